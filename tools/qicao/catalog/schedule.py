"""The rolling plan as it is printed: its years, the work of each, how far it is, and what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import get_args

from msgspec import Struct

from qicao.catalog.progress import late_ones, progress_of
from qicao.catalog.system import System
from qicao.model.programme import PlanStage, Task

__all__ = ["STAGES", "Load", "Work", "YearPlan", "loads", "name_of", "upcoming", "year_plans"]

STAGES: tuple[PlanStage, ...] = get_args(PlanStage)
"""The stages of a task, in their order."""
LAST: PlanStage = "发布"
PRIORITIES = {1: "重点", 2: "一般", 3: "后续"}
NONE = "—"


class Work(Struct, frozen=True):
    """A task of the plan in words."""

    id: str
    title: str
    priority: str
    reasons: str
    owner: str
    waits: str
    """The system ids of the standards that must be finished first."""
    stages: tuple[str, ...]
    """For each stage the planned day, and below it the actual one or that it is late; “—” if it is not planned."""
    note: str
    late: bool
    """True if its next stage was planned before the day of the data."""


class YearPlan(Struct, frozen=True):
    """A year of the plan."""

    year: int
    note: str
    closed: bool
    works: tuple[Work, ...]


class Load(Struct, frozen=True):
    """An organisation, how many tasks it is responsible for, and how many of those are late."""

    owner: str
    tasks: int
    late: int


def year_plans(system: System) -> Iterator[YearPlan]:
    """Yield the years in their order; within a year the work is sorted by priority, then by system id."""
    known = {row.value.year: row.value for row in system.years}
    tasks, late = [row.value for row in system.tasks], _late(system)
    for year in sorted(known.keys() | {task.year for task in tasks}):
        of_year = sorted((one for one in tasks if one.year == year), key=lambda one: (one.priority, one.entry))
        note, closed = (known[year].note, known[year].closed) if year in known else ("", False)
        yield YearPlan(year, note, closed, tuple(_work(system, task, late) for task in of_year))


def _work(system: System, task: Task, late: frozenset[str]) -> Work:
    entry = system.entry_of.get(task.entry)
    day = system.programme.value.state
    revised = "（修订）" if task.revision else ""
    return Work(
        task.entry,
        f"{entry.value.title if entry else NONE}{revised}",
        PRIORITIES[task.priority],
        "；".join(task.reasons) or NONE,
        name_of(system, task.owner) or NONE,
        "\n".join(task.depends_on) or NONE,
        tuple(_stages(task, day)),
        task.note,
        late=task.entry in late and task is system.task_of[task.entry].value,
    )


def name_of(system: System, organisation: str) -> str:
    """Return the name of the organisation with that id; the id itself if there is none."""
    found = system.organisation_of.get(organisation)
    return found.value.title if found else organisation


def _late(system: System) -> frozenset[str]:
    """Return the system ids of the standards whose next stage is overdue."""
    return frozenset(one.entry.value.id for one in late_ones(progress_of(system).values()))


def _stages(task: Task, day: dt.date | None) -> Iterator[str]:
    steps = {step.stage: step for step in task.stages}
    for stage in STAGES:
        step = steps.get(stage)
        planned = step.planned.isoformat() if step and step.planned else NONE
        done = step.actual.isoformat() if step and step.actual else ""
        late = step and step.planned and not step.actual and day and step.planned < day
        yield "\n".join(part for part in (planned, done or ("逾期" if late else "")) if part)


def upcoming(system: System) -> Iterator[tuple[dt.date, Task]]:
    """Yield the tasks that are not finished and the day on which their standards are to be issued, soonest first."""
    found = []
    for row in system.task_of.values():
        step = next((one for one in row.value.stages if one.stage == LAST), None)
        if step and step.planned and not step.actual:
            found.append((step.planned, row.value))
    yield from sorted(found, key=lambda pair: (pair[0], pair[1].entry))


def loads(system: System) -> Iterator[Load]:
    """Yield the organisations that are responsible for unfinished tasks, the one with most of them first."""
    late, found = _late(system), dict[str, list[Task]]()
    for _, task in upcoming(system):
        found.setdefault(task.owner, []).append(task)
    for owner, tasks in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield Load(name_of(system, owner), len(tasks), sum(task.entry in late for task in tasks))
