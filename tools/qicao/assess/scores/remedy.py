"""What one datum would have to be, the others being the same, for an indicator to reach a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, isfinite

from msgspec import Struct
from msgspec.structs import replace

from qicao.assess.scores.data import period_of
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.phrase import Numbers
from qicao.assess.scores.program import NEAR, numeric_of
from qicao.assess.scores.when import MONTHS
from qicao.indicators.walk import children, walk
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Name
from qicao.model.indicator import DataItem, IndicatorSet

__all__ = ["Partial", "Remedy", "Solver"]

TOLERANCE = 1e-7
"""The share by which a formula may miss its goal."""
LARGE = 1000.0
"""From which on nobody reads what stands behind the point."""
Node = Name | Aggregate


class Remedy(Struct, frozen=True):
    """A name in the formula, its value, and what it would have to be, in the unit of the data item."""

    node: Node
    item: DataItem
    value: float
    wanted: float
    beyond: bool = False
    """True if the value itself is not enough: it must be passed."""
    times: int = 1
    """By which both are multiplied to be whole numbers: the mean of counts is told as their sum."""


class Partial(Struct, frozen=True):
    """A part raised to its whole, which is not enough, and what the formula would give then, in base units."""

    remedy: Remedy
    reached: float


class Solver:
    """Finds what would have to be different in one formula."""

    def __init__(self, tree: Expression, indicators: IndicatorSet) -> None:
        """Make the formula ready: it computes from cells that can be set."""
        nodes = dict.fromkeys(node for _, node in walk(tree) if isinstance(node, Name | Aggregate))
        self.cells: dict[Node, list[list[float]]] = {node: [[0.0]] for node in nodes}
        known = {item.id: item for item in indicators.data}
        self.items = {node: known[node.id] for node in nodes if node.id in known}
        self.free = [node for node in dict.fromkeys(_free(tree)) if node in self.items and _changeable(node)]
        self.times = {node: times for node, item in self.items.items() if (times := _times(node, item, indicators)) > 1}
        self.formula = numeric_of(tree, lambda node: self.cells[node])

    def solve(self, numbers: Numbers, goal: float, reached: Callable[[float], bool]) -> Remedy | None:
        """Return the first datum by which the formula reaches the goal, in base units; None if there is none.

        *reached* says whether a value of the formula is good enough.
        """
        self.fill(numbers)
        return next((found for node in self.free for found in self.by(node, goal, reached)), None)

    def by(self, node: Node, goal: float, reached: Callable[[float], bool]) -> Iterator[Remedy]:
        """Yield the remedies by that datum."""
        item = self.items[node]
        factor = factor_of(item.unit)
        for wanted in self.candidates(node, goal):
            times = self.times.get(node, 1)
            for value in _rounded(wanted / factor, times, item):
                now = self.cells[node][0][0] / factor
                enough = reached(self.at(node, value * factor))
                beyond = not enough and reached(self.at(node, (value + (value - now) * TOLERANCE) * factor))
                if self.possible(node, value) and (enough or (beyond and item.kind != "count")):
                    yield Remedy(node, item, now, value, beyond, times)

    def partial(self, numbers: Numbers) -> Iterator[Partial]:
        """Yield what each part could do alone if it were as great as its whole."""
        self.fill(numbers)
        for node in self.free:
            item = self.items[node]
            whole = self.cells.get(replace(node, id=item.at_most)) if item.at_most else None
            cell, factor = self.cells[node], factor_of(item.unit)
            if whole and whole[0][0] > cell[0][0]:
                remedy = Remedy(node, item, cell[0][0] / factor, whole[0][0] / factor)
                yield Partial(remedy, self.at(node, whole[0][0]))

    def fill(self, numbers: Numbers) -> None:
        """Set the cells to the data of a unit."""
        for node, cell in self.cells.items():
            cell[0][0] = numbers(node)

    def candidates(self, node: Node, goal: float) -> Iterator[float]:
        """Yield the values at which a straight line, and a hyperbola, through two points meets the goal."""
        now = self.cells[node][0][0]
        near = now * 1.25 + 1.0
        here, there = self.formula(0, 0), self.at(node, near)
        if not isfinite(here) or not isfinite(there) or here == there:
            return
        share = (goal - here) / (there - here)
        line = now + share * (near - now)
        if abs(self.at(node, line) - goal) <= TOLERANCE * max(abs(goal), NEAR):
            yield line
            return
        inverse = 1 / now + share * (1 / near - 1 / now) if now else 0.0
        if inverse:
            yield 1 / inverse

    def at(self, node: Node, value: float) -> float:
        """Return the value of the formula if the datum were that."""
        cell = self.cells[node]
        before = cell[0][0]
        cell[0][0] = value
        found = self.formula(0, 0)
        cell[0][0] = before
        return found

    def possible(self, node: Node, value: float) -> bool:
        """Return whether the datum can have the value, and does not contradict the others."""
        item = self.items[node]
        if (item.kind == "count" and value < 0) or _outside(item, value, node):
            return False
        base = value * factor_of(item.unit)
        whole = self.cells.get(replace(node, id=item.at_most)) if item.at_most else None
        parts = [self.cells[one] for one, part in self.items.items() if part.at_most == item.id]
        return not (whole and base > whole[0][0] + NEAR) and not any(part[0][0] > base + NEAR for part in parts)


def _free(tree: Expression) -> Iterator[Node]:
    """Yield the names that are no part of a divisor or a condition: how much there is to do is no remedy."""
    if isinstance(tree, Name | Aggregate):
        yield tree
    for at, child in enumerate(children(tree)):
        below = isinstance(tree, Binary) and tree.operator == "/" and at == 1
        asked = isinstance(tree, Choice) and at == 0
        if not below and not asked:
            yield from _free(child)


def _changeable(node: Node) -> bool:
    """Return whether a unit could have another value of it."""
    return isinstance(node, Name) or (node.over == "periods" and node.function in {"sum", "mean"})


def _outside(item: DataItem, value: float, node: Node) -> bool:
    """Return whether the value is outside the limits of one datum; a sum may be greater than each of its parts."""
    summed = isinstance(node, Aggregate) and node.function == "sum"
    low = item.least is not None and value < item.least
    return low or (not summed and item.greatest is not None and value > item.greatest)


def _times(node: Node, item: DataItem, indicators: IndicatorSet) -> int:
    """Return of how many counts it is the mean."""
    if item.kind != "count" or not isinstance(node, Aggregate) or (node.function, node.over) != ("mean", "periods"):
        return 1
    return max(MONTHS[indicators.period] // MONTHS[period_of(item, indicators)], 1)


def _rounded(value: float, times: int, item: DataItem) -> Sequence[float]:
    """Return the values next to it that the datum can have."""
    if not isfinite(value):
        return ()
    if item.kind != "count" and abs(value) < LARGE:
        return (value,)
    whole = value * times
    near = round(whole)
    return (near / times,) if abs(whole - near) < TOLERANCE else (floor(whole) / times, ceil(whole) / times)
