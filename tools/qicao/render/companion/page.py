"""The common parts of companion documents: plain pages, titles, tables of names and values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from qicao.drawn.pictures import Pictures
from qicao.layout.columns import text_width
from qicao.model.geometry import TEXT_WIDTH
from qicao.ooxml.field import field
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.parts import footer_part
from qicao.ooxml.run import RunFormat, run
from qicao.ooxml.section import PageRun, Section, section
from qicao.ooxml.table import Border, CellFormat, TableFormat, cell, row, table
from qicao.render.docx.template import HEI, read_template
from qicao.render.docx.writer import Writer
from qicao.source.patterns import compiled

__all__ = [
    "FRAME",
    "WIDTH",
    "chinese_date",
    "pairs_table",
    "plain_writer",
    "text_cell",
    "text_section",
    "title",
    "title_lines",
]

WIDTH = twips_from_mm(TEXT_WIDTH)
"""The text width of the companion pages, in twips."""
MARGINS = "top=1701;right=1276;bottom=1417;left=1276;header=851;footer=851;gutter=0"
FRAME = Border(8, 8, 8, 8, 4)
LABEL = RunFormat(fonts=HEI)
ROOM = 28
"""The number of characters of a title that fit on a line, with room for one more."""
_PART = compiled("《?[^《\u3000》）]*[\u3000》）]*")
_PIECE = compiled("[^、：，；和与及的 -]*[、：，；和与及的 -]*")


def plain_writer(pictures: Pictures) -> Writer:
    """Return a writer for a document without formulas, footnotes and links."""
    template = read_template()
    return Writer(template, pictures, {}, frozenset(), {}, instances=template.instances())


def text_section(writer: Writer) -> str:
    """Return the section of the document, with page numbers at the foot."""
    number = run("— ") + field("PAGE", run("1")) + run(" —")
    form = ParagraphFormat(style="Footer", align="center")
    footer = writer.package.add("footer", "footer1.xml", footer_part(paragraph(number, form)))
    pages = PageRun(footer=footer, even_footer=footer)
    return section(Section(MARGINS, pages=pages))


def title(words: str) -> str:
    """Return the title of the document; its lines end where its parts end."""
    return paragraph(
        run("\n".join(title_lines(words))),
        ParagraphFormat(style="StdTitle", spacing="before=240;after=360;line=480;lineRule=exact"),
    )


def title_lines(words: str) -> list[str]:
    """Return the title in as few lines as possible, about equally long; no line ends within a part of it.

    Parts are: the text before 《, the elements of a name, a bracket, the text after it; in a part longer than a line
    also the words between 、, 和 and the like.
    """
    parts = [piece for part in _PART.findall(words) for piece in _pieces(part)]
    fewest = len(_fill(parts, ROOM))
    filled = (_fill(parts, room) for room in range(1, ROOM + 1))
    return next(lines for lines in filled if len(lines) == fewest)


def _pieces(part: str) -> list[str]:
    return _PIECE.findall(part) if text_width(part) > ROOM else [part]


def _fill(parts: Sequence[str], room: float) -> list[str]:
    """Return lines, each with as many parts as fit into *room* characters; gaps at the ends of lines are removed."""
    lines = [""]
    for part in parts:
        if lines[-1] and text_width((lines[-1] + part).strip()) > room:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


def text_cell(words: str, width: int, *, label: bool = False, span: int = 1) -> str:
    """Return a cell of one paragraph; a *label* is set in 黑体."""
    form = ParagraphFormat(style="StdTableText", align="center" if label else "left", spacing="before=40;after=40")
    return cell(paragraph(run(words, LABEL) if label else run(words), form), CellFormat(width, span))


def pairs_table(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a table of names and values."""
    widths = [2000, WIDTH - 2000]
    rows = [row([text_cell(name, 2000, label=True), text_cell(value, widths[1])], height=400) for name, value in pairs]
    return table(rows, TableFormat(widths, FRAME))


def chinese_date(date: dt.date | None) -> str:
    """Return the date as letters write it, or a blank to be filled in."""
    return f"{date.year}年{date.month}月{date.day}日" if date else "××××年××月××日"
