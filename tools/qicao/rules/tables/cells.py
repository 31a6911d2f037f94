"""Common functions of the rules about tables: the cells of the head and of the body, and their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.passage import Passage

__all__ = ["DASH", "body_rows", "head_cells", "lowest_heads", "passages_in", "text_of"]

DASH = "—"


def text_of(cell: Cell) -> str:
    """Return the printed characters of the cell."""
    return "".join(plain_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph)).strip()


def head_cells(table: Table) -> Sequence[Cell]:
    """Return the cells of the head rows."""
    return [cell for row in table.rows[: table.header_rows] for cell in row.cells]


def body_rows(table: Table) -> Sequence[Sequence[Cell]]:
    """Return the cells of each row below the head."""
    return [row.cells for row in table.rows[table.header_rows :]]


def lowest_heads(table: Table) -> dict[int, Cell]:
    """Return the lowest head cell of each column."""
    return {column: cell for cell in head_cells(table) for column in range(cell.column, cell.column + cell.colspan)}


def passages_in(context: Context, cell: Cell) -> Iterator[Passage]:
    """Yield the texts of the cell that the author typed."""
    for block in cell.blocks:
        passage = context.paragraphs.get(block.id) if isinstance(block, Paragraph) else None
        if passage:
            yield passage
