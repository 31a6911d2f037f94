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
from qicao.model.indicator import Indicator
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
    found = row.value.rating.intervals
    for at, (first, second) in enumerate(pairwise(found), 1):
        span = row.at("rating", "intervals", at)
        if first.high is None or second.low is None or first.high > second.low:
            yield faults.INTERVALS_OVERLAP.at(
                span, first=_range(first.low, first.high), second=_range(second.low, second.high)
            )
        elif first.high < second.low:
            yield faults.INTERVALS_APART.at(span, low=number_text(first.high), high=number_text(second.low))
    for at, one in enumerate(found):
        if one.low is not None and one.high is not None and one.low >= one.high:
            yield faults.INTERVAL_BACKWARDS.at(row.at("rating", "intervals", at), range=_range(one.low, one.high))
    yield from _ends(row)
    yield from _monotonic(row, "intervals", [one.points for one in found])


def _ends(row: Row[Indicator]) -> Iterator[Finding]:
    """A value below the first interval or above the last one has no points, unless it cannot occur."""
    first, last = row.value.rating.intervals[0], row.value.rating.intervals[-1]
    unit, span = row.value.unit, row.at("rating", "intervals")
    if first.low is not None and first.low > 0:
        yield faults.INTERVALS_OPEN.at(span, what=f"小于 {number_text(first.low)}", key="low", which="第一段")
    if last.high is not None and not (unit in {"%", "分"} and last.high >= 100):
        yield faults.INTERVALS_OPEN.at(span, what=f"大于 {number_text(last.high)}", key="high", which="最后一段")


def _range(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else number_text(low)}～{'' if high is None else number_text(high)}"


def _steps(row: Row[Indicator]) -> Iterator[Finding]:
    steps = sorted(row.value.rating.steps, key=lambda step: step.at)
    places = {step.at: at for at, step in enumerate(row.value.rating.steps)}
    for first, second in pairwise(steps):
        if first.at == second.at:
            yield faults.STEP_TWICE.at(row.at("rating", "steps", places[second.at]), at=number_text(first.at))
    written = [step.at for step in row.value.rating.steps]
    if written not in (sorted(written), sorted(written, reverse=True)):
        yield faults.STEPS_UNSORTED.at(row.at("rating", "steps"))
    yield from _monotonic(row, "steps", [step.points for step in steps])


def _monotonic(row: Row[Indicator], key: str, points: Sequence[float]) -> Iterator[Finding]:
    """Points in the order of values must rise if greater values are better, else fall."""
    rising = row.value.direction == "up"
    if any((second < first) if rising else (second > first) for first, second in pairwise(points)):
        fact = "各段的得分不是随值" + ("升高" if rising else "降低")
        yield faults.RATING_AND_DIRECTION.at(row.at("rating", key), fact=fact, better=BETTER[row.value.direction])
    elif key == "intervals" and len(set(points)) == 1:
        yield faults.SAME_POINTS.at(row.at("rating", key), points=number_text(points[0]))


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
    formula = one.formulas[row.value.id]
    quotient = isinstance(formula, Formula) and isinstance(formula.tree, Binary) and formula.tree.operator == "/"
    unit = read_unit(row.value.unit)
    return quotient and unit is not None and unit.dimension == SHARE


CHECKS: Mapping[str, Callable[[Row[Indicator]], Iterator[Finding]]] = {
    "linear": _linear,
    "intervals": _intervals,
    "steps": _steps,
}
"""Kind of rating → what checks it."""
