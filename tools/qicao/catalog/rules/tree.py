"""The tree of sub-systems, and what hangs in it (GB/T 13016: 层次适当, 划分清楚)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, cycles, near, place, round_of, sound
from qicao.catalog.system import Row, System, plain_number
from qicao.model.finding import Finding
from qicao.model.system import PLANNED, Entry, Subsystem
from qicao.source.patterns import compiled

__all__ = ["check_tree"]

DEEPEST = 5
ENOUGH = 5
"""The number of titles with one lead from which another lead that is nearly the same is taken for a slip."""
NEARLY = 0.8
ORDINAL = compiled(r"[0-9]{3}")
LOOKS_LIKE_CODE = compiled(r"[A-Z]{2}[0-9]+")


def check_tree(context: Context) -> Iterator[Finding]:
    """Yield the faults of the tree and of the homes of the standards."""
    system = context.system
    for what, table, key in (("子体系", "subsystems", "code"), ("组织", "organisations", "id")):
        yield from _parents(what, _by(getattr(system, table), key), lost=table in system.incomplete)
    for row in sound(system.subsystems):
        yield from _subsystem(row, system)
    yield from _homes(system)
    yield from _twice(system)
    yield from _leads(system)


def _by(rows: tuple[Row[Any], ...], key: str) -> dict[str, Row[Any]]:
    return {getattr(row.value, key): row for row in reversed(rows)}


def _parents(what: str, rows: Mapping[str, Row[Any]], *, lost: bool) -> Iterator[Finding]:
    for row in reversed(list(rows.values())):
        parent = row.value.parent
        if parent and parent not in rows and not lost:
            yield faults.UNKNOWN_PARENT.at(row.at("parent"), what=what, id=parent, near=near(parent, rows))
        elif parent and parent and rows[parent] is row:
            yield faults.WITH_ITSELF.at(row.at("parent"), what="上级", id=parent)
    for cycle in cycles({id_: [row.value.parent] for id_, row in reversed(list(rows.items()))}):
        yield faults.CYCLE_IN_TREE.at(rows[cycle[0]].at("parent"), what=what, round=round_of(cycle))


def _subsystem(row: Row[Subsystem], system: System) -> Iterator[Finding]:
    code, parent = row.value.code, row.value.parent
    depth = _depth(code, system)
    if depth > DEEPEST:
        yield faults.TOO_DEEP.at(row.at("code"), id=code, depth=depth)
    if parent in system.subsystem_of and parent != code and _letters(code) != _letters(parent):
        yield faults.CODE_OF_PARENT.at(row.at("code"), id=code, parent=parent)
    elif not parent and code != _letters(code) and _letters(code) in system.subsystem_of:
        yield faults.OWN_BRANCH.at(row.at(), id=code, branch=_letters(code))
    listed = sum(entry.value.subsystem == code for entry in system.entries)
    if row.value.wanted and row.value.wanted < listed:
        yield faults.FEWER_WANTED.at(row.at("wanted"), wanted=row.value.wanted, listed=listed)
    for at, name in enumerate(row.value.coordinates_with):
        if name == code:
            yield faults.WITH_ITSELF.at(row.at("coordinates_with", at), what="协调配套的子体系", id=name)
        elif name not in system.subsystem_of and LOOKS_LIKE_CODE.fullmatch(name):
            hint = near(name, system.subsystem_of)
            yield faults.UNKNOWN.at(row.at("coordinates_with", at), what="子体系", id=name, near=hint)


def _depth(code: str, system: System) -> int:
    seen: list[str] = []
    while code in system.subsystem_of and code not in seen:
        seen.append(code)
        code = system.subsystem_of[code].value.parent
    return len(seen)


def _letters(code: str) -> str:
    """Return the letters of a code, which are those of its direction."""
    return code.rstrip("0123456789.")


def _homes(system: System) -> Iterator[Finding]:
    """Yield the entries that stand in a branch, one for each branch, and those whose id is of another sub-system."""
    seen: set[str] = set()
    for row in sound(system.entries):
        id_, code = row.value.id, row.value.subsystem
        if code not in system.subsystem_of:
            continue
        if code not in system.leaves and not _in_cycle(code, system) and code not in seen:
            yield faults.NOT_A_LEAF.at(row.at("subsystem"), id=code)
        elif code in system.leaves and not (id_.startswith(f"{code}-") and ORDINAL.fullmatch(id_[len(code) + 1 :])):
            yield faults.WRONG_ID.at(row.at("id"), id=id_, code=code)
        seen |= {code} - system.leaves


def _in_cycle(code: str, system: System) -> bool:
    """Return whether the parents of the sub-system lead back to it."""
    above = system.subsystem_of[code].value.parent
    for _ in system.subsystems:
        if above not in system.subsystem_of or above == code:
            return above == code
        above = system.subsystem_of[above].value.parent
    return False


def _leads(system: System) -> Iterator[Finding]:
    """Yield titles of planned standards whose lead is nearly the one that most have."""
    rows = [row for row in sound(system.entries) if row.value.status in PLANNED and " " in row.value.title]
    leads = Counter(row.value.title.split(" ")[0] for row in rows)
    usual, count = (leads.most_common(1) or [("", 0)])[0]
    for row in rows if count >= ENOUGH else ():
        lead = row.value.title.split(" ")[0]
        if lead != usual and SequenceMatcher(None, lead, usual).ratio() >= NEARLY:
            yield faults.ODD_LEAD.at(row.at("title"), lead=lead, other=usual)


def _twice(system: System) -> Iterator[Finding]:
    """Yield standards that have two homes: by number, by title, or by draft."""
    seen: dict[tuple[str, str], Row[Entry]] = {}
    for row in sound(system.entries):
        number, title = plain_number(row.value.number), "".join(row.value.title.split())
        for key, word, what in (("number", number, "标准号"), ("draft", row.value.draft, "草案")):
            if word and (key, word) in seen:
                yield faults.TWICE.at(row.at(key), what=what, id=word, where=place(seen[key, word].at()))
            seen.setdefault((key, word), row)
        first = seen.setdefault(("title", title), row)
        if first is not row and not _editions(first.value, row.value):
            yield faults.TITLE_TWICE.at(row.at("title"), what="标准", title=row.value.title, where=place(first.at()))


def _editions(one: Entry, other: Entry) -> bool:
    """Return whether the two are editions of one standard, which may bear the same title; or one number twice."""
    numbers = {plain_number(entry.number) for entry in (one, other)}
    linked = {plain_number(number) for entry in (one, other) for number in (*entry.replaces, entry.replaced_by)}
    same = len(numbers) == 1 and "" not in numbers
    return same or bool((numbers & linked) - {""}) or bool(one.draft and one.draft == other.draft)
