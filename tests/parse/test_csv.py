"""Comma separated values, each cell of which knows its place (RFC 4180)."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation import lines_of
from qicao.parse.csv import CsvCell, read_csv

ROWS = {
    "甲,乙\n丙,丁": [["甲", "乙"], ["丙", "丁"]],
    '"甲,乙",丙': [["甲,乙", "丙"]],
    '"甲""乙"': [['甲"乙']],
    '"甲\n乙",丙': [["甲\n乙", "丙"]],
    "甲,,": [["甲", "", ""]],
    "\n甲\n\n": [["甲"]],
}


def text_of(cell: CsvCell) -> str:
    """The text of the cell; what is glued stands on the line of what is before it."""
    return "".join(("" if line.glued or not at else "\n") + line.text for at, line in enumerate(cell.lines))


def read(text: str) -> list[list[str]]:
    """The texts of the cells by row."""
    return [[text_of(cell) for cell in row] for row in read_csv(lines_of(text)).rows]


@pytest.mark.parametrize("text", ROWS)
def test_cells_are_read(text: str) -> None:
    """Commas and ends of lines within quotation marks are text."""
    assert read(text) == ROWS[text]


@given(
    st.lists(st.lists(st.text("甲a,\"' x", min_size=1).map(str.strip).filter(bool), min_size=2, max_size=3), min_size=1)
)
def test_what_python_writes_is_read_back(rows: list[list[str]]) -> None:
    """Whatever stands in the cells."""
    written = StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)

    assert read(written.getvalue()) == rows


@pytest.mark.parametrize(("text", "broken"), [('"甲', '"甲'), ('"甲"乙,丙', "乙")])
def test_marks_that_are_no_pair_are_told_and_their_text_is_kept(text: str, broken: str) -> None:
    """At the rest of the line."""
    rows = read_csv(lines_of(text))

    assert [line.text for line in rows.broken] == [broken]
    assert "甲" in text_of(rows.rows[0][0])
