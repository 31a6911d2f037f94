"""Commands that write what a round ends with: the table, the replies, the draft with the comments in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.review.options import Draft, RoundName, home_of

if TYPE_CHECKING:
    from qicao.drawn.pictures import Pictures
    from qicao.ledger.view import View

__all__ = ["table"]

Out = Annotated[Path, typer.Option("--out", help="输出文件夹。")]


def table(draft: Draft, round_: RoundName = "", out: Out = Path("build")) -> None:
    """Write the table as Word file and workbook; end with 1 while a comment has no decision."""
    from qicao.ledger.overview import make_overview
    from qicao.render.review.book import render_book
    from qicao.render.review.columns import title_of
    from qicao.render.review.table import render_table

    view, pictures = _open(draft, round_, out)
    overview = make_overview(view)
    name, left = title_of(overview), overview.counts.unsettled
    name += "（未完成）" if left else ""
    _write(view, out, {f"{name}.docx": render_table(overview, pictures), f"{name}.xlsx": render_book(overview)})
    if left:
        typer.echo(f"还有 {left} 条没有处理意见，表是工作稿：填好后用 qicao review import 收回。", err=True)
    raise typer.Exit(int(bool(left)))


def _open(draft: Path, round_: str, out: Path) -> tuple[View, Pictures]:
    from qicao.drawn.pictures import Pictures
    from qicao.ledger.view import open_view
    from qicao.source.world import open_world

    home = home_of(draft)
    view = open_view(home, round_)
    return view, Pictures(home, open_world(out / ".cache"))


def _write(view: View, out: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into the folder of the draft and the round, and say where they are."""
    from qicao.source.files import DISK

    slug = view.draft.standard.slug if view.draft else view.record.folder.name
    folder = out / slug / f"意见（第{view.record.round.name}轮）"
    for name, data in files.items():
        DISK.write(folder / name, data)
        typer.echo((folder / name).as_posix())
