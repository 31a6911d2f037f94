"""Which rows stay together on a page (GB/T 1.1—2020, 9.8.3)."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.layout.breaks import Keep, holds, whole_foot
from qicao.model.block import Cell, Note, Paragraph, Row, Table
from qicao.model.inline import Text

LONG = "很" * 2000


FREE, HELD, CUT = Keep(whole=True, held=False), Keep(whole=True, held=True), Keep(whole=False, held=False)


def paragraph(text: str) -> Paragraph:
    """A paragraph of that text."""
    return Paragraph("", (Text(text),))


def table(*rows: str, head: int = 1) -> Table:
    """A table of two columns; “甲3” is a cell over three rows, “.” a place that a cell from above covers."""
    made = []
    for row in rows:
        cells = [_cell(word, column) for column, word in enumerate(row.split()) if word != "."]
        made.append(Row(tuple(cells)))
    return Table("t", (), tuple(made), 2, header_rows=head)


def _cell(word: str, column: int) -> Cell:
    name, size = word.rstrip("0123456789"), word.lstrip("甲乙丙丁很高")
    return Cell((paragraph(name),), column, rowspan=int(size or 1))


def test_the_head_stays_with_the_first_row() -> None:
    """Even when it has several rows."""
    assert holds(table("甲 乙", "甲 乙", "甲 乙", "甲 乙", head=2)) == [HELD, HELD, FREE, FREE]


def test_the_rows_of_a_merged_cell_stay_together() -> None:
    """Also those that two cells tie to each other like links of a chain."""
    assert holds(table("甲 乙", "甲2 乙", ". 乙2", "甲 .", "甲 乙")) == [HELD, HELD, HELD, FREE, FREE]


def test_rows_merged_over_more_than_a_page_may_part() -> None:
    """Each stays whole."""
    rows = ["甲 乙", "甲40 乙", *[". 乙"] * 39]

    assert holds(table(*rows)) == [HELD] + [FREE] * 40


def test_merged_rows_that_would_leave_more_than_a_fifth_of_a_page_blank_may_part() -> None:
    """Eight lines stay together, nine need not."""
    stretches = [holds(table("甲 乙", f"甲{rows} 乙", *[". 乙"] * (rows - 1))) for rows in (8, 9)]

    assert stretches == [[HELD] + [HELD] * 7 + [FREE], [HELD] + [FREE] * 9]


def test_a_row_higher_than_a_page_may_be_cut() -> None:
    """Nothing else would print all of it."""
    assert holds(table("甲 乙", f"甲 {LONG}", "甲 乙")) == [HELD, CUT, FREE]


def test_a_page_on_its_side_is_lower() -> None:
    """Seven lines are more than a fifth of it."""
    block = table("甲 乙", "甲7 乙", *[". 乙"] * 6)

    assert holds(block)[1].held
    assert not holds(replace(block, landscape=True))[1].held


def test_what_stands_below_the_rows_stays_whole_unless_it_is_higher_than_a_page() -> None:
    """Notes and footnotes in one cell."""
    assert whole_foot(replace(table("甲 乙"), notes=(Note("n", (paragraph("短"),)),)))
    assert not whole_foot(replace(table("甲 乙"), notes=(Note("n", (paragraph(LONG),)),)))
