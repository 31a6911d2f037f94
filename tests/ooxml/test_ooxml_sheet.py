"""Rows of a worksheet: what is read back is what was written."""

from __future__ import annotations

from lxml import etree

from qicao.ooxml.sheet import rows_xml


def test_cells_have_their_place_and_their_text() -> None:
    """In columns beyond Z, with blanks, line ends and marks; empty cells are none."""
    root = etree.fromstring(rows_xml([(["=1+1", "", ' a<b&c\n"d" '], 2), ([""] * 27 + ["x"], 0)]))
    cells = [(cell.get("r"), cell.get("s"), cell.get("t"), cell.findtext(".//t")) for cell in root.iter("c")]

    assert cells == [
        ("A1", "2", "inlineStr", "=1+1"),
        ("C1", "2", "inlineStr", ' a<b&c\n"d" '),
        ("AB2", "0", "inlineStr", "x"),
    ]
