"""Figures: picture, key, paragraphs, notes, footnotes, title, from top to bottom (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from dataclasses import replace

from qicao.model.block import Figure, KeyItem
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, keep_all_with_next, paragraph
from qicao.ooxml.run import run
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.tables import TEXT_WIDTH, WriteBlocks, write_footnotes, write_unit
from qicao.render.docx.writer import Writer
from qicao.render.figures import HALF, Abreast, abreast, key_lines

__all__ = ["write_figure"]

KEY = ParagraphFormat(style="StdFigureKey", tabs=f"left:{round(TEXT_WIDTH * HALF)}")
PICTURE = ParagraphFormat(style="Picture")
SPACE = "before=312"
"""An empty line between a figure and the text before it (10.4.2.1)."""
BETWEEN = ParagraphFormat(style="Spacer")
"""What keeps two tables apart."""


def write_figure(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    """The figure, all of which stays on the page of its title; *write* writes the blocks in it."""
    style = "StdAnnexFigureTitle" if writer.annex else "StdFigureTitle"
    inner = keep_all_with_next(_inside(writer, block, write, SPACE))
    return inner + paragraph(writer.mark(block.id, to_runs(writer, block.title)), ParagraphFormat(style=style))


def _inside(writer: Writer, block: Figure, write: WriteBlocks, space: str = "") -> str:
    """All but the title of a figure; *space* is the spacing of its first paragraph."""
    picture, unit = "", write_unit(block.unit, space)
    if block.path or block.diagram:
        picture = paragraph(writer.draw(block), replace(PICTURE, spacing="" if unit else space))
    return (
        unit
        + picture
        + _subfigures(writer, block, write, "" if unit or picture else space)
        + _key(writer, block.key)
        + write(writer, block.paragraphs)
        + write(writer, block.notes)
        + write_footnotes(writer, block.footnotes)
    )


def _subfigures(writer: Writer, block: Figure, write: WriteBlocks, space: str) -> str:
    if not block.subfigures:
        return ""
    number = writer.restart("subfigures")
    form = ParagraphFormat(style="SubfigureTitle", number=number, level=0)
    lines = abreast(block, writer.pictures)
    return paragraph("", BETWEEN).join(
        _line(writer, line, form, write, "" if at else space) for at, line in enumerate(lines)
    )


def _line(writer: Writer, line: Abreast, form: ParagraphFormat, write: WriteBlocks, space: str) -> str:
    """Sub-figures beside each other, their titles below them; one alone needs no table."""
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


def _key(writer: Writer, items: tuple[KeyItem, ...]) -> str:
    if not items:
        return ""
    lines = [run("\t").join(_item(writer, item, items) for item in line) for line in key_lines(items)]
    return "".join(paragraph(content, KEY) for content in (run("标引序号说明："), *lines))


def _item(writer: Writer, item: KeyItem, items: tuple[KeyItem, ...]) -> str:
    stop = "。" if item is items[-1] else "；"
    return to_runs(writer, item.mark) + run("——") + to_runs(writer, item.meaning) + run(stop)
