"""A standards system as it was read: every row with its place, and who is meant by a number or an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.model.programme import (
    Clash,
    District,
    Matter,
    Need,
    Organisation,
    Participation,
    PlanFile,
    ProgrammeFile,
    Task,
    Year,
)
from qicao.model.system import OBSOLETE, Entry, Framework, Policy, Subsystem, SystemFile
from qicao.model.yaml import Row

__all__ = ["Row", "System", "plain_number"]

Value = TypeVar("Value")


class System(Struct, frozen=True, dict=True):
    """Everything in `metadata/` but the catalogue; a table whose file is missing is empty."""

    programme: Row[ProgrammeFile]
    head: Row[SystemFile]
    """Title and principles of the system."""
    plan: Row[PlanFile]
    subsystems: tuple[Row[Subsystem], ...] = ()
    entries: tuple[Row[Entry], ...] = ()
    organisations: tuple[Row[Organisation], ...] = ()
    participation: tuple[Row[Participation], ...] = ()
    needs: tuple[Row[Need], ...] = ()
    coordination: tuple[Row[Clash], ...] = ()
    years: tuple[Row[Year], ...] = ()
    tasks: tuple[Row[Task], ...] = ()
    policies: tuple[Row[Policy], ...] = ()
    matters: tuple[Row[Matter], ...] = ()
    frameworks: tuple[Row[Framework], ...] = ()
    districts: tuple[Row[District], ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    """The faults of reading."""
    incomplete: frozenset[str] = frozenset()
    """The tables of files of which a part could not be read, so that a name may be in that part."""

    @cached_property
    def subsystem_of(self) -> Mapping[str, Row[Subsystem]]:
        """Code → sub-system."""
        return _first((row.value.code, row) for row in self.subsystems)

    @cached_property
    def entry_of(self) -> Mapping[str, Row[Entry]]:
        """System id → entry."""
        return _first((row.value.id, row) for row in self.entries)

    @cached_property
    def by_number(self) -> Mapping[str, Row[Entry]]:
        """Number of a standard, with and without its year → entry; without year the newest edition that is in force."""
        numbered = [row for row in self.entries if row.value.number]
        valid = sorted(numbered, key=lambda row: (row.value.status in {"被代替", "废止"}, _backwards(row.value.number)))
        with_year = [(plain_number(row.value.number), row) for row in numbered]
        return _first([*with_year, *((_undated(row.value.number), row) for row in valid)])

    @cached_property
    def times_listed(self) -> Mapping[str, int]:
        """Number of a standard as printed → how many entries have it; "" for those without."""
        return Counter(plain_number(row.value.number) for row in self.entries)

    @cached_property
    def leaves(self) -> frozenset[str]:
        """The codes of the sub-systems that have none below them."""
        return frozenset(self.subsystem_of) - {row.value.parent for row in self.subsystems}

    @cached_property
    def unlisted(self) -> Mapping[str, int]:
        """Code → the standards that the sub-system should have and the 明细表 does not list; none are left out."""
        listed = Counter(row.value.subsystem for row in self.entries if row.value.status not in OBSOLETE)
        found = ((code, row.value.wanted - listed[code]) for code, row in self.subsystem_of.items())
        return {code: number for code, number in found if number > 0}

    @cached_property
    def task_of(self) -> Mapping[str, Row[Task]]:
        """System id → its task in the plan, the latest one if it was carried over."""
        return {row.value.entry: row for row in sorted(self.tasks, key=lambda row: row.value.year)}

    @cached_property
    def organisation_of(self) -> Mapping[str, Row[Organisation]]:
        """Id → organisation."""
        return _first((row.value.id, row) for row in self.organisations)

    @cached_property
    def children_of(self) -> Mapping[str, tuple[Row[Subsystem], ...]]:
        """Code → the sub-systems directly below it, in the order of the file; "" → those at the top."""
        codes = ["", *self.subsystem_of]
        found: dict[str, tuple[Row[Subsystem], ...]] = dict.fromkeys(codes, ())
        for row in self.subsystems:
            found[row.value.parent] = (*found.get(row.value.parent, ()), row)
        return found

    def find(self, reference: str) -> Row[Entry] | None:
        """Return the entry with that system id or number."""
        return self.entry_of.get(reference) or self.by_number.get(plain_number(reference))


def plain_number(text: str) -> str:
    """Return the number as it is printed; other words as they are."""
    number = parse_number(text)
    return str(number) if number else text


def _undated(text: str) -> str:
    number = parse_number(text)
    return str(number.undated) if number else text


def _backwards(number: str) -> int:
    parsed = parse_number(number)
    return -int(parsed.year[:4]) if parsed and parsed.year[:4].isdigit() else 0


def _first(pairs: Iterable[tuple[str, Row[Value]]]) -> dict[str, Row[Value]]:
    """Return the mapping in which the first one of a name counts; rows without a name are left out."""
    found: dict[str, Row[Value]] = {}
    for name, row in pairs:
        if name:
            found.setdefault(name, row)
    return found
