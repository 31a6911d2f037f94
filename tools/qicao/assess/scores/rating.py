"""How a value becomes points from 0 to 100."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qicao.assess.scores.program import NEAR
from qicao.model.indicator import Direction, Indicator, Interval, Rating

__all__ = ["FULL", "best_points", "points_of", "rule_of", "sorted_intervals"]

FULL = 100.0
Rule = Callable[[float], float]


def rule_of(indicator: Indicator) -> Rule:
    """Return the rating rule as a function of the value, which is in the unit of the indicator."""
    return _RULES[indicator.rating.kind](indicator.rating, indicator.direction)


def points_of(indicator: Indicator, value: float) -> float:
    """Return the points for one value."""
    return rule_of(indicator)(value)


def best_points(rating: Rating) -> float:
    """Return the most points that the rule can give."""
    given = [*(one.points for one in rating.intervals), *(one.points for one in rating.steps)]
    return FULL if rating.kind == "linear" else max(given, default=0.0)


def sorted_intervals(rating: Rating) -> tuple[Interval, ...]:
    """Return the ranges from low to high."""
    return tuple(sorted(rating.intervals, key=lambda one: float("-inf") if one.low is None else one.low))


def _linear(rating: Rating, _direction: Direction) -> Rule:
    zero, full = rating.zero or 0.0, FULL if rating.full is None else rating.full
    width = full - zero
    if not width:
        return lambda value: FULL if value >= full - NEAR else 0.0
    return lambda value: min(max((value - zero) / width * FULL, 0.0), FULL)


def _intervals(rating: Rating, _direction: Direction) -> Rule:
    ranges = sorted_intervals(rating)

    def points(value: float) -> float:
        for at in range(len(ranges) - 1, -1, -1):
            if _above(value, ranges[at].low):
                return ranges[at].points if _below(value, ranges[at].high, last=at == len(ranges) - 1) else 0.0
        return 0.0

    return points


def _above(value: float, low: float | None) -> bool:
    return low is None or value >= low - NEAR


def _below(value: float, high: float | None, *, last: bool) -> bool:
    return high is None or value < high - NEAR or (last and value <= high + NEAR)


def _steps(rating: Rating, direction: Direction) -> Rule:
    sign = 1 if direction == "up" else -1
    steps = sorted(((sign * one.at - NEAR, one.points) for one in rating.steps), key=lambda one: -one[1])

    def points(value: float) -> float:
        reached = sign * value
        return next((given for at, given in steps if reached >= at), 0.0)

    return points


_RULES: Mapping[str, Callable[[Rating, Direction], Rule]] = {
    "linear": _linear,
    "intervals": _intervals,
    "steps": _steps,
}
"""Kind of rating → what makes its rule."""
