"""The size of a workbook, measured before it is opened: a few bytes can ask for a thousand million cells."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from msgspec import Struct

__all__ = ["MOST_CELLS", "Excess", "excess_of"]

MOST_CELLS = 50_000
"""The greatest number of cells in the used area of a sheet, and in its merged cells."""
MOST_BYTES = 5_000_000
"""The greatest size of all unpacked XML parts, in bytes."""
SHEETS = "xl/worksheets/"


class Excess(Struct, frozen=True):
    """The limit that a workbook exceeds."""

    what: str
    most: str


def excess_of(data: bytes) -> Excess | None:
    """Return the limit that the workbook exceeds, or None; all other faults are left to its reader."""
    with ZipFile(BytesIO(data)) as file:
        parts = [part for part in file.infolist() if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
        if sum(part.file_size for part in parts) > MOST_BYTES:
            return Excess("内容展开后太大", f"{MOST_BYTES // 1_000_000} MB")
        sheets = [part for part in parts if part.filename.lower().startswith(SHEETS)]
        if any(_cells(file.open(part).read(MOST_BYTES + 1)) > MOST_CELLS for part in sheets):
            return Excess("格太多", f"{MOST_CELLS} 格")
    return None


def _cells(sheet: bytes) -> int:
    """Return the number of cells from A1 to the last one in use, or the number of merged ones if that is larger."""
    rows = columns = merged = 0
    for name, row, column, area in _areas(sheet):
        rows, columns = max(rows, row), max(columns, column)
        merged += area if name == "mergeCell" else 0
    return max(rows * columns, merged)


def _areas(sheet: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Yield for each cell, row and merged cell its element, its last row and column, and its size."""
    from lxml.etree import iterparse

    for _, element in iterparse(BytesIO(sheet), ("start",), resolve_entities=False, no_network=True):
        name = str(element.tag).rpartition("}")[2]
        if name in {"c", "mergeCell"}:
            first, _, last = element.get("ref" if name == "mergeCell" else "r", "").partition(":")
            (left, top), (right, bottom) = _place(first), _place(last or first)
            yield name, bottom, right, max(bottom - top + 1, 1) * max(right - left + 1, 1)
        elif name == "row" and element.get("r", "").isdecimal():
            yield name, int(element.get("r", "0")), 1, 1


def _place(address: str) -> tuple[int, int]:
    """Return column and row of an address such as `AB12`."""
    letters = address.replace("$", "").rstrip("0123456789").upper()
    digits = address.replace("$", "")[len(letters) :]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(digits or 0)
