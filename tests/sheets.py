"""Workbooks of standards systems in tests: written, edited as people do, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from qicao.builds.workbook import Taken, make_workbook, take_sheets
from qicao.source.book import read_book
from qicao.source.files import in_memory

__all__ = ["TOP", "back", "cell_at", "edited", "written"]

TOP = Path("/系统")


def written(files: Mapping[Path, bytes]) -> bytes:
    """The workbook of the system in these files."""
    return make_workbook(in_memory(files), TOP)


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """The workbook after somebody edited and saved it."""
    book = load_workbook(BytesIO(data))
    edit(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def back(files: Mapping[Path, bytes], data: bytes) -> Taken:
    """What comes of the workbook."""
    return take_sheets(in_memory(files), TOP, read_book(data))


def cell_at(sheet: Any, key: str, row: int) -> Any:
    """The cell in the column of that key."""
    keys = [cell.value for cell in sheet[2]]
    return sheet.cell(row, keys.index(key) + 1)
