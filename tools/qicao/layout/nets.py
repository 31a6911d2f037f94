"""Dashed lines between boxes in columns: in lanes right of the columns, and in a channel below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from qicao.layout.drawing import Box, Line, Mark

__all__ = ["LANE", "SIDE", "Net", "Relation", "Routes", "lanes_of", "nets_of"]

LANE = 1.5
"""The room between two lines, in mm."""
SIDE = 2.0
"""The room between a box and the first line beside it."""
DOT = 0.45
"""Half the width of the dot where lines of one net meet."""


class Relation(Struct, frozen=True):
    """Two groups of standards that are coordinated; the second may be a system outside."""

    source: str
    target: str


class Net(Struct, frozen=True):
    """Boxes that are coordinated with one: the lines between them are one net."""

    name: str
    """The code of that one, or the title of a system outside."""
    members: tuple[str, ...]
    """The codes of boxes, that one too if it is a box."""
    outside: bool

    def gutters(self, column_of: Mapping[str, int]) -> tuple[int, ...]:
        """Return the columns at whose right side the net has lines."""
        return tuple(sorted({column_of[code] for code in self.members}))

    def in_channel(self, column_of: Mapping[str, int]) -> bool:
        """Return whether the net needs a line below the columns."""
        return self.outside or len(self.gutters(column_of)) > 1


def nets_of(relations: Iterable[Relation], codes: Iterable[str]) -> tuple[Net, ...]:
    """Return the nets, one for each target, in the order of the relations; a target without a box is outside."""
    known, found = set(codes), dict[str, list[str]]()
    for relation in relations:
        found.setdefault(relation.target, [relation.target] if relation.target in known else []).append(relation.source)
    return tuple(Net(name, tuple(dict.fromkeys(members)), name not in known) for name, members in found.items())


def lanes_of(nets: Sequence[Net], column_of: Mapping[str, int], columns: int) -> list[int]:
    """Return the number of lanes right of each column."""
    return [sum(at in net.gutters(column_of) for net in nets) for at in range(columns)]


class Routes(Struct, frozen=True, dict=True):
    """The way of every net between boxes in columns, and to boxes of systems outside below them."""

    nets: tuple[Net, ...]
    boxes: Mapping[str, Box]
    """Code → box."""
    outside: tuple[Box, ...]
    """The boxes of systems outside, side by side at the height of 0; their codes are the names of nets."""
    column_of: Mapping[str, int]
    rights: Sequence[float]
    """The right edge of each column."""
    bottom: float
    """The lower edge of the columns."""

    @cached_property
    def lanes(self) -> Mapping[tuple[str, int], float]:
        """Name of a net and column → the place of its lane; the net that begins highest is outermost."""
        found: dict[tuple[str, int], float] = {}
        for column, right in enumerate(self.rights):
            here = [net for net in self.nets if column in net.gutters(self.column_of)]
            here.sort(key=lambda net: -min(self.boxes[code].y for code in self._members(net, column)))
            found |= {(net.name, column): right + SIDE + at * LANE for at, net in enumerate(here)}
        return found

    @cached_property
    def drops(self) -> Mapping[str, float]:
        """Title of a system outside → where the line comes down to its box: the middle, or beside a lane there."""
        lanes = sorted(self.lanes.values())
        return {box.code: _clear(box.centre, lanes) for box in self.outside}

    @property
    def sound(self) -> bool:
        """Whether every line to a system outside ends on its box."""
        return all(box.x < self.drops[box.code] < box.right for box in self.outside)

    @cached_property
    def spans(self) -> Mapping[str, tuple[float, ...]]:
        """Name of a net that needs the channel → the places at which lines come to it there, from left to right."""
        found: dict[str, tuple[float, ...]] = {}
        for net in self.nets:
            if net.in_channel(self.column_of):
                places = [self.lanes[net.name, column] for column in net.gutters(self.column_of)]
                found[net.name] = tuple(sorted([*places, *([self.drops[net.name]] if net.outside else [])]))
        return found

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """Name of a net → its line in the channel, from the top; nets that do not meet share one."""
        found, ends = dict[str, int](), list[float]()
        for name, places in sorted(self.spans.items(), key=lambda item: (item[1][0], item[0])):
            level = next((at for at, end in enumerate(ends) if end + LANE < places[0]), len(ends))
            ends[level : level + 1] = [places[-1]]
            found[name] = level
        return found

    def height(self, name: str) -> float:
        """Return the height of the line of a net in the channel."""
        return self.bottom + LANE * (1.5 + self.levels[name])

    @cached_property
    def channel(self) -> float:
        """The lower edge of the channel."""
        return self.bottom + LANE * (1.5 + max(self.levels.values())) if self.levels else self.bottom

    @cached_property
    def placed(self) -> Mapping[str, Box]:
        """Title → the box of a system outside, below the channel."""
        return {box.code: box.moved(0, self.channel + 2 * LANE) for box in self.outside}

    @property
    def foot(self) -> float:
        """The lower edge of all lines and boxes."""
        return max((box.bottom for box in self.placed.values()), default=self.channel)

    @cached_property
    def exits(self) -> Mapping[tuple[str, str], float]:
        """Name of a net and code of a box → the height at which the line leaves the box."""
        found: dict[tuple[str, str], float] = {}
        for code, box in self.boxes.items():
            here = [net.name for net in self.nets if code in net.members]
            here.sort(key=lambda name: -self.lanes[name, self.column_of[code]])
            step = box.height / (len(here) + 1)
            found |= {(name, code): box.y + step * (at + 1) for at, name in enumerate(here)}
        return found

    def parts(self) -> Iterator[Line | Mark]:
        """Yield the lines of all nets and the dots on them."""
        for net in self.nets:
            for column in net.gutters(self.column_of):
                yield from self._gutter(net, column)
            if net.name in self.levels:
                yield from self._across(net)

    def _members(self, net: Net, column: int) -> list[str]:
        return [code for code in net.members if self.column_of[code] == column]

    def _across(self, net: Net) -> Iterator[Line | Mark]:
        """Yield the line of the net in the channel, and the one down to a system outside."""
        y, places = self.height(net.name), self.spans[net.name]
        if places[-1] > places[0]:
            yield Line(((places[0], y), (places[-1], y)), "dashed", net.name)
        yield from (Mark(x, y, "dot", DOT) for x in places if places[0] < x < places[-1])
        if net.outside:
            x = self.drops[net.name]
            yield Line(((x, y), (x, self.placed[net.name].y)), "dashed", net.name)

    def _gutter(self, net: Net, column: int) -> Iterator[Line | Mark]:
        """Yield the lines of the net right of the column."""
        x = self.lanes[net.name, column]
        heights = sorted(self.exits[net.name, code] for code in self._members(net, column))
        end = self.height(net.name) if net.name in self.levels else heights[-1]
        for code in self._members(net, column):
            y = self.exits[net.name, code]
            yield Line(((self.boxes[code].right, y), (x, y)), "dashed", net.name)
        if end > heights[0]:
            yield Line(((x, heights[0]), (x, end)), "dashed", net.name)
        yield from (Mark(x, y, "dot", DOT) for y in heights[1:] if y < end)


def _clear(x: float, taken: Sequence[float]) -> float:
    """Return the place nearest to *x* that is half a lane away from all that are taken."""
    steps = (side * step * LANE / 4 for step in range(4 * len(taken) + 4) for side in (1, -1))
    return next(x + step for step in steps if all(abs(x + step - other) >= LANE / 2 - 1e-9 for other in taken))
