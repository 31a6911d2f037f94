"""Figures: picture, key, paragraphs, notes, footnotes, title, from top to bottom (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

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
BETWEEN = ParagraphFormat(style="Spacer")
"""What keeps two tables apart."""


def write_figure(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    """The figure, all of which stays on the page of its title; *write* writes the blocks in it."""
    style = "StdAnnexFigureTitle" if writer.annex else "StdFigureTitle"
    inner = keep_all_with_next(write_unit(block.unit) + _inside(writer, block, write))
    return inner + paragraph(writer.mark(block.id, to_runs(writer, block.title)), ParagraphFormat(style=style))


def _inside(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    return (
        _picture(writer, block)
        + _subfigures(writer, block, write)
        + _key(writer, block.key)
        + write(writer, block.paragraphs)
        + write(writer, block.notes)
        + write_footnotes(writer, block.footnotes)
    )


def _picture(writer: Writer, block: Figure) -> str:
    return paragraph(writer.draw(block), PICTURE) if block.path or block.diagram else ""


def _subfigures(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    if not block.subfigures:
        return ""
    number = writer.restart("subfigures")
    form = ParagraphFormat(style="SubfigureTitle", number=number, level=0)
    lines = abreast(block, writer.pictures)
    return paragraph("", BETWEEN).join(_line(writer, line, form, write) for line in lines)


def _line(writer: Writer, line: Abreast, form: ParagraphFormat, write: WriteBlocks) -> str:
    """Sub-figures beside each other, their titles below them; one alone needs no table."""
    pictures = [write_unit(part.unit) + _inside(writer, part, write) for part in line.figures]
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
