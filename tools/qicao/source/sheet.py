"""Sheets of workbooks as lines: each cell is treated as a small file, whose name tells where it is.

`tables/items.xlsx!巡查!B3` is cell B3 of the sheet 巡查; findings and spans use that name. A cell that is covered by a
merged one is marked as in any other table: `<` belongs to the cell on its left, `^` to the one above.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import product
from typing import Any

from msgspec import Struct

from qicao.model.finding import Fault, Finding
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.source import faults
from qicao.source.excess import MOST_CELLS, excess_of
from qicao.source.shown import show_value
from qicao.source.text import LINE_END

__all__ = ["BETWEEN", "is_workbook", "read_sheet"]

ROLES = {"superscript": "sup", "subscript": "sub"}
"""Name of superscripts and subscripts in a sheet → their name in a text."""
BETWEEN = "!"
"""The separator of workbook, sheet and cell."""


class _Cell(Struct, frozen=True):
    place: str
    """As in `B3`."""
    text: str
    form: str
    """The number format."""
    faults: tuple[Fault, ...]


def is_workbook(name: str) -> bool:
    """Return whether the name is that of a workbook, with or without the name of a sheet."""
    return name.partition(BETWEEN)[0].lower().endswith((".xlsx", ".xlsm"))


def read_sheet(data: bytes, shown: str, sheet: str, span: Span) -> tuple[Sequence[SourceLine], Sequence[Finding]]:
    """Return the lines of all cells of the *sheet*, row by row, and its findings; "" means the first sheet.

    *shown* is the path that spans name, *span* the place where the sheet is asked for. Cells are shown in their number
    formats.
    """
    try:
        excess = excess_of(data)
        if excess:
            return (), (faults.TOO_MANY_CELLS.at(span, name=shown, what=excess.what, most=excess.most),)
        formulas, values = _books(data)
    except Exception as error:  # noqa: BLE001 -- a broken file can make the library raise anything
        reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        return (), (faults.UNREADABLE_FILE.at(span, name=shown, reason=reason),)
    if sheet and sheet not in values.sheetnames:
        known = "、".join(values.sheetnames)
        return (), (faults.MISSING_SHEET.at(span, name=shown, sheet=sheet, known=known),)
    name = sheet or values.sheetnames[0]
    lines: list[SourceLine] = []
    findings: list[Finding] = []
    for cell in _cells(formulas[name], values[name]):
        address = f"{shown}{BETWEEN}{name}{BETWEEN}{cell.place}"
        *above, last = LINE_END.split(cell.text)
        texts = [*(f"{line}\\" if line.strip() else line for line in above), last]
        lines += [SourceLine(line, address, at) for at, line in enumerate(texts, 1)]
        findings += [fault.at(Span(address, 1), form=cell.form) for fault in cell.faults]
    return lines, findings


def _books(data: bytes) -> tuple[Any, Any]:
    """Return the workbook with its formulas, and the workbook with their results."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of parts that it could not write back
        return (
            load_workbook(BytesIO(data), keep_links=False),
            load_workbook(BytesIO(data), data_only=True, rich_text=True, keep_links=False),
        )


def _cells(formulas: Any, values: Any) -> Iterator[_Cell]:
    """Yield every cell of the used area, row by row."""
    merges = _merges(values)
    rows, columns = _used(values, merges)
    shown = (
        [row for row in range(1, rows + 1) if not values.row_dimensions[row].hidden],
        [column for column in range(1, columns + 1) if column not in _hidden_columns(values)],
    )
    for row, column in product(*shown):
        cell = values.cell(row, column)
        text, known = show_value(_marked(cell), cell.number_format)
        lost = cell.data_type == "e" or (cell.value is None and formulas.cell(row, column).data_type == "f")
        found = (*(() if known else (faults.UNKNOWN_FORMAT,)), *((faults.NO_RESULT,) if lost else ()))
        yield _Cell(cell.coordinate, merges.get((row, column), text.strip()), cell.number_format, found)


def _hidden_columns(sheet: Any) -> frozenset[int]:
    """Return the hidden columns; one entry of the sheet may cover several."""
    return frozenset(
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 0, min(dimension.max or 0, MOST_CELLS) + 1)
    )


def _marked(cell: Any) -> object:
    """Return the value of the cell; superscripts and subscripts in a text get their markup."""
    if isinstance(cell.value, str):
        role = ROLES.get(cell.font.vertAlign or "")
        return _in_role(cell.value, role) if role else cell.value
    if not isinstance(cell.value, list):
        return cell.value
    return "".join(_in_role(str(part), _role_of(part)) for part in cell.value)


def _role_of(part: Any) -> str:
    font = getattr(part, "font", None)
    return ROLES.get((font.vertAlign if font else "") or "", "")


def _in_role(text: str, role: str) -> str:
    return f"{{{role}}}`{text}`" if role and text.strip() and "`" not in text else text


def _merges(sheet: Any) -> dict[tuple[int, int], str]:
    """Return the marks (`<` or `^`) of the cells that merged ones cover."""
    return {
        (row, column): "^" if row > area.min_row else "<"
        for area in sheet.merged_cells.ranges
        for row, column in product(range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1))
        if (row, column) != (area.min_row, area.min_col)
    }


def _used(sheet: Any, merges: dict[tuple[int, int], str]) -> tuple[int, int]:
    """Return the last row and the last column with content."""
    used = {(cell.row, cell.column) for line in sheet.iter_rows() for cell in line if cell.value is not None}
    used |= merges.keys() | {(0, 0)}
    return max(row for row, _ in used), max(column for _, column in used)
