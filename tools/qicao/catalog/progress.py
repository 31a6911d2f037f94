"""How far the work on each standard is: its last stage, its next one, how late that is, and what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from qicao.catalog.system import Row, System
from qicao.model.programme import Step, Task
from qicao.model.system import Entry

__all__ = ["Progress", "is_unfinished", "late_ones", "progress_of"]

UNFINISHED = frozenset({"在编", "拟编", "修订中"})


class Progress(Struct, frozen=True):
    """The work on a standard at the day of the programme."""

    entry: Row[Entry]
    task: Row[Task]
    done: Step | None
    """The last stage that has come to its end."""
    next: Step | None
    """The first stage that has not; none if the work is finished."""
    late: int
    """The days by which the next stage is overdue."""
    slip: int
    """The days by which the last stage ended after its planned date."""
    publishes: dt.date | None
    """The day on which it is to be published."""
    waiting: tuple[Row[Entry], ...]
    """The standards that must come first and are not there yet."""
    expected: dt.date | None = None
    """The day of publication as things stand: moved by the days that the work is behind now, and neither in the past nor
    before any standard that it waits for, however long the chain."""
    held: tuple[Row[Entry], ...] = ()
    """Of the standards that it waits for, those that move the day."""

    @property
    def day(self) -> dt.date | None:
        """The day on which it is to be published as things stand; the planned one if the work is finished."""
        return self.expected or self.publishes


def is_unfinished(entry: Entry) -> bool:
    """Return whether somebody works on the standard or is to."""
    return entry.status in UNFINISHED


def progress_of(system: System) -> Mapping[str, Progress]:
    """Return system id → the state of its task; tasks of unknown standards are left out."""
    day = system.programme.value.state
    found = ((id_, system.entry_of.get(id_), task) for id_, task in system.task_of.items())
    progress = {id_: _progress(system, entry, task, day) for id_, entry, task in found if entry}
    own = {id_: expected for id_, one in progress.items() if (expected := _alone(one, day))}
    moved = _carried(own, progress)
    return {id_: _forecast(one, own.get(id_), moved) for id_, one in progress.items()}


def _alone(one: Progress, day: dt.date | None) -> dt.date | None:
    """Return when an unfinished work is published if it waits for nothing."""
    if not (one.publishes and one.next):
        return None
    moved = one.publishes + dt.timedelta(max(one.late, one.slip, 0))
    return max(moved, day) if day else moved


def _carried(own: Mapping[str, dt.date], progress: Mapping[str, Progress]) -> Mapping[str, dt.date]:
    """Return id → the latest of its day and those of all that it waits for, directly or not; circles do no harm."""
    waiting_for: dict[str, list[str]] = {}
    for id_, one in progress.items():
        for row in one.waiting:
            waiting_for.setdefault(row.value.id, []).append(id_)
    found: dict[str, dt.date] = {}
    for latest in sorted(own, key=lambda id_: own[id_], reverse=True):
        todo = [latest]
        while todo:
            id_ = todo.pop()
            if id_ not in found:
                found[id_] = own[latest]
                todo += waiting_for.get(id_, ())
    return found


def _forecast(one: Progress, own: dt.date | None, moved: Mapping[str, dt.date]) -> Progress:
    """Return the progress with its forecast; a work of which no day is planned has none."""
    if own is None:
        return one
    day = moved[one.entry.value.id]
    held = tuple(row for row in one.waiting if own < day == moved.get(row.value.id))
    return replace(one, expected=day, held=held)


def late_ones(progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """Return those whose next stage is overdue, the latest first."""
    late = [one for one in progress if one.late > 0]
    return tuple(sorted(late, key=lambda one: (-one.late, one.entry.value.id)))


def _progress(system: System, entry: Row[Entry], task: Row[Task], day: dt.date | None) -> Progress:
    steps = task.value.stages
    done = next((step for step in reversed(steps) if step.actual), None)
    coming = steps[steps.index(done) + 1 :] if done else steps
    first = next(iter(coming), None)
    ending = next((step.planned for step in reversed(steps) if step.stage == "发布"), None)
    slip = _days(done.planned, done.actual) if done else 0
    late = _days(first.planned, day) if first else 0
    return Progress(entry, task, done, first, max(late, 0), slip, ending, tuple(_waiting(system, task.value)))


def _waiting(system: System, task: Task) -> Iterable[Row[Entry]]:
    rows = (system.find(name) for name in task.depends_on)
    return (row for row in rows if row and row.value.status in {"在编", "拟编"})


def _days(planned: dt.date | None, real: dt.date | None) -> int:
    return (real - planned).days if planned and real else 0
