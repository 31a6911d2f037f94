"""征求意见单位名单: the units that are asked for comments, from a sheet, a CSV file or YAML."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from qicao.errors import UsageError
from qicao.model.comment import Unit
from qicao.source.emit import load_plain
from qicao.source.files import DISK, Files
from qicao.source.text import decode

__all__ = ["read_units"]

NAMES = ("单位名称", "单位", "名称", "征求意见单位", "单位全称")
WAYS = ("方式", "征求方式", "发送方式", "征求意见方式", "途径")
"""The names of the column for the way of asking."""


def read_units(file: Path, files: Files = DISK) -> tuple[Unit, ...]:
    """Return the units in the file, each once; `UsageError` is raised if there are none."""
    try:
        rows = _rows(file, files.read(file))
    except Exception as error:
        raise UsageError(
            f"{file.as_posix()} 读不出来：{str(error).splitlines()[0][:80] if str(error) else type(error).__name__}。",
            "单位名单应是 .xlsx、.csv 或 .yaml。",
        ) from error
    units = tuple({unit.name: unit for unit in _units(rows)}.values())
    if not units:
        raise UsageError(f"{file.as_posix()} 里没有单位。", "第一列写单位名称，一行一个；可有“方式”一列。")
    return units


def _rows(file: Path, data: bytes) -> list[list[str]]:
    if file.suffix.lower() in {".yaml", ".yml"}:
        return _of_yaml(decode(data).text)
    if data[:2] == b"PK":
        return _of_workbook(data)
    text = decode(data).text
    return list(csv.reader(StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ","))


def _of_yaml(text: str) -> list[list[str]]:
    found = load_plain(text.encode())
    items: Iterable[Any] = found.get("units", ()) if isinstance(found, dict) else found or ()
    rows = [
        [str(item.get("name", "")), str(item.get("how", ""))] if isinstance(item, dict) else [str(item), ""]
        for item in items
    ]
    return [["单位名称", "方式"], *rows]


def _of_workbook(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
    return [
        ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True, max_row=10_000)
    ]


def _units(rows: Sequence[Sequence[str]]) -> Iterable[Unit]:
    """Return the units below the head; without a head, those in the first column that is not a number."""
    cells = [[cell.strip() for cell in row] for row in rows]
    at = next((place for place, row in enumerate(cells) if set(row) & set(NAMES)), -1)
    head = cells[at] if at >= 0 else []
    name = next((column for column, cell in enumerate(head) if cell in NAMES), -1)
    way = next((column for column, cell in enumerate(head) if cell in WAYS), -1)
    for row in cells[at + 1 :]:
        known = (
            row[name]
            if 0 <= name < len(row)
            else next((cell for cell in row if cell and not cell.isdigit()), "")
            if name < 0
            else ""
        )
        if known:
            yield Unit(known, row[way] if 0 <= way < len(row) else "")
