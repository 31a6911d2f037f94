"""A workbook that comes back: what was changed in it since it was written, compared with the files of today.

Each cell has three states: as the workbook was written, as it is in the workbook now, as it is in the file today. Only
what was changed in the workbook is taken; what was changed in both is told and not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, field

from qicao.catalog.workbook.cells import Unreadable, same, value_of, words_of
from qicao.catalog.workbook.grid import Column, Grid, grids
from qicao.catalog.workbook.lines import BESIDE, MARK, STATE, Line, digests_of, lines_of, mark_of, state_of
from qicao.model.yaml import Path
from qicao.ooxml.grid import GridRow
from qicao.source.book import Sheet, column_letters

__all__ = ["Added", "Changes", "Told", "read_changes"]

HEADS = 6
"""The number of rows in which the names of the columns are looked for."""
Kind = Literal["change", "add", "remove", "refuse", "conflict"]


class Told(Struct, frozen=True):
    """What is to be told: a change that is made, or one that is not."""

    kind: Kind
    sheet: str
    row: int
    """The row of the sheet; 0 for the whole sheet."""
    column: str
    """Letters and heading; "" for the whole row."""
    words: str


class Added(Struct, frozen=True):
    """A new row: the place of the row after which it is, and its values."""

    around: Path
    """The place of the row of another sheet in which it is; () if it is in none."""
    after: Path
    """The place of the row above it in the sheet; () if there is none."""
    value: dict[str, Any]


class Changes(Struct):
    """All changes of a workbook."""

    told: list[Told] = field(default_factory=list)
    values: dict[tuple[str, Path], dict[str, object]] = field(default_factory=dict)
    """File and place of a row → key of a column → new value."""
    gone: set[tuple[str, Path]] = field(default_factory=set)
    """File and place of each row that was taken away."""
    added: dict[tuple[str, tuple[str, ...]], list[Added]] = field(default_factory=dict)
    """File and path of a sheet → new rows in their order."""


def read_changes(files: Mapping[str, Mapping[str, object]], sheets: Sequence[Sheet]) -> Changes:
    """Return the changes that the sheets have against the values of the files, by name."""
    changes = Changes()
    state = _state(sheets)
    known = {grid.title: grid for grid in grids()}
    for sheet in sheets:
        grid = known.get(sheet.name)
        if grid:
            _Reader(grid, sheet, files, state.get(grid.title, {}), changes).read()
        elif sheet.name != STATE and sheet.rows:
            changes.told.append(Told("refuse", sheet.name, 0, "", "不认识这张表，没有读"))
    return changes


def _state(sheets: Sequence[Sheet]) -> dict[str, dict[str, dict[str, str]]]:
    """Return sheet → mark → key of a column → hash of what the cell said; empty if the workbook does not tell."""
    found: dict[str, list[str]] = {}
    for row in (row for sheet in sheets if sheet.name == STATE for row in sheet.rows):
        title, words = (*(cell.text for cell in row.cells), "", "")[:2]
        found.setdefault(title, []).append(words)
    return {title: state_of(words) for title, words in found.items()}


class _Reader:
    """Reads one sheet."""

    def __init__(
        self,
        grid: Grid,
        sheet: Sheet,
        files: Mapping[str, Mapping[str, object]],
        state: Mapping[str, Mapping[str, str]],
        changes: Changes,
    ) -> None:
        self.grid, self.sheet, self.state, self.changes = grid, sheet, state, changes
        self.lines = {line.mark: line for line in lines_of(grid, files.get(grid.file, {}))}
        self.around = _places_around(grid, files)
        self.columns: dict[int, Column] = {}
        self.mark_at = -1
        self.after: Path = ()

    def tell(self, kind: Kind, row: int, words: str, column: int = -1) -> None:
        """Tell something about a cell, a row or the sheet."""
        known = self.columns.get(column)
        name = f"{column_letters(column + 1)}列{f'“{known.heading}”' if known else ''}" if column >= 0 else ""
        self.changes.told.append(Told(kind, self.sheet.name, row, name, words))

    def read(self) -> None:
        """Read the sheet into the changes."""
        head = self.head()
        if head is None:
            if self.sheet.rows:
                self.tell("refuse", 0, "找不到列名所在的行，这张表没有读；请保留导出时的两行表头")
            return
        rows = [row for row in self.sheet.rows if row.at > head and any(self.text(row, at) for at in self.columns)]
        claimed = self.claim(rows)
        for row in rows:
            line = claimed.get(row.at)
            if line:
                self.edit(row, line)
                self.after = line.place
            else:
                self.fresh(row)
        self.remove({line.mark for line in claimed.values()}, some=bool(rows))

    def text(self, row: GridRow, at: int) -> str:
        """Return the words of a cell."""
        return row.cells[at].text if 0 <= at < len(row.cells) else ""

    def head(self) -> int | None:
        """Return the last row of the head, and learn what its columns are; None if there is no head."""
        least = max(len(self.grid.keys), 1)
        for name in ("key", "heading"):
            known = {getattr(column, name): column for column in self.grid.columns}
            for row in self.sheet.rows[:HEADS]:
                if sum(cell.text in known for cell in row.cells) >= least:
                    self.learn(row, known)
                    return row.at if set(self.grid.keys) <= {one.key for one in self.columns.values()} else None
        return None

    def learn(self, row: GridRow, known: Mapping[str, Column]) -> None:
        """Take the names of the columns from a row; what is no column is told."""
        for at, cell in enumerate(row.cells):
            if cell.text == MARK:
                self.mark_at = at
            elif cell.text in known and known[cell.text] not in self.columns.values():
                self.columns[at] = known[cell.text]
            elif cell.text and cell.text != BESIDE:
                self.tell("refuse", row.at, f"不认识的列“{cell.text}”，没有读", at)

    def claim(self, rows: Sequence[GridRow]) -> dict[int, Line]:
        """Return row of the sheet → row of the file: by mark, else by its key; each is claimed once.

        Of a row that was copied and its copy, the one that still has the key comes first.
        """
        found: dict[int, Line] = {}
        for name in (self.both, self.mark, self.key):
            taken = {line.mark for line in found.values()}
            for row in rows:
                mark = name(row)
                if row.at not in found and mark in self.lines and mark not in taken:
                    found[row.at] = self.lines[mark]
                    taken.add(mark)
        return found

    def both(self, row: GridRow) -> str:
        """Return the mark of the row if its keys are as they were; that of no row if not."""
        mark = self.mark(row)
        return mark if mark == self.key(row) else "\0"

    def mark(self, row: GridRow) -> str:
        """Return the mark of the row; that of no row if it has none."""
        return self.text(row, self.mark_at) or ("" if not self.grid.path else "\0")

    def key(self, row: GridRow) -> str:
        """Return the mark that a row with these keys has."""
        return mark_of(self.text(row, at) for at, one in self.in_order() if one.key in self.grid.keys)

    def in_order(self) -> list[tuple[int, Column]]:
        """Return the columns of the sheet in the order of the table."""
        order = {column.key: place for place, column in enumerate(self.grid.columns)}
        return sorted(self.columns.items(), key=lambda pair: order[pair[1].key])

    def edit(self, row: GridRow, line: Line) -> None:
        """Take the cells of a row that were changed."""
        today = dict(zip((column.key for column in self.grid.columns), line.cells, strict=True))
        state = self.state.get(line.mark, {})
        own = mark_of(today[column.key] for column in self.grid.columns if column.key in self.grid.keys)
        taken = self.key(row) != own and self.key(row) in self.lines
        if taken:
            self.tell("refuse", row.at, f"已经有“{self.key(row)}”，编号没有写回")
        for at, column in self.in_order():
            if taken and column.key in self.grid.keys:
                continue
            words, now = self.text(row, at), today[column.key]
            if same(words, now):
                continue
            mine, theirs = (digests_of([text])[0] != state.get(column.key, "") for text in (words, now))
            if state and not mine:
                continue
            if state and theirs:
                self.tell("conflict", row.at, f"表里改成“{words}”，文件里已改成“{now}”；没有写回", at)
            elif column.above:
                self.tell("refuse", row.at, "不能改到另一行之下；请删去这一行，再新增一行", at)
            else:
                self.change(row, line, at, (words, now))

    def change(self, row: GridRow, line: Line, at: int, both: tuple[str, str]) -> None:
        """Take one changed cell, whose words are *both*: those of the sheet, those of the file."""
        column, (words, now) = self.columns[at], both
        try:
            value = value_of(column, words)
        except Unreadable as error:
            self.tell("refuse", row.at, f"“{words}”没有写回：{error}", at)
            return
        said = words_of(column.form, value)
        if not same(said, now):
            self.changes.values.setdefault((self.grid.file, line.place), {})[column.key] = value
            self.tell("change", row.at, f"{_quoted(now)}改为{_quoted(said)}", at)

    def fresh(self, row: GridRow) -> None:
        """Take a row that is new, or tell why it cannot be taken."""
        mark = self.text(row, self.mark_at)
        if mark and mark in self.state and mark not in self.lines:
            words = [self.text(row, at) for at, _ in self.in_order()]
            before = [self.state[mark].get(column.key, "") for _, column in self.in_order()]
            if list(digests_of(words)) != before:
                self.tell("conflict", row.at, "表里改了这一行，文件里已删去；没有写回")
            return
        if self.key(row) in self.lines:
            self.tell("refuse", row.at, f"已经有“{self.key(row)}”，这一行没有写回")
            return
        around = self.place_around(row)
        value = dict(self.values(row))
        if around is None or any(isinstance(one, Unreadable) for one in value.values()):
            return
        added = self.changes.added.setdefault((self.grid.file, self.grid.path), [])
        added.append(Added(around, self.after, {key: one for key, one in value.items() if one is not None}))
        self.tell("add", row.at, f"新增“{self.key(row)}”")

    def place_around(self, row: GridRow) -> Path | None:
        """Return the place of the row of another sheet in which this one is; None if there is no such row."""
        name = mark_of(self.text(row, at) for at, one in self.in_order() if one.above)
        if len(self.grid.path) < 2:
            return ()
        if name not in self.around:
            self.tell("refuse", row.at, f"没有“{name}”，这一行没有写回")
            return None
        return self.around[name]

    def values(self, row: GridRow) -> Iterator[tuple[str, object]]:
        """Yield key and value of each column; what cannot be read is told and yielded as the error."""
        there = {column.key: at for at, column in self.columns.items()}
        for column in self.grid.columns:
            at = there.get(column.key, -1)
            try:
                if not column.above:
                    yield column.key, value_of(column, self.text(row, at))
            except Unreadable as error:
                self.tell("refuse", row.at, f"这一行没有写回：{column.heading}：{error}", at)
                yield column.key, error

    def remove(self, claimed: set[str], *, some: bool) -> None:
        """Take away the rows that were in the workbook and are no longer."""
        lost = [
            line for mark, line in self.lines.items() if mark not in claimed and mark in self.state and self.grid.path
        ]
        if lost and not some:
            self.tell("refuse", 0, "整张表空了；不删去任何一行")
            return
        for line in lost:
            keys = [column.key for column in self.grid.columns]
            if dict(zip(keys, digests_of(line.cells), strict=True)) == self.state[line.mark]:
                self.changes.gone.add((self.grid.file, line.place))
                self.tell("remove", 0, f"删去“{line.mark}”")
            else:
                self.tell("conflict", 0, f"表里删去了“{line.mark}”，文件里已改动；没有删去")


def _places_around(grid: Grid, files: Mapping[str, Mapping[str, object]]) -> dict[str, Path]:
    """Return mark → place of the rows of the sheet in whose rows these are."""
    outer = next(
        (one for one in grids() if len(grid.path) == 2 and one.path == grid.path[:1] and one.file == grid.file), None
    )
    return {line.mark: line.place for line in lines_of(outer, files.get(grid.file, {}))} if outer else {}


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "空"
