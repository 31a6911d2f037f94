"""Rating rules in words, what one of them makes of a value, and what would give more points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from qicao.assess.scores.amount import amount, points_words
from qicao.assess.scores.rating import FULL, sorted_intervals
from qicao.model.indicator import Indicator, Interval, Rating

__all__ = ["Goal", "applied_words", "goals_of", "interval_words", "rate_words", "rule_words"]


class Goal(Struct, frozen=True):
    """A value, the points that are given from it on, and words for it."""

    value: float
    points: float
    words: str


def rule_words(indicator: Indicator) -> str:
    """Return the rating rule as a sentence without its final stop."""
    return _RULES[indicator.rating.kind](indicator)


def applied_words(indicator: Indicator, value: float, rating: float) -> str:
    """Return how the rule makes points of the value."""
    if indicator.rating.kind == "linear":
        return _linear_applied(indicator.rating, value, rating)
    return f"{amount(value, indicator.unit)}得{points_words(rating)}分"


def goals_of(indicator: Indicator) -> tuple[Goal, ...]:
    """Return the values from which on more points are given, the fewest points first."""
    return tuple(sorted(_GOALS[indicator.rating.kind](indicator), key=_points))


def _points(goal: Goal) -> float:
    return goal.points


def _linear(indicator: Indicator) -> str:
    zero, full = indicator.rating.zero or 0.0, _full(indicator.rating)
    low, high = ("及以下", "及以上") if full >= zero else ("及以上", "及以下")
    unit = indicator.unit
    if (zero, full, unit) == (0.0, FULL, "%"):
        low = high = ""
    return f"{amount(zero, unit)}{low}得0分，{amount(full, unit)}{high}得100分，中间按比例"


def _full(rating: Rating) -> float:
    return FULL if rating.full is None else rating.full


def _linear_applied(rating: Rating, value: float, points: float) -> str:
    zero, full = rating.zero or 0.0, _full(rating)
    if points in {0.0, FULL} or full == zero or (zero, full) == (0.0, FULL):
        return f"得{points_words(points)}分"
    return f"（{amount(value)}－{_signed(zero)}）÷（{amount(full)}－{_signed(zero)}）×100＝{points_words(points)}分"


def _signed(value: float) -> str:
    return f"（{amount(value)}）" if value < 0 else amount(value)


def _steps(indicator: Indicator) -> str:
    word = "不低于" if indicator.direction == "up" else "不高于"
    steps = sorted(indicator.rating.steps, key=lambda step: -step.points)
    told = [f"{word}{amount(step.at, indicator.unit)}得{amount(step.points)}分" for step in steps]
    return "，".join((*told, "都不满足得0分"))


def _intervals(indicator: Indicator) -> str:
    ranges = sorted_intervals(indicator.rating)
    told = [f"{interval_words(one, indicator.unit, last=one is ranges[-1])}得{amount(one.points)}分" for one in ranges]
    whole = bool(ranges) and ranges[0].low is None and ranges[-1].high is None
    return "，".join(told if whole else (*told, "各段之外得0分"))


def interval_words(interval: Interval, unit: str, *, last: bool) -> str:
    """Return the range in words; its upper end belongs to it only if it is the last."""
    low = "" if interval.low is None else f"不低于{amount(interval.low, unit)}"
    high = "" if interval.high is None else f"{'不高于' if last else '低于'}{amount(interval.high, unit)}"
    return "且".join(filter(None, (low, high))) or "任何值"


def _linear_goals(indicator: Indicator) -> Iterator[Goal]:
    full = _full(indicator.rating)
    word = "达到" if full >= (indicator.rating.zero or 0.0) else "不高于"
    yield Goal(full, FULL, f"{word}{amount(full, indicator.unit)}")


def _step_goals(indicator: Indicator) -> Iterator[Goal]:
    word = "达到" if indicator.direction == "up" else "不高于"
    for step in indicator.rating.steps:
        yield Goal(step.at, step.points, f"{word}{amount(step.at, indicator.unit)}")


def _interval_goals(indicator: Indicator) -> Iterator[Goal]:
    """Yield the end of each range from which a value enters it; the other end is nothing that one wants."""
    ranges: Sequence[Interval] = sorted_intervals(indicator.rating)
    for one in ranges:
        up = indicator.direction == "up"
        end, word = (one.low, "达到") if up else (one.high, "不高于" if one is ranges[-1] else "低于")
        if end is not None:
            yield Goal(end, one.points, f"{word}{amount(end, indicator.unit)}")


_RULES: Mapping[str, Callable[[Indicator], str]] = {"linear": _linear, "steps": _steps, "intervals": _intervals}
_GOALS: Mapping[str, Callable[[Indicator], Iterator[Goal]]] = {
    "linear": _linear_goals,
    "steps": _step_goals,
    "intervals": _interval_goals,
}


def rate_words(indicator: Indicator, weight: float) -> str:
    """Return what one unit more, or less, of the value gives, "" unless the rule is a straight line."""
    zero, full = indicator.rating.zero or 0.0, _full(indicator.rating)
    if indicator.rating.kind != "linear" or full == zero:
        return ""
    word = "升" if full > zero else "降"
    step = "1个百分点" if indicator.unit == "%" else amount(1, indicator.unit)
    return f"每{word}{step}得{points_words(FULL / abs(full - zero) * weight)}分"
