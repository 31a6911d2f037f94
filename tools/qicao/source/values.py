"""A workbook that was handed in, as values: numbers as they are and not as they are shown, and what is no number.

As `book`, it reads only cells that exist and computes no formula: the result that was saved with it counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from qicao.errors import FileError
from qicao.ooxml.archive import open_archive
from qicao.source.book import (
    MOST_COLUMNS,
    WORKBOOK,
    Parts,
    R,
    S,
    column_number,
    format_of,
    is_date,
    moment_of,
    read_parts,
    row_number,
    string_of,
)

__all__ = ["Odd", "Value", "ValueRow", "ValueSheet", "read_values"]

LAST_DAY = 2_958_465
"""The greatest number that is a date."""


class Odd(Struct, frozen=True):
    """The value of a cell that is neither a number nor words."""

    kind: Literal["error", "formula", "date", "percent", "merged"]
    """An error of a formula, a formula without result, a date, a number shown in %, a part of a merged cell."""
    text: str
    number: float = 0.0
    """The bare number of what is shown in %."""


Area = tuple[int, int, int, int]
"""Top, left, bottom and right of a merged cell."""
MOST_MARKS = 1_000_000
"""The greatest number of positions that merged cells may cover."""
Value = str | float | Odd
"""What a cell holds; "" is nothing."""


class ValueRow(Struct, frozen=True):
    """A row of a sheet: its number from 1, and its cells from column A."""

    at: int
    cells: Sequence[Value]
    hidden: bool = False


class ValueSheet(Struct, frozen=True):
    """A sheet: the rows that contain anything."""

    name: str
    rows: tuple[ValueRow, ...]


def read_values(data: bytes) -> tuple[ValueSheet, ...]:
    """Return the sheets of the workbook, also hidden ones; `FileError` is raised if it cannot be read."""
    archive = open_archive(data)
    main = archive.main(WORKBOOK)
    if not archive.has(main):
        raise FileError("文件里没有工作簿", "请检查它是不是 Excel 文件。")
    root = archive.xml(main)
    parts = read_parts(archive, main, root)
    paths = {one.id: one.target for one in archive.relations(main)}
    found = [(item.get("name", ""), paths.get(item.get(f"{R}id", ""), "")) for item in root.iter(f"{S}sheet")]
    return tuple(ValueSheet(name, _rows(archive.xml(path), parts)) for name, path in found if archive.has(path))


def _rows(sheet: Any, parts: Parts) -> tuple[ValueRow, ...]:
    rows: list[ValueRow] = []
    at = 0
    dates = [is_date(form) for form in parts.formats]
    for line in sheet.iter(f"{S}row"):
        at = row_number(line.get("r", ""), at + 1)
        cells = _cells(line, parts, dates)
        if cells:
            rows.append(ValueRow(at, cells, line.get("hidden", "0") in {"1", "true"}))
    return _marked(rows, sheet)


def _cells(line: Any, parts: Parts, dates: Sequence[bool]) -> list[Value]:
    """Return the cells of a row; a cell without address follows the one before it."""
    cells: list[Value] = []
    for cell in line.iterfind(f"{S}c"):
        column = column_number(cell.get("r", "")) or len(cells) + 1
        if len(cells) < column <= MOST_COLUMNS:
            cells += [""] * (column - len(cells) - 1)
            cells.append(_value(cell, parts, dates))
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _value(cell: Any, parts: Parts, dates: Sequence[bool]) -> Value:
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v", "")
    formula = cell.findtext(f"{S}f")
    if formula and not value:
        return Odd("formula", f"={formula}")
    if kind == "n":
        return _number(value, cell.get("s", ""), parts, dates) if value else ""
    if kind == "s":
        return string_of(value, parts).strip()
    if kind == "inlineStr":
        return "".join(cell.itertext(f"{S}t")).strip()
    return Odd("error", value) if kind == "e" else value.strip()


def _number(value: str, style: str, parts: Parts, dates: Sequence[bool]) -> Value:
    try:
        number = float(value)
    except ValueError:
        return value
    at = row_number(style, 0)
    if at < len(dates) and dates[at] and 0 <= number <= LAST_DAY:
        return Odd("date", moment_of(number, parts).isoformat(), number)
    form = format_of(style, parts) if at else ""
    return Odd("percent", f"{number * 100:.12g}%", number) if "%" in form else number


def _marked(rows: Sequence[ValueRow], sheet: Any) -> tuple[ValueRow, ...]:
    """Return the rows with the positions of merged cells marked; the words of the first stand in all below it."""
    ats = [row.at for row in rows]
    areas: dict[int, list[Area]] = {}
    marks = 0
    for area in _areas(sheet):
        covered = range(bisect_left(ats, area[0]), bisect_right(ats, area[2]))
        marks += len(covered) * (min(area[3], MOST_COLUMNS) - area[1] + 1)
        if marks > MOST_MARKS:
            raise FileError("合并的单元格太多", "请拆开它们，每行各填一个值。")
        for at in covered:
            areas.setdefault(at, []).append(area)
    return tuple(_with_merged(row, areas.get(at, ()), rows, ats) for at, row in enumerate(rows))


def _areas(sheet: Any) -> Iterator[Area]:
    """Yield each merged cell."""
    for item in sheet.iter(f"{S}mergeCell"):
        first, _, last = item.get("ref", "").partition(":")
        last = last or first
        area = _line(first), column_number(first), _line(last), column_number(last)
        if first != last and 0 < area[0] <= area[2] and 0 < area[1] <= area[3]:
            yield area


def _line(address: str) -> int:
    return row_number(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 0)


def _with_merged(row: ValueRow, areas: Sequence[Area], rows: Sequence[ValueRow], ats: Sequence[int]) -> ValueRow:
    """Return the row; words of a merged cell are those of all its rows, a number in one belongs to no row."""
    if not areas:
        return row
    cells = list(row.cells)
    for top, left, _, right in areas:
        first = _first(rows[bisect_left(ats, top)], top, left)
        end = min(right, MOST_COLUMNS)
        cells += [""] * (end - len(cells))
        fill = first if isinstance(first, str) and first else Odd("merged", _shown(first))
        cells[left - 1 : end] = [fill] * (end - left + 1)
    return ValueRow(row.at, cells, row.hidden)


def _first(row: ValueRow, top: int, left: int) -> Value:
    """Return the value of the first cell of a merged one."""
    return row.cells[left - 1] if row.at == top and left <= len(row.cells) else ""


def _shown(value: Value) -> str:
    return value.text if isinstance(value, Odd) else f"{value:g}" if isinstance(value, float) else value
