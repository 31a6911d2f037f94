"""The values of a file after the changes of a workbook, in the form that `source.patch` takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qicao.catalog.workbook.grid import Column, Grid, grids
from qicao.catalog.workbook.returned import Added, Changes
from qicao.model.yaml import Path
from qicao.source.patch import Kept

__all__ = ["changed_files", "new_values"]


def changed_files(changes: Changes) -> tuple[str, ...]:
    """Return the names of the files that the changes concern, in their order."""
    found = {file for file, _ in (*changes.values, *changes.gone, *changes.added)}
    return tuple(dict.fromkeys(grid.file for grid in grids() if grid.file in found))


def new_values(file: str, values: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """Return the values of the file with the changes; rows that stay are `Kept`."""
    return _Tree(file, values, changes).whole()


class _Tree:
    """The file with its changes."""

    def __init__(self, file: str, values: Mapping[str, Any], changes: Changes) -> None:
        self.file, self.old, self.changes = file, values, changes
        self.grids = {grid.path: grid for grid in grids() if grid.file == file}

    def whole(self) -> dict[str, Any]:
        """Return the values at the top, with all tables."""
        top = self.row((), self.old, self.grids.get(()))
        for path in self.grids:
            if len(path) == 1:
                rows = list(self.rows((path[0],), _list(self.old.get(path[0])), path))
                top[path[0]] = rows or (self.old.get(path[0]) and [])
        return {name: value for name, value in top.items() if value is not None or name in self.old}

    def rows(self, place: Path, old: Sequence[Any], path: tuple[str, ...]) -> Iterator[Any]:
        """Yield the rows of a table: those that stay, and new ones behind the rows above them in the sheet."""
        around = place[:-1] if len(path) == 2 else ()
        fresh = [one for one in self.changes.added.get((self.file, path), ()) if one.around == around]
        behind: dict[Path, list[Added]] = {}
        for one in fresh:
            behind.setdefault(one.after if one.after[: len(place)] == place else self.last(place, old), []).append(one)
        yield from self.made(behind.get((), ()), path)
        for at, row in enumerate(old):
            here = (*place, at)
            if (self.file, here) not in self.changes.gone:
                yield Kept(at, self.kept(here, row, path)) if isinstance(row, Mapping) else row
            yield from self.made(behind.get(here, ()), path)

    def last(self, place: Path, old: Sequence[Any]) -> Path:
        """Return the place of the last row of a table; () if it is empty."""
        return (*place, len(old) - 1) if old else ()

    def made(self, fresh: Sequence[Added], path: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        """Yield the values of new rows."""
        columns = self.grids[path].columns
        for one in fresh:
            value = dict[str, Any]()
            for column in columns:
                if column.key in one.value:
                    _put(value, column.path, one.value[column.key])
            yield value

    def kept(self, place: Path, row: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        """Return a row that stays, with its changes and those of the tables in it."""
        value = self.row(place, row, self.grids[path])
        for inner in self.grids:
            if len(inner) == 2 and inner[:1] == path and self.touches((*place, inner[1]), inner):
                rows = list(self.rows((*place, inner[1]), _list(row.get(inner[1])), inner))
                value[inner[1]] = rows or None
        return value

    def touches(self, place: Path, path: tuple[str, ...]) -> bool:
        """Return whether anything changes in the table at the place."""
        length = len(place)
        found = (name for name in (*self.changes.values, *self.changes.gone) if name[0] == self.file)
        return any(one[:length] == place for _, one in found) or any(
            one.around == place[:-1] for one in self.changes.added.get((self.file, path), ())
        )

    def row(self, place: Path, row: Mapping[str, Any], grid: Grid | None) -> dict[str, Any]:
        """Return the values of a row with its changes, in the order of its class."""
        new = {name: dict(child) if isinstance(child, Mapping) else child for name, child in row.items()}
        for key, value in self.changes.values.get((self.file, place), {}).items():
            _put(new, tuple(key.split(".")), value)
        return _ordered(new, grid.columns if grid else ())


def _put(row: dict[str, Any], path: Sequence[str], value: object) -> None:
    """Set the value in the row, or in a record in it, which is made if it is missing and goes if it is empty."""
    name, *inner = path
    if not inner:
        row[name] = value
        return
    record = row[name] if isinstance(row.get(name), dict) else {}
    _put(record, inner, value)
    row[name] = record if any(child is not None for child in record.values()) else None


def _ordered(row: dict[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """Return the row with its keys in the order of the columns, and others after them."""
    paths = [column.path for column in columns]
    order = dict.fromkeys(path[0] for path in paths)
    found = {name: row[name] for name in (*order, *row) if name in row}
    for name, child in found.items():
        if isinstance(child, dict):
            inner = dict.fromkeys(path[1] for path in paths if path[0] == name and len(path) > 1)
            found[name] = {key: child[key] for key in (*inner, *child) if key in child}
    return found


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
