"""Which rows of a table stay on one page, for Word and PDF alike: a row, a merged block, the head and what it heads."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.layout.columns import foot_lines, row_lines
from qicao.model.block import Table

__all__ = ["Hold", "holds", "whole_foot"]

ROOM = {False: 30, True: 16}
"""Lines that surely find room on a page below the head of a table, upright or laid on the long side."""


MERGED = {False: 8, True: 5}
"""Lines that rows of merged cells take at most to be kept together: a fifth of a page may stay blank, no more."""


class Hold(Struct, frozen=True):
    """What no page break may do to a row."""

    whole: bool
    """It does not cut the row, which is not higher than a page."""
    held: bool
    """It does not stand between the row and the one below."""


def holds(block: Table) -> list[Hold]:
    """For each row what holds it: the head stays with the row below it, the rows of merged cells with each other.

    Rows that are merged over more than a fifth of a page are not held, and a row that is higher than a page may be cut.
    """
    lines, room = row_lines(block), ROOM[block.landscape]
    held = set(range(block.header_rows))
    for first, last in _merged(block):
        if sum(lines[first : last + 1]) <= MERGED[block.landscape]:
            held.update(range(first, last))
    return [Hold(count <= room or row < block.header_rows, row in held) for row, count in enumerate(lines)]


def _merged(block: Table) -> Iterator[tuple[int, int]]:
    """The first and last row of each stretch of rows of the body that merged cells tie together."""
    first = last = block.header_rows
    for row, line in enumerate(block.rows[first:], first):
        if row > last:
            yield first, last
            first = row
        last = max(row, last, *(row + cell.rowspan - 1 for cell in line.cells))
    yield first, last


def whole_foot(block: Table) -> bool:
    """Whether what stands below the rows is not higher than a page."""
    return foot_lines(block) <= ROOM[block.landscape]
