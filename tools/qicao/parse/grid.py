"""Raw table cells → rows of the model: merging by `<` and `^`, completing short rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Align, Block, Cell, Paragraph, Row
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.model.tree import iter_nodes
from qicao.parse import faults
from qicao.parse.ids import content_id
from qicao.parse.reading import Pending, Reading

__all__ = ["RawCell", "RawRow", "read_rows"]

MERGES = {"<": (0, -1), "^": (-1, 0)}
"""Text of a raw cell → direction, in rows and columns, of the cell to which it belongs."""
Place = tuple[int, int]


class RawCell(Struct, frozen=True):
    """A cell as written; its blocks are read when it is known whether it is a cell of its own."""

    text: str
    span: Span
    read: Callable[[], tuple[Block, ...]]


class RawRow(Struct, frozen=True):
    """The cells of one line."""

    cells: Sequence[RawCell]
    span: Span


class _Grid(Struct):
    cells: dict[Place, RawCell]
    header_rows: int
    owners: dict[Place, Place] = field(default_factory=dict)

    def is_merge(self, place: Place) -> bool:
        """Return whether the cell says that it belongs to a neighbour, and has one in the same part of the table."""
        cell = self.cells.get(place)
        step = MERGES.get(cell.text) if cell else None
        if step is None:
            return False
        neighbour = place[0] + step[0], place[1] + step[1]
        same_part = (neighbour[0] < self.header_rows) == (place[0] < self.header_rows)
        return neighbour in self.owners and same_part

    def find_owners(self) -> None:
        """Set for each position the position of the cell that covers it."""
        for place in sorted(self.cells):
            owner = place
            if self.is_merge(place):
                step = MERGES[self.cells[place].text]
                owner = self.owners[place[0] + step[0], place[1] + step[1]]
            self.owners[place] = owner

    def break_crooked(self) -> None:
        """Free the cells of merged areas that are not rectangles."""
        sizes = Counter(self.owners.values())
        for owner, size in sizes.items():
            height, width = self.extent(owner)
            if size != height * width:
                self.owners.update({place: place for place, known in self.owners.items() if known == owner})

    def extent(self, owner: Place) -> Place:
        """Return the number of rows and of columns that the cell covers."""
        places = [place for place, known in self.owners.items() if known == owner]
        rows, columns = zip(*places, strict=True)
        return max(rows) - owner[0] + 1, max(columns) - owner[1] + 1


def read_rows(
    reading: Reading, raw: Sequence[RawRow], header_rows: int, aligns: Sequence[Align] = ()
) -> tuple[tuple[Row, ...], int]:
    """Return the rows of the table and its number of columns; no text is lost, whatever the shape."""
    columns = max((len(row.cells) for row in raw), default=0)
    _check_shape(reading, raw)
    grid = _Grid({(r, c): cell for r, row in enumerate(raw) for c, cell in enumerate(row.cells)}, header_rows)
    merges = {cell.text for cell in grid.cells.values()} & MERGES.keys()
    grid.find_owners()
    if merges:
        grid.break_crooked()
    extents = _extents(grid) if merges else {}
    return tuple(_row(reading, (r, row, columns), grid, extents, aligns) for r, row in enumerate(raw)), columns


def _check_shape(reading: Reading, raw: Sequence[RawRow]) -> None:
    wanted = len(raw[0].cells) if raw else 0
    for row in raw[1:]:
        surplus = len(row.cells) - wanted
        if surplus > 0:
            reading.report(faults.SURPLUS_CELL, row.span, count=surplus)
        elif surplus < 0:
            reading.report(faults.MISSING_CELL, row.span, count=-surplus)


def _extents(grid: _Grid) -> dict[Place, Place]:
    return {owner: grid.extent(owner) for owner, size in Counter(grid.owners.values()).items() if size > 1}


def _row(
    reading: Reading,
    placed: tuple[int, RawRow, int],
    grid: _Grid,
    extents: dict[Place, Place],
    aligns: Sequence[Align],
) -> Row:
    r, row, columns = placed
    outer, waiting = reading.loose, []
    cells: list[Cell] = []
    for c, cell in enumerate(row.cells):
        if grid.owners[r, c] != (r, c):
            continue
        if cell.text in MERGES:
            _report_merge(reading, grid, (r, c))
        rowspan, colspan = extents.get((r, c), (1, 1))
        align = aligns[c] if c < len(aligns) else ""
        reading.loose = []  # a label of this cell must not go to a paragraph of the next
        cells.append(_cell(cell.read(), Cell((), c, colspan, rowspan, align, cell.span)))
        waiting += reading.loose
    cells += [_cell((), Cell((), c, span=row.span)) for c in range(len(row.cells), columns)]
    reading.loose = waiting
    label = reading.label(Pending())
    reading.loose = outer
    return Row(tuple(cells), row.span, label, content_id("r", _first_words(cells)))


def _report_merge(reading: Reading, grid: _Grid, place: Place) -> None:
    """Report why the cell cannot be merged.

    Rows of a head that is too short are reported once, at the first of them.
    """
    cell = grid.cells[place]
    if cell.text != "^" or place[0] != grid.header_rows or (place[0] - 1, place[1]) not in grid.cells:
        reading.report(faults.BAD_MERGE, cell.span, words=cell.text)
    elif not any(grid.cells.get((place[0], column), cell).text == "^" for column in range(place[1])):
        wanted = place[0] + 1
        while any(known.text == "^" for (row, _), known in grid.cells.items() if row == wanted):
            wanted += 1
        reading.report(faults.MERGE_ACROSS_HEAD, cell.span, rows=grid.header_rows, wanted=wanted)


def _cell(blocks: tuple[Block, ...], cell: Cell) -> Cell:
    return replace(cell, blocks=blocks, id=content_id("d", *(block.id for block in blocks)))


def _first_words(cells: Sequence[Cell]) -> str:
    """Return the words of the first cell that is more than a number; they identify the row."""
    texts = [plain_text(node.inlines) for cell in cells for node in iter_nodes(cell) if isinstance(node, Paragraph)]
    return next((text for text in texts if any(map(str.isalpha, text))), "\0".join(texts))
