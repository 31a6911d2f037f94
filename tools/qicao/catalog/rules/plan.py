"""The rolling plan: stages in their order, what waits for what, and whether the standards say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from qicao.catalog import faults
from qicao.catalog.rules.context import STAGES, Context, cycles, place, round_of, sound, step_of
from qicao.catalog.rules.relations import in_citation_cycle
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.model.programme import Step, Task
from qicao.model.system import OBSOLETE, PLANNED, Entry
from qicao.source.patterns import compiled

__all__ = ["check_plan", "finish", "finished"]


KEY_FIELD, LAST = "重点", 3
"""The word for what comes first, and the priority of what comes last."""
NEED = compiled(r"(?<![A-Za-z0-9-])N-[0-9]{3}(?![0-9])")


def check_plan(context: Context) -> Iterator[Finding]:
    """Yield the faults of the plan."""
    yield from _years(context.system)
    yield from _once(context.system)
    yield from _dependencies(context.system)
    for row in sound(context.system.tasks):
        yield from _task(row, context)
        yield from _order(row)
        yield from _dates(row, context.day)
        yield from _against_entry(row, context)
        yield from _whole(row)
        yield from _reasons(row, context.system)
    yield from _without_task(context.system)


def finished(task: Task) -> bool:
    """Return whether the standard of the task is published."""
    step = step_of(task, "发布")
    return bool(step and step.actual)


def finish(task: Task) -> dt.date | None:
    """Return the day on which the task is, or is planned to be, done: that of its last stage."""
    dates = [step.actual or step.planned for step in task.stages]
    return next((date for date in reversed(dates) if date), None)


def _years(system: System) -> Iterator[Finding]:
    seen: dict[int, str] = {}
    for row in sound(system.years):
        year = row.value.year
        if year in seen:
            yield faults.TWICE.at(row.at("year"), what="年度", id=year, where=seen[year])
        seen.setdefault(year, place(row.at()))
        earlier = [one.value.year for one in system.years if one.value.year < year and not one.value.closed]
        if row.value.closed and earlier:
            yield faults.CLOSED_OUT_OF_ORDER.at(row.at("closed"), year=year, open=min(earlier))


def _once(system: System) -> Iterator[Finding]:
    seen: dict[tuple[str, int], str] = {}
    closed = {one.value.year for one in system.years if one.value.closed}
    for row in sound(system.tasks):
        key = row.value.entry, row.value.year
        if key in seen:
            yield faults.TASK_TWICE.at(row.at("entry"), id=key[0], year=key[1], where=seen[key])
        seen.setdefault(key, place(row.at()))
        earlier = [one for one in system.tasks if one.value.entry == key[0] and one.value.year < key[1]]
        open_ = [one for one in earlier if one.value.year not in closed]
        if open_:
            yield faults.TASK_TWICE.at(row.at("entry"), id=key[0], year=open_[0].value.year, where=place(open_[0].at()))


def _dependencies(system: System) -> Iterator[Finding]:
    tasks, round_ = system.task_of, in_citation_cycle(system)
    for row in sound(system.tasks):
        for at, name in enumerate(row.value.depends_on):
            span = row.at("depends_on", at)
            other = tasks.get(name)
            if name == row.value.entry:
                yield faults.WITH_ITSELF.at(span, what="要等的标准", id=name)
            elif other and tasks[row.value.entry] is row:
                yield from _blocked(row, other, at)
            elif name in system.entry_of and system.entry_of[name].value.status not in PLANNED:
                yield faults.AWAITS_PUBLISHED.at(span, id=name, status=system.entry_of[name].value.status)
        yield from _not_awaited(row, system, round_)
    for cycle in cycles({id_: row.value.depends_on for id_, row in tasks.items()}):
        row = tasks[cycle[0]]
        at = row.value.depends_on.index(cycle[1 % len(cycle)])
        yield faults.NO_DEPENDENCY.at(row.at("depends_on", at), round=round_of(cycle))


def _not_awaited(row: Row[Task], system: System, round_: frozenset[str]) -> Iterator[Finding]:
    """Yield the standards that are cited normatively, are not published, and are not waited for."""
    entry = system.entry_of.get(row.value.entry)
    year = [one for one in system.tasks if (one.value.entry, one.value.year) == (row.value.entry, row.value.year)]
    if not entry or entry.value.status not in PLANNED or len(year) > 1 or system.task_of[row.value.entry] is not row:
        return
    for found in map(system.find, entry.value.cites):
        waits = found is entry or (found and (found.value.id in row.value.depends_on or found.value.id in round_))
        if not found or waits or found.value.status not in PLANNED:
            continue
        if not _ends_after(found.value.id, row, system):  # else it is told where it is cited
            yield faults.NOT_AWAITED.at(row.at("depends_on"), id=found.value.id)


def _ends_after(id_: str, row: Row[Task], system: System) -> bool:
    """Return whether the standard is planned to be done after the task."""
    other, own = system.task_of.get(id_), finish(row.value)
    later = finish(other.value) if other else None
    return bool(own and later and later > own)


def _blocked(row: Row[Task], other: Row[Task], at: int) -> Iterator[Finding]:
    own, later = finish(row.value), finish(other.value)
    if own and later and later > own:
        yield faults.BLOCKED.at(
            row.at("depends_on", at), id=other.value.entry, later=later, stage=row.value.stages[-1].stage, own=own
        )


def _task(row: Row[Task], context: Context) -> Iterator[Finding]:
    task, years = row.value, {one.value.year: one.value for one in context.system.years}
    if task.year not in years:
        yield faults.NO_YEAR.at(row.at("year"), year=task.year)
    elif years[task.year].closed and not finished(task) and context.system.task_of[task.entry] is row:
        yield faults.CLOSED_UNFINISHED.at(row.at("year"), year=task.year)
    if task.priority == 1 and not any(map(str.strip, task.reasons)):
        yield faults.NO_REASON.at(row.at("priority"))
    if not any(step.planned for step in task.stages):
        yield faults.WITHOUT_STAGES.at(row.at())


def _order(row: Row[Task]) -> Iterator[Finding]:
    for at, (before, step) in enumerate(pairwise(row.value.stages), 1):
        if STAGES.index(step.stage) <= STAGES.index(before.stage):
            yield faults.STAGES_OUT_OF_ORDER.at(row.at("stages", at, "stage"), stage=step.stage, before=before.stage)
            return
    for at, step in enumerate(row.value.stages):
        missing = next((one.stage for one in row.value.stages[:at] if step.actual and not one.actual), None)
        if missing:
            yield faults.STAGE_SKIPPED.at(
                row.at("stages", at, "actual"), stage=step.stage, date=step.actual, before=missing
            )
            return


def _whole(row: Row[Task]) -> Iterator[Finding]:
    """Yield a stage that is left out between two others; a task that was carried over begins later."""
    order = [STAGES.index(step.stage) for step in row.value.stages]
    for at, (before, step) in enumerate(pairwise(row.value.stages) if order == sorted(set(order)) else (), 1):
        missing = STAGES[STAGES.index(before.stage) + 1 : STAGES.index(step.stage)]
        if missing:
            yield faults.STAGE_LEFT_OUT.at(
                row.at("stages", at), before=before.stage, stage=step.stage, missing="、".join(missing)
            )
    planned = [step.planned for step in row.value.stages if step.planned]
    if planned and min(planned).year > row.value.year:
        yield faults.BEGINS_LATER.at(row.at("year"), year=row.value.year, date=min(planned))


def _reasons(row: Row[Task], system: System) -> Iterator[Finding]:
    needs = {one.value.id: one.value for one in system.needs}
    for at, reason in enumerate(row.value.reasons):
        if KEY_FIELD in reason and row.value.priority == LAST:
            yield faults.PRIORITY_AND_REASON.at(row.at("priority"), reason=reason, priority=row.value.priority)
        for id_ in NEED.findall(reason):
            entry = needs[id_].entry if id_ in needs else ""
            if entry and entry != row.value.entry and row.value.entry in system.entry_of:
                yield faults.NEED_OF_ANOTHER.at(row.at("reasons", at), need=id_, entry=entry)


def _dates(row: Row[Task], state: dt.date | None) -> Iterator[Finding]:
    for key, word in (("planned", "计划日期"), ("actual", "实际日期")):
        last: tuple[dt.date, str] | None = None
        for at, step in enumerate(row.value.stages):
            date = _date(step, key)
            if date and last and date < last[0]:
                yield faults.BACKWARDS.at(
                    row.at("stages", at, key),
                    later=f"“{step.stage}”的{word}",
                    second=date,
                    earlier=f"“{last[1]}”的",
                    first=last[0],
                )
            last = (date, step.stage) if date else last
            if key == "actual" and date and state and date > state:
                yield faults.IN_THE_FUTURE.at(
                    row.at("stages", at, key), what=f"“{step.stage}”的{word}", date=date, state=state
                )


def _date(step: Step, key: str) -> dt.date | None:
    return step.planned if key == "planned" else step.actual


def _against_entry(row: Row[Task], context: Context) -> Iterator[Finding]:
    task, entry = row.value, context.system.entry_of.get(row.value.entry)
    if not entry or entry.faulty or context.system.task_of[task.entry] is not row:
        return
    status, started = entry.value.status, any(step.actual for step in task.stages)
    if status in OBSOLETE or (status not in PLANNED and not entry.value.number):
        return
    yield from _people(row, entry.value, context.system)
    if finished(task) and status in PLANNED:
        yield faults.STATUS_AND_PLAN.at(
            entry.at("status"), what="已经发布", id=task.entry, status=status, right="现行或即将实施"
        )
    elif not finished(task) and status not in PLANNED and not task.revision:
        yield faults.PUBLISHED_TASK.at(row.at("entry"), id=task.entry, status=status)
    elif started and status == "拟编":
        yield faults.STATUS_AND_PLAN.at(entry.at("status"), what="已经立项", id=task.entry, status=status, right="在编")
    elif not started and status == "在编" and task.stages:
        yield faults.STATUS_AND_PLAN.at(
            entry.at("status"), what="还没有立项", id=task.entry, status=status, right="拟编"
        )


def _people(row: Row[Task], entry: Entry, system: System) -> Iterator[Finding]:
    task = row.value
    known = {one.value.id for one in system.organisations}
    alone = [one.value.entry for one in system.tasks].count(task.entry) == 1
    if alone and set(entry.roles.drafts) <= known and entry.roles.drafts and task.owner not in entry.roles.drafts:
        yield faults.FOREIGN_OWNER.at(row.at("owner"), owner=task.owner, id=entry.id)
    if task.revision and entry.status in PLANNED and not entry.replaces and not entry.number:
        yield faults.NEW_REVISION.at(row.at("revision"), id=entry.id)


def _without_task(system: System) -> Iterator[Finding]:
    """Yield planned standards without a task, unless tasks that name another standard by mistake explain them."""
    planned = [row for row in sound(system.entries) if row.value.status in PLANNED and not row.value.origin]
    bare = [row for row in planned if row.value.id not in system.task_of]
    ids = [row.value.entry for row in system.tasks]
    wrong = [id_ for id_ in ids if id_ not in system.entry_of or system.entry_of[id_].value.status not in PLANNED]
    mistaken = len(wrong) + len(ids) - len({(row.value.entry, row.value.year) for row in system.tasks})
    if "tasks" not in system.incomplete and len(bare) > mistaken:
        yield from (faults.NO_TASK.at(row.at("status"), status=row.value.status) for row in bare)
