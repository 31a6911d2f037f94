"""Words wherever they stand: lists that name a thing twice, text that mentions what does not exist, formulas of sheets."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, near, sound
from qicao.catalog.rules.names import KINDS
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.source.patterns import compiled

__all__ = ["check_words"]

Place = tuple[str | int, ...]
TABLES = (*dict.fromkeys(kind.table for kind in KINDS.values()), "tasks")
FORMULA = compiled(r"=\s*[A-Z]+\d*\s*[(（&+*/-].*|=[A-Z]+[0-9]+.*")
MENTIONED = compiled(r"(?<![A-Za-z0-9-])([A-Z]{2}[0-9]{3}-[0-9]{3}|N-[0-9]{3}|ZC-[0-9]{2})(?![0-9])")
"""Ids of standards, needs and policies, as they are written in this system's text."""
ORIGIN = ("origin",)
"""The field in which ids are those of another system."""
NUMBERS = {"cites", "replaces", "replaced_by", "part_of"}
"""Fields that hold numbers of standards, besides those of their own rules."""


def check_words(context: Context) -> Iterator[Finding]:
    """Yield the faults of words."""
    system = context.system
    known = frozenset(name for key in ("entry", "need", "policy") for name in KINDS[key].known(system))
    lost = bool(system.incomplete & {"entries", "needs", "policies"})
    for row in _rows(system):
        yield from _lists(row)
        for where, text in _texts(row.value, ()):
            if where == ORIGIN:
                continue
            yield from _text(row, where, text, (frozenset() if lost else known, system.entry_of.keys()))


def _rows(system: System) -> Iterator[Row[Any]]:
    for table in TABLES:
        rows: tuple[Row[Any], ...] = getattr(system, table)
        yield from sound(rows)
    yield from (system.programme, system.head)


def _lists(row: Row[Any]) -> Iterator[Finding]:
    for where, names in _tuples(row.value, ()):
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name in seen:
                yield faults.LISTED_TWICE.at(row.at(*where, at), id=name, key=where[-1])
            seen.add(name)


def _tuples(value: Any, where: Place) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield every list of text below the value, with its place."""
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        yield where, value
    for name, inner in _inside(value):
        yield from _tuples(inner, (*where, name))


def _texts(value: Any, where: Place) -> Iterator[tuple[Place, str]]:
    """Yield every text below the value, with its place."""
    if isinstance(value, str):
        yield where, value
    for name, inner in _inside(value):
        yield from _texts(inner, (*where, name))


def _inside(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, tuple):
        yield from enumerate(value)
    elif is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))


def _text(
    row: Row[Any], where: Place, text: str, names: tuple[AbstractSet[str], AbstractSet[str]]
) -> Iterator[Finding]:
    """Yield the faults of a text; *names* are what text may mention, and the ids of standards."""
    known, ids = names
    if text.startswith("=") and FORMULA.fullmatch(text):
        yield faults.FORMULA.at(row.at(*where), text=text)
    if known and not MENTIONED.fullmatch(text):
        for match in MENTIONED.finditer(text):
            if match[1] not in known:
                yield faults.MENTIONS_UNKNOWN.at(row.at(*where), id=match[1], near=near(match[1], known))
    if NUMBERS & set(where) and text not in ids:
        number = parse_number(text)
        if number and str(number) != text:
            yield faults.PRINTED_NUMBER.at(row.at(*where), number=text, right=number)
