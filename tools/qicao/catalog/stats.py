"""标准统计表: how many standards there are and how many there should be (GB/T 13016—2018); all groups sum to the total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import get_args

from msgspec import Struct

from qicao.catalog.system import Row, System
from qicao.model.system import OBSOLETE, PLANNED, THERE, Entry, EntryKind, Status

__all__ = [
    "LEVELS",
    "OLD",
    "Ages",
    "Count",
    "Group",
    "age",
    "ages",
    "counted",
    "counts",
    "groups",
    "is_doubtful",
    "is_verified",
    "stats",
    "total_of",
    "years_later",
]

LEVELS: Mapping[str, str] = {
    "national": "国家标准",
    "sector": "行业标准",
    "local": "地方标准",
    "group": "团体标准",
    "enterprise": "企业标准",
}
"""Level → what people read, from the highest to the lowest."""
UNLISTED = "尚未列入明细表"
"""The line of standards of which nothing is known but that a sub-system should have them."""
OLD = 5
"""The years after which a standard is to be reviewed (标准化法)."""
YEAR = 366
"""The days of a year, rather too many than too few: a part of a year is never a whole one."""


class Count(Struct, frozen=True):
    """A line of the table: 应有数 and 现有数, and of how many of the latter number, title and status are verified."""

    name: str
    wanted: int
    there: int
    verified: int
    unlisted: int = 0
    """Of the wanted ones, those that the 明细表 does not list yet."""

    @property
    def listed(self) -> int:
        """The standards of the 明细表 that count."""
        return self.wanted - self.unlisted

    @property
    def share(self) -> str:
        """现有数/应有数 in percent, with one decimal place; “—” if nothing is wanted."""
        return f"{self.there / self.wanted * 100:.1f}" if self.wanted else "—"


class Group(Struct, frozen=True):
    """A part of the table: how it groups, its lines, and their total."""

    title: str
    lines: tuple[Count, ...]
    total: Count


class Ages(Struct, frozen=True):
    """标龄 of the standards whose day of issue is known: how many, their mean age in years, and those over five."""

    known: int
    mean: float
    old: int
    years: tuple[float, ...] = ()
    """The age of each."""


def is_verified(entry: Entry) -> bool:
    """Return whether number and title were compared with a source."""
    return (entry.verification or "").startswith("A")


def is_doubtful(entry: Entry) -> bool:
    """Return whether nobody has verified number, title or status of a standard that was published."""
    return entry.status not in PLANNED and (entry.status == "未核实" or not is_verified(entry))


def counted(system: System) -> tuple[Row[Entry], ...]:
    """Return the entries that count: those of this system and related ones, but not what is replaced or withdrawn."""
    return tuple(row for row in system.entries if row.value.status not in OBSOLETE)


def groups(system: System) -> Iterator[Group]:
    """Yield the parts of the table."""
    rows, total = counted(system), total_of(system)
    for title, name_of, names in GROUPS:
        found: dict[str, list[Entry]] = {name: [] for name in names(system)}
        for row in rows:
            found.setdefault(name_of(system, row.value), []).append(row.value)
        lacking = _lacking(system, by_tree=name_of is _home)
        lines = [counts(name, entries, lacking.pop(name, 0)) for name, entries in found.items()]
        lines += [counts(name, (), number) for name, number in lacking.items()]
        yield Group(title, tuple(lines), total)


def total_of(system: System) -> Count:
    """Return the line of the whole system."""
    return counts("总计", (row.value for row in counted(system)), sum(system.unlisted.values()))


def _lacking(system: System, *, by_tree: bool) -> dict[str, int]:
    """Return name of a line → the standards that it lacks; only of a sub-system is known what it should have."""
    found: dict[str, int] = {}
    for code, number in system.unlisted.items():
        name = _top(system, code) if by_tree else UNLISTED
        found[name] = found.get(name, 0) + number
    return found


def counts(name: str, entries: Iterable[Entry], unlisted: int = 0) -> Count:
    """Return the line for the entries, and for as many more as should be there and are not listed."""
    entries = list(entries)
    there = [entry for entry in entries if entry.status in THERE]
    return Count(name, len(entries) + unlisted, len(there), len(there) - sum(map(is_doubtful, there)), unlisted)


def _top(system: System, code: str) -> str:
    """Return the title of the sub-system at the top of the tree above *code*."""
    seen: set[str] = set()
    while code in system.subsystem_of and system.subsystem_of[code].value.parent and code not in seen:
        seen.add(code)
        code = system.subsystem_of[code].value.parent
    return system.subsystem_of[code].value.title if code in system.subsystem_of else "未归入子体系"


def _home(system: System, entry: Entry) -> str:
    return _top(system, entry.subsystem)


def _tops(system: System) -> list[str]:
    return [row.value.title for row in system.children_of[""]]


GROUPS: tuple[tuple[str, Callable[[System, Entry], str], Callable[[System], Iterable[str]]], ...] = (
    ("按子体系", _home, _tops),
    ("按级别", lambda _, entry: LEVELS[entry.level], lambda _: LEVELS.values()),
    ("按类别", lambda _, entry: entry.kind, lambda _: get_args(EntryKind)),
    ("按状态", lambda _, entry: entry.status, lambda _: (one for one in get_args(Status) if one not in OBSOLETE)),
    ("按归属", lambda _, entry: "相关标准" if entry.related else "本体系标准", lambda _: ("本体系标准", "相关标准")),
)
"""Title of a group, the line to which an entry belongs, and lines that are printed though they may be empty."""


def ages(system: System, day: dt.date | None) -> Ages:
    """Return the ages of the standards that are in force."""
    years = [
        age(row.value.issued, day) for row in counted(system) if day and row.value.issued and row.value.status in THERE
    ]
    mean = sum(years) / len(years) if years else 0.0
    return Ages(len(years), round(mean, 1), sum(year >= OLD for year in years), tuple(years))


def age(issued: dt.date, day: dt.date) -> float:
    """Return the years from *issued* to *day*: whole ones by anniversaries, so that five are five to the day."""
    if day < issued:
        return (day - issued).days / YEAR
    whole = day.year - issued.year
    whole -= day < years_later(issued, whole)
    return whole + (day - years_later(issued, whole)).days / YEAR


def years_later(day: dt.date, years: int) -> dt.date:
    """Return the same day of a later year; of a leap day, the last of February."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=min(day.year + years, dt.MAXYEAR), day=last)


def stats(system: System) -> dict[str, object]:
    """Return the numbers of all entries, as `qicao system stats --format json` prints them; each group sums to total."""
    entries = [row.value for row in system.entries]
    return {
        "by_subsystem": _tally(entry.subsystem for entry in entries),
        "by_level": _tally(entry.level for entry in entries),
        "by_status": _tally(entry.status for entry in entries),
        "by_kind": _tally(entry.kind for entry in entries),
        "by_verification": _tally("verified" if is_verified(entry) else "unverified" for entry in entries),
        "total": len(entries),
    }


def _tally(words: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
