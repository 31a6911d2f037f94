"""The rows of a table that stay on one page, in Word and PDF alike: merged rows, and the head with the first row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.layout.columns import foot_lines, row_lines
from qicao.model.block import Table

__all__ = ["Keep", "holds", "whole_foot"]

ROOM = {False: 30, True: 16}
"""The number of lines that surely fit on a page below the head of a table.

False: on a portrait page; True: on a landscape page.
"""


MERGED = {False: 8, True: 5}
"""The most lines of merged rows that are kept on one page: at most a fifth of the page above stays blank.

False: on a portrait page; True: on a landscape page.
"""


class Keep(Struct, frozen=True):
    """The page breaks that are forbidden at a row."""

    whole: bool
    """True if no break may be inside the row; the row is not higher than a page."""
    held: bool
    """True if no break may be between the row and the next one."""


def holds(block: Table) -> list[Keep]:
    """Return for each row where no page may break: the head stays with the next row, merged rows stay together.

    Merged rows higher than a fifth of a page are not kept together, and a row higher than a page may break.
    """
    lines, room = row_lines(block), ROOM[block.landscape]
    held = set(range(block.header_rows))
    for first, last in _merged(block):
        if sum(lines[first : last + 1]) <= MERGED[block.landscape]:
            held.update(range(first, last))
    return [Keep(count <= room or row < block.header_rows, row in held) for row, count in enumerate(lines)]


def _merged(block: Table) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each group of body rows that merged cells connect."""
    first = last = block.header_rows
    for row, line in enumerate(block.rows[first:], first):
        if row > last:
            yield first, last
            first = row
        last = max(row, last, *(row + cell.rowspan - 1 for cell in line.cells))
    yield first, last


def whole_foot(block: Table) -> bool:
    """Return whether the foot of the table is not higher than a page."""
    return foot_lines(block) <= ROOM[block.landscape]
