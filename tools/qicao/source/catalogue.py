"""The catalogue of existing standards: what a number is called, and whether that has been checked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from qicao.model.catalogue import Catalogue, CatalogueEntry
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.source.door import refusal_of
from qicao.source.resources import resource_path
from qicao.source.text import read_lines

__all__ = ["read_catalogue"]

FOLDER = "metadata/catalogue"


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
