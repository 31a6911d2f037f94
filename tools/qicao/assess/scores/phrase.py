"""Formulas as a reader of scores sees them: with titles, and with the numbers of one unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from qicao.assess.scores.amount import amount
from qicao.assess.scores.measure import factor_of
from qicao.indicators.formula import LEVELS, Formula
from qicao.indicators.veto import VALUE, read_veto
from qicao.indicators.written import level_of
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number
from qicao.model.indicator import Indicator, IndicatorSet

__all__ = [
    "Numbers",
    "Part",
    "Shown",
    "formula_words",
    "leaf_title",
    "leaf_unit",
    "leaf_value",
    "parts_of",
    "shown_parts",
    "veto_words",
    "with_numbers",
]

SIGNS: Mapping[str, str] = {
    "+": "＋",
    "-": "－",
    "*": "×",
    "/": "÷",
    "^": "^",
    "<": "＜",
    "<=": "≤",
    ">": "＞",
    ">=": "≥",
    "==": "＝",
    "!=": "≠",
    "and": "且",
    "or": "或",
}
OVER: Mapping[str, str] = {"sum": "合计", "mean": "平均值", "least": "最小值", "greatest": "最大值", "count": "个数"}
THIS = ("当月", "本月", "当季", "本季", "当年", "本年")
"""How titles begin that tell the period, which goes without saying where all periods are meant."""
FUNCTIONS: Mapping[str, str] = {"min": "最小", "max": "最大", "abs": "绝对值"}
Part = str | Name | Aggregate
"""A piece of a formula: words, or a place for a value."""
Numbers = Callable[[Name | Aggregate], float]
"""The value of a name, in base units."""


class Shown(Struct, frozen=True):
    """A place for a value, and the unit in which it is told."""

    node: Name | Aggregate
    unit: str
    factor: float


class _Known(Struct, frozen=True):
    title: str
    unit: str
    period: str = ""


def _known(node: Name | Aggregate, indicators: IndicatorSet) -> _Known:
    item = next((one for one in indicators.data if one.id == node.id), None)
    if item:
        return _Known(item.title, item.unit, item.period or indicators.period)
    found = next((one for one in indicators.indicators if one.id == node.id), None)
    return _Known(found.title, found.unit, indicators.period) if found else _Known(node.id, "1")


def veto_words(indicator: Indicator, indicators: IndicatorSet) -> str:
    """Return the condition under which the indicator decides alone, "" if there is none."""
    found = read_veto(indicator)
    parts = parts_of(found.tree) if isinstance(found, Formula) else ()
    return formula_words(parts, indicators).replace(VALUE, indicator.title)


def leaf_title(node: Name | Aggregate, indicators: IndicatorSet) -> str:
    """Return the words for a name, or for many of its values."""
    known = _known(node, indicators)
    if isinstance(node, Name):
        return known.title
    whose = f"各{indicators.units}" if node.over == "units" else f"各{known.period}"
    title = known.title[2:] if node.over == "periods" and known.title.startswith(THIS) else known.title
    return f"{whose}{title}的{OVER[node.function]}"


def leaf_unit(node: Name | Aggregate, indicators: IndicatorSet) -> str:
    """Return the unit in which the value is told."""
    return "1" if isinstance(node, Aggregate) and node.function == "count" else _known(node, indicators).unit


def leaf_value(node: Name | Aggregate, indicators: IndicatorSet, value: float) -> str:
    """Return the value of a name, which is given in base units, in the unit in which it is told."""
    return _valued(_shown(node, leaf_unit(node, indicators)), value)


def parts_of(expression: Expression) -> tuple[Part, ...]:
    """Return the formula in pieces, in the order in which they are printed."""
    return tuple(_PARTS[type(expression)](expression))


def formula_words(parts: Sequence[Part], indicators: IndicatorSet) -> str:
    """Return the formula with the titles of what it names."""
    return "".join(part if isinstance(part, str) else leaf_title(part, indicators) for part in parts)


def shown_parts(parts: Sequence[Part], indicators: IndicatorSet) -> tuple[str | Shown, ...]:
    """Return the pieces with the units in which values are told."""
    return tuple(part if isinstance(part, str) else _shown(part, leaf_unit(part, indicators)) for part in parts)


def _shown(node: Name | Aggregate, unit: str) -> Shown:
    return Shown(node, unit, factor_of(unit))


def with_numbers(parts: Sequence[str | Shown], numbers: Numbers) -> str:
    """Return the formula with the values of what it names, each with its unit."""
    return "".join([part if isinstance(part, str) else _valued(part, numbers(part.node)) for part in parts])


def _valued(shown: Shown, value: float) -> str:
    return amount(value / shown.factor, shown.unit) if value == value else "缺"  # noqa: PLR0124 -- NaN


def _within(node: Expression, level: int) -> Iterator[Part]:
    """Yield the pieces of an operand, in brackets if it binds less closely."""
    if level_of(node) >= level:
        yield from parts_of(node)
    else:
        yield "（"
        yield from parts_of(node)
        yield "）"


def _binary(node: Binary) -> Iterator[Part]:
    level = LEVELS[node.operator]
    yield from _within(node.left, level)
    yield SIGNS[node.operator]
    yield from _within(node.right, level + 1)


def _prefixed(sign: str, node: Negative | Not, level: int) -> Iterator[Part]:
    yield sign
    yield from _within(node.of, level)


def _choice(node: Choice) -> Iterator[Part]:
    yield "（若"
    yield from parts_of(node.condition)
    yield "则"
    yield from parts_of(node.then)
    yield "，否则"
    yield from parts_of(node.otherwise)
    yield "）"


def _function(node: Function) -> Iterator[Part]:
    yield f"{FUNCTIONS[node.name]}（"
    for at, one in enumerate(node.arguments):
        yield "，" if at else ""
        yield from parts_of(one)
    yield "）"


_PARTS: Mapping[type, Callable[[Any], Iterator[Part]]] = {
    Number: lambda node: iter((amount(node.value, node.unit),)),
    Name: lambda node: iter((node,)),
    Aggregate: lambda node: iter((node,)),
    Negative: lambda node: _prefixed("－", node, LEVELS["negative"]),
    Not: lambda node: _prefixed("不满足", node, LEVELS["not"] + 1),
    Binary: _binary,
    Choice: _choice,
    Function: _function,
}
"""Kind of expression → its pieces."""
