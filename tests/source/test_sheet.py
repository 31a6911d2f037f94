"""Sheets as they are seen: raised characters, lines within a cell, what is hidden, and no more than a limit."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from qicao.model.span import Span
from qicao.source.sheet import read_sheet


def lines_of(book: Workbook) -> tuple[list[str], list[str]]:
    """The lines of the first sheet, and the codes of what is wrong."""
    file = BytesIO()
    book.save(file)
    lines, findings = read_sheet(file.getvalue(), "a.xlsx", "", Span("index.md", 1))
    return [line.text for line in lines], [finding.code for finding in findings]


def test_raised_and_lowered_characters_are_roles() -> None:
    """10³ is not 103."""
    book = Workbook()
    book.active["A1"] = CellRichText("10", TextBlock(InlineFont(vertAlign="superscript"), "3"), " 个")
    book.active["A2"] = "2"
    book.active["A2"].font = Font(vertAlign="subscript")

    assert lines_of(book) == (["10{sup}`3` 个", "{sub}`2`"], [])


def test_lines_within_a_cell_stay_lines() -> None:
    """As Alt+Enter parts them."""
    book = Workbook()
    book.active["A1"] = "核实地点；\n派遣人员。"

    assert lines_of(book) == (["核实地点；\\", "派遣人员。"], [])


def test_hidden_rows_and_columns_are_not_printed() -> None:
    """The table is what is seen of the sheet."""
    book = Workbook()
    for row in (("甲", "乙", "丙"), ("丁", "戊", "己")):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True

    assert lines_of(book) == (["甲", "丙"], [])


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576", "ZZ100"])
def test_a_value_far_away_is_refused(place: str) -> None:
    """Instead of a thousand million blank cells."""
    book = Workbook()
    book.active[place] = 1

    wide = place == "XFD1"
    assert lines_of(book)[1] == ([] if wide else ["FIL013"])


def test_a_merge_over_the_sheet_is_refused() -> None:
    """Each of its cells would be made."""
    book = Workbook()
    book.active["A1"] = 1
    book.active.merged_cells.add("A1:XFD1048576")

    assert lines_of(book)[1] == ["FIL013"]


def test_a_string_that_unpacks_without_end_is_refused() -> None:
    """A million bytes may hold a thousand million characters."""
    book = Workbook()
    book.active["A1"] = "甲"
    for row in range(1, 300):
        book.active.cell(row, 2, "a" * 30_000 + str(row))

    assert lines_of(book)[1] == ["FIL013"]
