"""The tree as written → the whole document, with all generated parts in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qicao.model.block import Block, Paragraph, SymbolList
from qicao.model.catalogue import Catalogue
from qicao.model.finding import Finding
from qicao.model.inline import Citation, IndexMark, Text, iter_inlines, plain_text
from qicao.model.numbers import mention
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element, ElementName, Standard, Term
from qicao.model.tree import inline_texts, iter_nodes
from qicao.parse import faults
from qicao.parse.citations import Library, Lists, list_documents
from qicao.parse.foreword import Sentences, make_foreword, patent_statement
from qicao.parse.leadins import NO_REFERENCES, REFERENCES, terms_lead_in
from qicao.parse.raw import Raw
from qicao.parse.symbols import sorted_symbols
from qicao.source.draft import DraftSource

__all__ = ["complete"]

LEAD_INS = frozenset({REFERENCES, NO_REFERENCES, "下列术语和定义适用于本文件。", "本文件没有需要界定的术语和定义。"})
LEAD_IN_END = ("界定的术语和定义适用于本文件。", "界定的以及下列术语和定义适用于本文件。")
TERMS = frozenset({"术语", "术语和定义"})
"""Titles of the clause with the terms in a combined chapter."""
TITLES: dict[ElementName, str] = {"normative-references": "规范性引用文件", "terms": "术语和定义"}


def complete(raw: Raw, source: DraftSource, catalogue: Catalogue) -> tuple[Standard, tuple[Finding, ...]]:
    """Return the document with foreword, lead-ins, lists of documents and index, not numbered yet, and the findings."""
    findings: list[Finding] = []
    foreword, found = make_foreword(source.data, source.yaml)
    findings += found
    introduction, found = _introduction(raw, source)
    findings += found
    notice, found = _notice(source)
    chapters = _ordered(raw.chapters)
    chapters = [_with_terms_lead_in(chapter, source, findings) for chapter in chapters]
    standard = Standard(
        source.slug,
        source.data,
        foreword,
        introduction,
        notice,
        tuple(_with_sorted_symbols(chapter) for chapter in chapters if chapter.element != "index"),
        raw.annexes,
        raw.bibliography,
        _index(raw, source),
        raw.footnotes,
        source.shown,
    )
    lists = list_documents(
        _citations(standard), source.data, Library(source.data.references, catalogue, _named(source))
    )
    standard = _with_documents(standard, lists, findings)
    return standard, (*findings, *found, *lists.findings)


def _named(source: DraftSource) -> dict[str, Span]:
    """Return where `standard.yaml` names each document of `consulted` and `terms_from`."""
    paths = (path for path in source.yaml.texts if len(path) > 1 and path[0] in ("consulted", "terms_from"))
    found = (
        (mention("".join(line.text for line in source.yaml.lines(path)))[0], source.yaml.span(path)) for path in paths
    )
    return {document: span for document, span in found if span}


def _introduction(raw: Raw, source: DraftSource) -> tuple[Element | None, list[Finding]]:
    """Return the author's introduction, with the statement about identified patents at its end."""
    statement, findings = patent_statement(source.data, source.yaml)
    if not statement:
        return raw.introduction, findings
    own = raw.introduction or Element("introduction", "introduction", "引言")
    if not own.clauses:
        return replace(own, blocks=(*own.blocks, *statement)), findings
    # In a divided introduction the statement is a clause of its own: before 0.1 it would be a 悬置段 (7.4).
    clause = Clause("clause-patents", (Text("专利"),), 2, tuple(statement))
    return replace(own, clauses=(*own.clauses, clause)), findings


def _notice(source: DraftSource) -> tuple[tuple[Block, ...], list[Finding]]:
    if not source.data.important_notice:
        return (), []
    say = Sentences(source.yaml, "notice")
    return (say.paragraph(say.read(("important_notice",), source.data.important_notice)),), say.findings


def _ordered(chapters: Sequence[Clause]) -> list[Clause]:
    """Return the chapters; 规范性引用文件 and 术语和定义 are added after 范围 if the author left them out."""
    found = list(chapters)
    at = next((place + 1 for place, chapter in enumerate(found) if chapter.element == "scope"), 0)
    for name, title in TITLES.items():
        known = next((place for place, chapter in enumerate(found) if chapter.element == name), None)
        if known is None:
            found.insert(at, Clause(f"chapter-{name}", (Text(title),), 1, element=name))
            known = at
        at = known + 1
    return found


