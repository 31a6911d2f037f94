"""Formulas of indicators, ratings and totals as formulas of a workbook (ECMA-376-1, 18.17).

What is missing is an error within a formula, and empty words as its result; so nothing is computed from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.rating import FULL, sorted_intervals
from qicao.assess.scores.score import Place
from qicao.assess.scores.veto import veto_of
from qicao.assess.scores.workbook.places import POINTS, TOTALS, Places
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number
from qicao.model.indicator import Indicator, Interval

__all__ = ["level_formula", "number_text", "rank_formula", "rating_formula", "total_formula", "value_formula"]

SLACK = "1E-9"
"""What two numbers may differ by and be equal, as `program.NEAR`."""
AGGREGATES: Mapping[str, str] = {"sum": "SUM", "mean": "AVERAGE", "least": "MIN", "greatest": "MAX", "count": "COUNT"}
COMPARISONS: Mapping[str, str] = {
    "<": "({left}-{right}<-{slack})",
    "<=": "({left}-{right}<={slack})",
    ">": "({left}-{right}>{slack})",
    ">=": "({left}-{right}>=-{slack})",
    "==": "(ABS({left}-{right})<={slack})",
    "!=": "(ABS({left}-{right})>{slack})",
    "and": "IF({left},{right},FALSE())",
    "or": "IF({left},TRUE(),{right})",
}
Leaf = Callable[[Name | Aggregate], str]
"""What gives the text for a name."""


@lru_cache(maxsize=4096)
def number_text(value: float) -> str:
    """Return the number as a formula writes it."""
    text = repr(float(value)).removesuffix(".0").upper()
    return f"({text})" if value < 0 else text


def value_formula(tree: Expression, indicator: Indicator, place: Place, places: Places) -> str:
    """Return the formula of the indicator's value, in its unit."""
    factor = factor_of(indicator.unit)
    text = _text(tree, lambda node: _leaf(node, place, places))
    return f'IFERROR({text}{"" if factor == 1 else f"/{number_text(factor)}"},"")'


def rating_formula(indicator: Indicator, place: Place, places: Places) -> str:
    """Return the formula of the points for the value, 0 to 100."""
    value = _used(indicator, place, places)
    lost = '""' if indicator.missing == "leave-out" else "0"
    return f"IF(ISNUMBER({value}),{_RATINGS[indicator.rating.kind](indicator, value)},{lost})"


def total_formula(place: Place, places: Places) -> str:
    """Return the formula of the score: the mean of what counts, with the weights above the points."""
    ids = [places.column_of[one.id] for one in places.scores.set.indicators]
    row = places.row(place)
    points = f"'{POINTS}'!{ids[0]}{row}:{ids[-1]}{row}"
    weights = f"'{POINTS}'!{ids[0]}$2:{ids[-1]}$2"
    return f'IFERROR(SUMPRODUCT({points},{weights})/SUMPRODUCT(ISNUMBER({points})*{weights}),"")'


def rank_formula(place: Place, places: Places, letters: str) -> str:
    """Return the formula of the rank; *letters* name the column of the scores."""
    own, all_ = f"{letters}{places.row(place)}", places.whole(TOTALS, letters, place[0])
    return f'IF(ISNUMBER({own}),SUMPRODUCT(ISNUMBER({all_})*({all_}>{own}+{SLACK}))+1,"")'


def level_formula(place: Place, places: Places, letters: str) -> str:
    """Return the formula of the level."""
    grades = sorted(places.scores.set.grades, key=lambda grade: -grade.at)
    own = f"{letters}{places.row(place)}"
    text = '""'
    for grade in reversed(grades):
        text = f"IF({own}>={number_text(grade.at)}-{SLACK},{_quoted(grade.level)},{text})"
    text = f'IF(ISNUMBER({own}),{text},"")'
    vetoes = [_veto(one, place, places) for one in places.scores.set.indicators if one.veto]
    level = places.scores.set.veto_level or (grades[-1].level if grades else "")
    return f"IF(OR({','.join(vetoes)}),{_quoted(level)},{text})" if vetoes else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _used(indicator: Indicator, place: Place, places: Places) -> str:
    """Return the address of the value that is rated: of the period before where the rule for missing data says so."""
    own, periods = places.value(indicator.id, place), places.scores.periods
    before = periods[place[0]].before
    if indicator.missing != "previous" or before not in periods:
        return own
    return f"IF(ISNUMBER({own}),{own},{places.value(indicator.id, (periods.index(before), place[1]))})"


