"""The command `label`: writes ids into the source so that they never change, and reports how ids have changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.terminal import paint
from qicao.errors import QicaoError

__all__ = ["label"]


def label(
    draft_folder: Annotated[Path, typer.Argument(metavar="DRAFT", help="草案文件夹。")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ELEMENT]...", help="要素的标识或编号，如 5.2、表1。")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="给所有能写标签的要素写上标签。")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示改动，不写文件。")] = False,
    map_: Annotated[
        Path | None, typer.Option("--map", help="不写标签；对照旧的 outline JSON，列出“旧标识 → 新标识”。")
    ] = None,
) -> None:
    """Write labels into the source of a draft, or list the ids that differ from those in an old outline."""
    from qicao.source.discover import find_drafts

    folder = find_drafts([draft_folder])[0]
    if map_:
        _print_map(folder, map_)
    elif all_ or names:
        _label(folder, None if all_ else names, diff=diff)
    else:
        raise typer.BadParameter("写上要素的标识或编号，或用 --all。")


def _label(folder: Path, names: list[str] | None, *, diff: bool) -> None:
    from qicao.check.label import find_labels, write_labels
    from qicao.check.reports.diff import render_diff
    from qicao.source.files import DISK

    found = find_labels(folder, names)
    for file, data in found.files.items() if diff else ():
        typer.echo(render_diff(file.as_posix(), DISK.read(file), data, paint), nl=False)
    if not diff:
        write_labels(found)
        typer.echo(f"{folder.as_posix()}：写了 {len(found.labels)} 个标签。", err=True)
    for name in found.unknown:
        typer.echo(f"没有标识或编号为“{name}”的要素；用 qicao outline --format json 查看。", err=True)
    for id_ in found.refused:
        typer.echo(f"“{id_}”所在之处不能写标签，没有改动。", err=True)
    if found.unknown or found.refused:
        raise typer.Exit(1)


def _print_map(folder: Path, old: Path) -> None:
    """Print each old id whose element has another id now, or none."""
    import json

    from qicao.check.label import moved_ids
    from qicao.model.outline import outline
    from qicao.parse.draft import load_draft
    from qicao.source.files import DISK

    try:
        items = json.loads(DISK.read(old))["items"]
        pairs = moved_ids(items, outline(load_draft(folder).standard))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QicaoError(f"“{old}”不是 qicao outline --format json 的输出。", str(error)) from error
    for before, now in pairs:
        typer.echo(f"{before} → {now or '（没有了）'}")
