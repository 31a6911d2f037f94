"""Figures: picture, key, paragraphs, notes, footnotes, title, from top to bottom (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from dataclasses import replace

from qicao.model.block import Figure, KeyItem
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import run
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.tables import WriteBlocks, write_footnotes, write_unit
from qicao.render.docx.writer import Writer

__all__ = ["write_figure"]

KEY = ParagraphFormat(style="StdFigureKey", keep_next=True)
PICTURE = ParagraphFormat(style="Picture")
SPACE = "before=312"
"""An empty line between a figure and the text before it (10.4.2.1)."""


def write_figure(writer: Writer, block: Figure, write: WriteBlocks) -> str:
    """The figure; *write* writes the blocks in it."""
    style = "StdAnnexFigureTitle" if writer.annex else "StdFigureTitle"
    inner = _inside(writer, block, write, SPACE)
    title = paragraph(writer.mark(block.id, to_runs(writer, block.title)), ParagraphFormat(style=style))
    return inner + title


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
    return "".join(
        _inside(writer, part, write, "" if at else space)
        + paragraph(writer.mark(part.id, to_runs(writer, part.title)), form)
        for at, part in enumerate(block.subfigures)
    )


def _key(writer: Writer, items: tuple[KeyItem, ...]) -> str:
    if not items:
        return ""
    lead = paragraph(run("标引序号说明："), KEY)
    last = len(items) - 1
    return lead + "".join(
        paragraph(
            to_runs(writer, item.mark) + run("——") + to_runs(writer, item.meaning) + run("。" if at == last else "；"),
            KEY,
        )
        for at, item in enumerate(items)
    )
