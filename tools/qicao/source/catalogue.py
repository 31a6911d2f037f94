"""The catalogue of existing standards: the name for each number, and whether that has been verified."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from qicao.model.catalogue import Catalogue, CatalogueEntry
from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.numbers import parse_number
from qicao.source.door import Refusal, read_file, refusal_of
from qicao.source.files import DISK, Files
from qicao.source.resources import resource_path
from qicao.source.text import lines_of

__all__ = ["read_catalogue", "read_tables"]

FOLDER = "metadata/catalogue"


def read_catalogue(files: Files, root: Path) -> Catalogue:
    """Return the catalogue of the repository at *root*, or the one that comes with qicao if it has none.

    Files outside of the repository are not read.
    """
    own = files.has_folder(root / FOLDER)
    files, place = (files, root / FOLDER) if own else (DISK, resource_path(FOLDER))
    tables = (place / name for name in files.names(place) if name.endswith(".csv"))
    fit = (table for table in tables if not (own and refusal_of(files, table, root)))
    return _catalogue(tuple((table.name, read_file(files, table, place)) for table in fit))


def read_tables(files: Files, root: Path) -> tuple[tuple[SourceLine, ...], ...]:
    """Return the lines of each file of the catalogue that the repository at *root* has itself."""
    place = root / FOLDER
    names = [name for name in files.names(place) if name.endswith(".csv")] if files.has_folder(place) else []
    return tuple(lines_of(read_file(files, place / name, place), f"{FOLDER}/{name}")[0] for name in names)


@lru_cache(maxsize=2)
def _catalogue(tables: tuple[tuple[str, bytes | Refusal], ...]) -> Catalogue:
    """Return the catalogue in the tables, which come with their names."""
    entries: list[CatalogueEntry] = []
    findings: list[Finding] = []
    for name, data in tables:
        lines, found = lines_of(data, f"{FOLDER}/{name}")
        findings += found
        with suppress(csv.Error):  # a row may be too long; the rows before it count
            entries += map(_entry, csv.DictReader(f"{line.text}\n" for line in lines))
    return Catalogue(_by_number(entries), tuple(findings))


def _entry(row: Mapping[str, str]) -> CatalogueEntry:
    names = CatalogueEntry.__struct_fields__
    return CatalogueEntry(**{name: (row.get(name) or "").strip() for name in names})


def _by_number(entries: Iterable[CatalogueEntry]) -> dict[str, CatalogueEntry]:
    """Return every entry by its number, and the newest valid one by the number without the year."""
    found: dict[str, CatalogueEntry] = {}
    for entry in sorted(entries, key=lambda entry: (not entry.superseded, entry.number)):
        parsed = parse_number(entry.number)
        if parsed:
            found[str(parsed)] = entry
            found[str(parsed.undated)] = entry
    return found
