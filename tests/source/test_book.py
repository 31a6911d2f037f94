"""Workbooks as others hand them in: words, numbers as they are shown, merges, formulas that stay text."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import Workbook

from qicao.errors import FileError
from qicao.source.book import column_letters, read_book
from wordfiles import workbook, zipped


def rows(data: bytes) -> list[list[str]]:
    """The words of the first sheet; merged places as `<` and `^`."""
    return [[cell.covered or cell.text for cell in row.cells] for row in read_book(data)[0].rows]


def saved(*values: object, **formats: str) -> bytes:
    """A workbook with one row; *formats* by the names of its columns."""
    book = Workbook()
    sheet = book.active
    sheet.append(values)
    for column, form in formats.items():
        sheet[f"{column}1"].number_format = form
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_words_and_merges() -> None:
    """Merged places say to which cell they belong."""
    grid = [["序号", "意见", "<"], ["1", "甲", "乙"], ["^", "丙", ""]]

    assert rows(workbook({"表": grid})) == grid


def test_several_sheets() -> None:
    """All of them, with their names."""
    assert [sheet.name for sheet in read_book(workbook({"甲": [["1"]], "乙": [["2"]], "丙": []}))] == ["甲", "乙", "丙"]


def test_numbers_are_as_the_sheet_shows_them() -> None:
    """A clause that Excel took for a number keeps its zero when its format does; a date is a date."""
    shown = rows(saved(5.1, 5.10, 3, dt.datetime(2026, 10, 8), 0.5, B="0.00", D="yyyy-mm-dd", E="0%"))  # noqa: DTZ001

    assert shown == [["5.1", "5.10", "3", "2026-10-08", "50%"]]


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://example.com","点我")', "=1+1", '=cmd|"/c calc"!A1', "=A9"])
def test_a_formula_is_text(formula: str) -> None:
    """Nothing is computed."""
    assert rows(saved(formula)) == [[formula]]


def test_a_formula_with_a_number_is_the_number() -> None:
    """Running numbers are often computed."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        "<c><f>ROW()-1</f><v>7</v></c><c t='str'><f>A1</f><v>甲</v></c></row></sheetData></worksheet>"
    )
    assert rows(_with_sheet(sheet)) == [["7", "=A1"]]


def test_one_cell_far_away_costs_nothing() -> None:
    """Nor does a merge of the whole sheet."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        "<row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c></row>"
        "<row r='1048576'><c r='A1048576'><v>1</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='B1:XFD1048576'/></mergeCells></worksheet>"
    )
    assert rows(_with_sheet(sheet)) == [["甲"], ["1"]]


def _with_sheet(sheet: str) -> bytes:
    """A workbook whose sheet is written by hand."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(workbook({"表": [["x"]]}))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": sheet})


def test_a_file_without_a_workbook() -> None:
    """One clear line."""
    with pytest.raises(FileError, match="没有工作簿"):
        read_book(zipped({"a.txt": "x"}))


def test_names_of_columns() -> None:
    """As in the sheet."""
    assert [column_letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
