"""A rating rule in words, as the tables of standards print it; and what such words mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qicao.indicators.formula import Formula
from qicao.indicators.veto import read_veto
from qicao.indicators.words import with_unit
from qicao.indicators.written import number_text
from qicao.model.formula import Binary, Name, Number
from qicao.model.indicator import Indicator, Interval
from qicao.source.patterns import compiled

__all__ = ["rating_words", "says_the_same", "weight_texts"]

DECIMALS = 2
"""Steps of points with more decimals are told by both ends instead."""
COMPARED: Mapping[str, str] = {">": "高于", ">=": "不低于", "<": "低于", "<=": "不高于", "==": "为", "!=": "不为"}
LEAST = 2
"""The least number of decimals of a weight."""


def rating_words(indicator: Indicator, veto_level: str = "") -> str:
    """Return the rule in words: “达到98%得100分，每低1个百分点扣5分，扣完为止”."""
    veto = _veto(indicator, veto_level)
    return RULES[indicator.rating.kind](indicator) + (f"；{veto}" if veto else "")


def weight_texts(weights: tuple[float, ...]) -> tuple[str, ...]:
    """Return the weights with the same number of decimals."""
    texts = [number_text(weight) for weight in weights]
    decimals = max([LEAST, *(len(text.partition(".")[2]) for text in texts)])
    return tuple(f"{weight:.{decimals}f}" for weight in weights)


def _linear(indicator: Indicator) -> str:
    unit, rising = indicator.unit, indicator.direction == "up"
    zero, full = indicator.rating.zero or 0.0, indicator.rating.full or 0.0
    if (zero, full, unit) == (0, 100, "%"):
        return "以百分数表示的数值即为得分"
    best = f"{'达到' if rising else '不高于'}{with_unit(full, unit)}得100分"
    each = 100 / abs(full - zero) if full != zero else 0.0
    if abs(round(each, DECIMALS) - each) < 1e-9 and unit not in {"", "1"}:
        one = "1个百分点" if unit == "%" else with_unit(1, unit)
        return f"{best}，每{'低' if rising else '高'}{one}扣{number_text(round(each, DECIMALS))}分，扣完为止"
    worst = f"{'不高于' if rising else '不低于'}{with_unit(zero, unit)}得0分"
    return f"{best}，{worst}，其间按线性内插法计算"


def _intervals(indicator: Indicator) -> str:
    found = indicator.rating.intervals
    return "，".join(
        f"{_range(one, indicator.unit, last=one is found[-1])}得{number_text(one.points)}分" for one in found
    )


def _range(one: Interval, unit: str, *, last: bool) -> str:
    low = f"不低于{with_unit(one.low, unit)}" if one.low is not None else ""
    high = f"{'不高于' if last else '低于'}{with_unit(one.high, unit)}" if one.high is not None else ""
    return "且".join(part for part in (low, high) if part) or "任何值"


def _steps(indicator: Indicator) -> str:
    rising, unit = indicator.direction == "up", indicator.unit
    steps = sorted(indicator.rating.steps, key=lambda step: -step.points)
    reached, missed = ("达到", "低于") if rising else ("不高于", "高于")
    parts = [f"{reached}{with_unit(step.at, unit)}得{number_text(step.points)}分" for step in steps]
    return "，".join((*parts, f"{missed}{with_unit(steps[-1].at, unit)}得0分") if steps and steps[-1].points else parts)


def _veto(indicator: Indicator, level: str) -> str:
    formula = read_veto(indicator)
    if not isinstance(formula, Formula):
        return ""
    tree = formula.tree
    result = f"等级为{level}" if level else "一票否决"
    if isinstance(tree, Binary) and isinstance(tree.left, Name) and isinstance(tree.right, Number):
        return f"{COMPARED[tree.operator]}{with_unit(tree.right.value, tree.right.unit)}的，{result}"
    return f"满足条件“{indicator.veto}”的，{result}"


def says_the_same(text: str, indicator: Indicator, veto_level: str = "") -> bool:
    """Return whether the words of a standard may mean the rule of the indicator.

    Words that tell of no points, such as a mention of another table, mean any rule.
    """
    plain, ours = _plain(text), _plain(rating_words(indicator, veto_level))
    if plain == ours or "分" not in plain:
        return True
    if SAME_NUMBER.search(plain):
        return bool(SAME_NUMBER.search(ours))
    return _facts(plain) == _facts(ours)


def _plain(text: str) -> str:
    found = "".join(text.split()).strip("。；")
    return (
        found.replace("不超过", "不高于")
        .replace("不大于", "不高于")
        .replace("不少于", "不低于")
        .replace("不小于", "不低于")
    )


def _facts(text: str) -> list[tuple[str, ...]]:
    """Return the numbers of a rule with the word that says what each is."""
    return sorted(tuple(match) for match in FACT.findall(text.replace("达到", "不低于")))


SAME_NUMBER = compiled(r"即为得分|作为得分|计为得分")
FACT = compiled(r"(不高于|不低于|高于|低于|每低|每高|得|扣)([0-9]+(?:\.[0-9]+)?)")
RULES: Mapping[str, Callable[[Indicator], str]] = {"linear": _linear, "intervals": _intervals, "steps": _steps}
"""Kind of rating → its words."""
