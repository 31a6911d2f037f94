"""The formula of an indicator as a tree; `indicators.formula` reads it, faces print and compute it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = [
    "Aggregate",
    "AggregateFunction",
    "Binary",
    "Choice",
    "Expression",
    "Function",
    "Name",
    "Negative",
    "Not",
    "Number",
]

Operator = Literal["+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!=", "and", "or"]
AggregateFunction = Literal["sum", "mean", "least", "greatest", "count"]


class Number(Struct, frozen=True):
    """A number, with its unit if it has one."""

    value: float
    unit: str = ""


class Name(Struct, frozen=True):
    """The value of a data item or of another indicator, for the unit and the period that are scored."""

    id: str


class Aggregate(Struct, frozen=True):
    """One value made from all values of a name: over the finer periods, or over all units in the period."""

    function: AggregateFunction
    id: str
    over: Literal["periods", "units"] = "periods"


class Negative(Struct, frozen=True):
    """A value with its sign changed."""

    of: Expression


class Not(Struct, frozen=True):
    """A condition turned round."""

    of: Expression


class Binary(Struct, frozen=True):
    """Two values joined by an operator; comparisons, `and` and `or` give a condition."""

    operator: Operator
    left: Expression
    right: Expression


class Choice(Struct, frozen=True):
    """`if(condition, then, otherwise)`."""

    condition: Expression
    then: Expression
    otherwise: Expression


class Function(Struct, frozen=True):
    """`min`, `max` or `abs` of values."""

    name: Literal["min", "max", "abs"]
    arguments: tuple[Expression, ...]


Expression = Number | Name | Aggregate | Negative | Not | Binary | Choice | Function
