"""Divisions → headings and the text below them: elements, 章, 条, 附录, 术语条目."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from qicao.layout.leads import leads
from qicao.layout.names import definition_blocks, term_words
from qicao.model.block import Block, Paragraph
from qicao.model.inline import Inline, Text
from qicao.model.standard import Annex, Clause, Element, Term
from qicao.model.words import annex_status
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.render.docx.blocks import write_blocks
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.place import BODY
from qicao.render.docx.template import HEI
from qicao.render.docx.writer import Writer

__all__ = ["ELEMENT_STYLES", "title_runs", "write_annex", "write_chapter", "write_element"]

ELEMENT_STYLES = {
    "foreword": "StdFrontTitle",
    "introduction": "StdFrontTitle",
    "bibliography": "StdBibliographyTitle",
    "index": "StdIndexTitle",
}
TERM = RunFormat(fonts=HEI)
Family = tuple[str, str]
"""The first part of the style names of titled clauses, and that of untitled clauses."""
BODY_CLAUSES: Family = ("StdClause", "StdUntitled")
ANNEX_CLAUSES: Family = ("StdAnnexClause", "StdAnnexUntitled")
INTRODUCTION_CLAUSES: Family = ("StdIntroClause", "StdIntroUntitled")
LISTS: dict[Family, tuple[str, int]] = {
    BODY_CLAUSES: ("chapters", 0),
    ANNEX_CLAUSES: ("annexes", 1),
    INTRODUCTION_CLAUSES: ("introduction", 1),
}
"""Family → the name of its numbering list, and the number to subtract from a clause's level to get the list level."""


def write_element(writer: Writer, element: Element) -> str:
    """Return an element without a chapter number, on a new page."""
    form = ParagraphFormat(style=ELEMENT_STYLES[element.name], page_break=True)
    writer.counted.clear()
    head = paragraph(writer.mark(element.id, title_runs(element.title)), form)
    return head + write_blocks(writer, element.blocks) + _clauses(writer, element.clauses, INTRODUCTION_CLAUSES)


def title_runs(title: str) -> str:
    """Return the runs of an element's title; two characters get a gap of one character between them."""
    if len(title) > 2 or title == "索引":
        return run(title)
    return run(title[0], RunFormat(spacing=320)) + run(title[1:])


def write_chapter(writer: Writer, chapter: Clause) -> str:
    """Return a 章 with all its clauses."""
    writer.counted.clear()
    head = paragraph(writer.mark(chapter.id, to_runs(writer, chapter.title)), ParagraphFormat(style="StdChapter"))
    return head + write_blocks(writer, chapter.blocks) + _clauses(writer, chapter.clauses, BODY_CLAUSES)


def write_annex(writer: Writer, annex: Annex) -> str:
    """Return an 附录 on a new page.

    Hidden paragraphs at its beginning make Word number tables and figures with the letter of the annex.
    """
    writer.counted.clear()
    writer.annex = annex.letter
    status = f"（{annex_status(annex)}）"
    title: tuple[Inline, ...] = (Text(f"\n{status}\n"), *annex.title)
    form = ParagraphFormat(style="StdAnnex", page_break=True)
    content = (
        paragraph(writer.mark(annex.id, to_runs(writer, title)), form)
        + paragraph("", ParagraphFormat(style="StdAnnexFigureMark"))
        + paragraph("", ParagraphFormat(style="StdAnnexTableMark"))
        + write_blocks(writer, annex.blocks)
        + _clauses(writer, annex.clauses, ANNEX_CLAUSES)
    )
    writer.annex = ""
    return content


def _clauses(writer: Writer, clauses: Sequence[Clause | Term], family: Family) -> str:
    return "".join(
        _term(writer, node, family) if isinstance(node, Term) else _clause(writer, node, family) for node in clauses
    )


def _clause(writer: Writer, clause: Clause, family: Family) -> str:
    """Return a 条; the text of one without a title begins on the line of its number (10.2.1)."""
    writer.counted.clear()
    titled, untitled = family
    content = to_runs(writer, clause.title)
    blocks: Sequence[Block] = clause.blocks
    if not clause.title:
        content, blocks = _run_in(writer, clause.blocks)
    form = ParagraphFormat(style=f"{titled}{clause.level - 1}")
    if not clause.title:
        form = _numbered(writer, f"{untitled}{clause.level - 1}", family, clause.level)
        form = replace(form, keep_next=bool(blocks) and _leads(clause.blocks))
    head = paragraph(writer.mark(clause.id, content), form)
    return head + write_blocks(writer, blocks) + _clauses(writer, clause.clauses, family)


def _leads(blocks: Sequence[Block]) -> bool:
    return isinstance(blocks[0], Paragraph) and leads(blocks[0].inlines)


def _numbered(writer: Writer, style: str, family: Family, level: int) -> ParagraphFormat:
    """Return a format that names its numbering list and level.

    A style for untitled clauses cannot do so, because it shares its list level with the style for titled ones.
    """
    name, offset = LISTS[family]
    return ParagraphFormat(style=style, number=writer.template.names[name] + 1, level=level - offset)


def _run_in(writer: Writer, blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    if blocks and isinstance(blocks[0], Paragraph) and not blocks[0].verbatim:
        return writer.mark(blocks[0].id, to_runs(writer, blocks[0].inlines)), blocks[1:]
    return "", blocks


def _term(writer: Writer, term: Term, family: Family) -> str:
    """Return a 术语条目: its number on one line, the term and its English equivalents on the next (10.3.5)."""
    writer.counted.clear()
    level = term.level - 1
    style = f"StdTerm{level}" if family is BODY_CLAUSES else f"{family[1]}{level}"
    head = run("\n\u3000\u3000", TERM) + to_runs(writer, term_words(term), TERM)
    form = replace(_numbered(writer, style, family, term.level), keep_next=True)
    lines = [paragraph(writer.mark(term.id, head), form)]
    lines += [BODY.paragraph(to_runs(writer, words, TERM)) for words in term.admitted]
    lines += [BODY.paragraph(to_runs(writer, (*words, Text("（拒用）")))) for words in term.deprecated]
    lines += [BODY.paragraph(to_runs(writer, words)) for words in term.symbols]
    lines.append(write_blocks(writer, definition_blocks(term)))
    lines.append(write_blocks(writer, (*term.examples, *term.notes)))
    if term.source:
        lines.append(BODY.paragraph(to_runs(writer, term.source)))
    return "".join(lines)
