"""Indicators in words, as standards print them: units, the explanation of symbols, the rating rule.

Texts are Chinese, with formulas between dollar signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from qicao.indicators.tex import Symbols, indexed
from qicao.indicators.walk import children
from qicao.indicators.written import number_text
from qicao.model.formula import Aggregate, Choice, Expression, Name
from qicao.model.indicator import DataItem, Indicator, IndicatorSet

__all__ = ["Meaning", "meanings", "unit_words", "with_unit"]

NAMES: Mapping[str, str] = {
    "ms": "毫秒", "s": "秒", "min": "分", "h": "小时", "d": "天", "mm": "毫米", "cm": "厘米", "m": "米", "km": "千米",
    "m²": "平方米", "km²": "平方千米", "hm²": "公顷", "m³": "立方米", "g": "克", "kg": "千克", "t": "吨", "L": "升",
    "J": "焦", "kJ": "千焦", "MJ": "兆焦", "W": "瓦", "kW": "千瓦", "℃": "摄氏度", "dB": "分贝",
    "B": "字节", "kB": "千字节", "MB": "兆字节", "GB": "吉字节", "TB": "太字节",
}  # fmt: skip
"""Symbol of a unit → its name (GB 3100)."""
SHARES: Mapping[str, str] = {"%": "，用百分数表示", "‰": "，用千分数表示", "1": "", "": ""}
PERIODS: Mapping[str, tuple[str, str]] = {"月": ("个月", "月数"), "季": ("个季度", "季度数"), "年": ("年", "年数")}
"""Period → its word after a number, and the word for their number."""


class Meaning(Struct, frozen=True):
    """A line of 式中: the symbol as TeX, and what it is."""

    symbol: str
    text: str


def unit_words(unit: str) -> str:
    """Return what is said of the unit after a meaning: “，单位为小时（h）”, “，用百分数表示”."""
    if unit in SHARES:
        return SHARES[unit]
    above, *below = unit.split("/")
    name = "每".join(_name(part.strip(" ()")) for part in (above, *below))
    return f"，单位为{name}" if name == unit else f"，单位为{name}（{unit}）"


def _name(product: str) -> str:
    return "".join(NAMES.get(factor, factor) for factor in product.split("·"))


def with_unit(value: float, unit: str) -> str:
    """Return the value with its unit: 98%, 15 min, 3件."""
    number = number_text(value)
    if unit in {"", "1"}:
        return number
    return f"{number} {unit}" if unit[0].isascii() and unit[0].isalpha() else f"{number}{unit}"


def meanings(
    indicators: IndicatorSet, indicator: Indicator, expression: Expression, symbols: Symbols
) -> Iterator[Meaning]:
    """Yield the lines of 式中 in the order in which the symbols stand in the formula (10.4.3)."""
    yield Meaning(symbols.alone[indicator.id], indicator.title + unit_words(indicator.unit))
    named: tuple[DataItem | Indicator, ...] = (*indicators.indicators, *indicators.data)
    known = {one.id: one for one in named}
    found: dict[str, Meaning] = {}
    for node in _as_printed(expression):
        if isinstance(node, Name | Aggregate) and node.id in known:
            for meaning in _of(node, known[node.id], indicators, symbols):
                found.setdefault(meaning.symbol, meaning)
    yield from found.values()


def _as_printed(expression: Expression) -> Iterator[Expression]:
    """Yield the parts in the order of the print, where the condition stands after the value."""
    yield expression
    inner = children(expression)
    if isinstance(expression, Choice):
        inner = (expression.then, expression.condition, expression.otherwise)
    for child in inner:
        yield from _as_printed(child)


def _of(
    node: Name | Aggregate, one: DataItem | Indicator, indicators: IndicatorSet, symbols: Symbols
) -> Iterator[Meaning]:
    """Yield the symbols that a name or an aggregate brings into the formula."""
    if isinstance(node, Name):
        yield Meaning(symbols.alone[node.id], _definition(one) + unit_words(_unit(one)))
        return
    letters = symbols.letters[node.over]
    yield Meaning(letters.number, _number_of(node, indicators, one))
    if node.function != "count":
        text = _of_each(_definition(one), node, indicators, one, letters.index)
        yield Meaning(indexed(symbols.alone[node.id], letters.index), text + unit_words(_unit(one)))


def _definition(one: DataItem | Indicator) -> str:
    return (one.definition if isinstance(one, DataItem) else "") or one.title


def _unit(one: DataItem | Indicator) -> str:
    return (one.symbol_unit if isinstance(one, DataItem) else "") or one.unit


def _of_each(text: str, node: Aggregate, indicators: IndicatorSet, one: DataItem | Indicator, index: str) -> str:
    if node.over == "units":
        return f"第${index}$个{indicators.units}的{text}"
    ordinal = f"第${index}${_period(indicators, one)[0]}"
    return text.replace("当月", ordinal).replace("当季", ordinal) if "当" in text else f"{ordinal}的{text}"


def _number_of(node: Aggregate, indicators: IndicatorSet, one: DataItem | Indicator) -> str:
    if node.over == "units":
        return f"参加评价的{indicators.units}数"
    return f"评价周期内的{_period(indicators, one)[1]}"


def _period(indicators: IndicatorSet, one: DataItem | Indicator) -> tuple[str, str]:
    own = one.period if isinstance(one, DataItem) else None
    return PERIODS[own or indicators.period]
