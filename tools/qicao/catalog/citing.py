"""What the standards of the system cite, by whom they are cited, and how far each citation is current."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from qicao.catalog.system import Row, System, plain_number
from qicao.model.numbers import parse_number
from qicao.model.system import Entry, Policy

__all__ = ["Citation", "citation_of", "cited_by", "is_current", "policies_of"]

OLD, OUTSIDE = "旧版", "体系外"
CURRENT = frozenset({"现行", "修订中"})


class Citation(Struct, frozen=True):
    """A standard that another one names."""

    name: str
    """The system id or the number as it is written."""
    row: Row[Entry] | None
    """The standard of the system that is meant; of a dated reference to another edition the present one."""
    currency: str
    """The status of the standard; 旧版 if another edition of it is in the system, 体系外 if none is."""


def citation_of(system: System, name: str) -> Citation:
    """Return what is known of the standard with that system id or number."""
    row = system.find(name)
    if row:
        return Citation(name, row, row.value.status)
    number = parse_number(name)
    other = system.by_number.get(str(number.undated)) if number and number.year else None
    return Citation(plain_number(name), other, OLD if other else OUTSIDE)


def is_current(citation: Citation) -> bool:
    """Return whether the cited standard is in force, as far as was looked up."""
    return citation.currency in CURRENT


def cited_by(system: System) -> Mapping[str, tuple[Row[Entry], ...]]:
    """Return system id → the standards that cite it, in the order of the file; those cited by none are left out."""
    found: dict[str, dict[str, Row[Entry]]] = {}
    for row in system.entries:
        for name in row.value.cites:
            cited = citation_of(system, name).row
            if cited:
                found.setdefault(cited.value.id, {}).setdefault(row.value.id, row)
    return {id_: tuple(rows.values()) for id_, rows in found.items()}


def policies_of(system: System) -> Mapping[str, tuple[tuple[Row[Policy], bool], ...]]:
    """Return system id → the policies that name it, and whether they cite it or only should."""
    found: dict[str, list[tuple[Row[Policy], bool]]] = {}
    for row in system.policies:
        named = [(name, True) for name in row.value.cites] + [(name, False) for name in row.value.should_cite]
        for name, cites in named:
            cited = citation_of(system, name).row
            if cited and (row, cites) not in found.setdefault(cited.value.id, []):
                found[cited.value.id].append((row, cites))
    return {id_: tuple(pairs) for id_, pairs in found.items()}
