"""Which matters have a standard at which level, and which sub-systems serve which field: 有标可依 to 无标可依."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from qicao.catalog.stats import is_doubtful
from qicao.catalog.system import Row, System
from qicao.model.programme import Domain, Matter, Tier
from qicao.model.system import THERE, Entry, Subsystem

__all__ = [
    "DOMAINS",
    "STATES",
    "TIERS",
    "Cover",
    "Coverage",
    "Covered",
    "Field",
    "Served",
    "cover_of",
    "coverage_of",
    "served_fields",
    "tiers_of",
    "users_of",
]

Cover = Literal["有标可依", "未核实", "制定中", "无标可依"]
TIERS: tuple[Tier, ...] = ("市", "区", "街镇")
DOMAINS: tuple[Domain, ...] = ("公共管理", "公共服务", "公共安全", "应急处置")
STATES: tuple[Cover, ...] = ("有标可依", "未核实", "制定中", "无标可依")
"""What a matter can have, from the best down; 未核实 if all of its standards that exist are in doubt."""
COMING = frozenset({"在编", "拟编"})
TIER_OF: Mapping[str, Tier] = {
    "主管部门": "市",
    "城运管理机构": "市",
    "区城运中心": "区",
    "街镇城运中心": "街镇",
}
"""Kind of an organisation → the level at which it works; other kinds work at none."""


class Covered(Struct, frozen=True):
    """A matter at one of its levels, and the standards that apply to it there."""

    matter: Row[Matter]
    tier: Tier
    standards: tuple[Row[Entry], ...]
    state: Cover


class Coverage(Struct, frozen=True):
    """All matters at all their levels."""

    cells: Mapping[tuple[str, Tier], Covered]
    """Code of a matter and level → the state; levels at which a matter does not occur are left out."""

    def at(self, code: str, tier: Tier) -> Covered | None:
        """Return the state of a matter at a level; none if the matter does not occur there."""
        return self.cells.get((code, tier))

    def matter(self, code: str) -> tuple[Covered, ...]:
        """Return the states of a matter, from the city down."""
        return tuple(found for tier in TIERS if (found := self.at(code, tier)))

    def count(self, tier: Tier, state: Cover) -> int:
        """Return the number of matters in that state at the level."""
        return sum(cell.tier == tier and cell.state == state for cell in self.cells.values())

    def lacking(self, tier: Tier) -> tuple[Covered, ...]:
        """Return the matters that have no standard at the level, neither there nor coming."""
        return tuple(cell for cell in self.cells.values() if cell.tier == tier and cell.state == "无标可依")


def coverage_of(system: System) -> Coverage:
    """Return the state of every matter at each of its levels; of two with one code the first counts."""
    matters = {row.value.code: row for row in reversed(system.matters)}
    first = (row for row in system.matters if matters[row.value.code] is row)
    return Coverage({(cell.matter.value.code, cell.tier): cell for row in first for cell in _cells(system, row)})


def _cells(system: System, row: Row[Matter]) -> Iterator[Covered]:
    standards = [found for name in dict.fromkeys(row.value.standards) if (found := system.find(name))]
    for tier in (tier for tier in TIERS if tier in row.value.levels):
        own = tuple(found for found in standards if tier in tiers_of(system, found.value))
        yield Covered(row, tier, own, cover_of(own))


def cover_of(standards: Iterable[Row[Entry]]) -> Cover:
    """Return what the standards amount to: only one that exists and was verified is 有标可依."""
    entries = [row.value for row in standards]
    states = {entry.status for entry in entries}
    if states & THERE:
        return "未核实" if all(is_doubtful(one) for one in entries if one.status in THERE) else "有标可依"
    return "制定中" if states & COMING else "无标可依"


def tiers_of(system: System, entry: Entry) -> frozenset[Tier]:
    """Return the levels that a standard applies to: those of its users; all, if no user at any level is registered."""
    users = (row for row in system.organisations if row.value.id in entry.roles.uses)
    return frozenset(TIER_OF[row.value.kind] for row in users if row.value.kind in TIER_OF) or frozenset(TIERS)


def users_of(system: System, entry: Entry) -> tuple[str, ...]:
    """Return the users of a standard as people read them: the centres by their levels, then other kinds; maybe none."""
    kinds = {row.value.kind for row in system.organisations if row.value.id in entry.roles.uses}
    tiers = {TIER_OF[kind] for kind in kinds if kind in TIER_OF}
    centres = (f"{tier}城运中心" for tier in TIERS if tier in tiers)
    return (*centres, *sorted(kind for kind in kinds if kind not in TIER_OF))


class Served(Struct, frozen=True):
    """The standards of a sub-system that regulate matters of a field."""

    there: int
    coming: int


class Field(Struct, frozen=True):
    """A sub-system without others below it, and what it has for each field."""

    subsystem: Row[Subsystem]
    served: Mapping[str, Served]
    """Field → the standards; one that regulates matters of several fields counts in each."""
    total: Served
    """Its standards, those that no matter names included."""


def served_fields(system: System) -> tuple[Field, ...]:
    """Return the matrix of sub-systems and fields, in the order of the tree."""
    named: dict[str, set[str]] = {domain: set() for domain in DOMAINS}
    for row in system.matters:
        found = (system.find(name) for name in row.value.standards)
        named[row.value.domain] |= {one.value.id for one in found if one}
    rows = [row for code, row in system.subsystem_of.items() if code in system.leaves]
    return tuple(_field(system, row, named) for row in rows)


def _field(system: System, row: Row[Subsystem], named: Mapping[str, set[str]]) -> Field:
    own = [entry.value for entry in system.entry_of.values() if entry.value.subsystem == row.value.code]
    served = {domain: _served(entry for entry in own if entry.id in ids) for domain, ids in named.items()}
    return Field(row, served, _served(own))


def _served(entries: Iterable[Entry]) -> Served:
    states = [entry.status for entry in entries]
    return Served(sum(state in THERE for state in states), sum(state in COMING for state in states))
