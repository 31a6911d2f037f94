"""Paragraphs: their format in the order of the schema, and what stays on the page of what follows (17.3.1)."""

from __future__ import annotations

import pytest

from cxml import told
from qicao.ooxml.paragraph import ParagraphFormat, keep_with_next, paragraph
from qicao.ooxml.run import run
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table

FORMS = {
    "w:pStyle{w:val=Note}": ParagraphFormat("Note"),
    "(w:keepNext,w:pageBreakBefore)": ParagraphFormat(keep_next=True, page_break=True),
    "w:numPr/(w:ilvl{w:val=1},w:numId{w:val=3})": ParagraphFormat(number=3, level=1),
    "w:numPr/w:numId{w:val=0}": ParagraphFormat(number=0),
    "w:tabs/(w:tab{w:val=center,w:pos=4678},w:tab{w:val=right,w:leader=middleDot,w:pos=9356})": ParagraphFormat(
        tabs="center:4678 right:9356:middleDot"
    ),
    "w:pBdr/w:top{w:val=single,w:sz=8,w:space=0,w:color=auto}": ParagraphFormat(border="top:sz=8"),
    "(w:ind{w:left=420,w:hanging=210},w:jc{w:val=center})": ParagraphFormat(
        indent="left=420;hanging=210", align="center"
    ),
    "(w:autoSpaceDE{w:val=0},w:autoSpaceDN{w:val=0},w:snapToGrid{w:val=0})": ParagraphFormat(tight=True, snap=False),
    "w:outlineLvl{w:val=0}": ParagraphFormat(outline=0),
}
FIRST, LAST = (paragraph(run(text), ParagraphFormat(style)) for text, style in (("甲", "A"), ("乙", "B")))
HELD = 'w:p/(w:pPr/(w:pStyle{w:val=B},w:keepNext),w:r/w:t"乙")'


@pytest.mark.parametrize("properties", FORMS)
def test_a_format_says_what_is_set_and_nothing_else(properties: str) -> None:
    """In the order of the schema."""
    assert told(paragraph("", FORMS[properties])) == f"w:p/w:pPr/{properties}"


def test_the_last_paragraph_is_kept_with_what_follows() -> None:
    """And no other."""
    assert told(keep_with_next(FIRST + LAST)) == f"{told(FIRST)},{HELD}"
    assert keep_with_next("") == ""


def test_after_a_table_its_last_row_is_kept_too() -> None:
    """A paragraph behind a table would part from it."""
    rows = [row([cell(FIRST, CellFormat(100))])] * 2
    _, first, last = told(keep_with_next(table(rows, TableFormat([100])) + LAST)).split("w:tr/")

    assert "w:keepNext" not in first
    assert "w:pStyle{w:val=A},w:keepNext" in last
    assert last.endswith(HELD)
