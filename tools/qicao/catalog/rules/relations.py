"""What standards have to do with each other: citations, replacements, and those that are coordinated."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, cycles, near, number_of, round_of, sound
from qicao.catalog.system import Row, System, plain_number
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.model.span import Span
from qicao.model.system import OBSOLETE, PLANNED, Entry

__all__ = ["check_relations", "in_citation_cycle", "obsolete"]


def check_relations(context: Context) -> Iterator[Finding]:
    """Yield the faults of relations between standards."""
    for row in sound(context.system.entries):
        for at, reference in enumerate(row.value.cites):
            yield from _cited(row, reference, row.at("cites", at), context)
        yield from _same_twice(row, context.system)
        yield from _coordinated(row, context.system)
        yield from _replaced(row, context)
    yield from _citation_cycles(context.system)
    for policy in sound(context.system.policies):
        for at, reference in enumerate(policy.value.cites):
            yield from obsolete(reference, policy.at("cites", at), "政策文件引用了", context)


def _cited(row: Row[Entry], reference: str, span: Span, context: Context) -> Iterator[Finding]:
    target = context.system.find(reference)
    if target is row:
        yield faults.WITH_ITSELF.at(span, what="引用的标准", id=reference)
        return
    yield from obsolete(reference, span, "规范性引用了", context)
    if target and target.value.status in PLANNED:
        yield from _not_yet(row.value, target.value, span, context)


def obsolete(reference: str, span: Span, what: str, context: Context) -> Iterator[Finding]:
    """Yield the findings of a reference to what nobody knows, or what is not valid any more."""
    target = context.system.find(reference)
    number = parse_number(reference)
    if not target and "entries" in context.system.incomplete:
        return
    if not target:
        hint = near(reference, (*context.system.entry_of, *context.system.by_number))
        yield faults.UNKNOWN_REFERENCE.at(span, what=what, id=reference, near=_listed(hint))
    elif target.value.status in OBSOLETE:
        by = target.value.replaced_by
        yield faults.CITES_OBSOLETE.at(
            span, what=what, number=reference, status=target.value.status, by=f"，新标准是“{by}”" if by else ""
        )
    elif number and number.year:
        newest = _newest(reference, context)
        if newest and newest != plain_number(reference):
            yield faults.CITES_OLD_EDITION.at(span, what=what, number=reference, newest=newest)


def _listed(hint: str) -> str:
    return hint if hint.startswith("是不是") else "把它列入明细表（其他体系的写 related: true），或改正。"


def _newest(reference: str, context: Context) -> str:
    """Return the number of the newest edition that the system or the catalogue knows."""
    number = parse_number(reference)
    if not number:
        return ""
    row, known = context.system.by_number.get(str(number.undated)), context.catalogue.find(str(number.undated))
    editions = [plain_number(row.value.number)] if row else []
    editions += [known.number] if known and not known.superseded else []
    return max(editions, key=_year, default="") if editions and max(map(_year, editions)) > number.year else ""


def _year(number: str) -> str:
    parsed = parse_number(number)
    return parsed.year if parsed else ""


def _not_yet(entry: Entry, target: Entry, span: Span, context: Context) -> Iterator[Finding]:
    if entry.status not in PLANNED and not entry.number:  # the status is a slip, which is told elsewhere
        return
    if entry.status not in PLANNED:
        yield faults.IN_FORCE_CITES_DRAFT.at(span, id=target.id, status=target.status)
        return
    own, later = context.publication(entry), context.publication(target)
    if own and later and later > own and not {entry.id, target.id} <= in_citation_cycle(context.system):
        yield faults.PUBLISHES_LATER.at(span, id=target.id, later=later, own=own)


def _same_twice(row: Row[Entry], system: System) -> Iterator[Finding]:
    """Yield a standard that is cited by its number and by its id."""
    seen: dict[str, str] = {}
    for at, name in enumerate(row.value.cites):
        found = system.find(name)
        id_ = found.value.id if found else name
        if seen.setdefault(id_, name) != name:
            yield faults.SAME_TWICE.at(row.at("cites", at), first=seen[id_], second=name)


def _coordinated(row: Row[Entry], system: System) -> Iterator[Finding]:
    for at, name in enumerate(row.value.coordinates_with):
        other = system.entry_of.get(name)
        if name == row.value.id:
            yield faults.WITH_ITSELF.at(row.at("coordinates_with", at), what="协调配套的标准", id=name)
        elif other and other.value.status in OBSOLETE:
            span = row.at("coordinates_with", at)
            yield faults.COORDINATES_OBSOLETE.at(span, id=name, status=other.value.status)


def _replaced(row: Row[Entry], context: Context) -> Iterator[Finding]:
    entry, numbers = row.value, context.system.by_number
    for at, number in enumerate(entry.replaces):
        old = numbers.get(plain_number(number))
        if old and old is not row and entry.status == "现行" and old.value.status not in OBSOLETE:
            yield faults.REPLACED_IN_FORCE.at(
                row.at("replaces", at), number=number, id=old.value.id, status=old.value.status
            )
    new = numbers.get(plain_number(entry.replaced_by)) if entry.replaced_by else None
    if new and new is not row and plain_number(entry.number) not in map(plain_number, new.value.replaces):
        yield faults.SUCCESSOR_DISAGREES.at(row.at("replaced_by"), number=entry.replaced_by, id=new.value.id)


def in_citation_cycle(system: System) -> frozenset[str]:
    """Return the ids of the standards that cite each other in a circle."""
    return frozenset(id_ for cycle in cycles(_follows(system)) for id_ in cycle)


def _follows(system: System) -> dict[str, list[str]]:
    return {
        row.value.id: [found.value.id for found in map(system.find, row.value.cites) if found]
        for row in sound(system.entries)
    }


def _citation_cycles(system: System) -> Iterator[Finding]:
    for cycle in cycles(_follows(system)):
        row = system.entry_of[cycle[0]]
        at = next(at for at, name in enumerate(row.value.cites) if _is(system, name, cycle[1 % len(cycle)]))
        shown = tuple(number_of(system.entry_of[id_].value) for id_ in cycle)
        yield faults.CITATION_CYCLE.at(row.at("cites", at), round=round_of(shown))


def _is(system: System, name: str, id_: str) -> bool:
    found = system.find(name)
    return bool(found and found.value.id == id_)
