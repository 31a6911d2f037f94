"""How wide the columns of a table are and how their cells stand, for every face."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from qicao.model.block import Cell, Figure, Formula, Paragraph, Table
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
"""Width, in Chinese characters, up to which the cells of a column stand in its middle."""
NARROW = 2.0
"""Characters for which even an empty column has room."""
FRAME = 1.3
"""Characters that lines and space take of the width of a column, rather too many than too few."""
WORD = compiled("[!-~\u00a1-\u024f\u0370-\u04ff]+")
LONG_WORD = 12.0
"""Longer words, addresses for instance, may break."""
ACROSS = {False: 52, True: 77}
"""Characters of 9 pt that stand beside each other between the margins, on an upright page and on its side."""
WIDTH = {False: 165.0, True: 246.0}
"""Width of a table in mm, upright and on its side."""
INSET = 3.0
"""What lines and space take of the width of a cell, in mm."""
HALVINGS = 32
"""Steps by which a level is found."""
TALL: dict[type, int] = {Formula: 4, Figure: 12}
"""Lines of what is no text."""


def column_shares(block: Table) -> list[float]:
    """The shares of the columns: as the author gives them, or by what their cells need.

    Where all cells have room beside each other, a share is as wide as the longest cell. Else no column gets more than it
    needs, and none that needs less than others get is broken: those that need more have what is left in equal shares, but
    at least the width of their longest word.
    """
    if block.widths:
        return list(block.widths)
    wanted, least = _needs(block, _length), _needs(block, _word_length)
    across = ACROSS[block.landscape]
    if sum(wanted) <= across:
        return wanted
    return least if sum(least) >= across else _fair(least, wanted, across)


def _needs(block: Table, length: Callable[[Cell], float]) -> list[float]:
    """The characters that each column needs, its frame included; what merged cells lack goes to their columns alike."""
    needs = [NARROW + FRAME] * block.columns
    cells = [item for line in block.rows for item in line.cells]
    for item in sorted(cells, key=lambda item: item.colspan):
        columns = range(item.column, min(item.column + item.colspan, block.columns))
        lacking = length(item) + FRAME - sum(needs[column] for column in columns)
        for column in columns:
            needs[column] += max(lacking, 0) / len(columns)
    return needs


def _fair(least: Sequence[float], wanted: Sequence[float], across: float) -> list[float]:
    """The widths at the level at which they fill the line: each as wide as the level, within what it needs at least and at most."""
    low, high = 0.0, across
    shares = list(least)
    for _ in range(HALVINGS):
        level = (low + high) / 2
        shares = [max(few, min(many, level)) for few, many in zip(least, wanted, strict=True)]
        low, high = (low, level) if sum(shares) > across else (level, high)
    return shares


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
            count = sum(text_lines(inner, width) for inner in item.blocks)
            if item.rowspan > 1:
                merged.append((row, row + item.rowspan, count))
            lines[row] = max(lines[row], 1 if item.rowspan > 1 else count)
    for first, end, count in merged:
        lines[end - 1] += max(count - sum(lines[first:end]), 0)
    return lines


def foot_lines(block: Table) -> int:
    """About how many lines stand below the rows."""
    nodes: tuple[Node, ...] = (*block.paragraphs, *block.notes, *block.footnotes)
    return sum(text_lines(node, ACROSS[block.landscape] - 1) for node in nodes)


def text_lines(node: Node, width: float) -> int:
    """About how many lines of that many characters the node takes."""
    tall = sum(TALL.get(type(inner), 0) for inner in iter_nodes(node))
    return tall + sum(1 + int(length / max(width, 1)) for length in _lengths(node))


def _length(item: Cell) -> float:
    """The width of the longest paragraph in the cell, in Chinese characters."""
    return max(_lengths(item), default=0)


def _word_length(item: Cell) -> float:
    """The width of the longest word in the cell that should not break, in Chinese characters."""
    words = (word for inner in iter_nodes(item) if isinstance(inner, Paragraph) for word in _words(inner))
    return min(max((text_width(word) for word in words), default=0), LONG_WORD)


def _words(block: Paragraph) -> list[str]:
    return WORD.findall(readable_text(block.inlines))


def _lengths(node: Node) -> list[float]:
    """The width of every paragraph inside, in Chinese characters."""
    texts = [readable_text(inner.inlines) for inner in iter_nodes(node) if isinstance(inner, Paragraph)]
    return [text_width(text) for text in texts]


@lru_cache(maxsize=1 << 16)
def text_width(text: str) -> float:
    """The width of the text in Chinese characters; every face asks for that of the same cells."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)
