"""A formula between plain numbers: those of the data, each in its own unit, and that of the result, in the indicator's.

So it is printed, for formulas in standards bear no units: `closed / due` with the unit % becomes `closed / due * 100`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from qicao.indicators.units import read_unit
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number
from qicao.model.indicator import DataItem, Indicator, IndicatorSet

__all__ = ["numeric", "units_of"]

EXACT = 1e-12
LIKE = frozenset({"+", "-", "<", "<=", ">", ">=", "==", "!="})


class _Scaled(Struct, frozen=True):
    """An expression of plain numbers, and by what it is multiplied to be in base units; None for 0, which is in all."""

    node: Expression
    scale: float | None


def units_of(indicators: IndicatorSet) -> Mapping[str, str]:
    """Return name → unit for the data items and indicators of a set."""
    named: tuple[Indicator | DataItem, ...] = (*indicators.indicators, *indicators.data)
    return {one.id: one.unit for one in named}


def numeric(expression: Expression, units: Mapping[str, str], unit: str) -> Expression:
    """Return the expression without units whose result is in *unit*, if names stand for numbers in the *units*."""
    scaled = _scaled(expression, units)
    return scaled.node if scaled.scale is None else _times(scaled.node, scaled.scale / _factor(unit))


def _factor(unit: str) -> float:
    known = read_unit(unit)
    return known.factor if known else 1.0


def _scaled(node: Expression, units: Mapping[str, str]) -> _Scaled:
    return _SCALERS[type(node)](node, units)


def _number(node: Number, _units: Mapping[str, str]) -> _Scaled:
    return _Scaled(Number(node.value), _factor(node.unit) if node.value else None)


def _aggregate(node: Aggregate, units: Mapping[str, str]) -> _Scaled:
    return _Scaled(node, 1.0 if node.function == "count" else _factor(units.get(node.id, "1")))


def _binary(node: Binary, units: Mapping[str, str]) -> _Scaled:
    if node.operator in LIKE:
        (left, right), scale = _alike((node.left, node.right), units)
        return _Scaled(replace(node, left=left, right=right), scale)
    left_, right_ = _scaled(node.left, units), _scaled(node.right, units)
    made = replace(node, left=left_.node, right=right_.node)
    if node.operator == "^":
        exponent = int(node.right.value) if isinstance(node.right, Number) else 1
        scale = left_.scale if exponent else 1.0  # even 0 to the power of 0 is 1
        return _Scaled(made, None if scale is None else scale**exponent)
    first, second = left_.scale, 1.0 if right_.scale is None else right_.scale
    return _Scaled(made, None if first is None else first * second if node.operator == "*" else first / second)


def _alike(nodes: Sequence[Expression], units: Mapping[str, str]) -> tuple[list[Expression], float | None]:
    """Return the nodes in one scale, that of the first name among them."""
    scaled = [_scaled(node, units) for node in nodes]
    named = [one.scale for one in scaled if one.scale is not None and not isinstance(one.node, Number)]
    common = next(iter(named), next((one.scale for one in scaled if one.scale is not None), None))
    if common is None:
        return [one.node for one in scaled], None
    return [one.node if one.scale is None else _times(one.node, one.scale / common) for one in scaled], common


def _times(node: Expression, factor: float) -> Expression:
    """Return the node multiplied by the factor; what chooses has its choices multiplied."""
    if abs(factor - 1) < EXACT:
        return node
    match node:
        case Number(value):
            return Number(_tidy(value * factor))
        case Choice(_, then, otherwise):
            return replace(node, then=_times(then, factor), otherwise=_times(otherwise, factor))
        case Function(_, arguments):
            return replace(node, arguments=tuple(_times(one, factor) for one in arguments))
    return _multiplied(node, factor)


def _multiplied(node: Expression, factor: float) -> Expression:
    """Return the product, or a quotient if the inverse of the factor is a whole number."""
    inverse = _tidy(1 / factor)
    if factor >= 1 or inverse != int(inverse):
        return Binary("*", node, Number(_tidy(factor)))
    if isinstance(node, Binary) and node.operator == "/":
        return replace(node, right=_times(node.right, inverse))
    return Binary("/", node, Number(inverse))


def _tidy(value: float) -> float:
    """Return the number without what rounding left behind."""
    return float(f"{value:.14g}")


def _choice(node: Choice, units: Mapping[str, str]) -> _Scaled:
    (then, otherwise), scale = _alike((node.then, node.otherwise), units)
    return _Scaled(Choice(_scaled(node.condition, units).node, then, otherwise), scale)


def _function(node: Function, units: Mapping[str, str]) -> _Scaled:
    arguments, scale = _alike(node.arguments, units)
    return _Scaled(replace(node, arguments=tuple(arguments)), scale)


def _inner(node: Negative | Not, units: Mapping[str, str]) -> _Scaled:
    of = _scaled(node.of, units)
    return _Scaled(replace(node, of=of.node), of.scale)


_SCALERS: Mapping[type, Callable[[Any, Mapping[str, str]], _Scaled]] = {
    Number: _number,
    Name: lambda node, units: _Scaled(node, _factor(units.get(node.id, "1"))),
    Aggregate: _aggregate,
    Negative: _inner,
    Not: _inner,
    Binary: _binary,
    Choice: _choice,
    Function: _function,
}
"""Kind of expression → what brings it into plain numbers."""