def _with_terms_lead_in(chapter: Clause, source: DraftSource, findings: list[Finding]) -> Clause:
    if chapter.element != "terms":
        return chapter
    first = next((clause for clause in chapter.clauses if _opens_terms(clause)), None)
    if first is None:
        return _led_in(chapter, source, findings)
    led_in = (
        _led_in(clause, source, findings) if clause is first and isinstance(clause, Clause) else clause
        for clause in chapter.clauses
    )
    return replace(chapter, clauses=tuple(led_in))


def _opens_terms(clause: Clause | Term) -> bool:
    """Return whether the clause has the terms of a chapter that combines them with symbols (8.8.1)."""
    return isinstance(clause, Clause) and "".join(plain_text(clause.title).split()) in TERMS


def _led_in(chapter: Clause, source: DraftSource, findings: list[Finding]) -> Clause:
    own = any(isinstance(node, Term) for node in iter_nodes(chapter))
    lead = Paragraph("lead-in-terms", terms_lead_in(source.data.terms_from, own=own))
    return replace(chapter, blocks=(lead, *_without_typed(chapter.blocks, findings)))


def _without_typed(blocks: Sequence[Block], findings: list[Finding]) -> Iterator[Block]:
    """Yield the blocks without a lead-in that the author typed although it is generated."""
    for place, block in enumerate(blocks):
        text = plain_text(block.inlines) if isinstance(block, Paragraph) else ""
        if place == 0 and (text in LEAD_INS or text.endswith(LEAD_IN_END)):
            findings.append(faults.TYPED_LEAD_IN.at(block.span or Span("", 1)))
        else:
            yield block


def _with_sorted_symbols(chapter: Clause) -> Clause:
    """Return the chapter of symbols and abbreviations in the order of 8.8.3."""
    if chapter.element == "terms":
        return replace(chapter, clauses=tuple(map(_sorted_within, chapter.clauses)))
    return _sorted(chapter) if chapter.element == "symbols" else chapter


def _sorted_within(clause: Clause | Term) -> Clause | Term:
    """Return a clause of a combined chapter, with its symbols sorted."""
    return _with_sorted_symbols(clause) if isinstance(clause, Clause) else clause


def _sorted(clause: Clause) -> Clause:
    """Return the clause and all below it with sorted symbols."""
    return replace(
        clause,
        blocks=tuple(sorted_symbols(block) if isinstance(block, SymbolList) else block for block in clause.blocks),
        clauses=tuple(_sorted(child) if isinstance(child, Clause) else child for child in clause.clauses),
    )


def _index(raw: Raw, source: DraftSource) -> Element | None:
    """Return an empty index, if the draft wants one; it is filled after the numbering."""
    typed = next((chapter for chapter in raw.chapters if chapter.element == "index"), None)
    if typed:
        return Element("index", "index", "索引", span=typed.span, label=typed.label)
    parts: tuple[Clause | Annex, ...] = (*raw.chapters, *raw.annexes)
    marks = (inline for part in parts for text in inline_texts(part) for inline in iter_inlines(text))
    wanted = source.data.index or source.data.function == "术语" or any(isinstance(mark, IndexMark) for mark in marks)
    return Element("index", "index", "索引") if wanted else None


def _citations(standard: Standard) -> Iterator[Citation]:
    for text in inline_texts(standard):
        yield from (inline for inline in iter_inlines(text) if isinstance(inline, Citation))


def _with_documents(standard: Standard, lists: Lists, findings: list[Finding]) -> Standard:
    """Return the document with its two lists of documents."""
    chapters = tuple(
        _with_references(chapter, lists, findings) if chapter.element == "normative-references" else chapter
        for chapter in standard.chapters
    )
    bibliography = standard.bibliography
    if bibliography and bibliography.blocks and bibliography.span:
        findings.append(faults.TYPED_BIBLIOGRAPHY.at(bibliography.span))
    if lists.informative:
        bibliography = bibliography or Element("bibliography", "bibliography", "参考文献")
        bibliography = replace(bibliography, blocks=(*bibliography.blocks, *lists.informative))
    return replace(standard, chapters=chapters, bibliography=bibliography)


def _with_references(chapter: Clause, lists: Lists, findings: list[Finding]) -> Clause:
    lead = Paragraph("lead-in-references", (Text(REFERENCES if lists.normative else NO_REFERENCES),))
    typed = tuple(_without_typed(chapter.blocks, findings))
    if (typed or chapter.clauses) and chapter.span:
        findings.append(faults.TYPED_REFERENCES.at(chapter.span))
    return replace(chapter, blocks=(lead, *lists.normative, *typed))
