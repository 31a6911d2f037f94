"""How wide the columns and how high the rows of a sheet must be for their words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from qicao.layout.columns import text_width

__all__ = ["column_width", "row_heights"]

LINE, GAP, TALLEST = 13.0, 4.0, 409.0
"""The height of a line, the space of a row, and the greatest height that a row can have, in points."""
NARROW = 5.0
SIDES = 1.0
"""The part of a column that its text does not reach, in Chinese characters."""


def column_width(words: Sequence[str], most: float) -> float:
    """Return the width for the longest of the words, within limits, in Chinese characters."""
    return min(max(max(map(text_width, words), default=0.0) + SIDES, NARROW), most)


def row_heights(rows: Sequence[Sequence[object]], widths: Sequence[float]) -> list[float]:
    """Return the heights of the rows in points, rather too great than too small."""
    return [min(LINE * _most_lines(row, widths) + GAP, TALLEST) for row in rows]


def _most_lines(row: Sequence[object], widths: Sequence[float]) -> int:
    words = ((cell, width) for cell, width in zip(row, widths, strict=False) if isinstance(cell, str))
    return max((ceil(max(text_width(text), 1) / (width - SIDES)) for text, width in words), default=1)
