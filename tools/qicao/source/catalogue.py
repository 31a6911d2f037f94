"""The catalogue of existing standards: what a number is called, and whether that has been checked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from qicao.model.numbers import parse_number
from qicao.source.resources import resource_path

__all__ = ["Catalogue", "CatalogueEntry", "read_catalogue"]

FOLDER = "metadata/catalogue"
SUPERSEDED = ("被代替", "废止")
"""How the status of an edition begins that must not be cited any more (GB/T 1.1—2020, 9.5.4.4.2)."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One edition of one document."""

    number: str
    """With its year, as GB/T 1.1 prints it."""
    title_zh: str = ""
    title_en: str = ""
    level: str = ""
    status: str = ""
    verification: str = ""
    replaced_by: str = ""

    @property
    def verified(self) -> bool:
        """Whether number and title have been checked against a source."""
        return self.verification.startswith("A")

    @property
    def superseded(self) -> bool:
        """Whether the edition is replaced or withdrawn."""
        return self.status.startswith(SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries by their number with and without year."""

    entries: Mapping[str, CatalogueEntry] = field(default_factory=dict)

    def find(self, number: str) -> CatalogueEntry | None:
        """The edition of that number and year; of an undated number the newest one that is not superseded."""
        parsed = parse_number(number)
        return self.entries.get(str(parsed)) if parsed else None


def read_catalogue(root: Path) -> Catalogue:
    """The catalogue of the repository at *root*, or the one that comes with the program when it has none."""
    own = root / FOLDER
    return _read(own if own.is_dir() else resource_path(FOLDER))


@cache
def _read(folder: Path) -> Catalogue:
    entries: list[CatalogueEntry] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            entries += [_entry(row) for row in csv.DictReader(file)]
    return Catalogue(_by_number(entries))


def _entry(row: Mapping[str, str]) -> CatalogueEntry:
    names = CatalogueEntry.__dataclass_fields__
    return CatalogueEntry(**{name: (row.get(name) or "").strip() for name in names})


def _by_number(entries: Iterable[CatalogueEntry]) -> dict[str, CatalogueEntry]:
    """Every entry under its number, and the newest valid one under the number without the year."""
    found: dict[str, CatalogueEntry] = {}
    for entry in sorted(entries, key=lambda entry: (not entry.superseded, entry.number)):
        parsed = parse_number(entry.number)
        if parsed:
            found[str(parsed)] = entry
            found[str(parsed.undated)] = entry
    return found
