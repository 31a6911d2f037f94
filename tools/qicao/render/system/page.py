"""The common parts of the documents of a standards system: pages, headings, text and tables with a repeated head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from qicao.drawn.pictures import Picture
from qicao.model.geometry import LANDSCAPE_WIDTH
from qicao.ooxml.field import field
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.parts import footer_part, header_part
from qicao.ooxml.run import PLAIN, RunFormat, run
from qicao.ooxml.section import PageRun, Section, section
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table
from qicao.render.companion.page import FRAME
from qicao.render.docx.template import HEI
from qicao.render.docx.writer import Writer

__all__ = [
    "ACROSS",
    "GAP",
    "LANDSCAPE",
    "Column",
    "figures",
    "grid",
    "heading",
    "item",
    "pages",
    "table_title",
    "text",
]

ACROSS, LANDSCAPE = 9354, 14570
"""The width between the margins of a page, and of a landscape page, in twips."""
MARGINS = "top=1417;right=1276;bottom=1417;left=1276;header=851;footer=851;gutter=0"
LANDSCAPE_MARGINS = "top=1417;right=1134;bottom=1134;left=1134;header=851;footer=680;gutter=0"
HEADINGS = ("ExplainSection", "ExplainClause")
HEAD = RunFormat(fonts=HEI)
Align = Literal["left", "center"]
CELLS = {
    align: ParagraphFormat(style="StdTableText", align=align, spacing="before=30;after=30")
    for align in ("left", "center")
}
FIGURE = ParagraphFormat(
    style="StdParagraph",
    keep_next=True,
    align="center",
    spacing="line=240;lineRule=auto",
    indent="firstLineChars=0;firstLine=0",
)
GAP = paragraph("", ParagraphFormat(style="Spacer", spacing="before=0;after=120;line=20;lineRule=exact"))
"""The space after a table, or before one without a title."""


class Column(Struct, frozen=True):
    """A column of a table: its head, its share of the width, and how its cells are aligned."""

    name: str
    share: float
    align: Align = "center"


def grid(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> str:
    """Return a table whose head is repeated on every page; a row of one text goes across, as a head of what follows.

    The last row is set in 黑体 if it begins with 总计.
    """
    widths = _widths(columns, width)
    head = row(
        [_cell(one.name, CellFormat(wide), "center", HEAD) for one, wide in _pairs(columns, widths)], header=True
    )
    lines = [_row(columns, widths, words) for words in rows]
    return table([head, *lines], TableFormat(widths, FRAME)) + GAP


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    total = sum(column.share for column in columns)
    widths = [round(width * column.share / total) for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _pairs(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[tuple[Column, int]]:
    return zip(columns, widths, strict=True)


def _row(columns: Sequence[Column], widths: Sequence[int], words: Sequence[str]) -> str:
    if len(words) == 1:
        across = CellFormat(sum(widths), len(columns))
        form = ParagraphFormat(style="StdTableText", align="left", keep_next=True, spacing="before=30;after=30")
        return row([cell(paragraph(run(words[0], HEAD), form), across)])
    letters = HEAD if words[0].startswith("总计") else PLAIN
    pairs = zip(words, _pairs(columns, widths), strict=True)
    return row([_cell(text, CellFormat(wide), one.align, letters) for text, (one, wide) in pairs])


def _cell(words: str, form: CellFormat, align: Align, letters: RunFormat) -> str:
    return cell(paragraph(run(words, letters), CELLS[align]), form)


def table_title(words: str) -> str:
    """Return the title of the table that follows; Word counts the tables."""
    return paragraph(run(words), ParagraphFormat(style="StdTableTitle"))


def figures(writer: Writer, drawings: Iterable[tuple[str, Picture]]) -> Iterator[str]:
    """Yield pictures with their titles, each as large as it was drawn if a landscape page has room for it."""
    writer.room = LANDSCAPE_WIDTH
    for words, drawing in drawings:
        yield paragraph(writer.place(drawing, words), FIGURE)
        yield figure_title(words)


def figure_title(words: str) -> str:
    """Return the title of the figure above it; Word counts the figures."""
    return paragraph(run(words), ParagraphFormat(style="StdFigureTitle"))


def heading(words: str, depth: int = 0) -> str:
    """Return a heading of a section, or of a part of it if *depth* is 1."""
    return paragraph(run(words), ParagraphFormat(style=HEADINGS[depth]))


def text(words: str, *, indent: bool = True, align: str = "") -> str:
    """Return a paragraph of text."""
    flush = "" if indent else "firstLineChars=0;firstLine=0"
    return paragraph(run(words), ParagraphFormat(style="StdParagraph", indent=flush, align=align))


def item(words: str) -> str:
    """Return an item of a list."""
    return paragraph(run(words), ParagraphFormat(style="StdDash"))


def pages(writer: Writer, words: str, *, landscape: bool = False) -> str:
    """Return the section of the whole document: *words* at the top of its pages, page numbers at the foot."""
    top = paragraph(run(words), ParagraphFormat(style="StdTableText", align="right"))
    foot = run("第 ") + field("PAGE", run("1")) + run(" 页　共 ") + field("NUMPAGES", run("1")) + run(" 页")
    low = paragraph(foot, ParagraphFormat(style="Footer", align="center"))
    header = writer.package.add("header", "header1.xml", header_part(top))
    footer = writer.package.add("footer", "footer1.xml", footer_part(low))
    runs = PageRun(header, header, footer, footer)
    if landscape:
        return section(Section(LANDSCAPE_MARGINS, 16838, 11906, pages=runs, grid=""))
    return section(Section(MARGINS, pages=runs, grid=""))
