"""Tables as Word has them: title, unit, frame, repeated head, notes inside the frame (GB/T 1.1—2020, 9.8 and 10.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from qicao.layout.breaks import holds, whole_foot
from qicao.layout.columns import INSET, column_aligns, column_shares
from qicao.layout.continued import Cuts, parts
from qicao.model.block import Block, Cell, Figure, Footnote, Row, Table, head_of
from qicao.model.geometry import LANDSCAPE_WIDTH, TEXT_WIDTH
from qicao.ooxml.measure import mm_from_twips, twips_from_mm, twips_within
from qicao.ooxml.paragraph import ParagraphFormat, keep_all_with_next, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.ooxml.table import Border, CellFormat, TableFormat, cell, row, table
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.place import Place, flush
from qicao.render.docx.template import SONG
from qicao.render.docx.writer import Writer

__all__ = ["WIDTH", "WriteBlocks", "closed", "title_paragraph", "write_footnotes", "write_table", "write_unit"]


class WriteBlocks(Protocol):
    """Writes blocks: the function that `blocks` gives to what holds blocks itself."""

    def __call__(self, writer: Writer, blocks: Sequence[Block], place: Place = ..., /) -> str:
        """Return the blocks as they are written at the place, that of the text if none is given."""
        ...


WIDTH, LANDSCAPE = twips_within(TEXT_WIDTH), twips_within(LANDSCAPE_WIDTH)
"""The widths of the text area of a page, and of a landscape page, in twips."""
THICK, THIN = 8, 4
"""Line widths in eighths of a point: 1 pt and 0.5 pt."""
FRAME = Border(THICK, THICK, THICK, THICK, THIN)
CONTINUED = ParagraphFormat(
    style="StdTableContinued",
    page_break=True,
    spacing="beforeLines=0;before=0;afterLines=50;after=156",
    indent="firstLineChars=0;firstLine=0",
)
"""The title of a continued table: no indent, half a line below it (10.4.2.1); the official style has neither."""
AFTER = ParagraphFormat(style="Spacer", spacing="before=0;after=292;line=20;lineRule=exact")
"""An empty line after a table (10.4.2.1); its height includes the 1 pt of this paragraph itself."""


CELL = Place("StdTableText", narrow=True)
NOTE_LEFT = {True: 483, False: 539}
"""The left edge, in twips, of the text of footnotes (10.4.4.2).

