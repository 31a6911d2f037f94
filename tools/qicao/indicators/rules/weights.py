"""IND301, IND302, IND312 to IND317: weights, levels and what is decided alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qicao.indicators import faults
from qicao.indicators.problem import near
from qicao.indicators.read import ReadSet
from qicao.indicators.written import number_text
from qicao.model.finding import Finding

__all__ = ["check_weights"]

EXACT = 1e-6


def check_weights(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with weights and levels of a set."""
    yield from _weights(one)
    yield from _grades(one)
    yield from _veto_level(one)


def _weights(one: ReadSet) -> Iterator[Finding]:
    total = sum(row.value.weight for row in one.indicators)
    lost = one.lost or any(row.faulty for row in one.indicators)
    if one.indicators and not lost and abs(total - 1) > EXACT:
        hint = "权重是 0～1 的数，如 0.2；百分数除以 100。" if abs(total - 100) < 1 else "改正其中的权重。"
        yield faults.WEIGHTS.at(one.head.at("indicators"), total=number_text(round(total, 9)), hint=hint)
    for row in one.indicators:
        if row.value.weight < 0 or (row.value.weight > 1 and abs(total - 100) >= 1):
            yield faults.WEIGHT_OUT_OF_RANGE.at(row.at("weight"), weight=number_text(row.value.weight))
        elif row.value.weight == 0 and not row.faulty and not row.value.veto:
            yield faults.NO_WEIGHT.at(row.at("weight"))


def _grades(one: ReadSet) -> Iterator[Finding]:
    if one.lost or any(row.faulty for row in one.grades):
        return
    unsorted = [(first, second) for first, second in pairwise(one.grades) if second.value.at >= first.value.at]
    for first, second in unsorted[:1]:
        words = {"level": second.value.level, "at": number_text(second.value.at), "above": first.value.level}
        yield faults.GRADES_UNSORTED.at(second.at("at"), **words)
    seen: set[str] = set()
    for row in one.grades:
        if row.value.level in seen:
            yield faults.GRADE_TWICE.at(row.at("level"), level=row.value.level)
        seen.add(row.value.level)
        if not 0 <= row.value.at <= 100:
            yield faults.GRADE_OUT_OF_RANGE.at(row.at("at"), at=number_text(row.value.at))
    lowest = min(one.grades, key=lambda row: row.value.at, default=None)
    if lowest and lowest.value.at > 0:
        yield faults.NO_LOWEST_GRADE.at(lowest.at("at"), at=number_text(lowest.value.at))


def _veto_level(one: ReadSet) -> Iterator[Finding]:
    level, known = one.value.veto_level, [row.value.level for row in one.grades]
    if one.lost:
        return
    if level and level not in known:
        yield faults.UNKNOWN_LEVEL.at(one.head.at("veto_level"), level=level, near=near(level, known))
    if not one.grades:
        yield from (faults.VETO_WITHOUT_GRADES.at(row.at("veto")) for row in one.indicators if row.value.veto)
