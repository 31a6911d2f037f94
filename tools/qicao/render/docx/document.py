"""The whole Word file: its sections, headers and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from qicao import __version__
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.classes import class_of, stage_of
from qicao.layout.contents import contents
from qicao.layout.continued import Pages
from qicao.layout.copy import PLAIN, Review
from qicao.layout.cover import replaced_line
from qicao.layout.names import name_above_text
from qicao.layout.targets import find_mentions, find_numbered, with_holders
from qicao.model.data import Page, StandardData
from qicao.model.standard import Element, Standard
from qicao.model.titles import name_in_line
from qicao.ooxml.field import field
from qicao.ooxml.link import content_control
from qicao.ooxml.notes import footnotes_part
from qicao.ooxml.numbering import numbering_part
from qicao.ooxml.paragraph import ParagraphFormat, keep_with_next, paragraph
from qicao.ooxml.parts import (
    Properties,
    app_part,
    core_part,
    custom_part,
    document_part,
    fonts_part,
    footer_part,
    header_part,
    settings_part,
)
from qicao.ooxml.run import run
from qicao.ooxml.section import PageRun, Section, section
from qicao.ooxml.theme import theme_part
from qicao.ooxml.watermark import watermark
from qicao.render.docx.blocks import write_blocks
from qicao.render.docx.contents import write_contents
from qicao.render.docx.cover import write_back, write_cover
from qicao.render.docx.divisions import write_annex, write_chapter, write_element
from qicao.render.docx.notes import write_notes
from qicao.render.docx.place import WARNING
from qicao.render.docx.template import read_template
from qicao.render.docx.writer import Writer

__all__ = ["finish_package", "new_writer", "render_docx"]

MARGINS = "top=1928;right=1134;bottom=1134;left=1134;header=1418;footer=1134;gutter=284"
FOOT = "before=106;line=234;lineRule=exact"
"""The spacing of the page number.

With the bottom margin of the official tools it leaves 43 lines of the grid on a page, in Word and in LibreOffice, which
would otherwise reserve the natural line height of its own font.
"""
COVER_MARGINS = "top=567;right=1134;bottom=1021;left=1134;header=0;footer=0;gutter=284"
FONTS = {"宋体": "SimSun", "黑体": "SimHei", "Times New Roman": "", "Courier New": "", "Cambria Math": ""}
SPACER = "Spacer"
SEPARATOR = ParagraphFormat(
    style="Spacer", border="top:sz=4", spacing="before=0;after=60;line=20;lineRule=exact", indent="right=7016"
)
"""The line above footnotes: thin, a quarter of the width of the text (10.4.4.2)."""
LINE_NUMBERS = "countBy=1;restart=newPage"
MARK_SIZE = 80
"""The size, in points, of the characters of the watermark."""
END_LINE = paragraph("", ParagraphFormat(style="EndLine", keep_next=True, border="top:sz=8"))
"""The line that ends the document, kept on the page of the last text (10.1.5)."""


def render_docx(
    standard: Standard,
    *,
    formulas: Formulas,
    pictures: Pictures,
    pages: Pages | None = None,
    review: Review = PLAIN,
) -> bytes:
    """Return the Word file of the document.

    *pages* are page numbers and table breaks that a layout as PDF has found; without them the contents name no pages.
    """
    entries = contents(standard)
    writer = new_writer(standard, formulas, pictures, {entry.id for entry in entries} | review.marked)
    pages = pages or Pages()
    writer.cuts = pages.cuts
    writer.section = _page_section(writer, standard.data, review)
    front = replace(writer.section, page_numbers="fmt=upperRoman;start=1")
    parts = [
        write_cover(standard.data),
        _section_break(Section(COVER_MARGINS, grid="")),
        _named(writer, "contents", write_contents(entries, standard.data.contents_depth, pages.numbers)),
        *_elements(writer, standard.foreword, standard.introduction),
        _section_break(front),
    ]
    data = standard.data
    double = data.page.sides == "double"
    writer.opening = "oddPage" if double else "nextPage"
    parts += [keep_with_next("".join(_body(writer, standard))), END_LINE]
    parts.append(_back(writer, data) if stage_of(data).back_cover else section(writer.next_section()))
    return finish_package(writer, "".join(parts), name_in_line(data), data.number, (data.page, _custom(data)))


def _custom(data: StandardData) -> dict[str, str]:
    """Return the properties that the official tools store in a file: template, document numbers, one or two sides."""
    form = class_of(data)
    return {
        "doctype": form.kind,
        "xmlname": form.name,
        "NSTD_CODE": data.number,
        "OSTD_CODE": replaced_line(data),
        "DoublePage": str(data.page.sides == "double").lower(),
    }


def new_writer(standard: Standard, formulas: Formulas, pictures: Pictures, listed: Iterable[str]) -> Writer:
    """Return a writer that knows all formulas and all targets of links; *listed* are the ids in the contents."""
    mentions = find_mentions(standard, listed)
    footnotes = {footnote.id: footnote for footnote in standard.footnotes}
    template = read_template()
    math = formulas.omml(mentions.texs)
    live = standard.data.word.get("live_refs", False)
    numbered = find_numbered(standard) if live else {}
    targets = with_holders(mentions.targets, numbered)
    return Writer(
        template, pictures, math, targets, footnotes, instances=template.instances(), live=live, numbered=numbered
    )


def _page_section(writer: Writer, data: StandardData, review: Review) -> Section:
    """Return the section of pages with the document's number as header and the page number as footer (10.1.3)."""
    add = writer.package.add
    marks = [watermark(data.stage, at, MARK_SIZE, "SimHei") if review.watermark else "" for at in (1, 2)]
    page = field("PAGE   \\* MERGEFORMAT", run("1"))
    head = field("STYLEREF  标准文件_文件编号 \\* MERGEFORMAT", run(data.number))
    odd, even = (ParagraphFormat(style=style, counted=False) for style in ("StdHeaderOdd", "StdHeaderEven"))
    right, left = (
        ParagraphFormat(style=style, counted=False, spacing=FOOT) for style in ("StdFooterOdd", "StdFooterEven")
    )
    pages = PageRun(
        add("header", "header1.xml", header_part(paragraph(marks[0] + head, odd))),
        add("header", "header2.xml", header_part(paragraph(marks[1] + head, even))),
        add("footer", "footer1.xml", footer_part(paragraph(page, right))),
        add("footer", "footer2.xml", footer_part(paragraph(page, left))),
    )
    return Section(MARGINS, pages=pages, line_numbers=LINE_NUMBERS if review.line_numbers else "")


