"""The dimension of a formula: what may be added, compared and chosen, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from qicao.indicators import faults
from qicao.indicators.constant import constant
from qicao.indicators.formula import Formula, Place
from qicao.indicators.problem import Problem, near
from qicao.indicators.units import SHARE, Dimension, dimension_text, joined, known_units, read_unit
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number

__all__ = ["Measured", "Quantity", "measure", "measure_result"]

ANY = None
"""The dimension of 0, which goes with everything, and of what has a problem already."""
LARGEST = 99
"""The greatest exponent of a dimension that makes sense."""


class Quantity(Struct, frozen=True):
    """What a name of a set stands for."""

    dimension: Dimension | None
    finer: bool = False
    """True if there are several values of it within the scored period."""
    indicator: bool = False


class Measured(Struct, frozen=True):
    """The dimension of a formula, None if any, and what is wrong in it."""

    dimension: Dimension | None
    problems: tuple[Problem, ...]


def measure(formula: Formula, known: Mapping[str, Quantity]) -> Measured:
    """Return the dimension of the formula, whose names stand for the quantities *known*."""
    meter = _Meter(formula, known)
    return Measured(meter.of(formula.tree, ()), tuple(meter.problems))


def measure_result(formula: Formula, known: Mapping[str, Quantity], unit: str) -> tuple[Problem, ...]:
    """Return what is wrong in the formula of an indicator with that unit; an unknown unit is not looked at."""
    measured, wanted = measure(formula, known), read_unit(unit)
    if not wanted or measured.dimension in {ANY, wanted.dimension}:
        return measured.problems
    words = {"found": dimension_text(measured.dimension or SHARE), "unit": unit}
    return (*measured.problems, formula.problem(faults.RESULT_OF_OTHER_DIMENSION, (), **words))


class _Meter(Struct):
    formula: Formula
    known: Mapping[str, Quantity]
    problems: list[Problem] = field(default_factory=list)

    def of(self, node: Expression, place: Place) -> Dimension | None:
        """Return the dimension of the node."""
        return _METERS[type(node)](self, node, place)

    def wrong(self, place: Place, fault: Any, **words: object) -> None:
        """Report a problem at the node."""
        self.problems.append(self.formula.problem(fault, place, **words))

    def number(self, node: Number, place: Place) -> Dimension | None:
        """Return the dimension of a number."""
        if not node.unit:
            return SHARE if node.value else ANY
        unit = read_unit(node.unit)
        if unit is None:
            self.wrong(place, faults.UNKNOWN_UNIT, unit=node.unit, near=near(node.unit, known_units()))
        return unit.dimension if unit else ANY

    def quantity(self, node: Name | Aggregate, place: Place) -> Quantity:
        """Return what a name stands for."""
        if node.id not in self.known:
            self.wrong(place, faults.UNKNOWN_NAME, name=node.id, near=near(node.id, self.known))
        return self.known.get(node.id, Quantity(ANY))

    def name(self, node: Name, place: Place) -> Dimension | None:
        """Return the dimension of a name, which must have one value in the scored period."""
        quantity = self.quantity(node, place)
        if quantity.finer:
            self.wrong(place, faults.FINER_THAN_PERIOD, name=node.id)
        return quantity.dimension

    def aggregate(self, node: Aggregate, place: Place) -> Dimension | None:
        """Return the dimension of an aggregate; a count is a number."""
        quantity = self.quantity(node, place)
        if quantity.indicator and node.over == "periods":
            self.wrong(place, faults.AGGREGATE_OF_INDICATOR, name=node.id, function=node.function)
        return SHARE if node.function == "count" else quantity.dimension

    def same(self, nodes: tuple[Expression, ...], place: Place, first: int = 0) -> Dimension | None:
        """Return the common dimension of several nodes, whose positions begin with *first*."""
        common: Dimension | None = ANY
        for at, node in enumerate(nodes, first):
            found = self.of(node, (*place, at))
            if common is not ANY and found is not ANY and found != common:
                words = {"first": dimension_text(common), "second": dimension_text(found)}
                self.wrong((*place, at), faults.DIFFERENT_DIMENSIONS, **words)
                found = common
            common = found if common is ANY else common
        return common

    def binary(self, node: Binary, place: Place) -> Dimension | None:
        """Return the dimension of two values joined."""
        if node.operator not in {"*", "/", "^"}:
            common = self.same((node.left, node.right), place)
            return common if node.operator in {"+", "-"} else SHARE
        left, right = self.of(node.left, (*place, 0)), self.of(node.right, (*place, 1))
        if node.operator == "^":
            return self.power(node, left, place)
        if node.operator == "/" and constant(node.right) == 0:
            self.wrong((*place, 1), faults.DIVISION_BY_ZERO)
        if left is ANY or right is ANY:
            return ANY
        return self.bounded(joined((left, 1), (right, 1 if node.operator == "*" else -1)), place)

    def power(self, node: Binary, base: Dimension | None, place: Place) -> Dimension | None:
        """Return the dimension of a power."""
        exponent = int(node.right.value) if isinstance(node.right, Number) else 0
        if exponent < 0 and constant(node.left) == 0:
            self.wrong((*place, 0), faults.DIVISION_BY_ZERO)
        return base if base is ANY else self.bounded(joined((base, exponent)), place)

    def bounded(self, dimension: Dimension, place: Place) -> Dimension | None:
        """Return the dimension unless its exponents are absurd."""
        if all(abs(times) <= LARGEST for _, times in dimension):
            return dimension
        self.wrong(place, faults.ABSURD_POWER, most=LARGEST)
        return ANY

    def choice(self, node: Choice, place: Place) -> Dimension | None:
        """Return the dimension of a choice."""
        self.of(node.condition, (*place, 0))
        return self.same((node.then, node.otherwise), place, 1)


_METERS: Mapping[type, Callable[[_Meter, Any, Place], Dimension | None]] = {
    Number: _Meter.number,
    Name: _Meter.name,
    Aggregate: _Meter.aggregate,
    Negative: lambda meter, node, place: meter.of(node.of, (*place, 0)),
    Not: lambda meter, node, place: meter.of(node.of, (*place, 0)),
    Binary: _Meter.binary,
    Choice: _Meter.choice,
    Function: lambda meter, node, place: meter.same(node.arguments, place),
}
"""Kind of expression → what finds its dimension."""
