"""Tables as Word has them: title, unit, frame, repeated head, notes inside the frame (GB/T 1.1—2020, 9.8 and 10.4.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from qicao.model.block import Block, Cell, Footnote, Paragraph, Row, Table
from qicao.model.inline import plain_text
from qicao.model.standard import iter_nodes
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.ooxml.table import Border, CellFormat, TableFormat, cell, row, table
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.writer import Writer

__all__ = ["TEXT_WIDTH", "WriteBlocks", "write_footnotes", "write_table", "write_unit"]

WriteBlocks = Callable[..., str]
TEXT_WIDTH = 9354
"""Width of the text area, 165 mm, in twips."""
LANDSCAPE_WIDTH = 13944
"""The same of a page laid on its long side."""
THICK, THIN = 8, 4
"""Lines in eighths of a point: 1 pt and 0.5 pt."""
FRAME = Border(THICK, THICK, THICK, THICK, THIN)
SHORT = 10
"""Width, in Chinese characters, up to which the cells of a column stand in its middle."""
AFTER = ParagraphFormat(style="Spacer", spacing="before=0;after=120;line=20;lineRule=exact")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """How paragraphs look in a cell; the same shape as `blocks.Place`."""

    align: str
    bold: bool = False
    style: str = "StdTableText"
    form: RunFormat = RunFormat()  # noqa: RUF009 -- a frozen value
    indent: str = ""

    def paragraph(self, content: str) -> str:
        """A paragraph of this place."""
        return paragraph(content, ParagraphFormat(style=self.style, indent=self.indent, align=self.align))


def write_table(writer: Writer, block: Table, write: WriteBlocks) -> str:
    """The title, the unit and the table; *write* writes what stands in its cells."""
    style = "StdAnnexTableTitle" if writer.annex else "StdTableTitle"
    title = paragraph(writer.mark(block.id, to_runs(writer, block.title)), ParagraphFormat(style=style))
    total = LANDSCAPE_WIDTH if block.landscape else TEXT_WIDTH
    widths = _widths(block, total)
    rows = _rows(writer, block, widths, write)
    return title + write_unit(block.unit) + table(rows, TableFormat(widths, FRAME)) + paragraph("", AFTER)


def write_unit(unit: str) -> str:
    """The statement of the unit above the right edge; nothing without one."""
    return paragraph(run(f"单位为{unit}"), ParagraphFormat(style="UnitStatement")) if unit else ""


def _widths(block: Table, total: int) -> list[int]:
    """The widths of the columns in twips: as the author shares them, or by what they hold."""
    shares = list(block.widths) or [max(share, 3.0) for share in _lengths(block)]
    whole = sum(shares) or 1
    widths = [round(total * share / whole) for share in shares]
    if widths:
        widths[-1] += total - sum(widths)
    return widths


def _lengths(block: Table) -> list[float]:
    """For each column how much room its longest cell wants; long texts wrap, so they do not count in full."""
    lengths = [0.0] * block.columns
    for line in block.rows:
        for item in line.cells:
            share = min(_length(item), 24) / item.colspan
            for column in range(item.column, min(item.column + item.colspan, block.columns)):
                lengths[column] = max(lengths[column], share)
    return lengths


def _length(item: Cell) -> float:
    """The width of the longest paragraph in the cell, in Chinese characters."""
    texts = [plain_text(node.inlines) for node in iter_nodes(item) if isinstance(node, Paragraph)]
    return max((sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text) for text in texts), default=0)


def _rows(writer: Writer, block: Table, widths: Sequence[int], write: WriteBlocks) -> list[str]:
    aligns = _aligns(block)
    open_: dict[int, tuple[int, int]] = {}
    rows: list[str] = []
    for place, line in enumerate(block.rows):
        rows.append(_row(writer, block, (place, line), (widths, aligns, open_), write))
    foot = _foot(writer, block, write)
    if foot:
        form = CellFormat(sum(widths), len(widths), border=Border(top=THICK), align="top")
        rows.append(row([cell(foot, form)]))
    return rows


def _aligns(block: Table) -> list[str]:
    """How the body cells of each column stand: in the middle when all are short, else from the left."""
    longest = [0.0] * block.columns
    for line in block.rows[block.header_rows :]:
        for item in line.cells:
            if item.colspan == 1:
                longest[item.column] = max(longest[item.column], _length(item))
    return ["center" if length <= SHORT else "both" for length in longest]


def _row(
    writer: Writer,
    block: Table,
    placed: tuple[int, Row],
    columns: tuple[Sequence[int], Sequence[str], dict[int, tuple[int, int]]],
    write: WriteBlocks,
) -> str:
    """A row with its own cells and those that reach into it from above."""
    place, line = placed
    widths, aligns, open_ = columns
    head = place < block.header_rows
    last_head = place == block.header_rows - 1
    own = {item.column: item for item in line.cells}
    cells: list[str] = []
    column = 0
    while column < block.columns:
        item = own.get(column)
        if item is None:
            rows_left, span = open_.get(column, (0, 1))
            open_[column] = (rows_left - 1, span)
            form = CellFormat(sum(widths[column : column + span]), span, "continue", _lines(head=last_head))
            cells.append(cell(paragraph("", ParagraphFormat(style="StdTableText")), form))
            column += span
            continue
        if item.rowspan > 1:
            open_[column] = (item.rowspan - 1, item.colspan)
        align = "center" if head else item.align or aligns[column]
        ends_head = head and place + item.rowspan == block.header_rows
        content = _content(writer, item, (align, line.id if column == 0 else ""), write)
        width = sum(widths[column : column + item.colspan])
        merge = "restart" if item.rowspan > 1 else ""
        cells.append(cell(content, CellFormat(width, item.colspan, merge, _lines(head=ends_head))))
        column += item.colspan
    return row(cells, header=head, height=312)


def _lines(*, head: bool) -> Border:
    return Border(bottom=THICK) if head else Border()


def _content(writer: Writer, item: Cell, placed: tuple[str, str], write: WriteBlocks) -> str:
    align, row_id = placed
    place = CellPlace(align)
    content = write(writer, item.blocks, place)
    if not content or content.endswith("</w:tbl>"):
        content += place.paragraph("")
    if row_id in writer.targets:
        content = content.replace("</w:pPr>", f"</w:pPr>{writer.mark(row_id)}", 1)
    return content


def _foot(writer: Writer, block: Table, write: WriteBlocks) -> str:
    """Paragraphs, notes and footnotes of the table, in this order (9.8)."""
    place = CellPlace("both", indent="firstLineChars=200;firstLine=360")
    return (
        write(writer, block.paragraphs, place)
        + write(writer, block.notes, CellPlace("both"))
        + write_footnotes(writer, block.footnotes)
    )


def write_footnotes(writer: Writer, footnotes: Sequence[Footnote]) -> str:
    """The footnotes of a table or figure, lettered by Word."""
    if not footnotes:
        return ""
    number = writer.restart("table-footnotes")
    form = ParagraphFormat(style="StdTableNote", number=number, level=0)
    return "".join(
        paragraph(writer.mark(note.id, run(" ").join(_texts(writer, note.blocks))), form) for note in footnotes
    )


def _texts(writer: Writer, blocks: Sequence[Block]) -> list[str]:
    return [to_runs(writer, block.inlines) for block in blocks if isinstance(block, Paragraph)]
