"""The catalogue of existing standards: what a number is called, and whether that has been checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.finding import Finding
from qicao.model.numbers import StandardNumber, parse_number
from qicao.source.door import refusal_of
from qicao.source.resources import resource_path
from qicao.source.text import read_lines

__all__ = ["Catalogue", "CatalogueEntry", "read_catalogue"]

FOLDER = "metadata/catalogue"
SUPERSEDED = ("被代替", "废止")
"""How the status of an edition begins that must not be cited any more (GB/T 1.1—2020, 9.5.4.4.2)."""
PART = re.compile(r"\s*(?:第\d+部分|[—–-]+\s*Part \d+).*")
"""What the name of a part has after the name of its series."""


class CatalogueEntry(Struct, frozen=True):
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


class Catalogue(Struct, frozen=True):
    """All entries by their number with and without year."""

    entries: Mapping[str, CatalogueEntry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    """What is wrong with the files."""

    def find(self, number: str) -> CatalogueEntry | None:
        """The edition of that number and year; of an undated number the newest one that is not superseded.

        All parts of a series come as one entry with the name that they share (GB/T 1.1—2020, 8.6.3.1).
        """
        parsed = parse_number(number)
        if parsed and parsed.all_parts:
            return self._series(parsed)
        return self.entries.get(str(parsed)) if parsed else None

    def _series(self, series: StandardNumber) -> CatalogueEntry | None:
        """The best known part under the name of its series; it is superseded when all parts are."""
        parts = [entry for entry in self.entries.values() if _is_part(entry, series)]
        if not parts:
            return self.entries.get(str(replace(series, all_parts=False)))
        best = min(parts, key=lambda entry: (entry.superseded, not entry.verified, entry.number))
        names = PART.sub("", best.title_zh), PART.sub("", best.title_en)
        return replace(best, number=str(series), title_zh=names[0], title_en=names[1], replaced_by="")


def _is_part(entry: CatalogueEntry, series: StandardNumber) -> bool:
    number = parse_number(entry.number)
    return bool(number and number.part and (number.prefix, number.number) == (series.prefix, series.number))


def read_catalogue(root: Path) -> Catalogue:
    """The catalogue of the repository at *root*, or the one that comes with the program when it has none.

    What leads out of the repository is not read.
    """
    own = root / FOLDER
    if own.is_dir():
        files = sorted(file for file in own.glob("*.csv") if not refusal_of(file, root))
    else:
        files = sorted(resource_path(FOLDER).glob("*.csv"))
    return _read(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[Path, int], ...]) -> Catalogue:
    """The catalogue in the files, each with the time at which it was written."""
    entries: list[CatalogueEntry] = []
    findings: list[Finding] = []
    for path, _ in files:
        lines, found = read_lines(path, f"{FOLDER}/{path.name}")
        findings += found
        with suppress(csv.Error):  # of a row that is longer than any; those before it count
            entries += map(_entry, csv.DictReader(f"{line.text}\n" for line in lines))
    return Catalogue(_by_number(entries), tuple(findings))


def _entry(row: Mapping[str, str]) -> CatalogueEntry:
    names = CatalogueEntry.__struct_fields__
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
