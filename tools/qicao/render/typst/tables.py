"""Tables as Typst has them: the title stands in the head, so that every further page repeats it with （续）."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qicao.model.block import Cell, Footnote, Paragraph, Table
from qicao.render.columns import cell_lines, column_aligns, column_shares
from qicao.render.typst.inlines import to_markup
from qicao.render.typst.markup import call, escape, name_of
from qicao.render.typst.writer import Writer

__all__ = ["write_footnotes", "write_table"]

INSET = 1.0
"""Millimetres between the lines of a cell and its text."""
THICK, THIN = "1pt", "0.5pt"
WHOLE = 30
"""Lines up to which no page break cuts a row; a page has 43."""
ALIGNS = {"center": "center + horizon", "left": "left + horizon", "right": "right + horizon", "both": "left + horizon"}


def write_table(writer: Writer, block: Table, write: Callable[..., str], place: Callable[..., object]) -> str:
    """The call of the template's table; *write* writes the blocks of a cell in the *place* of that cell."""
    aligns = column_aligns(block)
    cells = [
        _cell(writer, block, (row, item, line.id), aligns, (write, place))
        for row, line in enumerate(block.rows)
        for item in line.cells
    ]
    head = sum(len(line.cells) for line in block.rows[: block.header_rows])
    foot = _foot(writer, block, write, place)
    body = [*cells[head:], *([foot] if foot else [])]
    title = f"[{escape(block.number)}　{to_markup(writer, block.title)}]"
    columns = ", ".join(f"{share:g}fr" for share in column_shares(block) or [1.0])
    unit = f", unit: [单位为{escape(block.unit)}]" if block.unit else ""
    above = writer.above(7.8, 13.05)
    source = (
        f'#big-table(above: {above or "0pt"}, id: "{name_of(block.id)}", head: {title}{unit}, columns: ({columns},), '
        f"header: ({''.join(cells[:head])}), ({''.join(body)}))\n"
    )
    return f"#page(flipped: true)[{source}]\n" if block.landscape else source


def _cell(
    writer: Writer,
    block: Table,
    placed: tuple[int, Cell, str],
    aligns: Sequence[str],
    how: tuple[Callable[..., str], Callable[..., object]],
) -> str:
    row, item, row_id = placed
    write, place = how
    head = row < block.header_rows
    align = "center" if head else item.align or aligns[item.column]
    content = write(writer, item.blocks, place(cell=align)).strip()
    if item.column == 0:
        content = writer.mark(row_id) + content
    spans = f"colspan: {item.colspan}, rowspan: {item.rowspan}, align: {ALIGNS[align]}"
    whole = _whole(cell_lines(block, item.blocks, item.column, item.colspan))
    return f"table.cell({spans}, stroke: {_stroke(block, row, item)}{whole})[{content}], "


def _whole(lines: int) -> str:
    """What keeps a cell on one page, as Word does; not one that might be taller than a page."""
    return ", breakable: false" if lines <= WHOLE else ""


def _stroke(block: Table, row: int, item: Cell) -> str:
    """The lines around a cell: thick at the frame and below the head (10.4.2.2)."""
    ends = row + item.rowspan
    bottom = THICK if ends in {len(block.rows), block.header_rows} else THIN
    return (
        f"(left: {THIN if item.column else THICK}, right: {THICK if item.column + item.colspan >= block.columns else THIN}, "
        f"top: {THIN if row else THICK}, bottom: {bottom})"
    )


def _foot(writer: Writer, block: Table, write: Callable[..., str], place: Callable[..., object]) -> str:
    """Paragraphs, notes and footnotes of the table in one cell below its rows (9.8)."""
    content = write(writer, block.paragraphs, place(indent="1em", size="9pt"))
    content += write(writer, block.notes, place(size="9pt")) + write_footnotes(writer, block.footnotes, INSET)
    writer.after = 0
    if not content:
        return ""
    whole = _whole(cell_lines(block, (*block.paragraphs, *block.notes, *block.footnotes)))
    return f"table.cell(colspan: {max(block.columns, 1)}, align: left, stroke: {THICK}{whole})[{content}], "


def write_footnotes(writer: Writer, footnotes: Sequence[Footnote], inset: float = 0) -> str:
    """The footnotes of a table or figure; *inset* is how far from the frame text may begin, in mm.

    The text and its further lines stand where the fourth character of a line does, from the frame on (10.4.4.2).
    """
    lines = []
    for note in footnotes:
        texts = [to_markup(writer, block.inlines) for block in note.blocks if isinstance(block, Paragraph)]
        marker = f"[{writer.mark(note.id)}#super[{escape(note.number)}]]"
        form = {"left": f"27pt - {inset}mm", "hang": "6pt", "size": "9pt", "marker": marker}
        lines.append(call("item", " ".join(texts), above=writer.above(), **form))
    return "".join(lines)
