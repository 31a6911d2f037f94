"""A drawing before anybody draws it: boxes, lines, marks and words with their places in mm, from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["POINT", "SIGNS", "Box", "Drawing", "Line", "Mark", "Paper", "Part", "Words", "extent"]

POINT = 25.4 / 72
"""A point in mm."""
SIGNS = ("dot", "diamond", "ring", "triangle")
"""The styles of marks."""
Anchor = Literal["start", "middle", "end"]


class Paper(Struct, frozen=True):
    """The room for a drawing between the margins of a sheet, in mm."""

    name: str
    width: float
    height: float


class Words(Struct, frozen=True):
    """One line of text."""

    x: float
    y: float
    """The base line."""
    text: str
    size: float
    """The height of the type in mm."""
    width: float
    """The greatest width that the text takes, whatever the font."""
    anchor: Anchor = "start"
    style: str = "text"

    @property
    def left(self) -> float:
        """Where the text begins."""
        return self.x - self.width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the text."""
        return self.left, self.y - 0.88 * self.size, self.left + self.width, self.y + 0.22 * self.size

    def moved(self, dx: float, dy: float) -> Words:
        """Return the words at another place."""
        return replace(self, x=self.x + dx, y=self.y + dy)


class Box(Struct, frozen=True):
    """A rectangle with the words in it; also the bar of a chart."""

    x: float
    y: float
    width: float
    height: float
    style: str = "box"
    words: tuple[Words, ...] = ()
    code: str = ""
    """What it stands for: the code of a sub-system, or ""."""
    filled: float | None = None
    """The part of a strip at its foot that is filled, from 0 to 1; None for a box without strip."""

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        """Half its width."""
        return self.x + self.width / 2

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.x, self.y, self.right, self.bottom

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box with its words at another place."""
        return replace(self, x=self.x + dx, y=self.y + dy, words=tuple(word.moved(dx, dy) for word in self.words))


class Line(Struct, frozen=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    style: str = "solid"
    name: str = ""
    """What lines have in common that belong together."""

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def moved(self, dx: float, dy: float) -> Line:
        """Return the line at another place."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


class Mark(Struct, frozen=True):
    """A small sign about a point, in one of the styles of `SIGNS`."""

    x: float
    y: float
    style: str
    size: float = 1.0
    """Half its width."""

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.x - self.size, self.y - self.size, self.x + self.size, self.y + self.size

    def moved(self, dx: float, dy: float) -> Mark:
        """Return the mark at another place."""
        return replace(self, x=self.x + dx, y=self.y + dy)


Part = Box | Line | Mark | Words


class Drawing(Struct, frozen=True):
    """What is drawn, in the order of drawing, and the size of the whole in mm."""

    width: float
    height: float
    parts: tuple[Part, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes."""
        return tuple(part for part in self.parts if isinstance(part, Box))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines."""
        return tuple(part for part in self.parts if isinstance(part, Line))

    @property
    def words(self) -> tuple[Words, ...]:
        """All words, those in boxes too."""
        loose = (part for part in self.parts if isinstance(part, Words))
        return (*(word for box in self.boxes for word in box.words), *loose)


def extent(parts: Iterable[Part]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the parts together; zeros if there are none."""
    frames = [part.frame for part in parts] or [(0.0, 0.0, 0.0, 0.0)]
    lefts, tops, rights, bottoms = zip(*frames, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
