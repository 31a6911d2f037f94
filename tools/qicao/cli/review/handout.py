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

__all__ = ["attachments", "letters", "table", "word"]

Out = Annotated[Path, typer.Option("--out", help="输出文件夹。")]


def table(draft: Draft, round_: RoundName = "", out: Out = Path("build")) -> None:
    """Write the table as Word file and workbook; end with 1 while a comment has no decision."""
    from qicao.ledger.overview import make_overview
    from qicao.render.review.book import render_book
    from qicao.render.review.table import render_table

    view, pictures = _open(draft, round_, out)
    overview = make_overview(view)
    name, left = f"{overview.head.kind}汇总处理表", overview.counts.unsettled
    name += "（未完成）" if left else ""
    files = {f"{name}.docx": render_table(overview, pictures), f"{name}.xlsx": render_book(overview)}
    folder = _write(view, out, files)
    if left:
        typer.echo(
            f"还有 {left} 条没有处理意见，表是工作稿：填好后用 qicao review import {draft.as_posix()} {(folder / name).as_posix()}.xlsx 收回。"
        )
    else:
        _tell_older(folder, f"{name}（未完成）")
    raise typer.Exit(int(bool(left)))


def _tell_older(folder: Path, name: str) -> None:
    """Say that the working copies of before are no longer needed; they are not deleted, for somebody may have written into them."""
    from qicao.source.files import DISK

    left = [file for file in (f"{name}.docx", f"{name}.xlsx") if DISK.has_file(folder / file)]
    if left:
        typer.echo(f"同一文件夹里的 {'、'.join(left)} 是以前的工作稿，收回过的可以删去。")


def letters(draft: Draft, round_: RoundName = "", out: Out = Path("build")) -> None:
    """Write a reply to each unit that answered; end with 1 while a comment has no decision, or a letter no unit.

    Comments of nobody that came by the publication have no letter, and that is no fault.
    """
    from qicao.ledger.overview import make_overview, voices
    from qicao.render.review.reply import render_reply, reply_names

    view, pictures = _open(draft, round_, out)
    overview, heard = make_overview(view), voices(view)
    names = reply_names(heard)
    _write(
        view,
        out,
        {f"复函/{name}": render_reply(overview, voice, pictures) for name, voice in zip(names, heard, strict=True)},
    )
    nobody = [comment.via for comment in view.heads if not comment.unit]
    public = nobody.count("公示")
    if public:
        typer.echo(f"公示收到的意见中有 {public} 条没有提出单位，没有复函。")
    if len(nobody) > public:
        typer.echo(f"有 {len(nobody) - public} 条意见没有提出单位，没有复函。")
    if overview.counts.unsettled:
        typer.echo(f"还有 {overview.counts.unsettled} 条没有处理意见，复函里写“待定”。")
    raise typer.Exit(int(bool(overview.counts.unsettled or len(nobody) > public)))


def word(draft: Draft, round_: RoundName = "", out: Out = Path("build")) -> None:
    """Write the draft of today as Word file with the comments at their words."""
    from qicao.drawn.formulas import Formulas
    from qicao.layout.copy import Review
    from qicao.ledger.notes import notes_of
    from qicao.parse.draft import load_draft
    from qicao.render.docx import render_docx
    from qicao.render.review.commented import with_notes

    view, pictures = _open(draft, round_, out)
    standard, notes = load_draft(home_of(draft)).standard, notes_of(view)
    marked = Review(marked=frozenset(id_ for note in notes for id_ in note.places))
    data = render_docx(standard, formulas=Formulas(pictures.world), pictures=pictures, review=marked)
    _write(view, out, {f"{standard.data.stage}（带意见）.docx": with_notes(data, notes)})
    lost = sum(view.placed[comment.id].state == "unplaced" for comment in view.heads)
    if lost:
        typer.echo(f"有 {lost} 条待定位，放在第1章的标题处。")


def attachments(draft: Draft, round_: RoundName = "", out: Out = Path("build")) -> None:
    """Write the pictures of the comments without names and notes of cameras; end with 1 when files are left out."""
    from qicao.ledger.attached import attached
    from qicao.model.visible import visible

    view, _ = _open(draft, round_, out)
    found = list(attached(view.record))
    _write(view, out, {f"附件/{one.name}": one.data for one in found if not one.left})
    for one in found:
        if one.left:
            typer.echo(visible(f"{one.comment} 的附件 {one.file} 没有导出：{one.left}。"))
    if any(not one.left for one in found):
        typer.echo("图片里有没有人脸、证件、车牌，请人看一遍再发出。")
    raise typer.Exit(int(any(one.left for one in found)))


def _open(draft: Path, round_: str, out: Path) -> tuple[View, Pictures]:
    from qicao.drawn.pictures import Pictures
    from qicao.ledger.view import open_view
    from qicao.source.world import open_world

    home = home_of(draft)
    view = open_view(home, round_)
    return view, Pictures(home, open_world(out / ".cache"))


def _write(view: View, out: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files into the folder of the draft and the round, say where they are, and return the folder."""
    from qicao.source.files import DISK

    slug = view.draft.standard.slug if view.draft else view.record.folder.name
    folder = out / slug / f"意见（第{view.record.round.name}轮）"
    for name, data in files.items():
        DISK.write(folder / name, data)
        typer.echo((folder / name).as_posix())
    return folder
