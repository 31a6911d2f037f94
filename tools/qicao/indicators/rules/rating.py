"""IND303 to IND311: how a value becomes points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from qicao.indicators import faults
from qicao.indicators.formula import Formula
from qicao.indicators.rating import limits_of
from qicao.indicators.read import ReadSet
from qicao.indicators.units import SHARE, read_unit
from qicao.indicators.written import number_text
from qicao.model.finding import Finding
from qicao.model.formula import Binary
from qicao.model.indicator import Indicator, Interval, Step
from qicao.model.yaml import Row

__all__ = ["check_ratings"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "linear": ("zero", "full"),
    "intervals": ("intervals",),
    "steps": ("steps",),
}
"""Kind of rating → the fields that it needs; it has no others."""
KINDS = {"linear": "线性", "intervals": "分段", "steps": "分级"}
BETTER = {"up": "越大越好", "down": "越小越好"}


def check_ratings(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with the rating rules of a set."""
    for row in one.indicators:
        incomplete = list(_fields(row))
        yield from incomplete
        if not incomplete and not row.faulty:
            yield from CHECKS[row.value.rating.kind](row)
            yield from _scale(one, row)
        yield from _points(row)


def _fields(row: Row[Indicator]) -> Iterator[Finding]:
    rating = row.value.rating
    for kind, keys in FIELDS.items():
        for key in keys:
            given = getattr(rating, key) not in {None, ()}
            if kind == rating.kind and not given and not row.faulty:
                yield faults.RATING_INCOMPLETE.at(row.at("rating"), kind=KINDS[kind], key=key)
            if kind != rating.kind and given:
                words = {"kind": KINDS[rating.kind], "key": key, "other": kind}
                yield faults.RATING_OF_OTHER_KIND.at(row.at("rating", key), **words)


def _linear(row: Row[Indicator]) -> Iterator[Finding]:
    rating, direction = row.value.rating, row.value.direction
    zero, full = rating.zero or 0.0, rating.full or 0.0
    if zero == full:
        yield faults.ZERO_IS_FULL.at(row.at("rating", "full"), value=number_text(zero))
    elif (full > zero) != (direction == "up"):
        words = {"zero": number_text(zero), "full": number_text(full), "better": BETTER[direction]}
        yield faults.RATING_AND_DIRECTION.at(row.at("rating", "full"), fact=_linear_fact(words), **words)


def _linear_fact(words: Mapping[str, str]) -> str:
    return f"{words['full']} 得 100 分、{words['zero']} 得 0 分"


def _intervals(row: Row[Indicator]) -> Iterator[Finding]:
    """Yield what is wrong with the intervals; the first that is out of place makes what follows from it untold."""
    misplaced = next((finding for at in range(len(row.value.rating.intervals)) for finding in _interval(row, at)), None)
    if misplaced:
        yield misplaced
        return
    yield from _ends(row)
    yield from _monotonic(row, "intervals", list(enumerate(row.value.rating.intervals)))


def _interval(row: Row[Indicator], at: int) -> Iterator[Finding]:
    """Yield what is wrong with the place of an interval, which begins where the one before it ends."""
    second, span = row.value.rating.intervals[at], row.at("rating", "intervals", at)
    if second.low is not None and second.high is not None and second.low >= second.high:
        yield faults.INTERVAL_BACKWARDS.at(span, range=_range(second))
    if not at:
        return
    first = row.value.rating.intervals[at - 1]
    if first.high is None or second.low is None or first.high > second.low:
        yield faults.INTERVALS_OVERLAP.at(span, first=_range(first), second=_range(second))
    elif first.high < second.low:
        yield faults.INTERVALS_APART.at(span, low=number_text(first.high), high=number_text(second.low))


def _ends(row: Row[Indicator]) -> Iterator[Finding]:
    """A value below the first interval or above the last one has no points, unless it cannot occur."""
    first, last = row.value.rating.intervals[0], row.value.rating.intervals[-1]
    unit, span = row.value.unit, row.at("rating", "intervals")
    if first.low is not None and first.low > 0:
        yield faults.INTERVALS_OPEN.at(span, what=f"小于 {number_text(first.low)}", key="low", which="第一段")
    if last.high is not None and not (unit in {"%", "分"} and last.high >= 100):
        yield faults.INTERVALS_OPEN.at(span, what=f"大于 {number_text(last.high)}", key="high", which="最后一段")


