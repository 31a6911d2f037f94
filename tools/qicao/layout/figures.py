"""The arrangement of the parts of a figure, for Word and PDF alike (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.drawn.pictures import TEXT_HEIGHT, Pictures
from qicao.layout.columns import text_lines, text_width
from qicao.model.block import Figure, KeyItem
from qicao.model.geometry import TEXT_WIDTH
from qicao.model.inline import readable_text

__all__ = ["HALF", "Abreast", "abreast", "fitted", "key_lines"]

GAP = 8.0
"""The least space between two pictures, in mm."""
CHARACTER = 3.175
"""The width of a character of 9 pt, in mm."""
NARROW = 10
"""The number of characters up to which the title of a sub-figure stays on one line."""
MANY = 8
"""The number of items from which a key is set in two columns."""
HALF = 0.46
"""The left edge of the second column of a key, as a part of the width of the text."""
SHORT = 22
"""The number of characters that fit into a column of a key."""


SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.46)
"""Factors to try, largest first, when sub-figures must shrink; with the last, two of full width fit on a line."""
TITLE, LINE = 9.0, 5.5
"""The heights of a title and of a line below a picture, in mm."""
ACROSS = 44
"""The number of characters on a line below a picture."""
SMALLEST = 40.0
"""The least height of a picture, in mm, however much text is below it."""


class Abreast(Struct, frozen=True):
    """Sub-figures side by side."""

    figures: tuple[Figure, ...]
    widths: tuple[float, ...]
    """The widths of their columns in mm, which together fill the line."""


class _Part(Struct, frozen=True):
    """A sub-figure, and the size of its picture in mm."""

    figure: Figure
    width: float
    height: float

    @property
    def has_text(self) -> bool:
        """True if the sub-figure has a key, notes or the like; then it has a line of its own."""
        part = self.figure
        return bool(part.key or part.paragraphs or part.notes or part.footnotes or part.subfigures)

    @property
    def column(self) -> float:
        """The width that the sub-figure needs, in mm."""
        title = min(text_width(readable_text(self.figure.title)), NARROW) * CHARACTER
        return TEXT_WIDTH if self.has_text else min(max(self.width, title) + GAP, TEXT_WIDTH)

    @property
    def tall(self) -> float:
        """The estimated height of the sub-figure, in mm."""
        part = self.figure
        lines = bool(part.unit) + len(part.key) + len(part.paragraphs) + len(part.notes) + len(part.footnotes)
        return self.height + TITLE + (lines + bool(part.key)) * LINE

    def scaled(self, scale: float) -> _Part:
        """Return the sub-figure with a smaller picture; unchanged if its author gives the width."""
        if scale == 1 or self.figure.width or not (self.figure.path or self.figure.diagram):
            return self
        width = f"{self.width * scale:.1f}mm"
        return _Part(replace(self.figure, width=width), self.width * scale, self.height * scale)


def fitted(figure: Figure, pictures: Pictures) -> Figure:
    """Return the figure with its picture small enough to leave room for all text below it on the same page."""
    picture = pictures.load(figure)
    room = max(TEXT_HEIGHT - _below(figure), SMALLEST)
    if picture.height_mm <= room:
        return figure
    return replace(figure, width=f"{picture.width_mm * room / picture.height_mm:.1f}mm")


def _below(figure: Figure) -> float:
    """Return the estimated height of the text of the figure without its title, in mm."""
    nodes = (
        *figure.paragraphs,
        *figure.notes,
        *figure.footnotes,
        *(block for item in figure.key for block in item.blocks),
    )
    lines = (
        bool(figure.unit)
        + bool(figure.key)
        + len(key_lines(figure.key))
        + sum(text_lines(node, ACROSS) for node in nodes)
    )
    return lines * LINE


def abreast(figure: Figure, pictures: Pictures, room: float = TEXT_WIDTH) -> list[Abreast]:
    """Return the sub-figures in lines of *room* mm, as many on each as fit; one with a key or notes is alone.

    Pictures whose width the author leaves open are made smaller, to 46 % at least, until all lines fit on one page, or
    else until any two lines do.
    """
    parts = [_part(part, pictures) for part in figure.subfigures]
    tries = [_lines([part.scaled(scale) for part in parts], room) for scale in SCALES]
    whole = (lines for lines in tries if sum(map(_height, lines)) <= TEXT_HEIGHT - _below(figure))
    double = (lines for lines in tries if 2 * max(map(_height, lines), default=0) <= TEXT_HEIGHT)
    return [_spread(line, room) for line in next(whole, None) or next(double, None) or tries[0]]


def _part(figure: Figure, pictures: Pictures) -> _Part:
    if not (figure.path or figure.diagram):
        return _Part(figure, 0, 0)
    picture = pictures.load(figure)
    return _Part(figure, picture.width_mm, picture.height_mm)


def _lines(parts: Sequence[_Part], room: float) -> list[list[_Part]]:
    lines: list[list[_Part]] = []
    left = 0.0
    for part in parts:
        width = min(part.column, room)
        if not lines or width > left:
            lines.append([])
            left = room
        lines[-1].append(part)
        left -= width
    return lines


def _height(line: Sequence[_Part]) -> float:
    return max(part.tall for part in line)


def _spread(line: Sequence[_Part], room: float) -> Abreast:
    columns = [min(part.column, room) for part in line]
    rest = (room - sum(columns)) / len(line)
    return Abreast(tuple(part.figure for part in line), tuple(column + rest for column in columns))


def key_lines(items: Sequence[KeyItem]) -> list[tuple[KeyItem, ...]]:
    """Return the items of the key by lines: one on each, or two if there are at least eight and all are short."""
    short = all(text_width(readable_text(item.mark) + readable_text(item.meaning)) <= SHORT for item in items)
    step = 2 if len(items) >= MANY and short and not any(item.blocks for item in items) else 1
    return [tuple(items[at : at + step]) for at in range(0, len(items), step)]
