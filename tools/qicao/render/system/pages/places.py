"""Where on the site each row of the system stands, and how it is marked wherever it is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from qicao.catalog.stats import is_doubtful
from qicao.catalog.system import Row, System
from qicao.catalog.target import Kind
from qicao.model.system import Entry
from qicao.render.system.pages.values import Mark

__all__ = ["FOLDER", "Place", "entry_marks", "places_of", "safe_name", "sample_mark"]

FOLDER = "system"
FOLDERS: Mapping[Kind, str] = {
    "subsystem": "subsystems",
    "entry": "entries",
    "organisation": "organisations",
    "matter": "matters",
    "district": "districts",
    "framework": "frameworks",
    "problem": "problems",
}
"""Kinds of rows that have pages of their own → the folder of these."""
LISTS: Mapping[Kind, str] = {"need": "needs", "clash": "clashes", "policy": "policies"}
"""Kinds of rows that are lines of a list → the page of the list."""
LONGEST = 80
SAMPLE, UNVERIFIED = Mark("示例", "sample"), Mark("未核实", "doubt")


class Place(Struct, frozen=True):
    """The page of a row, the place on it, and the marks of the row."""

    page: str
    anchor: str = ""
    marks: tuple[Mark, ...] = ()


def places_of(system: System) -> Mapping[tuple[Kind, str], Place]:
    """Return kind and id of a row → its place; rows without an id have none, and of two with one id it is the first."""
    found: dict[tuple[Kind, str], Place] = {}
    names: set[str] = set()
    for kind, id_, marks in _rows(system):
        if id_ and (kind, id_) not in found:
            name = f"{FOLDER}/{FOLDERS[kind]}/{safe_name(id_)}" if kind in FOLDERS else f"{FOLDER}/{LISTS[kind]}"
            while kind in FOLDERS and name.casefold() in names:
                name += "_"
            names.add(name.casefold())
            found[kind, id_] = Place(name, "" if kind in FOLDERS else f"row-{safe_name(id_)}", marks)
    return found


def _rows(system: System) -> Iterator[tuple[Kind, str, tuple[Mark, ...]]]:
    yield from (("subsystem", row.value.code, ()) for row in system.subsystems)
    yield from (("entry", row.value.id, entry_marks(row.value)) for row in system.entries)
    yield from (("matter", row.value.code, sample_mark(row)) for row in system.matters)
    yield from (("problem", one.id, ()) for one in system.programme.value.problems)
    yield from (("policy", row.value.id, () if row.value.verified else (UNVERIFIED,)) for row in system.policies)
    tables: tuple[tuple[Kind, Iterable[Row[Any]]], ...] = (
        ("organisation", system.organisations),
        ("district", system.districts),
        ("need", system.needs),
        ("clash", system.coordination),
        ("framework", system.frameworks),
    )
    for kind, rows in tables:
        yield from ((kind, row.value.id, sample_mark(row)) for row in rows)


def sample_mark(row: Row[Any]) -> tuple[Mark, ...]:
    """Return the mark of a row that is made up to show the form."""
    return (SAMPLE,) if getattr(row.value, "sample", False) else ()


def entry_marks(entry: Entry) -> tuple[Mark, ...]:
    """Return the mark of a standard that exists and whose number or status nobody has verified."""
    return (UNVERIFIED,) if is_doubtful(entry) else ()


def safe_name(id_: str) -> str:
    """Return a name for a file that any system can store: letters, digits and `-`; other characters by their code."""
    name = "".join(char if char.isalnum() or char == "-" else f"~{ord(char):x}" for char in id_)
    return name[:LONGEST]
