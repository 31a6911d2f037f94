"""How the parts of a figure stand beside each other, for Word and PDF alike (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from qicao.model.block import Figure, KeyItem
from qicao.model.inline import readable_text
from qicao.render.pictures import TEXT_WIDTH, Pictures

__all__ = ["HALF", "Abreast", "abreast", "key_lines"]

GAP = 8.0
"""Least space between two pictures, in mm."""
CHARACTER = 3.175
"""Width of a character of 9 pt, in mm."""
NARROW = 10
"""Characters up to which the title of a sub-figure stands in one line below its picture."""
MANY = 8
"""As many lines of a key stand in two columns."""
HALF = 0.46
"""Where the second column of a key begins, of the width of the text."""
SHORT = 22
"""Characters that find room in a column of a key."""


@dataclass(frozen=True, slots=True)
class Abreast:
    """Sub-figures that stand beside each other."""

    figures: tuple[Figure, ...]
    widths: tuple[float, ...]
    """Of their columns in mm, which fill the line."""


def abreast(figure: Figure, pictures: Pictures, room: float = TEXT_WIDTH) -> list[Abreast]:
    """The sub-figures in lines of *room* millimetres, each with as many as find room; one with a key or notes stands alone."""
    lines: list[list[tuple[Figure, float]]] = []
    left = 0.0
    for part in figure.subfigures:
        width = min(_width(part, pictures), room)
        if not lines or width > left:
            lines.append([])
            left = room
        lines[-1].append((part, width))
        left -= width
    return [_spread(line, room) for line in lines]


def _width(part: Figure, pictures: Pictures) -> float:
    """What a sub-figure needs of the line: all of it, when text stands below it."""
    if part.key or part.paragraphs or part.notes or part.footnotes or part.subfigures:
        return TEXT_WIDTH
    title = min(_length(readable_text(part.title)), NARROW) * CHARACTER
    return min(max(pictures.load(part).width_mm, title) + GAP, TEXT_WIDTH)


def _spread(line: Sequence[tuple[Figure, float]], room: float) -> Abreast:
    rest = (room - sum(width for _, width in line)) / len(line)
    return Abreast(tuple(part for part, _ in line), tuple(width + rest for _, width in line))


def key_lines(items: Sequence[KeyItem]) -> list[tuple[KeyItem, ...]]:
    """The items of the key by lines: one each, or two when there are many and all are short."""
    short = all(_length(readable_text(item.mark) + readable_text(item.meaning)) <= SHORT for item in items)
    step = 2 if len(items) >= MANY and short and not any(item.blocks for item in items) else 1
    return [tuple(items[at : at + step]) for at in range(0, len(items), step)]


def _length(text: str) -> float:
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)
