"""The text of an expression, which reads as the same expression."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from qicao.indicators.formula import LEVELS
from qicao.indicators.walk import children
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number

__all__ = ["level_of", "number_text", "write_formula"]

HIGHEST = 9
"""The level of what needs no brackets anywhere."""


def level_of(expression: Expression) -> int:
    """Return how closely the outermost operator binds."""
    match expression:
        case Binary(operator):
            return LEVELS[operator]
        case Negative():
            return LEVELS["negative"]
        case Not():
            return LEVELS["not"]
    return HIGHEST


def number_text(value: float) -> str:
    """Return the shortest decimal digits for the number, never with an exponent of ten."""
    text = f"{Decimal(repr(float(value))):f}"
    return text.removesuffix(".0")


def write_formula(expression: Expression) -> str:
    """Return the text, with no more brackets than needed."""
    return _WRITERS[type(expression)](expression)


def _number(number: Number) -> str:
    return number_text(number.value) + (f" [{number.unit}]" if number.unit else "")


def _aggregate(aggregate: Aggregate) -> str:
    return f"{aggregate.function}({aggregate.id}{', units' if aggregate.over == 'units' else ''})"


def _binary(binary: Binary) -> str:
    level = LEVELS[binary.operator]
    return f"{_within(binary.left, level)} {binary.operator} {_within(binary.right, level + 1)}"


def _call(name: str, arguments: Iterable[Expression]) -> str:
    return f"{name}({', '.join(map(write_formula, arguments))})"


def _within(expression: Expression, level: int) -> str:
    text = write_formula(expression)
    return text if level_of(expression) >= level else f"({text})"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    Number: _number,
    Name: lambda name: str(name.id),
    Aggregate: _aggregate,
    Negative: lambda negative: f"-{_within(negative.of, LEVELS['negative'])}",
    Not: lambda negated: f"not {_within(negated.of, LEVELS['not'] + 1)}",
    Binary: _binary,
    Choice: lambda choice: _call("if", children(choice)),
    Function: lambda function: _call(function.name, function.arguments),
}
"""Kind of expression → what writes it."""
