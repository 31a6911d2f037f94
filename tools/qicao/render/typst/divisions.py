"""Divisions → Typst: elements, 章, 条, 附录, 术语条目."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.layout.leads import leads
from qicao.layout.names import definition_blocks, term_words
from qicao.model.block import Block, Paragraph
from qicao.model.standard import Annex, Clause, Element, Term
from qicao.model.words import annex_status
from qicao.render.typst.blocks import BROAD, write_blocks
from qicao.render.typst.inlines import to_markup
from qicao.render.typst.markup import call, escape, kept, name_of
from qicao.render.typst.place import BODY
from qicao.render.typst.writer import Writer

__all__ = ["FRONT_TITLE", "write_annex", "write_chapter", "write_element"]

GAP = "　"
FRONT_TITLE = {"top": "24pt", "to": "center", "size": "16pt", "line": "31.2pt"}
"""The titles of 目次, 前言 and 引言: two lines of the grid high (figures E.8 and E.9), followed by 23.4 pt of space."""
BACK_TITLE = {"top": "29pt", "to": "center"}
"""The titles of 参考文献 and 索引 (figures E.10 and E.11)."""


def _title(writer: Writer, id_: str, content: str, *, level: int, space: float, **form: str) -> str:
    above = writer.above(space, space)
    writer.depth = min(level, writer.depth + 1)  # no level of headings may be skipped (ISO 14289-1, 7.4.2)
    return call("title", content, above=above, level=str(writer.depth), id=f'"{name_of(id_)}"', **form)


def write_element(writer: Writer, element: Element) -> str:
    """Return an element without a chapter number, on a new page."""
    front = element.name in {"foreword", "introduction"}
    writer.after = 0
    form = FRONT_TITLE if front else BACK_TITLE
    title = "#h(1em)".join(map(escape, element.title)) if front else escape(element.title)
    head = _title(writer, element.id, title, level=1, space=0, **form)
    writer.after = 23.4 if front else 7.8
    body = write_blocks(writer, element.blocks) + _clauses(writer, element.clauses, BROAD)
    return f"#pagebreak(weak: true)\n{head}{body}"


def write_chapter(writer: Writer, chapter: Clause) -> str:
    """Return a 章 with all its clauses."""
    title = f"{chapter.number}{GAP}{to_markup(writer, chapter.title)}"
    head = _title(writer, chapter.id, title, level=1, space=15.6)
    return head + write_blocks(writer, chapter.blocks) + _clauses(writer, chapter.clauses)


def write_annex(writer: Writer, annex: Annex) -> str:
    """Return an 附录 on a new page."""
    writer.after = 0
    status = f"（{annex_status(annex)}）"
    title = f"{escape(annex.number)} \\ {status} \\ {to_markup(writer, annex.title)}"
    head = _title(writer, annex.id, title, level=1, space=0, top="28pt", to="center")
    writer.after = 7.8
    body = write_blocks(writer, annex.blocks) + _clauses(writer, annex.clauses, BROAD)
    return f"#pagebreak(weak: true)\n{head}{body}"


def _clauses(writer: Writer, clauses: Sequence[Clause | Term], line: str = "") -> str:
    return "".join(_term(writer, node) if isinstance(node, Term) else _clause(writer, node, line) for node in clauses)


def _clause(writer: Writer, clause: Clause, line: str) -> str:
    """Return a 条, in lines of the height *line*; the text of one without a title begins on the line of its number."""
    blocks: Sequence[Block] = clause.blocks
    if clause.title:
        title = f"{escape(clause.number)}{GAP}{to_markup(writer, clause.title)}"
        head = _title(writer, clause.id, title, level=clause.level, space=7.8)
    else:
        text = ""
        if blocks and isinstance(blocks[0], Paragraph) and not blocks[0].verbatim:
            text, blocks = writer.mark(blocks[0].id) + to_markup(writer, blocks[0].inlines), blocks[1:]
        # A gap and not a full-width blank, which Typst would stretch in a full line.
        content = f"{writer.mark(clause.id)}#bold[{escape(clause.number)}]#h(1em){text}"
        head = call("p", content, above=writer.above(), indent="0pt", line=line)
        head = kept(head) if blocks and _leads(clause.blocks) else head
    return head + write_blocks(writer, blocks) + _clauses(writer, clause.clauses, line)


def _leads(blocks: Sequence[Block]) -> bool:
    return isinstance(blocks[0], Paragraph) and leads(blocks[0].inlines)


def _term(writer: Writer, term: Term) -> str:
    """Return a 术语条目: its number on one line, the term and its English equivalents on the next (10.3.5)."""
    number = f"{writer.mark(term.id)}#bold[{escape(term.number)}]"
    lines = [call("p", number, above=writer.above(), indent="0pt", sticky="true")]
    names = f"#bold[{to_markup(writer, term_words(term))}]"
    lines.append(call("p", names, above=writer.above(), sticky="true"))
    lines += [BODY.paragraph(writer, f"#bold[{to_markup(writer, words)}]") for words in term.admitted]
    lines += [BODY.paragraph(writer, f"{to_markup(writer, words)}（拒用）") for words in term.deprecated]
    lines += [BODY.paragraph(writer, to_markup(writer, words)) for words in term.symbols]
    lines.append(write_blocks(writer, definition_blocks(term)))
    lines.append(write_blocks(writer, (*term.examples, *term.notes)))
    if term.source:
        lines.append(BODY.paragraph(writer, to_markup(writer, term.source)))
    return "".join(lines)
