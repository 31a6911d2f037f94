"""Formulas made ready for many units and periods: each becomes a function of their positions.

Numbers are in base units; what is missing is NaN. What `indicators.evaluate` does for one unit, this does for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite, nan
from typing import Any

from qicao.assess.scores.measure import factor_of
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number

__all__ = ["NEAR", "Condition", "Grid", "Leaf", "Numeric", "condition_of", "numbers_of", "numeric_of"]

NEAR = 1e-9
"""Two numbers that differ by no more are equal, so that 95 computed as 94.999999999999 reaches 95."""
Grid = Sequence[Sequence[float]]
"""A number for each period and unit."""
Numeric = Callable[[int, int], float]
"""The positions of period and unit → the number."""
Condition = Callable[[int, int], bool | None]
"""The same for a condition; None if it cannot be decided."""
Leaf = Callable[[Name | Aggregate], Grid]
"""What gives all values of a name."""


def numbers_of(expression: Expression, leaf: Leaf, size: tuple[int, int]) -> list[list[float]]:
    """Return the value of the formula for each period and unit; *size* is how many there are of both."""
    function = numeric_of(expression, leaf)
    return [[_finite(function(at, unit)) for unit in range(size[1])] for at in range(size[0])]


def _finite(value: float) -> float:
    return value if isfinite(value) else nan


def numeric_of(node: Expression, leaf: Leaf) -> Numeric:
    """Return the formula as a function."""
    return _NUMERIC[type(node)](node, leaf)


def condition_of(node: Expression, leaf: Leaf) -> Condition:
    """Return the condition as a function; as much of it is decided as is needed."""
    if isinstance(node, Not):
        return _not(condition_of(node.of, leaf))
    if not isinstance(node, Binary):
        return lambda _at, _unit: None
    if node.operator in {"and", "or"}:
        return _joined(condition_of(node.left, leaf), condition_of(node.right, leaf), node.operator == "and")
    return _compared(COMPARISONS[node.operator], numeric_of(node.left, leaf), numeric_of(node.right, leaf))


def _number(node: Number, _leaf: Leaf) -> Numeric:
    value = node.value * factor_of(node.unit)
    return lambda _at, _unit: value


def _named(node: Name | Aggregate, leaf: Leaf) -> Numeric:
    grid = leaf(node)
    return lambda at, unit: grid[at][unit]


def _negative(node: Negative, leaf: Leaf) -> Numeric:
    of = numeric_of(node.of, leaf)
    return lambda at, unit: -of(at, unit)


def _binary(node: Binary, leaf: Leaf) -> Numeric:
    left, right = numeric_of(node.left, leaf), numeric_of(node.right, leaf)
    return _OPERATORS[node.operator](left, right)


def _quotient(left: Numeric, right: Numeric) -> Numeric:
    def quotient(at: int, unit: int) -> float:
        below = right(at, unit)
        return left(at, unit) / below if below else nan

    return quotient


def _power(left: Numeric, right: Numeric) -> Numeric:
    def power(at: int, unit: int) -> float:
        try:
            return float(left(at, unit) ** int(right(at, unit)))
        except (ZeroDivisionError, OverflowError):
            return nan

    return power


def _choice(node: Choice, leaf: Leaf) -> Numeric:
    condition = condition_of(node.condition, leaf)
    then, otherwise = numeric_of(node.then, leaf), numeric_of(node.otherwise, leaf)

    def choice(at: int, unit: int) -> float:
        holds = condition(at, unit)
        return nan if holds is None else then(at, unit) if holds else otherwise(at, unit)

    return choice


def _function(node: Function, leaf: Leaf) -> Numeric:
    arguments = [numeric_of(one, leaf) for one in node.arguments]
    if node.name == "abs":
        return lambda at, unit: abs(arguments[0](at, unit))
    best = min if node.name == "min" else max

    def function(at: int, unit: int) -> float:
        values = [one(at, unit) for one in arguments]
        return nan if any(value != value for value in values) else best(values)  # noqa: PLR0124 -- NaN

    return function


def _not(condition: Condition) -> Condition:
    def negated(at: int, unit: int) -> bool | None:
        holds = condition(at, unit)
        return None if holds is None else not holds

    return negated


def _joined(left: Condition, right: Condition, both: bool) -> Condition:
    def joined(at: int, unit: int) -> bool | None:
        holds = left(at, unit)
        return right(at, unit) if holds is both else holds

    return joined


def _compared(compare: Callable[[float], bool], left: Numeric, right: Numeric) -> Condition:
    def compared(at: int, unit: int) -> bool | None:
        difference = left(at, unit) - right(at, unit)
        return compare(difference) if difference == difference else None  # noqa: PLR0124 -- NaN

    return compared


COMPARISONS: Mapping[str, Callable[[float], bool]] = {
    "<": lambda difference: difference < -NEAR,
    "<=": lambda difference: difference <= NEAR,
    ">": lambda difference: difference > NEAR,
    ">=": lambda difference: difference >= -NEAR,
    "==": lambda difference: abs(difference) <= NEAR,
    "!=": lambda difference: abs(difference) > NEAR,
}
"""Comparison → what it says of the difference of both sides."""
_OPERATORS: Mapping[str, Callable[[Numeric, Numeric], Numeric]] = {
    "+": lambda left, right: lambda at, unit: left(at, unit) + right(at, unit),
    "-": lambda left, right: lambda at, unit: left(at, unit) - right(at, unit),
    "*": lambda left, right: lambda at, unit: left(at, unit) * right(at, unit),
    "/": _quotient,
    "^": _power,
}
_NUMERIC: Mapping[type, Callable[[Any, Leaf], Numeric]] = {
    Number: _number,
    Name: _named,
    Aggregate: _named,
    Negative: _negative,
    Binary: _binary,
    Choice: _choice,
    Function: _function,
}
"""Kind of expression → what makes it ready."""
