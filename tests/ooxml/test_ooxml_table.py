"""Tables: cells that cover others, rows that stay whole, heads that are repeated (17.4)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.table import Border, CellFormat, TableFormat, cell, row, table

WIDTH = "w:tcW{w:w=100,w:type=dxa}"


def test_a_table_has_the_sum_of_its_columns() -> None:
    """And stands in the middle."""
    properties = told(table([], TableFormat([100, 200])))

    assert properties.startswith("w:tbl/(w:tblPr/(w:tblW{w:w=300,w:type=dxa},w:jc{w:val=center},")
    assert properties.endswith(",w:tblGrid/(w:gridCol{w:w=100},w:gridCol{w:w=200}))")


def test_a_cell_says_what_it_covers() -> None:
    """Columns, rows and the direction of its text."""
    form = CellFormat(100, span=2, merge="restart", turned=True, align="top")
    covers = "w:gridSpan{w:val=2},w:vMerge{w:val=restart},w:textDirection{w:val=tbRl}"

    assert told(cell("", form)) == f"w:tc/w:tcPr/({WIDTH},{covers},w:vAlign{{w:val=top}})"
    assert told(cell("", CellFormat(100))) == f"w:tc/w:tcPr/({WIDTH},w:vAlign{{w:val=center}})"


def test_a_row_is_whole_and_a_head_is_repeated() -> None:
    """Unless it may be cut."""
    assert told(row([], header=True, height=300)) == (
        "w:tr/w:trPr/(w:cantSplit,w:trHeight{w:val=300,w:hRule=atLeast},w:tblHeader)"
    )
    assert told(row([], whole=False)) == "w:tr"


def test_a_line_of_no_width_is_taken_away() -> None:
    """And one that nobody speaks of is left as it is."""
    assert told(Border(top=12, bottom=0).xml()) == (
        "w:top{w:val=single,w:sz=12,w:space=0,w:color=auto},w:bottom{w:val=nil}"
    )
