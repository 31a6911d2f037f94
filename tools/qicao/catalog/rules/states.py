"""The states of the programme: what is late, missing, too much or not known. They are no faults, and always 提示."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from qicao.catalog import faults
from qicao.catalog.coverage import TIERS, coverage_of
from qicao.catalog.details import uncertain
from qicao.catalog.load import due_reviews, loads
from qicao.catalog.progress import Progress, progress_of
from qicao.catalog.rules.context import Context, number_of
from qicao.catalog.schedule import name_of
from qicao.catalog.stats import is_doubtful
from qicao.catalog.system import System
from qicao.model.finding import Finding

__all__ = ["check_states"]

SHOWN = 3
"""The standards waited for from which on it is told."""
INNER = str.maketrans("“”", "‘’")
OF_ALL = "为它提出标准，或并入在编的标准。"
OF_SOME = "为这一级提出标准；已有标准适用的，在它的 roles.uses 里补上这一级的使用单位。"
"""What to do about a matter without a standard at all of its levels, and at some."""
OF_OTHERS = frozenset({"national", "sector"})
"""The levels of standards that others review."""


def check_states(context: Context) -> Iterator[Finding]:
    """Yield what the programme should see."""
    system, day = context.system, context.day
    progress = progress_of(system)
    yield from _work(progress.values(), day)
    yield from _load(system)
    yield from _without_standard(system)
    yield from _not_done(system)
    yield from _unverified(system)
    yield from _empty(system)
    yield from _gaps(system)
    yield from _short(system)
    yield from _aged(system)
    yield from _open(system, day)


def _work(progress: Iterable[Progress], day: dt.date | None) -> Iterator[Finding]:
    """Yield what is late, what was done late last, and what waits for many others."""
    for one in progress:
        row, id_, steps = one.task, one.task.value.entry, one.task.value.stages
        if one.late and one.next:
            at, step = row.at("stages", steps.index(one.next)), one.next
            yield faults.LATE.at(at, id=id_, stage=step.stage, date=step.planned, state=day, days=one.late)
        if one.slip > 0 and one.done:
            at, step = row.at("stages", steps.index(one.done)), one.done
            yield faults.SLIPPED.at(at, id=id_, stage=step.stage, planned=step.planned, days=one.slip)
        if len(one.waiting) >= SHOWN:
            ids = [other.value.id for other in one.waiting]
            yield faults.WAITING.at(row.at("depends_on"), id=id_, count=len(ids), ids="、".join(ids))


def _open(system: System, day: dt.date | None) -> Iterator[Finding]:
    """Yield the needs without an answer, and the clashes without a decision."""
    for need in system.needs:
        if not (need.value.entry or need.value.merged or need.value.refused) and day:
            yield faults.UNANSWERED.at(need.at(), days=(day - need.value.date).days)
    for clash in system.coordination:
        if not clash.value.decision:
            since = f"，提出于 {clash.value.opened}" if clash.value.opened else ""
            owner = name_of(system, clash.value.owner) or "负责的组织"
            yield faults.OPEN_CLASH.at(clash.at(), kind=clash.value.kind, since=since, owner=owner)


def _load(system: System) -> Iterator[Finding]:
    for load in loads(system):
        if load.over:
            row, most = load.organisation, system.programme.value.load
            yield faults.OVERLOADED.at(row.at(), title=row.value.title, count=load.most, most=most)


def _without_standard(system: System) -> Iterator[Finding]:
    """Yield the matters that have no standard at one of their levels, each once, with these levels."""
    found: dict[str, list[str]] = {}
    coverage = coverage_of(system)
    for tier in TIERS:
        for cell in coverage.lacking(tier):
            found.setdefault(cell.matter.value.code, []).append(tier)
    for code, tiers in found.items():
        row = coverage.matter(code)[0].matter
        some = len(tiers) < len(coverage.matter(code))
        where, hint = (f"在{'、'.join(tiers)}", OF_SOME) if some else ("", OF_ALL)
        yield faults.NO_STANDARD.at(row.at(), title=_inside(row.value.title), where=where, hint=hint)


def _not_done(system: System) -> Iterator[Finding]:
    names = {row.value.id: row.value.title for row in system.districts}
    for row in system.matters:
        for at, variant in enumerate(row.value.districts):
            if variant.mode == "未开展":
                district = names.get(variant.district, variant.district)
                yield faults.NOT_DONE.at(row.at("districts", at), district=district, title=_inside(row.value.title))


def _inside(title: str) -> str:
    """Return the title as it stands inside quotation marks (GB/T 15834)."""
    return title.translate(INNER)


def _unverified(system: System) -> Iterator[Finding]:
    for row in system.entries:
        if is_doubtful(row.value):
            number, what = number_of(row.value), uncertain(row.value)
            yield faults.UNVERIFIED.at(row.at(), number=number, what=what)


def _gaps(system: System) -> Iterator[Finding]:
    for row in system.frameworks:
        for at, item in enumerate(row.value.entries):
            if item.state == "缺少":
                yield faults.GAP.at(row.at("entries", at), of=row.value.title, title=item.title)


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
            row, one = due.entry, due.entry.value
            ours = not one.related and one.level not in OF_OTHERS
            hint = "安排复审。" if ours else "查它的复审结论；有新版的，改为新版。"
            yield faults.AGED.at(row.at(), number=number_of(one), issued=one.issued, hint=hint)
