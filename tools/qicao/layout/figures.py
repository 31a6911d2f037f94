"""How the parts of a figure stand beside each other, for Word and PDF alike (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from qicao.drawn.pictures import TEXT_HEIGHT, TEXT_WIDTH, Pictures
from qicao.layout.columns import text_lines
from qicao.model.block import Figure, KeyItem
from qicao.model.inline import readable_text

__all__ = ["HALF", "Abreast", "abreast", "fitted", "key_lines"]

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


SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.46)
"""How small the pictures of sub-figures may become for the sake of standing together: two of the width of the text side by side."""
TITLE, LINE = 9.0, 5.5
"""What a title and a line below a picture take of the page, in mm."""
ACROSS = 44
"""Characters of a line below a picture."""
SMALLEST = 40.0
"""Millimetres that a picture keeps, however much stands below it."""


class Abreast(Struct, frozen=True):
    """Sub-figures that stand beside each other."""

    figures: tuple[Figure, ...]
    widths: tuple[float, ...]
    """Of their columns in mm, which fill the line."""


class _Part(Struct, frozen=True):
    """A sub-figure, and how large its picture is."""

    figure: Figure
    width: float
    height: float

    @property
    def has_text(self) -> bool:
        """Whether text stands below it, so that it stands alone."""
        part = self.figure
        return bool(part.key or part.paragraphs or part.notes or part.footnotes or part.subfigures)

    @property
    def column(self) -> float:
        """What it needs of the line, in mm."""
        title = min(_length(readable_text(self.figure.title)), NARROW) * CHARACTER
        return TEXT_WIDTH if self.has_text else min(max(self.width, title) + GAP, TEXT_WIDTH)

    @property
    def tall(self) -> float:
        """About what it needs of the page from top to bottom, in mm."""
        part = self.figure
        lines = bool(part.unit) + len(part.key) + len(part.paragraphs) + len(part.notes) + len(part.footnotes)
        return self.height + TITLE + (lines + bool(part.key)) * LINE

    def scaled(self, scale: float) -> _Part:
        """Return it with a smaller picture, unless its author has said how broad it is."""
        if scale == 1 or self.figure.width or not (self.figure.path or self.figure.diagram):
            return self
        width = f"{self.width * scale:.1f}mm"
        return _Part(replace(self.figure, width=width), self.width * scale, self.height * scale)


def fitted(figure: Figure, pictures: Pictures) -> Figure:
    """The figure with its picture so small that all that stands below it finds room on the same page."""
    picture = pictures.load(figure)
    room = max(TEXT_HEIGHT - _below(figure), SMALLEST)
    if picture.height_mm <= room:
        return figure
    return replace(figure, width=f"{picture.width_mm * room / picture.height_mm:.1f}mm")


def _below(figure: Figure) -> float:
    """About what the text of the figure, without its title, takes of the page, in mm."""
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
    """The sub-figures in lines of *room* millimetres, each with as many as find room; one with a key or notes stands alone.

    Pictures whose authors leave it open become smaller, to less than a half at most, when all then stand on one page, or at least two
    lines of them do.
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
    """The items of the key by lines: one each, or two when there are many and all are short."""
    short = all(_length(readable_text(item.mark) + readable_text(item.meaning)) <= SHORT for item in items)
    step = 2 if len(items) >= MANY and short and not any(item.blocks for item in items) else 1
    return [tuple(items[at : at + step]) for at in range(0, len(items), step)]


def _length(text: str) -> float:
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)
