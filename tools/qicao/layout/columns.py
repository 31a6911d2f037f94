"""The widths of the columns of a table and the alignment of their cells, for every output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from qicao.model.block import Cell, Figure, Formula, Paragraph, Table
from qicao.model.geometry import LANDSCAPE_WIDTH, TEXT_WIDTH
from qicao.model.inline import readable_text
from qicao.model.standard import Node
from qicao.model.tree import iter_nodes
from qicao.source.patterns import compiled

__all__ = [
    "INSET",
    "column_aligns",
    "column_rooms",
    "column_shares",
    "foot_lines",
    "row_lines",
    "text_lines",
    "text_width",
]

SHORT = 10
"""The width, in Chinese characters, up to which the cells of a column are centred."""
NARROW = 2.0
"""The least width of a column, in Chinese characters, without its frame."""
FRAME = 1.3
"""The part of a column's width that lines and space take, in characters, rather too large than too small."""
WORD = compiled("[!-~\u00a1-\u024f\u0370-\u04ff]+")
LONG_WORD = 12.0
"""The width, in Chinese characters, from which a word may break, such as an address."""
ACROSS = {False: 52, True: 77}
"""The number of characters of 9 pt between the margins.

False: on a portrait page; True: on a landscape page.
"""
WIDTH = {False: TEXT_WIDTH, True: LANDSCAPE_WIDTH}
"""The width of a table in mm (figure E.1).

False: on a portrait page; True: on a landscape page.
"""
INSET = 3.0
"""The part of a cell's width that lines and space take, in mm."""
HALVINGS = 32
"""The number of halvings after which the common width is exact enough."""
TALL: dict[type, int] = {Formula: 4, Figure: 12}
"""Type of block without text → the lines that it takes."""


def column_shares(block: Table) -> list[float]:
    """Return the relative widths of the columns: as the author gives them, or from the needs of their cells.

    If all cells fit on one line, a column is as wide as its longest cell. If not, columns that need little get what
    they need, the others share the rest equally; no column gets more than it needs or less than its longest word.
    """
    if block.widths:
        return list(block.widths)
    wanted, least = _needs(block, _length), _needs(block, _word_length)
    across = ACROSS[block.landscape]
    if sum(wanted) <= across:
        return wanted
    return least if sum(least) >= across else _fair(least, wanted, across)


def _needs(block: Table, length: Callable[[Cell], float]) -> list[float]:
    """Return the width that each column needs, in characters, with its frame.

    If a merged cell needs more than its columns together, the rest is added to them in equal parts.
    """
    needs = [NARROW + FRAME] * block.columns
    cells = [item for line in block.rows for item in line.cells]
    for item in sorted(cells, key=lambda item: item.colspan):
        columns = range(item.column, min(item.column + item.colspan, block.columns))
        lacking = length(item) + FRAME - sum(needs[column] for column in columns)
        for column in columns:
            needs[column] += max(lacking, 0) / len(columns)
    return needs


def _fair(least: Sequence[float], wanted: Sequence[float], across: float) -> list[float]:
    """Return widths that fill the line: as many columns as possible are equally wide.

    A column is narrower than the common width if it wants less, and wider if its least width is greater.
    """
    low, high = 0.0, across
    shares = list(least)
    for _ in range(HALVINGS):
        level = (low + high) / 2
        shares = [max(few, min(many, level)) for few, many in zip(least, wanted, strict=True)]
        low, high = (low, level) if sum(shares) > across else (level, high)
    return shares


def column_aligns(block: Table) -> list[str]:
    """Return `center` for each column whose body cells are all short, else `both`."""
    longest = [0.0] * block.columns
    for line in block.rows[block.header_rows :]:
        for item in line.cells:
            if item.colspan == 1:
                longest[item.column] = max(longest[item.column], _length(item))
    return ["center" if length <= SHORT else "both" for length in longest]


def column_rooms(block: Table) -> list[float]:
    """Return the width of each column in mm."""
    shares = column_shares(block)
    return [WIDTH[block.landscape] * share / sum(shares) for share in shares]


def row_lines(block: Table) -> list[int]:
    """Return the estimated number of lines of each row.

    If a merged cell has more lines than its rows together, the rest is added to the last of them.
    """
    shares = column_shares(block) or [1.0]
    across = ACROSS[block.landscape] / sum(shares)
    lines = [0] * len(block.rows)
    merged: list[tuple[int, int, int]] = []
    for row, line in enumerate(block.rows):
        for item in line.cells:
            width = across * sum(shares[item.column : item.column + item.colspan]) - 1
            count = sum(text_lines(inner, width) for inner in item.blocks)
            if item.rowspan > 1:
                merged.append((row, row + item.rowspan, count))
            lines[row] = max(lines[row], 1 if item.rowspan > 1 else count)
    for first, end, count in merged:
        lines[end - 1] += max(count - sum(lines[first:end]), 0)
    return lines


def foot_lines(block: Table) -> int:
    """Return the estimated number of lines below the rows."""
    nodes: tuple[Node, ...] = (*block.paragraphs, *block.notes, *block.footnotes)
    return sum(text_lines(node, ACROSS[block.landscape] - 1) for node in nodes)


def text_lines(node: Node, width: float) -> int:
    """Return the estimated number of lines of the node, if a line holds *width* Chinese characters."""
    tall = sum(TALL.get(type(inner), 0) for inner in iter_nodes(node))
    return tall + sum(1 + int(length / max(width, 1)) for length in _lengths(node))


def _length(item: Cell) -> float:
    """Return the width of the longest paragraph in the cell, in Chinese characters."""
    return max(_lengths(item), default=0)


def _word_length(item: Cell) -> float:
    """Return the width of the longest word in the cell that should not break, in Chinese characters."""
    words = (word for inner in iter_nodes(item) if isinstance(inner, Paragraph) for word in _words(inner))
    return min(max((text_width(word) for word in words), default=0), LONG_WORD)


def _words(block: Paragraph) -> list[str]:
    return WORD.findall(readable_text(block.inlines))


def _lengths(node: Node) -> list[float]:
    """Return the width of every paragraph in the node, in Chinese characters."""
    texts = [readable_text(inner.inlines) for inner in iter_nodes(node) if isinstance(inner, Paragraph)]
    return [text_width(text) for text in texts]


@lru_cache(maxsize=1 << 16)
def text_width(text: str) -> float:
    """Return the width of the text in Chinese characters; Latin letters count as half of one."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)
