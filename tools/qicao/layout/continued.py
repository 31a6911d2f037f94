"""Where long tables go on, on further pages as 表X（续）: found in the layout of the PDF, used by Word and PDF (9.8.3).

Each page of a table that is `continued: split` keeps two lines free in the PDF, so that the same rows surely find room on
the page of Word, where the table is cut into as many tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.layout.breaks import holds
from qicao.model.block import Block, List, Paragraph, Row, Table

__all__ = ["Cuts", "Pages", "continued", "find_cuts", "is_settled", "parts", "with_cuts"]

NONE: tuple[int, ...] = ()
RowPage = tuple[str, int, int]
"""Name of a table, row, page; the row after the last is what stands below the rows."""


class Cuts(Struct, frozen=True):
    """How a table goes on."""

    rows: tuple[int, ...] = NONE
    """Rows that begin a page."""
    foot_held: bool = False
    """Whether the last rows had to be kept with what stands below them, which would have been alone on a page."""


class Pages(Struct, frozen=True):
    """What the layout tells of the pages."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    """Printed page number by id, for the lines of the contents."""
    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Where tables go on that are cut, by id."""


def continued(block: Table, stage: Literal["repeat", "split"]) -> bool:
    """Whether the table is cut: as its author says, else as its *stage* asks."""
    return (block.continued or stage) == "split"


def find_cuts(tables: Mapping[str, Table], found: Iterable[RowPage], known: Mapping[str, Cuts]) -> dict[str, Cuts]:
    """The cuts of the *tables*, by their ids, after the pages on which their rows were found.

    The layout was made with the *known* cuts: what had to be held then still has to be.
    """
    pages: dict[str, dict[int, int]] = {name: {} for name in tables}
    for name, row, page in found:
        pages[name][row] = page
    return {block.id: _cuts(block, pages[name], known.get(block.id, Cuts())) for name, block in tables.items()}


def _cuts(block: Table, pages: Mapping[int, int], known: Cuts) -> Cuts:
    """A row begins a page when the one above is whole and on the page before; what goes on by itself needs no cut."""
    hold, end = holds(block), len(block.rows)
    begin = [row for above, row in pairwise(sorted(pages)) if pages[row] > pages[above] and hold[above].whole]
    return Cuts(tuple(row for row in begin if row < end), known.foot_held or end in begin)


def is_settled(tables: Iterable[Table], known: Mapping[str, Cuts], found: Mapping[str, Cuts]) -> bool:
    """Whether the *tables* look with the cuts that were *found* as they do with those that were *known*."""
    return all(_shape(block, known.get(block.id, Cuts())) == _shape(block, found[block.id]) for block in tables)


def _shape(block: Table, cuts: Cuts) -> tuple[Table, bool]:
    return with_cuts(block, cuts.rows), cuts.foot_held


def with_cuts(block: Table, rows: Iterable[int]) -> Table:
    """The table with every cell that reaches over a cut ended there and repeated below it."""
    lines = [list(line.cells) for line in block.rows]
    for cut in rows:
        for row in range(cut):
            reaching = [cell for cell in lines[row] if row + cell.rowspan > cut]
            for cell in reaching:
                lines[row][lines[row].index(cell)] = replace(cell, rowspan=cut - row)
                rest = row + cell.rowspan - cut
                lines[cut].append(replace(cell, rowspan=rest, blocks=tuple(_repeated(cell.blocks))))
        lines[cut].sort(key=lambda cell: cell.column)
    made = (replace(line, cells=tuple(cells)) for line, cells in zip(block.rows, lines, strict=True))
    return replace(block, rows=tuple(made))


def _repeated(blocks: Iterable[Block]) -> Iterator[Block]:
    """What can be said twice: nothing that has a number of its own."""
    return (block for block in blocks if isinstance(block, (Paragraph, List)))


def parts(block: Table, cuts: Cuts) -> list[tuple[Row, ...]]:
    """The rows of each part, the head before all of them."""
    rows = with_cuts(block, cuts.rows).rows
    head = rows[: block.header_rows]
    edges = (block.header_rows, *cuts.rows, len(rows))
    return [(*head, *rows[first:end]) for first, end in pairwise(edges)]
