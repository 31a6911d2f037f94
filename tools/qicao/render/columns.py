"""How wide the columns of a table are and how their cells stand, for every face."""

from __future__ import annotations

from unicodedata import east_asian_width

from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.model.standard import iter_nodes

__all__ = ["column_aligns", "column_shares"]

SHORT = 10
"""Width, in Chinese characters, up to which the cells of a column stand in its middle."""
LONG = 24
"""Longer cells wrap, so that more does not count."""
NARROW = 3.0


def column_shares(block: Table) -> list[float]:
    """The shares of the columns: as the author gives them, or by the longest cell of each."""
    if block.widths:
        return list(block.widths)
    shares = [0.0] * block.columns
    for line in block.rows:
        for item in line.cells:
            share = min(_length(item), LONG) / item.colspan
            for column in range(item.column, min(item.column + item.colspan, block.columns)):
                shares[column] = max(shares[column], share)
    return [max(share, NARROW) for share in shares]


def column_aligns(block: Table) -> list[str]:
    """`center` for a column whose body cells are all short, else `both`."""
    longest = [0.0] * block.columns
    for line in block.rows[block.header_rows :]:
        for item in line.cells:
            if item.colspan == 1:
                longest[item.column] = max(longest[item.column], _length(item))
    return ["center" if length <= SHORT else "both" for length in longest]


def _length(item: Cell) -> float:
    """The width of the longest paragraph in the cell, in Chinese characters."""
    texts = [plain_text(node.inlines) for node in iter_nodes(item) if isinstance(node, Paragraph)]
    return max((sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text) for text in texts), default=0)