True: in a table, counted from its frame; False: below a figure.
"""


def write_table(writer: Writer, block: Table, write: WriteBlocks, left: int = 0) -> str:
    """Return the title, the unit and the table; *write* writes the blocks in its cells.

    *left* is the indent in twips, by which the table is narrower than the text area. A table with breaks in it becomes
    several Word tables. Each one but the first begins a page and has its title typed, because a caption would be
    counted again (9.8.3).
    """
    title = title_paragraph(writer, block, "Table")
    room = LANDSCAPE if block.landscape else min(WIDTH, twips_from_mm(writer.room))
    widths = _widths(block, room - left if writer.within else room)
    form, unit = TableFormat(widths, FRAME), write_unit(block.unit)
    first, *others = parts(block, writer.cuts.get(block.id, Cuts()))
    source = title + unit
    for part in others:
        source += table(_rows(writer, replace(block, rows=first), widths, write), form)
        source += _continued(writer, block) + unit
        first = part
    rows = _rows(writer, replace(block, rows=first), widths, write) + _foot_row(writer, block, widths, write)
    return source + table(rows, form) + paragraph("", AFTER)


def _continued(writer: Writer, block: Table) -> str:
    """Return the title of a continued part, “表1　表题（续）”, the last word in 宋体 (table F.1, 38)."""
    words = run(f"{block.number}\u3000") + to_runs(writer, block.title) + run("（续）", RunFormat(fonts=SONG))
    return paragraph(words, CONTINUED)


def title_paragraph(writer: Writer, block: Table | Figure, kind: str) -> str:
    """Return the title of a table or figure, numbered by Word.

    In a footnote, where Word would begin to count anew, the number is typed.
    """
    style = f"StdAnnex{kind}Title" if writer.annex else f"Std{kind}Title"
    form = ParagraphFormat(style=style, number=0 if writer.in_note else None)
    number = run(f"{block.number}\u3000") if writer.in_note else ""
    return paragraph(writer.mark(block.id, number + to_runs(writer, block.title)), form)


def write_unit(unit: str, spacing: str = "") -> str:
    """Return the statement of the unit, right-aligned above the table or figure; "" if there is none."""
    return paragraph(run(f"单位为{unit}"), ParagraphFormat(style="UnitStatement", spacing=spacing)) if unit else ""


def _widths(block: Table, total: int) -> list[int]:
    """Return the widths of the columns, in twips."""
    shares = column_shares(block)
    widths = [round(total * share / sum(shares)) for share in shares]
    if widths:
        widths[-1] += total - sum(widths)
    return widths


def _rows(writer: Writer, block: Table, widths: Sequence[int], write: WriteBlocks) -> list[str]:
    """Return the rows of the head and the body."""
    aligns = column_aligns(block)
    room, rows = writer.room, []
    writer.within += 1
    for place, (line, slots, hold) in enumerate(zip(block.rows, _slots(block), holds(block), strict=True)):
        head = place < block.header_rows
        cells = []
        for slot in slots:
            align = "center" if head or slot.cell is None else slot.cell.align or aligns[slot.column]
            ends_head = head and place + slot.rows == block.header_rows
            width = sum(widths[slot.column : slot.column + slot.span])
            writer.room = mm_from_twips(width) - INSET
            content = _content(writer, slot.cell, (align, "" if slot.column else line.id), write)
            content = keep_all_with_next(content) if hold.held else content
            cells.append(cell(content, CellFormat(width, slot.span, slot.merge, _lines(head=ends_head))))
        rows.append(row(cells, header=head, height=312, whole=hold.whole))
    writer.room = room
    writer.within -= 1
    return rows


def _foot_row(writer: Writer, block: Table, widths: Sequence[int], write: WriteBlocks) -> list[str]:
    foot = _foot(writer, block, write)
    if not foot:
        return []
    form = CellFormat(sum(widths), len(widths), border=Border(top=THICK), align="top")
    return [row([cell(foot, form)], whole=whole_foot(block))]


class Slot(Struct, frozen=True):
    """One position of a row as Word wants it; a cell that continues from the row above has one without content."""

    cell: Cell | None
    column: int
    span: int
    rows: int
    """The number of rows that the cell still covers, counting this one."""
    merge: Literal["", "restart", "continue"] = ""


def _slots(block: Table) -> list[list[Slot]]:
    """Return the slots of every row from left to right."""
    open_: dict[int, Slot] = {}
    return [_slots_of(line, block.columns, open_) for line in block.rows]


def _slots_of(line: Row, columns: int, open_: dict[int, Slot]) -> list[Slot]:
    """Return the slots of one row.

    *open_* holds, by column, the slots of the row above that continue into this row; it is updated.
    """
    own = {item.column: item for item in line.cells}
    slots: list[Slot] = []
    column = 0
    while column < columns:
        item, above = own.get(column), open_.pop(column, None)
        if item is not None:
            slot = Slot(item, column, item.colspan, item.rowspan, "restart" if item.rowspan > 1 else "")
        elif above is not None:
            slot = Slot(None, column, above.span, above.rows - 1, "continue")
        else:
            slot = Slot(None, column, 1, 1)
        if slot.rows > 1:
            open_[column] = slot
        slots.append(slot)
        column += slot.span
    return slots


def _lines(*, head: bool) -> Border:
    return Border(bottom=THICK) if head else Border()


def _content(writer: Writer, item: Cell | None, placed: tuple[str, str], write: WriteBlocks) -> str:
    align, row_id = placed
    place = replace(CELL, align=align)
    content = write(writer, item.blocks, place) if item else ""
    content = closed(content, place) or place.paragraph("")
    if row_id in writer.targets:
        content = content.replace("</w:pPr>", f"</w:pPr>{writer.mark(row_id)}", 1)
    return content


def _foot(writer: Writer, block: Table, write: WriteBlocks) -> str:
    """Return the paragraphs, notes and footnotes of the table, in this order (9.8)."""
    place = replace(CELL, align="both")
    writer.within += 1
    content = (
        write(writer, block.paragraphs, replace(place, indent="firstLineChars=100;firstLine=180"))
        + write(writer, block.notes, place)
        + write_footnotes(writer, block.footnotes, write, in_table=True)
    )
    writer.within -= 1
    return closed(content, place) if content else ""


def closed(content: str, place: Place) -> str:
    """Return the content of a cell or footnote; if it ends with a table, a paragraph is added, as Word demands."""
    return content + place.paragraph("") if content.endswith("</w:tbl>") else content


def write_footnotes(
    writer: Writer, footnotes: Sequence[Footnote], write: WriteBlocks, *, in_table: bool = False
) -> str:
    """Return the footnotes of a table or figure, lettered by Word; further paragraphs are indented."""
    if not footnotes:
        return ""
    left, number = NOTE_LEFT[in_table], writer.restart("table-footnotes")
    indent = f"left={left};hanging=119" if in_table else ""
    form = ParagraphFormat(style="StdTableNote", number=number, level=0, indent=indent)
    below = replace(CELL, align="both", indent=flush(left), left=left, base=left)
    writer.within += 1
    lines = []
    for note in footnotes:
        first, rest = head_of(note.blocks)
        lines.append(paragraph(writer.mark(note.id, to_runs(writer, first)), form) + write(writer, rest, below))
    writer.within -= 1
    return "".join(lines)
