"""A small round without files, and what comes back from a table or Word file of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook

from qicao.compare.texts import Comparison, compare_texts
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.layout.copy import Review
from qicao.ledger.notes import notes_of
from qicao.ledger.overview import make_overview
from qicao.ledger.placing import Placing
from qicao.ledger.record import Record
from qicao.ledger.returned import Returned, take_back
from qicao.ledger.view import View
from qicao.model.comment import Anchor, Answer, Comment, Decision, Round, Unit
from qicao.model.frozen import FrozenText, freeze
from qicao.model.overview import Note
from qicao.parse.draft import Draft
from qicao.render.docx import render_docx
from qicao.render.review.book import render_book
from qicao.render.review.commented import with_notes
from qicao.render.review.table import render_table
from qicao.source.files import in_memory
from qicao.source.frozen import frozen_json
from qicao.source.world import world_in_memory
from snippets import YAML, document_of

__all__ = [
    "COMMENTS",
    "FROZEN",
    "HEAD",
    "PLAIN",
    "back",
    "comment",
    "outputs",
    "rows_of",
    "sheet_of",
    "taken",
    "view_of",
    "with_rows",
]

TEXT = """\
# 范围

本文件规定了充电柜的要求。

# 要求

## 接地

充电柜应可靠接地，并应每日检查。

## 检查

柜门应完好。
"""
NOW = TEXT.replace("## 检查", "## 标识\n\n柜门应有标识。\n\n## 检查")
"""The text of today: 4.2 has become 4.3."""
PLAIN = Pictures(Path(), world_in_memory({}))
HEAD = 4
"""Row of the head in a sheet."""


@cache
def _old() -> FrozenText:
    return freeze(document_of(TEXT).standard, {})


FROZEN = frozen_json(_old()).encode()
"""The file that holds the old text."""


def comment(number: int, body: str = "建议改写。", **more: object) -> Comment:
    """A comment with that number on 4.2 of the old text."""
    last = _old().elements[-1]
    anchor = Anchor("4.2", last.id, "4.2", last.text[:2], "", last.text[2:], 0, 2)
    made = Comment(f"2026-1-a{number:04}", "form", body, unit=f"×××单位（{number}）", anchor=anchor, date="2026-11-20")
    return replace(made, **more)


COMMENTS = (
    comment(1, "宜说明检查的周期。", proposed="柜门应每月检查。", reason="便于操作。", via="公示"),
    comment(2, "全文统一用语。", anchor=Anchor("全文", whole=True), decision=Decision("采纳", date="2026-12-01")),
    comment(
        3, '=HYPERLINK("http://example.org")', decision=Decision("不采纳", "已由其他文件规定。", date="2026-12-09")
    ),
    comment(4, "删去。", struck=True, decision=Decision("另行处理", "转归口单位。"), via="会议"),
    comment(5, "+1", decision=Decision("待议")),
    comment(6, "同意上一条。", parent="2026-1-a0001"),
)


def view_of(comments: Sequence[Comment] = COMMENTS, yaml: str = YAML, **more: Any) -> View:
    """The round with these comments on the old text, beside the text of today."""
    units = tuple(Unit(f"×××单位（{number}）", "函") for number in (1, 2, 7, 8))
    round_ = Round("1", year="2026", units=units, start="2026-11-02", end="2026-12-02")
    answer = Answer("2026-1-a0099", "×××单位（7）")
    record = Record(
        Path("r"), "r", round_, {one.id: one for one in comments}, {answer.id: answer}, files=in_memory({}), **more
    )
    draft, comparison = _texts(yaml)
    placing = Placing(comparison)
    return View(record, comparison, {one.id: placing.place(one.anchor) for one in comments}, {}, draft)


@cache
def _texts(yaml: str) -> tuple[Draft, Comparison]:
    """The draft of today, and what became of the old text in it."""
    draft = document_of(NOW, yaml)
    return draft, compare_texts(_old(), freeze(draft.standard, draft.keys))


def outputs(view: View) -> dict[str, bytes]:
    """The table of the round as Word file and workbook."""
    overview = make_overview(view)
    return {"表.docx": render_table(overview, PLAIN), "表.xlsx": render_book(overview)}


def back(view: View, name: str, data: bytes) -> Returned:
    """What is taken from the file."""
    return take_back(view, taken(name, data).arrived, mark="z")


def taken(name: str, data: bytes) -> Taken:
    """What is read from the file."""
    return read_comments(name, data, FrozenText())


def sheet_of(data: bytes) -> Any:
    """The sheet of the workbook."""
    return load_workbook(BytesIO(data)).worksheets[0]


def rows_of(data: bytes) -> list[list[str]]:
    """The words of the rows below the head, the receipt number last."""
    rows = [[str(cell.value or "") for cell in row] for row in sheet_of(data).iter_rows(min_row=HEAD + 1)]
    return [row for row in rows if row[-1]]


def with_rows(data: bytes, rows: Sequence[Sequence[str]]) -> bytes:
    """The workbook with these rows in place of its own, as somebody saves it."""
    book = load_workbook(BytesIO(data))
    sheet = book.worksheets[0]
    sheet.delete_rows(HEAD + 1, sheet.max_row)
    for row in rows:
        sheet.append([text or None for text in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def word_of(view: View, more: Sequence[Note] = ()) -> bytes:
    """The text of today with the comments at their words, and *more* that somebody put into it."""
    notes = notes_of(view)
    assert view.draft is not None
    marked = Review(marked=frozenset(id_ for note in notes for id_ in note.places))
    data = render_docx(view.draft.standard, formulas=Formulas(PLAIN.world), pictures=PLAIN, review=marked)
    return with_notes(data, (*notes, *more))
