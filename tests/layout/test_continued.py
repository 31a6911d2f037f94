"""Which rows stay together, and where a long table goes on (GB/T 1.1—2020, 9.8.3)."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.layout.breaks import Keep
from qicao.layout.continued import Cuts, continued, find_cuts, is_settled, parts, with_cuts
from qicao.model.block import Block, Cell, Formula, Paragraph, Row, Table
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


def shape(block: Table) -> list[str]:
    """The rows in the notation of `table`."""
    return [" ".join(_word(cell) for cell in row.cells) for row in block.rows]


def _word(cell: Cell) -> str:
    return "".join(text.text for text in cell.blocks[0].inlines) + (str(cell.rowspan) if cell.rowspan > 1 else "")  # type: ignore[union-attr]


def test_a_merged_cell_that_is_cut_ends_there_and_is_said_again() -> None:
    """At each cut; others stay as they are."""
    block = with_cuts(table("甲 乙", "丙5 乙", ". 乙", ". 乙", ". 乙2", ". .", "甲 乙"), (3, 5))

    assert shape(block) == ["甲 乙", "丙2 乙", "乙", "丙2 乙", "乙", "丙 乙", "甲 乙"]


def test_a_formula_is_not_said_again() -> None:
    """It has a number of its own."""
    blocks: tuple[Block, ...] = (paragraph("丙"), Formula("f", "x", "（1）"))
    block = table("甲 乙", "丙2 乙", ". 乙")
    row = replace(block.rows[1], cells=(replace(block.rows[1].cells[0], blocks=blocks), block.rows[1].cells[1]))
    cut = with_cuts(replace(block, rows=(block.rows[0], row, block.rows[2])), (2,))

    assert [len(line.cells[0].blocks) for line in cut.rows[1:]] == [2, 1]


def test_every_part_has_the_head() -> None:
    """And its own rows."""
    block = table("甲 乙", "丙 乙", "丁 乙", "丙 乙")

    assert [shape(replace(block, rows=part)) for part in parts(block, Cuts((2, 3)))] == [
        ["甲 乙", "丙 乙"], ["甲 乙", "丁 乙"], ["甲 乙", "丙 乙"],
    ]  # fmt: skip
    assert len(parts(block, Cuts())) == 1


PAGES = [("q", 1, 4), ("q", 2, 4), ("q", 3, 5), ("q", 4, 6)]
"""Rows 1 to 3 and, as row 4, what stands below them."""


def test_a_row_on_a_later_page_than_the_one_above_begins_a_part() -> None:
    """What stands below the rows is kept with the last of them when it would be alone on its page."""
    block = table("甲 乙", "甲 乙", "甲 乙", "甲 乙")

    assert find_cuts({"q": block}, PAGES, {}) == {"t": Cuts((3,), foot_held=True)}
    assert find_cuts({"q": block}, [*PAGES[:3], ("q", 4, 5)], {}) == {"t": Cuts((3,))}


def test_what_was_held_once_is_held_for_good() -> None:
    """The layout that shows it below the rows was made so because of it."""
    block = table("甲 乙", "甲 乙", "甲 乙", "甲 乙")

    assert find_cuts({"q": block}, [*PAGES[:3], ("q", 4, 5)], {"t": Cuts((), foot_held=True)})["t"].foot_held


def test_only_what_changes_the_table_is_laid_out_again() -> None:
    """A cut inside a merged cell, or rows tied to what stands below them; not a cut between rows."""
    plain, merged = table("甲 乙", "甲 乙", "甲 乙"), table("甲 乙", "丙2 乙", ". 乙")

    assert is_settled([plain], {}, {"t": Cuts((2,))})
    assert not is_settled([merged], {}, {"t": Cuts((2,))})
    assert is_settled([merged], {"t": Cuts((2,))}, {"t": Cuts((2,))})
    assert not is_settled([plain], {}, {"t": Cuts((2,), foot_held=True)})


def test_behind_a_row_that_goes_on_by_itself_no_page_begins() -> None:
    """Its end may stand anywhere on that page."""
    block = table("甲 乙", "甲 乙", f"甲 {LONG}", "甲 乙")

    assert find_cuts({"q": block}, PAGES[:3], {}) == {"t": Cuts()}


def test_the_author_says_more_than_the_stage() -> None:
    """`repeat` in the last stages, `split` in the first."""
    block = table("甲 乙")

    assert [continued(replace(block, continued=word), "split") for word in ("", "repeat", "split")] == [
        True,
        False,
        True,
    ]  # type: ignore[arg-type]
    assert [continued(replace(block, continued=word), "repeat") for word in ("", "repeat", "split")] == [
        False,
        False,
        True,
    ]  # type: ignore[arg-type]
