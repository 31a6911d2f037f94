"""The condition under which an indicator decides alone."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.indicators.dimensions import Quantity, measure
from qicao.indicators.formula import Formula, read_placed
from qicao.indicators.problem import Problem
from qicao.indicators.units import read_unit
from qicao.model.formula import Binary, Expression, Negative, Not, Number
from qicao.model.indicator import Indicator

__all__ = ["VALUE", "read_veto", "veto_problems"]

VALUE = "value"
"""The name of the indicator's value in the condition."""
JOINING = frozenset({"and", "or"})
LIKE = frozenset({"+", "-", "<", "<=", ">", ">=", "==", "!="})
"""Operators whose operands are of one kind."""


def read_veto(indicator: Indicator) -> Formula | Problem | None:
    """Return the condition, None if there is none; numbers without a unit have that of the indicator."""
    if not indicator.veto.strip():
        return None
    read = read_placed(indicator.veto, condition=True)
    if isinstance(read, Problem):
        return read
    return replace(read, tree=_with_unit(read.tree, indicator.unit))


def veto_problems(indicator: Indicator) -> tuple[Problem, ...]:
    """Return what is wrong with the condition of the indicator."""
    read = read_veto(indicator)
    if read is None or isinstance(read, Problem):
        return () if read is None else (read,)
    unit = read_unit(indicator.unit)
    return measure(read, {VALUE: Quantity(unit.dimension if unit else None)}).problems


def _with_unit(node: Expression, unit: str) -> Expression:
    match node:
        case Number(_, ""):
            return replace(node, unit=unit)
        case Negative(of) | Not(of):
            return replace(node, of=_with_unit(of, unit))
        case Binary(operator, left, right) if operator in JOINING or operator in LIKE:
            return replace(node, left=_with_unit(left, unit), right=_with_unit(right, unit))
    return node
