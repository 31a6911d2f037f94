"""`index.md` → the tree as written: headings are nested, elements recognised by their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Block, Footnote, Paragraph
from qicao.model.elements import COMBINED, ELEMENTS, NEAR_TITLES
from qicao.model.inline import plain_text
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element, ElementName, Term
from qicao.parse import faults
from qicao.parse.blocks import BLOCKS, read_blocks
from qicao.parse.content import span_of_lines
from qicao.parse.directive import DIRECTIVES, fence
from qicao.parse.figures import FIGURES
from qicao.parse.frame import own_footnotes
from qicao.parse.headings import Part, read_section, split_sections
from qicao.parse.includes import splice_includes
from qicao.parse.indicators import INDICATORS, no_sets
from qicao.parse.lists import LISTS
from qicao.parse.raw import Raw
from qicao.parse.reading import ReadInclude, Reading, ReadSets
from qicao.parse.tables import TABLES, bare_table

__all__ = ["no_includes", "parse_blocks", "parse_body"]

GENERATED = frozenset({"前言", "目次", "封面"})
OUTSIDE = ("introduction", "bibliography")
"""Elements that are not chapters."""


def parse_body(lines: Sequence[SourceLine], read_include: ReadInclude, read_sets: ReadSets = no_sets) -> Raw:
    """Return the tree in *lines*, with all its findings; no text is left out."""
    reading = _reading(read_include, read_sets)
    before, sections = split_sections(reading.nodes(splice_includes(reading, lines)))
    start = read_blocks(reading, before)
    if start:
        reading.report(faults.TEXT_BEFORE_HEADING, span_of_lines(before[0].source))
    parts = [read_section(reading, section) for section in sections]
    raw = _sorted(reading, [_freeze(tree, 1) for tree in _nested(reading, parts)], start)
    footnotes = _footnotes(reading)
    findings, remarks = tuple(reading.findings), tuple(reading.remarks)
    return replace(raw, footnotes=footnotes, findings=findings, remarks=remarks, stated=reading.stated)


def parse_blocks(lines: Sequence[SourceLine], read_include: ReadInclude) -> Raw:
    """Return the tree as in `parse_body`, for a text that is no standard: all headings are clauses."""
    reading = _reading(read_include, no_sets)
    before, sections = split_sections(reading.nodes(splice_includes(reading, lines)))
    start = read_blocks(reading, before)
    parts = [read_section(reading, section) for section in sections]
    divisions = [_as_clause(_freeze(tree, 1)) for tree in _nested(reading, parts)]
    footnotes = _footnotes(reading)
    raw = Raw(chapters=_with_start(divisions, start), footnotes=footnotes)
    return replace(raw, findings=tuple(reading.findings), remarks=tuple(reading.remarks))


def no_includes(path: str, span: Span) -> tuple[tuple[SourceLine, ...], tuple[()]]:  # noqa: ARG001 -- a ReadInclude
    """Return no lines, for texts that have no folder."""
    return (), ()


def _reading(read_include: ReadInclude, read_sets: ReadSets) -> Reading:
    blocks = {**BLOCKS, **LISTS, "fence": fence, "table": bare_table}
    return Reading(read_include, blocks, {**DIRECTIVES, **TABLES, **FIGURES, **INDICATORS}, read_sets)


class _Tree(Struct):
    part: Part
    children: list[_Tree] = field(default_factory=list)


def _nested(reading: Reading, parts: Sequence[Part]) -> list[_Tree]:
    """Return the parts nested by the number of their hashes."""
    top: list[_Tree] = []
    open_: list[_Tree] = []
    for part in parts:
        while open_ and open_[-1].part.hashes >= part.hashes:
            open_.pop()
        if open_ and isinstance(open_[-1].part.node, Term):
            reading.report(faults.CLAUSE_IN_TERM, part.span)
            open_.pop()
        above = open_[-1].part.hashes if open_ else 0
        if part.hashes > above + 1 and not (open_ and len(open_) < above):
            reading.report(faults.LEVEL_JUMP, part.span, above=above, level=part.hashes)
        tree = _Tree(part)
        (open_[-1].children if open_ else top).append(tree)
        open_.append(tree)
    return top


def _freeze(tree: _Tree, level: int) -> Clause | Annex | Term:
    node = tree.part.node
    if isinstance(node, Term):
        return replace(node, level=level)
    clauses = tuple(_below(child, level + 1) for child in tree.children)
    return replace(node, clauses=clauses) if isinstance(node, Annex) else replace(node, level=level, clauses=clauses)


def _below(tree: _Tree, level: int) -> Clause | Term:
    return _as_sub(_freeze(tree, level))


def _as_sub(node: Clause | Annex | Term) -> Clause | Term:
    """Return a division below another one; it is never an annex, because only a first level heading makes one."""
    return node if isinstance(node, (Clause, Term)) else Clause(node.id, node.title, 2, node.blocks, node.clauses)


def _as_clause(node: Clause | Annex | Term) -> Clause:
    """Return a division of the first level as a chapter."""
    if isinstance(node, Clause):
        return node
    if isinstance(node, Term):
        return Clause(f"{node.id}-chapter", (), 1, clauses=(replace(node, level=2),), span=node.span)
    return Clause(node.id, node.title, 1, node.blocks, node.clauses, span=node.span, label=node.label)


def _sorted(reading: Reading, divisions: Sequence[Clause | Annex | Term], start: tuple[Block, ...]) -> Raw:
    chapters: list[Clause] = []
    annexes: list[Annex] = []
    elements: dict[str, Element] = {}
    known: set[str] = set()
    for division in divisions:
        if isinstance(division, Annex):
            annexes.append(division)
            continue
        chapter = _as_clause(division)
        name = _element(reading, chapter, known)
        known.add(name)
        if name in OUTSIDE:
            elements[name] = _outside(reading, chapter, name)
            continue
        if annexes and name != "index" and chapter.span and not _is_near(chapter):
            reading.report(faults.CHAPTER_AFTER_ANNEX, reading.above.get(chapter.span, chapter.span))
        chapter = replace(chapter, element=name, id=f"chapter-{name}") if name else chapter
        chapters.append(_with_parts(chapter))
    return Raw(elements.get("introduction"), _with_start(chapters, start), tuple(annexes), elements.get("bibliography"))


def _with_parts(chapter: Clause) -> Clause:
    """Return a chapter that combines terms with symbols.

    Its clauses of symbols and abbreviations are marked as such.
    """
    if not COMBINED.fullmatch(_bare(chapter)):
        return chapter
    return replace(chapter, clauses=tuple(map(_part, chapter.clauses)))


def _part(clause: Clause | Term) -> Clause | Term:
    if isinstance(clause, Clause) and ELEMENTS.get(_bare(clause)) == "symbols":
        return replace(clause, element="symbols")
    return clause


def _bare(clause: Clause) -> str:
    """Return the title without blanks."""
    return "".join(plain_text(clause.title).split())


def _is_near(chapter: Clause) -> bool:
    """Return whether the chapter is an element that comes after the annexes, but has not the prescribed title."""
    return NEAR_TITLES.get(_bare(chapter)) == "参考文献"


def _element(reading: Reading, chapter: Clause, known: set[str]) -> ElementName:
    """Return the element that the chapter is by its title.

    One that is generated, or exists already, is only a chapter.
    """
    title = _bare(chapter)
    name: ElementName = "terms" if COMBINED.fullmatch(title) else ELEMENTS.get(title, "")
    span = chapter.span or Span("", 1)
    if title in GENERATED or (name == "index" and (chapter.blocks or chapter.clauses)):
        reading.report(faults.GENERATED_ELEMENT, span, title=title)
        return ""
    if name and name in known:
        reading.report(faults.MISPLACED_ELEMENT, span, title=title)
        return ""
    return name


def _outside(reading: Reading, chapter: Clause, name: ElementName) -> Element:
    """Return the element without chapter number; only the introduction has clauses."""
    title = _bare(chapter)
    blocks, clauses = chapter.blocks, chapter.clauses
    if name != "introduction" and clauses and clauses[0].span:
        reading.report(faults.DIVIDED_ELEMENT, clauses[0].span, title=title)
        blocks, clauses = (*blocks, *chain.from_iterable(map(_flat, clauses))), ()
    return Element(name, name, title, blocks, clauses, chapter.span, chapter.label)


def _flat(clause: Clause | Term) -> Iterator[Block]:
    """Yield the blocks of a clause that cannot be one, its title as a paragraph."""
    title = clause.title if isinstance(clause, Clause) else clause.term
    if title:
        yield Paragraph(f"{clause.id}-title", title, clause.span)
    if isinstance(clause, Term):
        yield from (*clause.definition, *clause.examples, *clause.notes)
        return
    yield from clause.blocks
    for child in clause.clauses:
        yield from _flat(child)


def _with_start(chapters: Sequence[Clause], start: tuple[Block, ...]) -> tuple[Clause, ...]:
    """Return the chapters; the text before all headings is added to the first one."""
    if not start:
        return tuple(chapters)
    if not chapters:
        return (Clause("c-start", (), 1, start, span=start[0].span),)
    return (replace(chapters[0], blocks=(*start, *chapters[0].blocks)), *chapters[1:])


def _footnotes(reading: Reading) -> tuple[Footnote, ...]:
    """Return 条文脚注 in the order of their first marks, then those without a mark."""
    place = "正文中"
    marks = (*reading.marks, *chain.from_iterable(reading.inner_marks.values()))
    begun = {label: span for label, span in reversed(marks) if span.column == 1}  # definitions without their colon
    for label, span in dict(reversed(marks)).items():
        if label not in reading.footnotes:
            reading.report(faults.UNDEFINED_FOOTNOTE, begun.get(label, span), label=label, place=place)
    return own_footnotes(reading, place)
