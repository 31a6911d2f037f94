"""The value of a formula for given numbers.

All numbers are in base units (`indicators.units`): 30 min are 1800, 95 % are 0.95. `in_base` and `in_unit` convert.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from qicao.indicators import faults
from qicao.indicators.problem import Problem
from qicao.indicators.units import read_unit
from qicao.indicators.written import write_formula
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number

__all__ = ["Lookup", "evaluate", "holds", "in_base", "in_unit"]

Lookup = Callable[[Name | Aggregate], float | None]
"""What gives the value of a name, or of many values of a name, in base units; None if it is missing."""


class _UnknownError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.fault.name)
        self.problem = problem


def evaluate(expression: Expression, lookup: Lookup) -> float | Problem:
    """Return the value in base units; a problem if a value is missing, or there is no such number.

    Only the branch of an `if` that is chosen is computed, and of `and` and `or` only as much as decides.
    """
    try:
        return _finite(float(_value(expression, lookup)))
    except _UnknownError as error:
        return error.problem


def holds(condition: Expression, lookup: Lookup) -> bool | Problem:
    """Return whether the condition is true; a problem as `evaluate` does."""
    try:
        return bool(_value(condition, lookup))
    except _UnknownError as error:
        return error.problem


def in_base(value: float, unit: str) -> float:
    """Return the value in base units; an unknown unit counts as 1."""
    known = read_unit(unit)
    return value * known.factor if known else value


def in_unit(value: float, unit: str) -> float:
    """Return the value, given in base units, in *unit*; an unknown unit counts as 1."""
    known = read_unit(unit)
    return value / known.factor if known else value


def _value(expression: Expression, lookup: Lookup) -> float:
    return _EVALUATORS[type(expression)](expression, lookup)


def _named(node: Name | Aggregate, lookup: Lookup) -> float:
    found = lookup(node)
    if found is None:
        raise _UnknownError(Problem(faults.VALUE_MISSING, words={"name": node.id}))
    return _finite(found)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise _UnknownError(Problem(faults.NOT_A_NUMBER))
    return value


def _binary(node: Binary, lookup: Lookup) -> float:
    left = _value(node.left, lookup)
    if node.operator in {"and", "or"}:
        return _value(node.right, lookup) if bool(left) == (node.operator == "and") else left
    right = _value(node.right, lookup)
    try:
        return OPERATORS[node.operator](left, right)
    except ZeroDivisionError:
        raise _UnknownError(Problem(faults.DIVIDED_BY_ZERO, words={"part": _short(node)})) from None
    except OverflowError:
        raise _UnknownError(Problem(faults.NOT_A_NUMBER)) from None


def _short(node: Binary) -> str:
    """Return the text of what was divided by, or raised."""
    text = write_formula(node.left if node.operator == "^" else node.right)
    return text if len(text) <= 60 else f"{text[:60]}……"


OPERATORS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": lambda base, exponent: float(base ** int(exponent)),
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
FUNCTIONS: Mapping[str, Callable[[list[float]], float]] = {"min": min, "max": max, "abs": lambda values: abs(values[0])}
_EVALUATORS: Mapping[type, Callable[[Any, Lookup], float]] = {
    Number: lambda node, _lookup: in_base(node.value, node.unit),
    Name: _named,
    Aggregate: _named,
    Negative: lambda node, lookup: -_value(node.of, lookup),
    Not: lambda node, lookup: not _value(node.of, lookup),
    Binary: _binary,
    Choice: lambda node, lookup: _value(node.then if _value(node.condition, lookup) else node.otherwise, lookup),
    Function: lambda node, lookup: FUNCTIONS[node.name]([_value(one, lookup) for one in node.arguments]),
}
"""Kind of expression → what computes it."""
