"""The command that begins a draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from qicao.errors import UsageError
from qicao.model.visible import visible

__all__ = ["new"]


def new(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DRAFT", help="新草案的文件夹，例如 drafts/我的标准。", show_default=False),
    ] = None,
    level: Annotated[str, typer.Option("--level", help="层次：gb、db31、hb:CJ、t:社团代号、q:企业代号。")] = "db31",
    type_: Annotated[
        str, typer.Option("--type", help="功能类型：术语、符号、分类、试验方法、规范、规程、指南、评价。")
    ] = "规范",
    entry: Annotated[
        str,
        typer.Option(
            "--entry", help="标准体系编号，如 YW301-003：名称、层次、功能、分工、引用取自标准体系，草案登记到那里。"
        ),
    ] = "",
) -> None:
    """Write a scaffold of a draft, which already passes the check."""
    from qicao.source.scaffold import new_draft

    if entry:
        _begin(entry, folder)
    elif folder is None:
        raise UsageError(
            "缺少参数 DRAFT。", "写上新草案的文件夹，如 qicao new drafts/我的标准；或用 --entry 从标准体系开始。"
        )
    else:
        _tell(folder, new_draft(folder, level, type_))


def _begin(id_: str, folder: Path | None) -> None:
    from qicao.catalog.begin import begin
    from qicao.catalog.read import has_system
    from qicao.source.files import DISK

    if not has_system(DISK, Path()):
        raise UsageError("这里没有标准体系。", "在放 metadata/ 的文件夹里运行 qicao new --entry。")
    begun = begin(DISK, Path(), id_, folder)
    typer.echo(visible(f"{begun.entry.id}  {begun.entry.title}"))
    typer.echo(visible(f"登记 metadata/entries.yaml：{begun.entry.id} 的 draft 为 {begun.folder.name}"))
    _tell(begun.folder, begun.files)


def _tell(folder: Path, files: Iterable[Path]) -> None:
    for path in files:
        typer.echo(f"新建 {path.as_posix()}")
    typer.echo(f"接着：编辑 {(folder / 'standard.yaml').as_posix()} 和 index.md，然后 qicao check {folder.as_posix()}")
