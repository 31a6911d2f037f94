"""The standards of another programme taken into ours as related ones: what is new, what is there, what contradicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace as changed
from typing import Any

from msgspec import Struct, field

from qicao.catalog.exchange.columns import HEADS
from qicao.catalog.exchange.taken import Record, Taken
from qicao.catalog.system import Row, System
from qicao.errors import UsageError
from qicao.model.catalogue import Catalogue
from qicao.model.data import Level
from qicao.model.numbers import parse_number
from qicao.model.system import Entry

__all__ = ["Conflict", "Merged", "merge"]

LAST = 999
"""The last number that an id can have in a sub-system."""
TAKEN = (
    *("number", "title", "title_en", "level", "kind", "function", "status", "issued", "implemented"),
    *("replaces", "replaced_by", "adopts", "part_of"),
)
"""The fields that are taken over; the others say what a standard is within the system of the other programme."""
COMPARED = ("title", "level", "function", "status", "issued", "implemented", "replaced_by")
"""The fields in which both should agree."""
PLANNED = frozenset({"拟编", "在编"})
LEVELS: Mapping[str, Level] = {"national": "national", "local": "local", "group": "group", "sector": "sector"}


class Conflict(Struct, frozen=True):
    """A field in which the file says something else than the system, which stays as it is."""

    id: str
    number: str
    field: str
    here: str
    there: str
    place: str


class Merged(Struct):
    """What the file brings."""

    new: list[Entry] = field(default_factory=list)
    same: int = 0
    """The rows that the system has already, whether they agree or not."""
    conflicts: list[Conflict] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


class _Known(Struct):
    """The standards of the system, and those of the file that came before."""

    exact: dict[str, Entry] = field(default_factory=dict)
    undated: dict[str, Entry] = field(default_factory=dict)
    titles: dict[tuple[str, bool], Entry] = field(default_factory=dict)
    """Title, and whether it has a number → entry."""
    places: dict[int, str] = field(default_factory=dict)
    """Identity of an entry that comes from the file → its place there."""

    def add(self, entry: Entry) -> None:
        """Remember an entry of the system; the first one of a number or title counts."""
        keys = _keys(entry.number)
        if keys:
            self.exact.setdefault(keys[0], entry)
            self.undated.setdefault(keys[-1], entry)
        self.titles.setdefault((_squeezed(entry.title), bool(keys)), entry)

    def add_new(self, entry: Entry, place: str) -> None:
        """Remember an entry of the file, where editions and revisions of one title may stand beside each other."""
        keys = _keys(entry.number)
        if keys:
            self.exact[keys[0]] = entry
        else:
            self.titles.setdefault((_squeezed(entry.title), False), entry)
        self.places[id(entry)] = place

    def find(self, number: str, title: str) -> Entry | None:
        """Return the entry of that number, or that edition of it which the system has, or of that title."""
        keys, words = _keys(number), _squeezed(title)
        if not keys:
            return self.titles.get((words, False)) or self.titles.get((words, True))
        unnumbered = self.titles.get((words, False))
        own = None if unnumbered is None or id(unnumbered) in self.places else unnumbered
        return self.exact.get(keys[0]) or self.undated.get(keys[-1]) or own


def merge(system: System, taken: Taken, subsystem: str, source: str, catalogue: Catalogue) -> Merged:
    """Return what the file brings; new entries have the next ids of *subsystem* and name the *source*.

    `UsageError` is raised if there are new ones, but no sub-system without others below it for them, or too many.
    """
    merged, known = Merged(doubts=list(taken.doubts)), _Known()
    for row in _with_editions(system):
        known.add(row.value)
    fresh: list[tuple[Record, Entry]] = []
    for record in taken.records:
        entry = _entry_of(record, merged.doubts)
        if entry is None:
            continue
        there = known.find(entry.number, entry.title)
        if there is None:
            fresh.append((record, entry))
            known.add_new(entry, record.place)
        elif id(there) in known.places:
            merged.doubts.append(f"{record.place}与{known.places[id(there)]}是同一标准，以前一行为准")
        else:
            merged.same += 1
            merged.conflicts += _conflicts(there, record)
    merged.new = _numbered(system, fresh, subsystem, source, catalogue)
    return merged


def _with_editions(system: System) -> Iterator[Row[Entry]]:
    """Yield the entries, those in force first, so that a number without year means one of them."""
    rows = system.entries
    yield from sorted(rows, key=lambda row: row.value.status in {"被代替", "废止"})


def _keys(number: str) -> tuple[str, ...]:
    """Return the number as it is printed, and without its year; none for a placeholder."""
    parsed = parse_number(number)
    if parsed is None:
        return (number,) if number else ()
    if "X" in parsed.number or "X" in parsed.year:
        return ()
    return (str(parsed), str(parsed.undated))


def _squeezed(title: str) -> str:
    return "".join(title.split())


def _entry_of(record: Record, doubts: list[str]) -> Entry | None:
    """Return the row as an entry without id; None, and a doubt, if it has no title or no level."""
    values = {name: record.values[name] for name in TAKEN if name in record.values}
    number = values.get("number", "")
    if not values.get("title"):
        doubts.append(f"{record.place}没有标准名称，没有导入")
        return None
    values["number"] = number if _keys(number) else ""
    level = values.get("level") or _level_of(number)
    if level is None:
        doubts.append(f"{record.place}没有级别，从标准号“{number}”也看不出，没有导入")
        return None
    return Entry(
        **{"id": "", "subsystem": "", "kind": "其他", "status": "未核实", "related": True, **values, "level": level}
    )


def _level_of(number: str) -> Level | None:
    parsed = parse_number(number)
    if parsed and parsed.prefix.startswith("Q/"):
        return "enterprise"
    return LEVELS.get(parsed.kind) if parsed else None


def _conflicts(here: Entry, record: Record) -> Iterator[Conflict]:
    """Yield where both say something, and not the same."""
    there = record.values
    number = there.get("number", "")
    if _keys(number) and here.number != number and not (here.number and _keys(number)[0] == _keys(number)[-1]):
        yield _conflict(here, "number", number, record.place)
    for name in COMPARED:
        ours = getattr(here, name)
        if name in there and ours and not _agree(name, ours, there[name]):
            yield _conflict(here, name, there[name], record.place)


def _agree(name: str, ours: Any, theirs: Any) -> bool:
    """Return whether the values say the same, or one of them that nobody knows."""
    if name == "status":
        return ours == theirs or "未核实" in {ours, theirs}
    return _squeezed(str(ours)) == _squeezed(str(theirs))


def _conflict(here: Entry, name: str, there: object, place: str) -> Conflict:
    return Conflict(here.id, here.number, HEADS[name], str(getattr(here, name)), str(there), place)


def _numbered(
    system: System, fresh: Sequence[tuple[Record, Entry]], subsystem: str, source: str, catalogue: Catalogue
) -> list[Entry]:
    """Return the new entries with their ids."""
    if not fresh:
        return []
    _check_subsystem(system, subsystem, len(fresh))
    first = _last_number(system, subsystem) + 1
    if first + len(fresh) - 1 > LAST:
        raise UsageError(
            f"新标准有 {len(fresh)} 项，子体系 {subsystem} 从 {first:03} 起编到 {LAST} 号，放不下，没有导入。",
            "请先筛选，或分成几个文件导入不同的子体系。",
        )
    return [
        changed(
            entry,
            id=f"{subsystem}-{number:03}",
            subsystem=subsystem,
            origin=_origin(record, source),
            **_verified(entry, catalogue, system.programme.value.state),
        )
        for number, (record, entry) in enumerate(fresh, first)
    ]


def _check_subsystem(system: System, subsystem: str, count: int) -> None:
    if subsystem in system.leaves:
        return
    known = "、".join(code for code in system.subsystem_of if code in system.leaves)
    hint = f"没有下级的子体系有：{known or '（还没有）'}。"
    if not subsystem:
        raise UsageError(f"有 {count} 项新标准，没有说归入哪个子体系。", f"请加上 --subsystem 编号；{hint}")
    raise UsageError(f"不能归入“{subsystem}”：没有这个子体系，或它还有下级。", hint)


def _last_number(system: System, subsystem: str) -> int:
    ends = (row.value.id.removeprefix(f"{subsystem}-") for row in system.entries)
    return max((int(end) for end in ends if end.isdecimal() and len(end) < 5), default=0)


def _origin(record: Record, source: str) -> str:
    own = record.values.get("id", "")
    return f"{source}，{own}" if own else source


def _verified(entry: Entry, catalogue: Catalogue, day: dt.date | None) -> dict[str, Any]:
    """Return how far our catalogue has verified number and title, and the day; nothing for a planned standard.

    What the catalogue does not have, or calls otherwise, is not verified (C).
    """
    if entry.status in PLANNED:
        return {}
    found = catalogue.entries.get(entry.number)
    agrees = found is not None and _squeezed(found.title_zh) == _squeezed(entry.title)
    checked = day if not (day and entry.issued and entry.issued > day) else None
    return {"verification": (found.verification or "C") if found and agrees else "C", "checked": checked}
