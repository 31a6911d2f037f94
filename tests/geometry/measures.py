"""The table of measures: what GB/T 1.1—2020 and the templates of the drafting tools say of a page."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measure", "differs", "read_measures"]

TABLE = Path(__file__).parent / "measures.csv"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, and the text at which it is read."""

    id: str
    what: str
    classes: tuple[str, ...]
    """Of documents; none means all."""
    part: str
    """Where: `cover`, `contents`, `body`, …"""
    number: str
    """The number that stands before the text, without blanks; `note` for the raised letter of a footnote."""
    mark: str
    """The text at which it is read, without blanks, or the name of a line."""
    property: str
    value: str
    unit: str
    tolerance: float
    line: float
    """Height of the line in points, in the middle of which the characters stand."""
    faces: tuple[str, ...]
    """`pdf`, `word`; none means both."""
    status: str
    """确认, 模板, 双源 …, as in the reference."""
    source: str

    def filled(self, values: Mapping[str, str]) -> Measure:
        """The measure for a class, whose own words take the place of `{…}`."""
        words = {name: "".join(value.split()) for name, value in values.items()}
        changed = {name: getattr(self, name).format(**words) for name in ("number", "mark")}
        return Measure(**{name: getattr(self, name) for name in self.__slots__} | changed)


def read_measures() -> list[Measure]:
    """All measures in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [_measure(row) for row in csv.DictReader(file)]


def _measure(row: dict[str, str]) -> Measure:
    return Measure(
        **{name: row[name] for name in ("id", "what", "part", "number", "mark", "property", "value", "unit")},
        classes=tuple(row["classes"].split()),
        tolerance=float(row["tolerance"] or 0),
        line=float(row["line"] or 15.6),
        faces=tuple(row["faces"].split()),
        status=row["status"],
        source=row["source"],
    )


def differs(measure: Measure, found: float | str) -> str:
    """What is wrong with the value found; "" when it is right."""
    if isinstance(found, str):
        size, _, face = measure.value.partition(" ")
        got, _, other = found.partition(" ")
        right = face == other and (not face or abs(float(size) - float(got)) <= measure.tolerance)
        return "" if right and (face or size == got) else f"应为 {measure.value}，是 {found}"
    gap = found - float(measure.value)
    return (
        ""
        if abs(gap) <= measure.tolerance + 1e-6
        else f"应为 {measure.value}，是 {found:.2f}（{gap:+.2f} {measure.unit}）"
    )