def _back(writer: Writer, data: StandardData) -> str:
    """Return the 封底 as a page without header and page number; an even page if the paper has two sides (10.1.5)."""
    empty = paragraph("", ParagraphFormat(style=SPACER))
    head = writer.package.add("header", "header3.xml", header_part(empty))
    foot = writer.package.add("footer", "footer3.xml", footer_part(empty))
    pages = PageRun(head, head, foot, foot)
    start: Literal["evenPage", "nextPage"] = "evenPage" if data.page.sides == "double" else "nextPage"
    return (
        _section_break(writer.next_section())
        + write_back(data)
        + section(Section(COVER_MARGINS, start=start, pages=pages, grid=""))
    )


def _section_break(form: Section) -> str:
    return paragraph("", ParagraphFormat(style=SPACER, section=section(form)))


BOOKMARKS = ("contents", "foreword", "introduction", "body", "annexes", "bibliography", "index")
"""The parts of a document in the order of the bookmarks by which the official tools find them: BookMark1 and so on."""
NAME_TAG = "NEW_STAND_NAME"


def _named(writer: Writer, part: str, content: str) -> str:
    """Return the paragraphs of a part, enclosed in its bookmark."""
    return writer.named(f"BookMark{BOOKMARKS.index(part) + 1}", content)


def _elements(writer: Writer, *elements: Element | None) -> Iterator[str]:
    yield from (_named(writer, part.name, write_element(writer, part)) for part in elements if part)


def _body(writer: Writer, standard: Standard) -> Iterator[str]:
    """Yield the text from the first page after the front matter to the index."""
    name = paragraph(run("\n".join(name_above_text(standard.data))), ParagraphFormat(style="StdTitle"))
    notice = write_blocks(writer, standard.notice, WARNING)
    chapters = "".join(write_chapter(writer, chapter) for chapter in standard.chapters)
    yield _named(writer, "body", content_control(NAME_TAG, 1, name) + notice + chapters)
    if standard.annexes:
        yield _named(writer, "annexes", "".join(write_annex(writer, annex) for annex in standard.annexes))
    yield from _elements(writer, standard.bibliography, standard.index)


def finish_package(
    writer: Writer,
    body: str,
    title: str,
    subject: str,
    own: tuple[Page, Mapping[str, str]] = (Page(), {}),
) -> bytes:
    """Return the bytes of the file that consists of *body* and all parts that it needs.

    *own* is for standards only: how the pages are printed, and the properties for the official tools.
    """
    page, custom = own
    double = page.sides == "double"
    package = writer.package
    writer.notes = write_notes(writer)
    package.add("styles", "styles.xml", writer.template.styles)
    package.add("numbering", "numbering.xml", numbering_part(writer.template.lists, writer.instances))
    package.add(
        "settings",
        "settings.xml",
        settings_part(even_and_odd=double, mirror=double and page.mirrored, footnotes=bool(writer.notes)),
    )
    package.add("theme", "theme/theme1.xml", theme_part("Times New Roman", "宋体"))
    package.add("fontTable", "fontTable.xml", fonts_part(FONTS))
    if writer.notes:
        package.add("footnotes", "footnotes.xml", footnotes_part(writer.notes, SEPARATOR))
    properties = {
        "core": core_part(Properties(title, subject, "qicao")),
        "app": app_part(f"qicao {__version__}"),
        **({"custom": custom_part(custom)} if custom else {}),
    }
    return package.to_bytes(document_part(body), properties)