def _veto(indicator: Indicator, place: Place, places: Places) -> str:
    value, tree, factor = _used(indicator, place, places), veto_of(indicator), factor_of(indicator.unit)
    base = f"({value}{'' if factor == 1 else f'*{number_text(factor)}'})"
    return f"IF(ISNUMBER({value}),{_text(tree, lambda _node: base) if tree else 'FALSE()'},FALSE())"


def _leaf(node: Name | Aggregate, place: Place, places: Places) -> str:
    """Return the value of a name in base units, or an error."""
    cells = places.cells_of(node, place)
    count = isinstance(node, Aggregate) and node.function == "count"
    factor = factor_of(places.units[node])
    scale = "" if factor == 1 else f"*{number_text(factor)}"
    if isinstance(node, Name):
        return f"IF(ISNUMBER({cells[0]}),{cells[0]}{scale},NA())" if cells else "NA()"
    listed = ",".join(cells)
    if count:
        return f"COUNT({listed})" if cells else "0"
    enough = f"COUNT({listed})>0" if node.over == "units" else f"COUNT({listed})={len(cells)}"
    return f"IF({enough},{AGGREGATES[node.function]}({listed}){scale},NA())" if cells else "NA()"


def _text(node: Expression, leaf: Leaf) -> str:
    return _TEXTS[type(node)](node, leaf)


def _binary(node: Binary, leaf: Leaf) -> str:
    left, right = _text(node.left, leaf), _text(node.right, leaf)
    if node.operator in COMPARISONS:
        return COMPARISONS[node.operator].format(left=left, right=right, slack=SLACK)
    if node.operator == "^" and right == "0":
        return f"IF(ISNUMBER({left}),1,NA())"
    return f"({left}{node.operator}{right})"


def _choice(node: Choice, leaf: Leaf) -> str:
    return f"IF({_text(node.condition, leaf)},{_text(node.then, leaf)},{_text(node.otherwise, leaf)})"


_TEXTS: Mapping[type, Callable[[Any, Leaf], str]] = {
    Number: lambda node, _leaf: number_text(node.value * factor_of(node.unit)),
    Name: lambda node, leaf: leaf(node),
    Aggregate: lambda node, leaf: leaf(node),
    Negative: lambda node, leaf: f"(-{_text(node.of, leaf)})",
    Not: lambda node, leaf: f"NOT({_text(node.of, leaf)})",
    Binary: _binary,
    Choice: _choice,
    Function: lambda node, leaf: f"{node.name.upper()}({','.join(_text(one, leaf) for one in node.arguments)})",
}
"""Kind of expression → its text."""


def _linear(indicator: Indicator, value: str) -> str:
    zero = indicator.rating.zero or 0.0
    full = FULL if indicator.rating.full is None else indicator.rating.full
    if full == zero:
        return f"IF({value}>={number_text(full)}-{SLACK},100,0)"
    return f"MAX(0,MIN(100,({value}-{number_text(zero)})/({number_text(full)}-{number_text(zero)})*100))"


def _steps(indicator: Indicator, value: str) -> str:
    text, up = "0", indicator.direction == "up"
    for step in sorted(indicator.rating.steps, key=lambda one: one.points):
        sign, slack = (">=", "-") if up else ("<=", "+")
        text = f"IF({value}{sign}{number_text(step.at)}{slack}{SLACK},{number_text(step.points)},{text})"
    return text


def _intervals(indicator: Indicator, value: str) -> str:
    ranges = sorted_intervals(indicator.rating)
    text = "0"
    for one in ranges:
        inside = _inside(one, value, last=one is ranges[-1])
        points = f"IF({inside},{number_text(one.points)},0)" if inside else number_text(one.points)
        text = points if one.low is None else f"IF({value}>={number_text(one.low)}-{SLACK},{points},{text})"
    return text


def _inside(interval: Interval, value: str, *, last: bool) -> str:
    """Return the condition that the value is not above the range."""
    if interval.high is None:
        return ""
    return f"{value}{'<=' if last else '<'}{number_text(interval.high)}{'+' if last else '-'}{SLACK}"


_RATINGS: Mapping[str, Callable[[Indicator, str], str]] = {
    "linear": _linear,
    "steps": _steps,
    "intervals": _intervals,
}
