"""The sheets: every field of every class is in one column, and nothing has two names."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import get_args

from qicao.catalog.workbook.grid import grids
from qicao.model.system import FILES


def _fields(kind: type, rows: list[str]) -> list[str]:
    """The names of all fields, those of records and rows inside, too."""
    for one in fields(kind):
        inner = [part for part in (one.type, *get_args(one.type)) if is_dataclass(part)]
        for part in inner:
            _fields(part, rows)  # type: ignore[arg-type]
        if not inner:
            rows.append(one.name)
    return rows


def test_every_field_has_its_column() -> None:
    """In each file as many columns as there are values."""
    for file, kind in FILES.items():
        columns = [one for grid in grids() if grid.file == file for one in grid.columns if not one.above]

        assert sorted(one.path[-1] for one in columns) == sorted(_fields(kind, [])), file


def test_names_differ() -> None:
    """Of sheets, in the length that the format allows, and of the columns of one."""
    titles = [grid.title for grid in grids()]

    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 31
    for grid in grids():
        headings = [column.heading for column in grid.columns]
        assert len(set(headings)) == len(headings), grid.title
        assert set(grid.keys) <= {column.key for column in grid.columns}