def _range(one: Interval) -> str:
    return "～".join("" if end is None else number_text(end) for end in (one.low, one.high))


def _steps(row: Row[Indicator]) -> Iterator[Finding]:
    steps = sorted(enumerate(row.value.rating.steps), key=lambda step: step[1].at)
    twice = next(((second, at) for (_, first), (at, second) in pairwise(steps) if first.at == second.at), None)
    if twice:
        yield faults.STEP_TWICE.at(row.at("rating", "steps", twice[1]), at=number_text(twice[0].at))
        return
    written = [step.at for step in row.value.rating.steps]
    wrong = list(_monotonic(row, "steps", steps))
    yield from wrong
    if not wrong and written not in (sorted(written), sorted(written, reverse=True)):
        yield faults.STEPS_UNSORTED.at(row.at("rating", "steps"))


def _monotonic(row: Row[Indicator], key: str, parts: Sequence[tuple[int, Interval | Step]]) -> Iterator[Finding]:
    """Points in the order of values must rise if greater values are better, else fall.

    If each of them goes the other way, the direction is told, else the first that breaks the order.
    """
    if not all(0 <= one.points <= 100 for _, one in parts):
        return
    sign = 1 if row.value.direction == "up" else -1
    changes = [(at, sign * (second.points - first.points)) for (_, first), (at, second) in pairwise(parts)]
    broken = [at for at, change in changes if change < 0]
    if broken:
        whole = len(broken) == len(changes) and (len(broken) > 1 or key == "intervals")
        place = ("direction",) if whole else ("rating", key, broken[0])
        fact = "各段的得分不是随值" + ("升高" if sign > 0 else "降低")
        yield faults.RATING_AND_DIRECTION.at(row.at(*place), fact=fact, better=BETTER[row.value.direction])
    elif changes and all(not change for _, change in changes):
        yield faults.SAME_POINTS.at(row.at("rating", key), points=number_text(parts[0][1].points))
    else:
        same = [at for at, change in changes if not change]
        yield from (faults.SAME_AS_BEFORE.at(row.at("rating", key, at)) for at in same)


def _points(row: Row[Indicator]) -> Iterator[Finding]:
    for key in ("intervals", "steps"):
        for at, one in enumerate(getattr(row.value.rating, key)):
            if not 0 <= one.points <= 100:
                yield faults.POINTS_OUT_OF_RANGE.at(row.at("rating", key, at, "points"), points=number_text(one.points))


def _scale(one: ReadSet, row: Row[Indicator]) -> Iterator[Finding]:
    """Thresholds of a percentage are rarely below 1, and those of a quotient without unit never above 2."""
    limits = [abs(limit) for limit in limits_of(row.value.rating) if limit]
    unit = row.value.unit
    if unit in {"%", "‰"} and limits and max(limits) <= 1:
        yield faults.RATING_SCALE.at(
            row.at("rating"), unit=unit, value=number_text(max(limits)), means=f"{number_text(max(limits))}{unit}"
        )
    if unit == "1" and limits and max(limits) > 2 and _is_share(one, row):
        yield faults.RATING_SCALE.at(
            row.at("rating"), unit="1", value=number_text(max(limits)), means=f"{number_text(max(limits) * 100)}%"
        )


def _is_share(one: ReadSet, row: Row[Indicator]) -> bool:
    """Return whether the value is a part of a whole."""
    formula = one.formula_of(row)
    quotient = isinstance(formula, Formula) and isinstance(formula.tree, Binary) and formula.tree.operator == "/"
    unit = read_unit(row.value.unit)
    return quotient and unit is not None and unit.dimension == SHARE


CHECKS: Mapping[str, Callable[[Row[Indicator]], Iterator[Finding]]] = {
    "linear": _linear,
    "intervals": _intervals,
    "steps": _steps,
}
"""Kind of rating → what checks it."""
