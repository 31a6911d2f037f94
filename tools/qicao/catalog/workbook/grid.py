"""Which sheets the workbook of a standards system has, and which columns; all comes from the classes of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.system import FILES
from qicao.source.patterns import compiled

__all__ = ["Column", "Form", "Grid", "grids"]

Form = Literal["text", "number", "whole", "date", "truth", "choice", "words", "ids"]
"""What a cell holds: text, the number of a standard, a whole number, a day, yes or no, one of some words, a list of texts with
a line each, or a list of ids and numbers."""
TITLES: Mapping[tuple[str, ...], str] = {
    ("programme",): "工作总体",
    ("programme", "problems"): "问题",
    ("system",): "体系总体",
    ("system", "subsystems"): "子体系",
    ("entries", "entries"): "标准明细",
    ("entries", "entries", "adopts"): "采用的国际文件",
    ("coordination", "coordination"): "协调",
    ("coordination", "coordination", "meetings"): "会商",
    ("plan", "tasks"): "计划",
    ("plan", "tasks", "stages"): "计划阶段",
    ("matters", "matters", "districts"): "各区做法",
    ("frameworks", "frameworks"): "对照体系",
    ("frameworks", "frameworks", "entries"): "逐项对照",
}
"""File, table and table in its rows → the name of the sheet; others are named by the description of the field."""
KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("subsystems",): ("code",),
    ("years",): ("year",),
    ("tasks",): ("entry", "year"),
    ("matters",): ("code",),
    ("entries", "adopts"): ("number",),
    ("coordination", "meetings"): ("date",),
    ("tasks", "stages"): ("stage",),
    ("matters", "districts"): ("district",),
    ("frameworks", "entries"): ("title", "number"),
}
"""Table → the columns by which its rows are known; in others that is `id`."""
PROSE = frozenset({"goals", "environment", "principles", "abilities", "process", "reasons", "system.coordinates_with"})
"""Lists of free text; all other lists hold ids, numbers or single words."""
NUMBERS = frozenset({"number", "replaced_by"})
"""Fields with the number of a standard, if their description says so."""
CUT = compiled("[：（；，]")
FULL_CUT = compiled("[（；，]")


class Column(Struct, frozen=True):
    """A column of a sheet."""

    key: str
    """The name of the field, with a dot before a name inside of it: `roles.drafts`."""
    heading: str
    meaning: str
    form: Form
    kind: Any
    """The type of the value."""
    choices: tuple[str, ...] = ()
    needed: bool = False
    """True if the value may not be empty."""
    limits: tuple[tuple[str, int], ...] = ()
    """`ge` and `le` of a number."""
    above: bool = False
    """True if it names the row of another sheet in which this row is."""

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the fields from the row to the value."""
        return tuple(self.key.split("."))

    @property
    def inside(self) -> Column:
        """The column in the sheet of the row around."""
        return replace(self, key=self.key.partition(".")[2])


class Grid(Struct, frozen=True):
    """A sheet: a table of a file, or the values at the top of a file, which are a table of one row."""

    title: str
    file: str
    path: tuple[str, ...]
    """The table, and the table in its rows; () for the values at the top."""
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    """The columns by which a row is known, those of the row around it first."""


@cache
def grids() -> tuple[Grid, ...]:
    """Return the sheets in the order of the files."""
    return tuple(grid for file, kind in FILES.items() for grid in _of_file(file, kind))


def _of_file(file: str, kind: type) -> Iterator[Grid]:
    tables = {one.name: row for one in fields(kind) if (row := _row_class(one))}
    head = _columns(file, [one for one in fields(kind) if one.name not in tables])
    if head:
        yield Grid(TITLES[file,], file, (), head, ())
    for one in fields(kind):
        if one.name in tables:
            yield from _of_table(file, one, tables[one.name])


def _of_table(file: str, table: Field[Any], row: type) -> Iterator[Grid]:
    """Yield the sheet of a table, and those of the tables in its rows."""
    inner = {one.name: kind for one in fields(row) if (kind := _row_class(one))}
    columns = _columns(file, [one for one in fields(row) if one.name not in inner])
    keys = KEYS.get((table.name,), ("id",))
    yield Grid(_title(file, table), file, (table.name,), columns, keys)
    above = tuple(_above(column, _title(file, table)) for column in columns if column.key in keys)
    for one in fields(row):
        if one.name in inner:
            own = _columns(file, fields(inner[one.name]))
            path = (table.name, one.name)
            names = (*(column.key for column in above), *KEYS.get(path, ("id",)))
            yield Grid(TITLES.get((file, *path)) or _heading(one), file, path, (*above, *own), names)


def _title(file: str, table: Field[Any]) -> str:
    return TITLES.get((file, table.name)) or _heading(table)


def _above(column: Column, title: str) -> Column:
    """Return the column that names the row around, in the sheet of the inner table."""
    key, heading = f"{title}.{column.key}", f"{title}：{column.heading}"
    return Column(key, heading, column.meaning, column.form, column.kind, needed=True, above=True)


def _columns(file: str, found: Sequence[Field[Any]]) -> tuple[Column, ...]:
    columns = tuple(column for one in found for column in _of_field(file, one))
    headings = [CUT.split(column.heading)[0] for column in columns]
    return tuple(
        _headed(column, short if headings.count(short) == 1 else FULL_CUT.split(column.heading)[0])
        for column, short in zip(columns, headings, strict=True)
    )


def _headed(column: Column, heading: str) -> Column:
    return replace(column, heading=heading)


def _of_field(file: str, one: Field[Any]) -> Iterator[Column]:
    """Yield the column of a field; a column for each part if it is a record."""
    kind = _bare(one.type)
    if is_dataclass(kind):
        for part in fields(kind):
            yield _column(file, part, f"{one.name}.{part.name}")
    else:
        yield _column(file, one, one.name)


def _column(file: str, one: Field[Any], key: str) -> Column:
    kind = _bare(one.type)
    meaning = str(one.metadata["description"])
    word = get_args(kind)[0] if get_origin(kind) is tuple else kind
    choices = tuple(map(str, get_args(word))) if get_origin(word) is Literal else ()
    limits = tuple((name, value) for name, value in one.metadata.items() if name in {"ge", "le"})
    needed = one.default is MISSING and one.default_factory is MISSING
    return Column(key, meaning, meaning, _form(file, one, kind), kind, choices, needed, limits)


def _form(file: str, one: Field[Any], kind: Any) -> Form:
    if get_origin(kind) is tuple:
        return "words" if one.name in PROSE or f"{file}.{one.name}" in PROSE else "ids"
    if get_origin(kind) is Literal:
        return "choice"
    if one.name in NUMBERS and "标准号" in str(one.metadata["description"]):
        return "number"
    return FORMS[kind]


FORMS: Mapping[Any, Form] = {str: "text", int: "whole", bool: "truth", dt.date: "date"}


def _bare(kind: Any) -> Any:
    """Return the type without `None`."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    return parts[0] if NoneType in get_args(kind) else kind


def _row_class(one: Field[Any]) -> type | None:
    """Return the class of the rows if the field is a table."""
    kind = one.type
    row = get_args(kind)[0] if get_origin(kind) is tuple else None
    return row if isinstance(row, type) and is_dataclass(row) else None


def _heading(one: Field[Any]) -> str:
    return CUT.split(str(one.metadata["description"]))[0]
