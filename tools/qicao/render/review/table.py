"""意见汇总处理表 as a Word file: landscape A4, its head on every page, only long comments continued on the next page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.drawn.pictures import Pictures
from qicao.model.overview import Overview
from qicao.ooxml.field import field
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.parts import footer_part, header_part
from qicao.ooxml.run import RunFormat, run
from qicao.ooxml.section import PageRun, Section, section
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table
from qicao.render.companion.page import FRAME, plain_writer, title
from qicao.render.docx.document import finish_package
from qicao.render.docx.template import HEI
from qicao.render.docx.writer import Writer
from qicao.render.review.columns import cells_of, column_widths, count_lines, head_lines, is_short, title_of

__all__ = ["comment_rows", "number_runs", "render_table"]

WIDTH = 14570
"""The width between the margins of a landscape page, in twips."""
MARGINS = "top=1701;right=1134;bottom=1134;left=1134;header=851;footer=680;gutter=0"
HEAD = RunFormat(fonts=HEI)
HIDDEN = RunFormat(hidden=True)
CENTERED = ("序号", "标准章条编号")
CELL = {
    align: ParagraphFormat(style="StdTableText", align=align, spacing="before=30;after=30")
    for align in ("left", "center")
}
NOTE = ParagraphFormat(style="StdTableText", align="left", spacing="before=20;after=20")
TOP = ParagraphFormat(style="StdTableText", align="left", tabs=f"right:{WIDTH}", spacing="before=20;after=20")
GAP = paragraph("", ParagraphFormat(style="Spacer", spacing="before=0;after=120;line=20;lineRule=exact"))


def render_table(overview: Overview, pictures: Pictures) -> bytes:
    """Return the Word file of the table.

    The running number of each row is followed by its receipt number as hidden text, by which the row is recognised when
    the file comes back, even if rows were moved or copied.
    """
    writer = plain_writer(pictures)
    name = title_of(overview)
    body = [title(name), comment_rows(overview), GAP, *_notes(overview), _pages(writer, overview)]
    return finish_package(writer, "".join(body), f"《{overview.head.document}》{name}", overview.head.stage)


def comment_rows(overview: Overview) -> str:
    """Return the table with a row for each comment."""
    shares = column_widths(overview)
    widths = [round(WIDTH * share / sum(shares)) for share in shares]
    forms = [CellFormat(width, align="center") for width in widths]
    names = (_words(name, HEAD, "center") for name in overview.columns)
    lines = [row([cell(*pair) for pair in zip(names, forms, strict=True)], header=True, height=400)]
    lines += _rows(overview, forms, shares)
    return table(lines, TableFormat(widths, FRAME))


def _rows(overview: Overview, forms: Sequence[CellFormat], shares: Sequence[float]) -> Iterator[str]:
    aligns = ["center" if name in CENTERED else "left" for name in overview.columns]
    for number, item in enumerate(overview.rows, 1):
        texts = cells_of(overview, number, item)
        _, *words = texts
        contents = [_paragraph(number_runs(number, item.id), "center")]
        contents += [_words(text, RunFormat(), align) for text, align in zip(words, aligns[1:], strict=True)]
        yield row([cell(*pair) for pair in zip(contents, forms, strict=True)], whole=is_short(texts, shares))


def number_runs(number: int, id_: str) -> str:
    """Return the running number, followed by the receipt number as hidden text in brackets that nobody types."""
    return run(str(number)) + run(f"〔{id_}〕", HIDDEN)


def _words(text: str, form: RunFormat, align: str) -> str:
    return _paragraph(run(text, form), align)


def _paragraph(runs: str, align: str) -> str:
    return paragraph(runs, CELL[align])


def _notes(overview: Overview) -> Iterator[str]:
    for line in count_lines(overview):
        yield paragraph(run(line), NOTE)


def _pages(writer: Writer, overview: Overview) -> str:
    """Return the section: landscape, the subject of the table at the top, the page number at the foot."""
    top = "".join(paragraph(run(f"{left}\t{right}"), TOP) for left, right in head_lines(overview))
    foot = run("共 ") + field("NUMPAGES", run("1")) + run(" 页　第 ") + field("PAGE", run("1")) + run(" 页")
    header = writer.package.add("header", "header1.xml", header_part(top))
    footer = writer.package.add(
        "footer", "footer1.xml", footer_part(paragraph(foot, ParagraphFormat(style="Footer", align="center")))
    )
    return section(Section(MARGINS, 16838, 11906, pages=PageRun(header, header, footer, footer), grid=""))
