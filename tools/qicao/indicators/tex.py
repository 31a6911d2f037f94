"""A formula as TeX, with the symbols of its set (GB/T 1.1—2020, 9.9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from qicao.indicators.formula import LEVELS
from qicao.indicators.written import level_of, number_text
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number
from qicao.model.indicator import DataItem, Indicator, IndicatorSet

__all__ = ["Letters", "Symbols", "formula_tex", "indexed", "symbols_of"]

SUM = 4
"""How closely a sum sign binds: it needs brackets in products, and in sums, where one could not see where it ends."""
SIGNS: Mapping[str, str] = {
    "*": r"\times",
    "<=": r"\le",
    ">=": r"\ge",
    "==": "=",
    "!=": r"\ne",
    "and": r"\land",
    "or": r"\lor",
}
OPPOSITE: Mapping[str, str] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
    "and": "or",
    "or": "and",
}
INDICES = {"periods": (("k", "K"), ("p", "P"), ("q", "Q")), "units": (("j", "J"), ("u", "U"), ("v", "V"))}
"""What is summed over → letters for the index and for the number of values, the first that are free."""


class Letters(Struct, frozen=True):
    """The letters of a sum: its index, and the number of its terms."""

    index: str
    number: str


class Symbols(Struct, frozen=True):
    """The symbols of a set: name → how it stands in a formula, and alone; the letters of sums."""

    written: Mapping[str, str]
    alone: Mapping[str, str]
    letters: Mapping[str, Letters]


def symbols_of(indicators: IndicatorSet) -> Symbols:
    """Return the symbols of the set; letters of sums are those that it does not use otherwise."""
    named: tuple[Indicator | DataItem, ...] = (*indicators.indicators, *indicators.data)
    alone = {one.id: one.symbol or one.id for one in named}
    written = alone | {item.id: item.tex for item in indicators.data if item.tex}
    used = {symbol.partition("_")[0] for symbol in alone.values()}
    letters = {over: Letters(*_free(pairs, used)) for over, pairs in INDICES.items()}
    return Symbols(written, alone, letters)


def _free(pairs: tuple[tuple[str, str], ...], used: set[str]) -> tuple[str, str]:
    return next((pair for pair in pairs if not used & set(pair)), pairs[-1])


def formula_tex(indicator: Indicator, expression: Expression, symbols: Symbols) -> str:
    """Return the equation of the indicator, whose expression is one of plain numbers (`indicators.numeric`)."""
    return f"{indicator.symbol or indicator.id} = {_tex(expression, symbols)}"


def indexed(symbol: str, index: str) -> str:
    """Return the symbol with one more index: N_1 → N_{1,k}."""
    base, sign, below = symbol.rpartition("_")
    if not sign:
        return f"{symbol}_{index}"
    if below.startswith("{") and below.endswith("}"):
        below = below[1:-1]
    return f"{base}_{{{below},{index}}}"


def _tex(node: Expression, symbols: Symbols) -> str:
    return _PRINTERS[type(node)](node, symbols)


def _level(node: Expression, symbols: Symbols) -> int:
    if isinstance(node, Aggregate):
        return SUM if node.function == "sum" else LEVELS["*"] if node.function in {"least", "greatest"} else 9
    if isinstance(node, Name) and "\\sum" in symbols.written.get(node.id, ""):
        return SUM
    return 9 if isinstance(node, Binary) and node.operator == "/" else level_of(node)


def _within(node: Expression, symbols: Symbols, level: int) -> str:
    text = _tex(node, symbols)
    return text if _level(node, symbols) >= level else _bracketed(text)


def _bracketed(text: str) -> str:
    return rf"\left( {text} \right)"


def _name(node: Name, symbols: Symbols) -> str:
    return symbols.written.get(node.id, node.id)


def _terms(node: Aggregate, symbols: Symbols) -> str:
    return indexed(symbols.alone.get(node.id, node.id), symbols.letters[node.over].index)


def _sum(node: Aggregate, symbols: Symbols) -> str:
    letters = symbols.letters[node.over]
    return rf"\sum_{{{letters.index}=1}}^{{{letters.number}}} {_terms(node, symbols)}"


def _aggregate(node: Aggregate, symbols: Symbols) -> str:
    letters = symbols.letters[node.over]
    extreme = {"least": r"\min", "greatest": r"\max"}.get(node.function)
    if extreme:
        return rf"{extreme}_{{1 \le {letters.index} \le {letters.number}}} {_terms(node, symbols)}"
    if node.function == "count":
        return letters.number
    return _sum(node, symbols) if node.function == "sum" else _fraction(node, symbols)


def _binary(node: Binary, symbols: Symbols) -> str:
    if node.operator == "/":
        return _fraction(node, symbols)
    if node.operator == "^":
        exponent = number_text(node.right.value) if isinstance(node.right, Number) else ""
        base = _within(node.left, symbols, 9)
        plain = isinstance(node.left, Name | Number) or base.startswith(r"\left(")
        return (base if plain else _bracketed(base)) + f"^{{{exponent}}}"
    level = LEVELS[node.operator]
    sign = SIGNS.get(node.operator, node.operator)
    after = 9 if isinstance(node.right, Negative) else level + 1
    return f"{_within(node.left, symbols, level)} {sign} {_within(node.right, symbols, after)}"


def _fraction(node: Expression, symbols: Symbols) -> str:
    above, below = _parts(node, symbols)
    return rf"\frac{{{above}}}{{{below}}}"


def _parts(node: Expression, symbols: Symbols) -> tuple[str, str]:
    """Return what stands above and below the stroke: the number of terms of a mean goes below."""
    if isinstance(node, Aggregate):
        return _sum(node, symbols), symbols.letters[node.over].number
    if not isinstance(node, Binary):
        return _tex(node, symbols), ""
    if isinstance(node.left, Aggregate) and node.left.function == "mean":
        above, number = _parts(node.left, symbols)
        return above, rf"{number} \times {_within(node.right, symbols, LEVELS['*'] + 1)}"
    return _tex(node.left, symbols), _tex(node.right, symbols)


def _negated(node: Expression) -> Expression:
    """Return the opposite condition, without `not` where there is a sign for it."""
    if isinstance(node, Not):
        return node.of
    if not isinstance(node, Binary):
        return Not(node)
    operator: Any = OPPOSITE[node.operator]
    if operator in {"and", "or"}:
        return Binary(operator, _negated(node.left), _negated(node.right))
    return Binary(operator, node.left, node.right)


def _choice(node: Choice, symbols: Symbols) -> str:
    lines = ((node.then, node.condition), (node.otherwise, _negated(node.condition)))
    shown = r" \\ ".join(f"{_tex(value, symbols)}, & {_tex(condition, symbols)}" for value, condition in lines)
    return rf"\begin{{cases}} {shown} \end{{cases}}"


def _function(node: Function, symbols: Symbols) -> str:
    inner = ", ".join(_tex(one, symbols) for one in node.arguments)
    return rf"\left| {inner} \right|" if node.name == "abs" else rf"\{node.name}\left( {inner} \right)"


_PRINTERS: Mapping[type, Callable[[Any, Symbols], str]] = {
    Number: lambda node, _symbols: number_text(node.value),
    Name: _name,
    Aggregate: _aggregate,
    Negative: lambda node, symbols: f"-{_within(node.of, symbols, LEVELS['*'] + 1)}",
    Not: lambda node, symbols: _tex(_negated(node.of), symbols),
    Binary: _binary,
    Choice: _choice,
    Function: _function,
}
"""Kind of expression → what prints it."""
