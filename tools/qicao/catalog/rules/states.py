"""The states of the programme: what is late, missing, too much or not known. They are no faults, and always 提示."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.catalog import faults
from qicao.catalog.load import due_reviews, loads
from qicao.catalog.rules.context import Context, number_of
from qicao.catalog.rules.plan import finished
from qicao.catalog.stats import is_doubtful
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.model.programme import Task

__all__ = ["check_states"]

SHOWN = 3


def check_states(context: Context) -> Iterator[Finding]:
    """Yield what the programme should see."""
    system, day = context.system, context.day
    for task in system.task_of.values():
        yield from _late(task, day)
        yield from _slipped(task)
        yield from _waiting(task, system)
    yield from _load(system)
    yield from _without_standard(system)
    yield from _unverified(system)
    yield from _empty(system)
    yield from _gaps(system)
    yield from _short(system)
    yield from _aged(system)
    for need in system.needs:
        if not (need.value.entry or need.value.merged or need.value.refused) and day:
            yield faults.UNANSWERED.at(need.at(), days=(day - need.value.date).days)
    for clash in system.coordination:
        if not clash.value.decision:
            since = f"，提出于 {clash.value.opened}" if clash.value.opened else ""
            yield faults.OPEN_CLASH.at(clash.at(), since=since, owner=clash.value.owner or "负责的组织")


def _late(row: Row[Task], day: dt.date | None) -> Iterator[Finding]:
    for at, step in enumerate(row.value.stages):
        if day and step.planned and not step.actual and step.planned < day:
            days = (day - step.planned).days
            yield faults.LATE.at(row.at("stages", at), stage=step.stage, date=step.planned, state=day, days=days)
            return


def _slipped(row: Row[Task]) -> Iterator[Finding]:
    """Yield the last stage that was done late."""
    done = [(at, step) for at, step in enumerate(row.value.stages) if step.actual and step.planned]
    for at, step in done[-1:]:
        if step.actual and step.planned and step.actual > step.planned:
            days = (step.actual - step.planned).days
            yield faults.SLIPPED.at(row.at("stages", at), stage=step.stage, planned=step.planned, days=days)


def _waiting(row: Row[Task], system: System) -> Iterator[Finding]:
    open_ = [id_ for id_ in row.value.depends_on if id_ in system.task_of and not finished(system.task_of[id_].value)]
    if len(open_) >= SHOWN:
        yield faults.WAITING.at(row.at("depends_on"), id=row.value.entry, count=len(open_), ids="、".join(open_))


def _load(system: System) -> Iterator[Finding]:
    for load in loads(system):
        if load.over:
            row, most = load.organisation, system.programme.value.load
            yield faults.OVERLOADED.at(row.at(), title=row.value.title, count=load.most, most=most)


def _without_standard(system: System) -> Iterator[Finding]:
    for row in system.matters:
        if not row.value.standards:
            yield faults.NO_STANDARD.at(row.at(), title=row.value.title)
        for at, variant in enumerate(row.value.districts):
            if variant.mode == "未开展":
                yield faults.NOT_DONE.at(row.at("districts", at), district=variant.district)


def _unverified(system: System) -> Iterator[Finding]:
    for row in system.entries:
        if is_doubtful(row.value):
            yield faults.UNVERIFIED.at(row.at(), number=number_of(row.value))


def _gaps(system: System) -> Iterator[Finding]:
    for row in system.frameworks:
        for at, item in enumerate(row.value.entries):
            if item.state == "缺少":
                yield faults.GAP.at(row.at("entries", at), title=item.title, state=item.state)


def _short(system: System) -> Iterator[Finding]:
    for row in system.subsystems:
        lacking = system.unlisted.get(row.value.code, 0)
        if lacking and system.subsystem_of[row.value.code] is row:
            yield faults.SHORT_OF.at(row.at(), wanted=row.value.wanted, listed=row.value.wanted - lacking)


def _empty(system: System) -> Iterator[Finding]:
    if "entries" in system.incomplete:
        return
    used = {row.value.subsystem for row in system.entries}
    for row in system.subsystems:
        if row.value.code in system.leaves - used:
            yield faults.EMPTY_SUBSYSTEM.at(row.at(), id=row.value.code)


def _aged(system: System) -> Iterator[Finding]:
    for due in due_reviews(system):
        if due.overdue:
            row = due.entry
            yield faults.AGED.at(row.at(), number=number_of(row.value), issued=row.value.issued)
