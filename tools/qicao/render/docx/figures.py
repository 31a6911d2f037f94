"""Figures: picture, key, paragraphs, notes, footnotes, title, from top to bottom (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.layout.figures import HALF, Abreast, abreast, fitted, key_lines
from qicao.layout.symbols import stop_after
from qicao.model.block import Figure, KeyItem
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, keep_all_with_next, paragraph
from qicao.ooxml.run import run
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.place import Place, flush
from qicao.render.docx.tables import WIDTH, WriteBlocks, title_paragraph, write_footnotes, write_unit
from qicao.render.docx.writer import Writer

__all__ = ["write_figure"]

KEY = ParagraphFormat(style="StdFigureKey", tabs=f"left:{round(WIDTH * HALF)}")
BELOW = Place("StdTableText", indent=flush(840), align="both", left=840, narrow=True, base=840)
"""The place of blocks below a line of the key."""
PICTURE = ParagraphFormat(style="Picture")
SPACE = "before=312"
"""An empty line, 312 twips, between the preceding text and a figure (10.4.2.1)."""
BETWEEN = ParagraphFormat(style="Spacer")
"""An empty paragraph that keeps Word from joining two tables."""


def write_figure(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    """Return the figure with its title, all kept on one page; *write* writes the blocks inside."""
    writer.within += 1
    inner = keep_all_with_next(_inside(writer, block, write, SPACE))
    writer.within -= 1
    return inner + title_paragraph(writer, block, "Figure")


def _inside(writer: Writer, block: Figure, write: WriteBlocks, space: str = "") -> str:
    """Return everything in a figure except its title; *space* is the spacing of the first paragraph."""
    picture, unit = "", write_unit(block.unit, space)
    if block.path or block.diagram:
        picture = paragraph(
            writer.draw(fitted(block, writer.pictures)), replace(PICTURE, spacing="" if unit else space)
        )
    return (
        unit
        + picture
        + _subfigures(writer, block, write, "" if unit or picture else space)
        + _key(writer, block.key, write)
        + write(writer, block.paragraphs)
        + write(writer, block.notes)
        + write_footnotes(writer, block.footnotes, write)
    )


def _subfigures(writer: Writer, block: Figure, write: WriteBlocks, space: str) -> str:
    if not block.subfigures:
        return ""
    number = writer.restart("subfigures")
    form = ParagraphFormat(style="SubfigureTitle", number=number, level=0)
    lines = abreast(block, writer.pictures, writer.room)
    return paragraph("", BETWEEN).join(
        _line(writer, line, form, write, "" if at else space) for at, line in enumerate(lines)
    )


def _line(writer: Writer, line: Abreast, form: ParagraphFormat, write: WriteBlocks, space: str) -> str:
    """Return sub-figures side by side in a table, each above its title; a single one needs no table."""
    pictures = [_inside(writer, part, write, space) for part in line.figures]
    titles = [paragraph(writer.mark(part.id, to_runs(writer, part.title)), form) for part in line.figures]
    if len(line.figures) == 1:
        return pictures[0] + titles[0]
    widths = [twips_from_mm(width) for width in line.widths]
    rows = [
        row(cell(content, CellFormat(width, align="bottom")) for content, width in zip(contents, widths, strict=True))
        for contents in (pictures, titles)
    ]
    return table(rows, TableFormat(widths)) + paragraph("", BETWEEN)


def _key(writer: Writer, items: tuple[KeyItem, ...], write: WriteBlocks) -> str:
    if not items:
        return ""
    lines, at = [paragraph(run("标引序号说明："), KEY)], 0
    for line in key_lines(items):
        words = [_item(writer, item, stop_after(items, at + place)) for place, item in enumerate(line)]
        below = [block for item in line for block in item.blocks]
        lines.append(paragraph(run("\t").join(words), KEY) + write(writer, below, BELOW))
        at += len(line)
    return "".join(lines)


def _item(writer: Writer, item: KeyItem, stop: str) -> str:
    return to_runs(writer, item.mark) + run("——") + to_runs(writer, item.meaning) + run(stop)
