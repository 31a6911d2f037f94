"""The command `qicao assess requirements`: the provisions of a draft as objects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.system.look import Format, FormatOption
from qicao.errors import UsageError
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.model.provision import Provision

__all__ = ["requirements"]

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="草案的文件夹。", exists=True, file_okay=False)]


def requirements(  # noqa: PLR0913 -- each option of the command is an argument
    draft: Draft,
    format_: FormatOption = Format.text,
    *,
    strength: Annotated[
        str, typer.Option("--strength", help="只列这些类型：要求、指示、推荐、允许、陈述，用逗号分开。")
    ] = "",
    level: Annotated[str, typer.Option("--level", help="只列适用于这一级的：市、区、街镇。")] = "",
    role: Annotated[str, typer.Option("--role", help="只列主体中有这个词的。")] = "",
    since: Annotated[
        Path | None,
        typer.Option("--since", help="以前用 --format json 存下的条款；说出此后改了什么，编号沿用。", dir_okay=False),
    ] = None,
) -> None:
    """Print the provisions of the draft; with *since* what became of earlier ones, whose ids are kept."""
    from qicao.assess.provisions.listing import render_json, render_text

    today = _read(draft)
    today, changes = _followed(since, today) if since else (today, ())
    chosen = tuple(one for one in today if _fits(one, strength, level, role))
    if format_ is Format.json:
        typer.echo(render_json(chosen, {"changes": list(changes)} if since else None))
        return
    typer.echo(visible("\n".join([render_text(chosen), *(["", "与以前相比：", *changes] if since else [])])))


def _read(draft: Path) -> tuple[Provision, ...]:
    from qicao.assess.provisions.collect import provisions_of
    from qicao.parse.draft import load_draft
    from qicao.rules.context import Context

    read = load_draft(draft, index=False)
    return provisions_of(Context(read.standard, read.source.yaml, read.catalogue, read.files), read.stated)


def _followed(since: Path, today: tuple[Provision, ...]) -> tuple[tuple[Provision, ...], tuple[str, ...]]:
    from qicao.assess.provisions.following import follow, tell
    from qicao.assess.provisions.listing import read_json

    if not DISK.has_file(since):
        raise UsageError(f"找不到 {since}。", "先用 qicao assess requirements 草案 --format json 存一份。")
    earlier = read_json(DISK.read(since))
    followed = follow(earlier, today)
    return followed.provisions, tell(followed, earlier, today)


def _fits(one: Provision, strength: str, level: str, role: str) -> bool:
    wanted = strength.replace("，", ",").replace("、", ",").split(",") if strength else [one.strength]
    return one.strength in wanted and (not level or level in one.levels) and role in one.subject
