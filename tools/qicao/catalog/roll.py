"""滚动计划: a year of the plan is closed, what is unfinished goes on in the next one, which is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from msgspec import Struct

from qicao.catalog.system import Row, System
from qicao.errors import UsageError
from qicao.model.programme import Task, Year
from qicao.source.rows import TableText

__all__ = ["Rolled", "roll"]

YEAR_KEYS = tuple(one.name for one in fields(Year))


class Rolled(Struct, frozen=True):
    """The plan after the year, and what was done to it; nothing was if the year is closed and nothing is left in it."""

    plan: TableText
    target: int
    """The year in which the tasks go on."""
    carried: tuple[Task, ...]
    """The new rows."""
    closed: bool
    opened: bool


def roll(plan: TableText, system: System, year: int) -> Rolled:
    """Return the *plan* in which the year is closed; a task that is carried over stays where it was, in the closed year.

    The new row of a task has all its stages, those that are done with their dates, so that it alone tells how far the
    work is. Rolling twice does what rolling once does. `UsageError` is raised if the plan does not have the year, an earlier one is open, or a task that
    would be carried over is faulty.
    """
    years = {row.value.year: row for row in system.years}
    _check(years, year)
    target = next((one for one in sorted(years) if one > year and not years[one].value.closed), max(years) + 1)
    rows = list(_unfinished(system, year))
    carried = [_carried(row.value, year, target) for row in rows]
    new = plan.with_rows("tasks", {int(row.path[-1]): [task] for row, task in zip(rows, carried, strict=True)})
    opened, closed = target not in years, not years[year].value.closed
    if opened:
        new = new.with_row("years", int(years[max(years)].path[-1]), Year(year=target))
    if closed:
        new = new.with_value("years", int(years[year].path[-1]), "closed", value=True, order=YEAR_KEYS)
    return Rolled(new, target, tuple(carried), closed, opened)


def _check(years: dict[int, Row[Year]], year: int) -> None:
    if year not in years:
        known = "、".join(map(str, sorted(years))) or "（还没有）"
        raise UsageError(f"计划里没有 {year} 年度，没有改动。", f"metadata/plan.yaml 的 years 里有：{known}。")
    earlier = [one for one in sorted(years) if one < year and not years[one].value.closed]
    if earlier:
        raise UsageError(f"{earlier[0]} 年度还没有结转，没有改动。", f"先 qicao system roll {earlier[0]}。")


def _unfinished(system: System, year: int) -> Iterator[Row[Task]]:
    """Yield the tasks of the year that are not done, and that no later year has yet."""
    later = {row.value.entry for row in system.tasks if row.value.year > year}
    for row in system.tasks:
        task = row.value
        if task.year != year or task.entry in later or (task.stages and all(step.actual for step in task.stages)):
            continue
        if row.faulty:
            span = row.at()
            raise UsageError(
                f"{span.file}:{span.line} 任务 {task.entry} 的数据有误，没有改动。",
                "请先改正，用 qicao system check 查看。",
            )
        later.add(task.entry)
        yield row


def _carried(task: Task, year: int, target: int) -> Task:
    note = f"由{year}年度结转" + (f"；{task.note}" if task.note else "")
    return replace(task, year=target, note=note)
