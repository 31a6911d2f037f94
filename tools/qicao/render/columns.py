"""How wide the columns of a table are and how their cells stand, for every face."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from qicao.model.block import Cell, Figure, Formula, Paragraph, Table
from qicao.model.inline import readable_text
from qicao.model.standard import Node, iter_nodes

__all__ = ["INSET", "column_aligns", "column_rooms", "column_shares", "foot_lines", "row_lines", "text_width"]

SHORT = 10
"""Width, in Chinese characters, up to which the cells of a column stand in its middle."""
LONG = 24
"""Longer cells wrap, so that more does not count."""
NARROW = 3.0
ACROSS = {False: 52, True: 77}
"""Characters of 9 pt that stand beside each other between the margins, on an upright page and on its side."""
WIDTH = {False: 165.0, True: 246.0}
"""Width of a table in mm, upright and on its side."""
INSET = 3.0
"""What lines and space take of the width of a cell, in mm."""
TALL: dict[type, int] = {Formula: 4, Figure: 12}
"""Lines of what is no text."""


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


def column_rooms(block: Table) -> list[float]:
    """The millimetres of each column."""
    shares = column_shares(block)
    return [WIDTH[block.landscape] * share / sum(shares) for share in shares]


def row_lines(block: Table) -> list[int]:
    """About how many lines each row takes; a merged cell gives the lines that its rows have not to the last of them."""
    shares = column_shares(block) or [1.0]
    across = ACROSS[block.landscape] / sum(shares)
    lines = [0] * len(block.rows)
    merged: list[tuple[int, int, int]] = []
    for row, line in enumerate(block.rows):
        for item in line.cells:
            width = across * sum(shares[item.column : item.column + item.colspan]) - 1
            count = sum(_lines(inner, width) for inner in item.blocks)
            if item.rowspan > 1:
                merged.append((row, row + item.rowspan, count))
            lines[row] = max(lines[row], 1 if item.rowspan > 1 else count)
    for first, end, count in merged:
        lines[end - 1] += max(count - sum(lines[first:end]), 0)
    return lines


def foot_lines(block: Table) -> int:
    """About how many lines stand below the rows."""
    nodes: tuple[Node, ...] = (*block.paragraphs, *block.notes, *block.footnotes)
    return sum(_lines(node, ACROSS[block.landscape] - 1) for node in nodes)


def _lines(node: Node, width: float) -> int:
    """About how many lines of that many characters the node takes."""
    tall = sum(TALL.get(type(inner), 0) for inner in iter_nodes(node))
    return tall + sum(1 + int(length / max(width, 1)) for length in _lengths(node))


def _length(item: Cell) -> float:
    """The width of the longest paragraph in the cell, in Chinese characters."""
    return max(_lengths(item), default=0)


def _lengths(node: Node) -> list[float]:
    """The width of every paragraph inside, in Chinese characters."""
    texts = [readable_text(inner.inlines) for inner in iter_nodes(node) if isinstance(inner, Paragraph)]
    return [text_width(text) for text in texts]


@lru_cache(maxsize=1 << 16)
def text_width(text: str) -> float:
    """The width of the text in Chinese characters; every face asks for that of the same cells."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)
