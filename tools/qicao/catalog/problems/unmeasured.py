"""P6: nothing is measured."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.problems.survey import Measure, Survey, Worst, by_kind, cell_of, entry_target
from qicao.catalog.system import Row
from qicao.model.system import OBSOLETE, THERE, Entry

__all__ = ["evaluating", "unmeasured", "unmeasured_rows"]

EVALUATION = ("评价", "测评", "评估", "绩效")


def unmeasured(survey: Survey) -> Iterator[Measure]:
    """Yield the standards for evaluation, who evaluates, and which matters can be measured by time."""
    found, matters = evaluating(survey), survey.system.matters
    yield Measure("评价类标准已有", sum(row.value.status in THERE for row in found), len(found), bad=False)
    yield Measure(
        "没有登记评价组织的标准",
        sum(not row.value.roles.evaluates for row in survey.unfinished),
        len(survey.unfinished),
    )
    yield Measure("没有办理时限的事项", sum(not row.value.limit for row in matters), len(matters))
    bodies = [row.value for row in survey.system.organisations if any("评价" in one for one in row.value.abilities)]
    yield Measure("有评价能力的服务机构", len(bodies), bad=False)


def evaluating(survey: Survey) -> list[Row[Entry]]:
    """Return the standards for evaluation, known by their titles."""
    rows = survey.system.entry_of.values()
    return [
        row for row in rows if any(word in row.value.title for word in EVALUATION) and row.value.status not in OBSOLETE
    ]


def unmeasured_rows(survey: Survey) -> Iterator[Worst]:
    """Yield the standards for evaluation, and the kinds of matters without a time limit."""
    found = sorted(evaluating(survey), key=lambda row: row.value.status in THERE)
    rows = tuple(((entry_target(row),), (row.value.status,), cell_of(survey.published(row.value))) for row in found)
    yield Worst("评价类标准", ("标准", "状态", "发布（预计）"), rows)
    yield by_kind("没有办理时限的事项", [row for row in survey.system.matters if not row.value.limit])
