"""The rows of the sheets, as the files give them, and marks by which a row is known when the workbook comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from qicao.catalog.read import HEADS, TABLES
from qicao.catalog.system import System
from qicao.catalog.workbook.cells import cell_of, smooth
from qicao.catalog.workbook.grid import Grid
from qicao.model.yaml import Path

__all__ = [
    "BESIDE",
    "CHUNK",
    "MARK",
    "STATE",
    "Line",
    "digests_of",
    "lines_of",
    "mark_of",
    "state_of",
    "state_rows",
    "values_of",
]

BESIDE = "〔名称，只看〕"
"""The head of a column that tells the name of what a row is about; it is not read back."""
MARK = "〔行〕"
"""The head of the hidden column of marks."""
STATE = "〔导出时〕"
"""The name of the hidden sheet that tells what each cell said when the workbook was written."""


CHUNK = 60
"""The number of rows of which one cell tells, so that it does not become longer than a cell may be."""


class Line(Struct, frozen=True):
    """A row of a sheet."""

    place: Path
    """The place of the row in its file."""
    mark: str
    cells: tuple[str, ...]
    """The words in the order of the columns."""


def values_of(system: System) -> dict[str, Mapping[str, object]]:
    """Return the values of each file of the system, by its name, as they were read."""
    found = {name: getattr(system, attribute).file.value for name, (attribute, _) in HEADS.items()}
    for table in TABLES:
        for row in getattr(system, table.name)[:1]:
            found[table.file] = row.file.value
    return found


def lines_of(grid: Grid, file: Mapping[str, object]) -> tuple[Line, ...]:
    """Return the rows of the sheet from the values of its file; what is no row there is left out."""
    seen: Counter[str] = Counter()
    found = []
    for place, cells in _cells(grid, file):
        key = mark_of(cells[at] for at, column in enumerate(grid.columns) if column.key in grid.keys)
        seen[key] += 1
        found.append(Line(place, key if seen[key] == 1 else f"{key}＃{seen[key]}", cells))
    return tuple(found)


def mark_of(keys: Iterable[str]) -> str:
    """Return the mark of the first row that has these keys, on one line."""
    return "｜".join(" ".join(key.split()) for key in keys)


def _cells(grid: Grid, file: Mapping[str, object]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if not grid.path:
        yield (), tuple(cell_of(column, file) for column in grid.columns)
        return
    table, *inner = grid.path
    for at, row in enumerate(_rows(file.get(table))):
        if isinstance(row, Mapping) and not inner:
            yield (table, at), tuple(cell_of(column, row) for column in grid.columns)
        for below, child in enumerate(_rows(row.get(inner[0])) if inner and isinstance(row, Mapping) else ()):
            if isinstance(child, Mapping):
                place = (table, at, inner[0], below)
                yield place, tuple(_cell(column, row, child) for column in grid.columns)


def _rows(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _cell(column: Any, row: Mapping[str, object], child: Mapping[str, object]) -> str:
    """Return the cell of a row inside another one; some columns are those of the row around."""
    return cell_of(column.inside, row) if column.above else cell_of(column, child)


def digests_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a short hash of each cell."""
    return tuple(blake2b(smooth(words).encode("utf-8", "replace"), digest_size=5).hexdigest() for words in cells)


def state_rows(grid: Grid, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the rows of the hidden sheet for a sheet: its name, and words that `state_of` understands."""
    words = [" ".join(column.key for column in grid.columns)]
    words += [f"{' '.join(digests_of(line.cells))} {line.mark}" for line in lines]
    for at in range(0, len(words), CHUNK):
        yield grid.title, "\n".join(words[at : at + CHUNK])


def state_of(words: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return mark → key of a column → hash, from the words in the rows for one sheet."""
    head, *lines = "\n".join(words).split("\n")
    keys = head.split(" ")
    found = {}
    for line in lines:
        *digests, mark = (*line.split(" ", len(keys)), "")[: len(keys) + 1]
        found[mark] = dict(zip(keys, digests, strict=False))
    return found
