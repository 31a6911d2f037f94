"""Bars from left to right, in parts that add up, with what they stand for at their left and their number at their right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from qicao.layout.drawing import POINT, SIGNS, Box, Drawing, Line, Mark, Part, Words
from qicao.layout.wrap import ems, wrap

__all__ = ["SIZE", "SMALL", "Bar", "Limit", "bar_chart", "key"]

SIZE, SMALL = 9 * POINT, 7.5 * POINT
"""The heights of type, in mm."""
LEADING = 1.3
BAR = 4.4
"""The height of a bar."""
STEP = 7.2
"""The height of a line of the chart, if what stands at its left needs no more."""
WIDEST = 0.4
"""The greatest part of the width for what stands at the left."""
EDGE = 0.3
CLEAR = 1.4
"""The distance from the foot of the words above the line that crosses the bars to the line: what hangs below, and air."""


class Bar(Struct, frozen=True):
    """A bar: what it stands for, and style → length of each of its parts."""

    name: str
    parts: Mapping[str, int]
    note: str = ""
    """What stands at its right; the sum if nothing is given."""


class Limit(Struct, frozen=True):
    """A line across all bars, at a number that they should not exceed."""

    value: int
    name: str


def bar_chart(bars: Sequence[Bar], legend: Mapping[str, str], width: float, limit: Limit | None = None) -> Drawing:
    """Return the chart; *legend* says what each style of a part means."""
    longest = max((ems(bar.name) * SIZE for bar in bars), default=0.0)
    left = min(longest, width * WIDEST) + 2
    right = max((ems(_words(bar)) * SMALL for bar in bars), default=0.0) + 3
    most = max([sum(bar.parts.values()) for bar in bars] + ([limit.value] if limit else []) + [1])
    scale = (width - left - right - 2 * EDGE) / most
    parts, y = list[Part](), EDGE + (SMALL * LEADING + CLEAR if limit else 0)
    top, line = y, left + limit.value * scale if limit else 0.0
    for bar in bars:
        lines = wrap(bar.name, (left - 2) / SIZE + 1e-6)
        height = max(STEP, len(lines) * SIZE * LEADING + 1.5)
        place = _Place(left, y + height / 2, scale, line)
        parts += (*_name(lines, place), *_parts(bar, place), _note(bar, place))
        y += height
    parts.append(Line(((left, top), (left, y)), "axis"))
    if limit:
        parts += _limit(limit, line, (top, y), width)
    shown = {style: text for style, text in legend.items() if any(bar.parts.get(style) for bar in bars)}
    below = key(shown, y + 2, width)
    return Drawing(width, y + 2 + below.height, (*parts, *below.parts))


class _Place(Struct, frozen=True):
    """Where a bar begins, its middle, how long one of its things is, and the line that crosses it, or 0."""

    left: float
    middle: float
    scale: float
    line: float


def _words(bar: Bar) -> str:
    return bar.note or str(sum(bar.parts.values()))


def _name(lines: Sequence[str], place: _Place) -> Iterator[Words]:
    """Yield the name of the bar, at its left."""
    first = place.middle - (len(lines) - 1) * SIZE * LEADING / 2 + SIZE * 0.35
    for at, line in enumerate(lines):
        yield Words(place.left - 1.5, first + at * SIZE * LEADING, line, SIZE, ems(line) * SIZE, "end")


def _parts(bar: Bar, place: _Place) -> Iterator[Box]:
    x = place.left
    for style, value in bar.parts.items():
        if value > 0:
            yield Box(x, place.middle - BAR / 2, value * place.scale, BAR, style)
            x += value * place.scale


def _note(bar: Bar, place: _Place) -> Words:
    """Return the words at the right of the bar; beyond the line that crosses the bars if they would stand on it."""
    text, x = _words(bar), place.left + sum(bar.parts.values()) * place.scale + 1.2
    room = ems(text) * SMALL
    start = place.line + 1 if x - 1 < place.line < x + room + 1 else x
    return Words(start, place.middle + SMALL * 0.35, text, SMALL, room, "start", "small")


def _limit(limit: Limit, x: float, span: tuple[float, float], width: float) -> Iterator[Part]:
    yield Line(((x, span[0]), (x, span[1])), "today")
    room = ems(limit.name) * SMALL
    middle = min(max(x, room / 2 + EDGE), width - room / 2 - EDGE)
    yield Words(middle, span[0] - CLEAR, limit.name, SMALL, room, "middle", "late")


def key(legend: Mapping[str, str], top: float, width: float) -> Drawing:
    """Return what styles of boxes and signs mean, from *top* downwards; the height is what it needs."""
    parts, x, y = list[Part](), EDGE, top + 3.6
    for style, text in legend.items():
        room = ems(text) * SMALL
        if x + room + 8 > width and x > EDGE:
            x, y = EDGE, y + SMALL * 1.6
        parts.append(Mark(x + 2.7, y - 1, style, 1.1) if style in SIGNS else Box(x, y - 2.2, 5.5, 2.4, style))
        parts.append(Words(x + 7, y, text, SMALL, room, "start", "small"))
        x += room + 13
    return Drawing(width, (y - top + 1.2) if legend else 0.0, tuple(parts))
