"""Tables in Typst: the title belongs to the head, so that every further page repeats it with （续） (9.8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from qicao.layout.breaks import Keep, holds, whole_foot
from qicao.layout.columns import INSET, column_aligns, column_rooms, column_shares
from qicao.layout.continued import Cuts, continued, with_cuts
from qicao.model.block import Block, Cell, Footnote, Table, head_of
from qicao.render.typst.inlines import to_markup
from qicao.render.typst.markup import call, escape, name_of
from qicao.render.typst.place import Place
from qicao.render.typst.writer import Writer

__all__ = ["write_footnotes", "write_table"]


class WriteBlocks(Protocol):
    """Writes blocks: the function that `blocks` gives to what holds blocks itself."""

    def __call__(self, writer: Writer, blocks: Sequence[Block], place: Place = ..., /) -> str:
        """Return the blocks as they are written at the place, that of the text if none is given."""
        ...


FOURTH = 9.525
"""The left edge of the fourth character of a line of 9 pt type, in mm: 27 pt (10.4.4.2)."""
EDGE = 1.0
"""The distance between the frame of a cell and its text, in mm."""
THICK, THIN = "1pt", "0.5pt"
SLACK = "31.2pt"
"""Two lines, left free on every page of a table that Word continues on the next page."""
GLUE = "stroke: none, inset: 0pt"
"""The format of a cell in a column without width, which keeps the rows beside it on one page."""
ALIGNS = {"center": "center + horizon", "left": "left + horizon", "right": "right + horizon", "both": "left + horizon"}


class Sheet(Struct, frozen=True):
    """The table that is being written, with the values that every cell needs."""

    block: Table
    aligns: Sequence[str]
    rooms: Sequence[float]
    """The widths of the columns, in mm."""
    holds: Sequence[Keep]
    cuts: Cuts
    marked: bool
    """True if the page of every row is asked for."""
    write: WriteBlocks


def write_table(writer: Writer, block: Table, write: WriteBlocks) -> str:
    """Return the call of the template's table function; *write* writes the blocks of a cell."""
    split = continued(block, writer.continued) and not writer.enclosed
    if split:
        writer.split[name_of(block.id)] = block
    cuts = writer.cuts.get(block.id, Cuts())
    block = with_cuts(block, cuts.rows)
    sheet = Sheet(block, column_aligns(block), column_rooms(block), holds(block), cuts, split, write)
    rows = [_row(writer, sheet, row) for row in range(len(block.rows))]
    head, body = "".join(rows[: block.header_rows]), "".join(rows[block.header_rows :]) + _foot(writer, sheet)
    columns = [f"{share:g}fr" for share in column_shares(block) or [1.0]] + ["0pt"] * cuts.foot_held
    options = {
        "above": writer.above(7.8, 13.05) or "0pt",
        "id": f'"{name_of(block.id)}"',
        "head": f"[{escape(block.number)}　{to_markup(writer, block.title)}]",
        "unit": f"[单位为{escape(block.unit)}]" if block.unit else "none",
        "slack": SLACK if split else "0pt",
        "bare": str(name_of(block.id) in writer.bare and not split).lower(),
        "columns": f"({', '.join(columns)},)",
        "header": f"({head})",
    }
    source = f"#big-table({', '.join(f'{key}: {value}' for key, value in options.items())}, ({body}))\n"
    return f"#page(flipped: true)[{source}]\n" if block.landscape and not writer.enclosed else source


def _row(writer: Writer, sheet: Sheet, row: int) -> str:
    """Return the cells that begin in the row."""
    line = sheet.block.rows[row]
    mark = writer.mark(line.id)
    if sheet.marked and row >= sheet.block.header_rows:
        mark += _place_mark(sheet, row)
    cells = [_cell(writer, sheet, (row, item), mark if item is line.cells[0] else "") for item in line.cells]
    return "".join(cells) + _glue(sheet, row)


def _place_mark(sheet: Sheet, row: int) -> str:
    return f'#metadata(("{name_of(sheet.block.id)}", {row}))<row>'


def _cell(writer: Writer, sheet: Sheet, placed: tuple[int, Cell], mark: str) -> str:
    row, item = placed
    align = "center" if row < sheet.block.header_rows else item.align or sheet.aligns[item.column]
    room, writer.room = writer.room, sum(sheet.rooms[item.column : item.column + item.colspan]) - INSET
    writer.within += 1
    content = mark + sheet.write(writer, item.blocks, Place(cell=align)).strip()
    writer.room = room
    writer.within -= 1
    spans = f"colspan: {item.colspan}, rowspan: {item.rowspan}, align: {ALIGNS[align]}"
    whole = sheet.holds[row].whole and all(hold.held for hold in sheet.holds[row : row + item.rowspan - 1])
    tie = ", breakable: false" if whole else ", breakable: true"
    return f"table.cell({spans}, stroke: {_stroke(sheet.block, row, item)}{tie})[{content}], "


def _glue(sheet: Sheet, row: int) -> str:
    """Return the cell that keeps the last rows together with the foot of the table, in the row where it begins."""
    if not sheet.cuts.foot_held:
        return ""
    last = len(sheet.block.rows) - 1
    spans = {0: sheet.block.header_rows, sheet.block.header_rows: last - sheet.block.header_rows, last: 2}
    return (
        f"table.cell(rowspan: {spans[row]}, {GLUE}, breakable: {str(row != last).lower()})[], "
        if spans.get(row)
        else ""
    )


def _stroke(block: Table, row: int, item: Cell) -> str:
    """Return the lines around a cell: thick at the frame and below the head (10.4.2.2)."""
    ends = row + item.rowspan
    bottom = THICK if ends in {len(block.rows), block.header_rows} else THIN
    return (
        f"(left: {THIN if item.column else THICK}, right: {THICK if item.column + item.colspan >= block.columns else THIN}, "
        f"top: {THIN if row else THICK}, bottom: {bottom})"
    )


def _foot(writer: Writer, sheet: Sheet) -> str:
    """Return the paragraphs, notes and footnotes of the table in one cell below its rows (9.8)."""
    block = sheet.block
    writer.within += 1
    content = sheet.write(writer, block.paragraphs, Place(indent="1em", size="9pt"))
    content += sheet.write(writer, block.notes, Place(size="9pt"))
    content += write_footnotes(writer, block.footnotes, sheet.write, EDGE)
    writer.within -= 1
    writer.after = 0
    if not content:
        return ""
    mark = _place_mark(sheet, len(block.rows)) if sheet.marked else ""
    form = f"colspan: {max(block.columns, 1)}, align: left, stroke: {THICK}"
    tie = ", breakable: false" if whole_foot(block) else ""
    return f"table.cell({form}{tie})[{mark}{content}], "


def write_footnotes(writer: Writer, footnotes: Sequence[Footnote], write: WriteBlocks, inset: float = 0) -> str:
    """Return the footnotes of a table or figure; *inset* is the distance in mm from the frame to the text.

    The first line and all further ones begin at the fourth character, counted from the frame (10.4.4.2).
    """
    left = FOURTH - inset
    below, lines = Place(left, "0pt", "9pt", narrow=True, base=left), []
    writer.within += 1
    for note in footnotes:
        first, rest = head_of(note.blocks)
        marker = f"[{writer.mark(note.id)}#super[{escape(note.number)}]]"
        form = {"left": f"{left:g}mm", "hang": "6pt", "size": "9pt", "marker": marker}
        lines.append(call("item", to_markup(writer, first), above=writer.above(), **form) + write(writer, rest, below))
    writer.within -= 1
    return "".join(lines)
