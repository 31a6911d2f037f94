"""P4: there is no plan, and nobody settles clashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.catalog.problems.survey import Measure, Survey, Worst, cell_of, entry_target, joined, worst
from qicao.catalog.progress import Progress, late_ones
from qicao.catalog.system import System
from qicao.catalog.target import Cell, Target
from qicao.model.programme import Clash

__all__ = ["unplanned", "unplanned_rows"]


def unplanned(survey: Survey) -> Iterator[Measure]:
    """Yield how much is planned, late, waiting, and in dispute."""
    unfinished = survey.unfinished
    tasks = [one for one in survey.progress.values() if one.next]
    yield Measure(
        "列入计划的标准", sum(row.value.id in survey.progress for row in unfinished), len(unfinished), bad=False
    )
    yield Measure("超过计划日期的任务", len(late_ones(tasks)), len(tasks))
    yield Measure("在等其他标准的任务", sum(bool(one.waiting) for one in tasks), len(tasks))
    yield Measure("未决的冲突和交叉", len(survey.open_clashes), len(survey.system.coordination))
    yield Measure("没有人负责的", sum(not row.value.owner for row in survey.open_clashes), len(survey.open_clashes))
    yield Measure("没有会商过的", sum(not row.value.meetings for row in survey.open_clashes), len(survey.open_clashes))


def unplanned_rows(survey: Survey) -> Iterator[Worst]:
    """Yield what is late, what is in dispute, and what no plan has."""
    heads = ("标准", "下一阶段", "计划日期", "迟（天）", "在等")
    yield Worst("超过计划日期的任务", heads, tuple(map(_late, late_ones(survey.progress.values()))))
    clashes = sorted(survey.open_clashes, key=lambda row: (row.value.opened or dt.date.max, row.value.id))
    rows = tuple(_clash(survey.system, row.value) for row in clashes)
    yield Worst("未决的冲突和交叉", ("争点", "类别", "提出日期", "负责", "会商次数"), rows)
    bare = (row for row in survey.unfinished if row.value.id not in survey.progress)
    yield worst("没有列入计划的标准", ("标准", "状态"), (((entry_target(row),), (row.value.status,)) for row in bare))


def _late(one: Progress) -> tuple[Cell, ...]:
    step = one.next
    waiting = joined(Target("entry", row.value.id, row.value.id) for row in one.waiting)
    return (
        (entry_target(one.entry),),
        cell_of(step.stage if step else ""),
        cell_of(step.planned if step else ""),
        cell_of(one.late),
        waiting,
    )


def _clash(system: System, clash: Clash) -> tuple[Cell, ...]:
    owner = next((row.value for row in system.organisations if row.value.id == clash.owner), None)
    who: Cell = (Target("organisation", owner.id, owner.title),) if owner else ("没有人",)
    title = (Target("clash", clash.id, f"{clash.id} {clash.title}"),)
    return (title, (clash.kind,), cell_of(clash.opened), who, cell_of(len(clash.meetings)))
