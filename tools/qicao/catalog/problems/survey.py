"""What the problems are looked at through: the system with what is computed from it once, and the values they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from qicao.catalog.coverage import STATES, Coverage, coverage_of
from qicao.catalog.load import Load, loads
from qicao.catalog.progress import Progress, is_unfinished, progress_of
from qicao.catalog.system import Row, System
from qicao.catalog.target import Cell, Target
from qicao.model.programme import Clash, Matter
from qicao.model.system import OBSOLETE, THERE, Entry, Subsystem

__all__ = [
    "LONGEST",
    "Measure",
    "Survey",
    "Trend",
    "Worst",
    "by_kind",
    "cell_of",
    "entry_target",
    "joined",
    "matter_target",
    "subsystem_target",
    "worst",
]

LONGEST = 12
"""The greatest number of rows that a table of the worst shows, and of years in a trend."""


class Measure(Struct, frozen=True):
    """A number, and of how many it is; *bad* if a greater one is worse, False if it is better, None if neither."""

    label: str
    value: int
    total: int | None = None
    bad: bool | None = True


class Worst(Struct, frozen=True):
    """A table of the rows that show a problem most."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Trend(Struct, frozen=True):
    """A number by year; years after that of the programme are what the plan says."""

    title: str
    points: tuple[tuple[int, int], ...]
    """Year and number, the earliest first, each year once."""
    year: int
    """The year of the programme; 0 if it is not known."""


class Survey(Struct, frozen=True):
    """What several of the problems look at, computed once."""

    system: System
    coverage: Coverage
    progress: Mapping[str, Progress]
    loads: tuple[Load, ...]

    @classmethod
    def of(cls, system: System) -> Survey:
        """Return the survey of a system."""
        return cls(system, coverage_of(system), progress_of(system), loads(system))

    @property
    def own(self) -> tuple[Row[Entry], ...]:
        """The standards of the programme itself, without those replaced or withdrawn."""
        return tuple(
            row for row in self.system.entry_of.values() if not row.value.related and row.value.status not in OBSOLETE
        )

    @property
    def unfinished(self) -> tuple[Row[Entry], ...]:
        """The standards of the programme that are being made or are to be."""
        return tuple(row for row in self.own if is_unfinished(row.value))

    @property
    def there(self) -> tuple[Row[Entry], ...]:
        """The standards that exist."""
        return tuple(row for row in self.system.entry_of.values() if row.value.status in THERE)

    @property
    def open_clashes(self) -> tuple[Row[Clash], ...]:
        """The clashes that nobody has decided."""
        return tuple(row for row in self.system.coordination if not row.value.decision)

    def published(self, entry: Entry) -> dt.date | None:
        """Return the day on which a standard was published, or is to be as things stand."""
        one = self.progress.get(entry.id)
        return entry.issued or (one.day if one else None)

    def best(self, matter: Matter) -> str:
        """Return the best state of a matter at any of its levels."""
        states = {cell.state for cell in self.coverage.matter(matter.code)}
        return next((state for state in STATES if state in states), "无标可依")


def entry_target(row: Row[Entry]) -> Target:
    """Return the name of a standard: its number if it has one, else its id, and its title."""
    return Target("entry", row.value.id, f"{row.value.number or row.value.id} {row.value.title}")


def matter_target(row: Row[Matter]) -> Target:
    """Return the name of a matter: its code and title."""
    return Target("matter", row.value.code, f"{row.value.code} {row.value.title}")


def subsystem_target(row: Row[Subsystem]) -> Target:
    """Return the name of a sub-system: its code and title."""
    return Target("subsystem", row.value.code, f"{row.value.code} {row.value.title}")


def worst(title: str, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Worst:
    """Return a table of the first rows; its title says how many there are if it does not show all."""
    found = tuple(rows)
    more = f"（共 {len(found)}，列出前 {LONGEST}）" if len(found) > LONGEST else ""
    return Worst(title + more, heads, found[:LONGEST])


def cell_of(value: object) -> Cell:
    """Return a cell with the value; a dash if it says nothing."""
    return ("—",) if value is None or value == "" else (str(value),)


def joined(targets: Iterable[Target]) -> Cell:
    """Return a cell with the targets one after the other; a dash if there is none."""
    cell: list[Target | str] = []
    for target in targets:
        cell += ["、", target] if cell else [target]
    return tuple(cell) or ("—",)


def by_kind(title: str, matters: Iterable[Row[Matter]]) -> Worst:
    """Return a table of the matters by their kind, the kind with the most of them first."""
    found: dict[str, list[Row[Matter]]] = {}
    for row in matters:
        found.setdefault(row.value.kind or "未分类", []).append(row)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = ((cell_of(kind), cell_of(len(all_)), joined(map(matter_target, all_))) for kind, all_ in ordered)
    return worst(title, ("类别", "事项数", "事项"), rows)
