"""The places where long tables continue on a new page as 表X（续） (9.8.3).

They are found in the layout of the PDF and used by Word and PDF. In a table with `continued: split` every page of the
PDF keeps two lines free, so that the same rows surely fit on the page of Word, where each part is a table of its own.
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
"""Name of a table, row, page; the row after the last one means the foot of the table."""


class Cuts(Struct, frozen=True):
    """The places where a table continues on a new page."""

    rows: tuple[int, ...] = NONE
    """The rows that begin a page."""
    foot_held: bool = False
    """True if the last rows are kept with the foot of the table, which would have been alone on a page."""


class Pages(Struct, frozen=True):
    """The page numbers and table breaks that a layout has found."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    """Id → printed page number, for the lines of the contents."""
    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Id of a table → the places where it continues."""


def continued(block: Table, stage: Literal["repeat", "split"]) -> bool:
    """Return whether the table is split into parts with titles: as its author says, else as its *stage* demands."""
    return (block.continued or stage) == "split"


def find_cuts(tables: Mapping[str, Table], found: Iterable[RowPage], known: Mapping[str, Cuts]) -> dict[str, Cuts]:
    """Return the breaks of the *tables*, by their ids, from the pages on which their rows were *found*.

    The layout was made with the *known* breaks; a foot that was kept with the last rows in it stays so.
    """
    pages: dict[str, dict[int, int]] = {name: {} for name in tables}
    for name, row, page in found:
        pages[name][row] = page
    return {block.id: _cuts(block, pages[name], known.get(block.id, Cuts())) for name, block in tables.items()}


def _cuts(block: Table, pages: Mapping[int, int], known: Cuts) -> Cuts:
    """Return the breaks of one table.

    A row begins a page if the row above is on an earlier page and fits on one; a row higher than a page breaks by
    itself.
    """
    hold, end = holds(block), len(block.rows)
    begin = [row for above, row in pairwise(sorted(pages)) if pages[row] > pages[above] and hold[above].whole]
    return Cuts(tuple(row for row in begin if row < end), known.foot_held or end in begin)


def is_settled(tables: Iterable[Table], known: Mapping[str, Cuts], found: Mapping[str, Cuts]) -> bool:
    """Return whether the *tables* look the same with the breaks *found* as with the breaks *known* before."""
    return all(_shape(block, known.get(block.id, Cuts())) == _shape(block, found[block.id]) for block in tables)


def _shape(block: Table, cuts: Cuts) -> tuple[Table, bool]:
    return with_cuts(block, cuts.rows), cuts.foot_held


def with_cuts(block: Table, rows: Iterable[int]) -> Table:
    """Return the table split at the breaks: a merged cell across a break ends there and is repeated below it."""
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
    """Yield the blocks that may be printed twice: those without a number of their own."""
    return (block for block in blocks if isinstance(block, (Paragraph, List)))


def parts(block: Table, cuts: Cuts) -> list[tuple[Row, ...]]:
    """Return the rows of each part of the table, each beginning with the rows of the head."""
    rows = with_cuts(block, cuts.rows).rows
    head = rows[: block.header_rows]
    edges = (block.header_rows, *cuts.rows, len(rows))
    return [(*head, *rows[first:end]) for first, end in pairwise(edges)]
