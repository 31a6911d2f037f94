"""How wide the columns of a table are and how their cells stand, for every face."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.model.standard import Node, iter_nodes

__all__ = ["cell_lines", "column_aligns", "column_shares"]

SHORT = 10
"""Width, in Chinese characters, up to which the cells of a column stand in its middle."""
LONG = 24
"""Longer cells wrap, so that more does not count."""
NARROW = 3.0
ACROSS = 52
"""Characters of 9 pt that stand beside each other between the margins."""


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


def cell_lines(block: Table, nodes: Iterable[Node], column: int = 0, columns: int = 0) -> int:
    """About how many lines the *nodes* of a cell take that covers *columns* from *column* on; all columns when 0."""
    shares = column_shares(block) or [1.0]
    share = sum(shares[column : column + columns]) if columns else sum(shares)
    width = max(ACROSS * share / sum(shares) - 1, 1)
    return sum(1 + int(length / width) for node in nodes for length in _lengths(node))


def _length(item: Cell) -> float:
    """The width of the longest paragraph in the cell, in Chinese characters."""
    return max(_lengths(item), default=0)


def _lengths(node: Node) -> list[float]:
    """The width of every paragraph inside, in Chinese characters."""
    texts = [plain_text(inner.inlines) for inner in iter_nodes(node) if isinstance(inner, Paragraph)]
    return [sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text) for text in texts]
