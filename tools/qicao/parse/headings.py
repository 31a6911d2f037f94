"""A heading with the blocks below it → a 章, 条, 附录 or 术语条目, without its sub-clauses."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Block, Paragraph
from qicao.model.inline import FootnoteReference, Inline, Text, plain_text
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Term
from qicao.parse import faults
from qicao.parse.blocks import collect, read_blocks
from qicao.parse.content import join_lines, line_span
from qicao.parse.ids import content_id
from qicao.parse.markdown import Node
from qicao.parse.reading import Pending, Reading
from qicao.parse.terms import read_term
from qicao.source.patterns import compiled

__all__ = ["ANNEX", "TYPED", "Part", "Section", "read_section", "split_sections"]

TYPED = compiled(
    r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]\.\d{1,2}(?:\.\d{1,2})*|第[\d一二三四五六七八九十]+[章条]|附录[A-Z])(?=[\s、.．　]|$)"
    r"|[一二三四五六七八九十]{1,3}[、.．](?=\S)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)](?=\S)"
)
TWICE = replace(faults.TYPED_NUMBER, message="标题开头手写了编号“{words}”，会与工具编的号印在一起。", severity="error")
"""A number typed before a title is printed together with the generated one; a number typed before a note is not."""
ANNEX = compiled(
    r"附\s?[录件]\s*[A-Z](?:[\s　]*[（(]\s*(?P<kind>规范性|资料性)(?:附录)?\s*[)）])?[\s　:：、.]*(?P<title>\S.*)?"
)
"""A heading whose words say that it is an annex."""
SENTENCE = compiled(r"[。；：？！][”’」』）)]*$")
ATTRIBUTES = frozenset({"attrs_block", "myst_target"})


class Section(Struct):
    """A heading, the attribute lines before it and the Markdown blocks up to the next heading."""

    heading: Node
    attributes: list[Node]
    nodes: list[Node] = field(default_factory=list)

    @property
    def hashes(self) -> int:
        """Return the number of # of the heading."""
        return int(self.heading.token.tag[1:])


class Part(Struct, frozen=True):
    """A division according to its heading, before it is nested: its level and clauses are not set yet."""

    hashes: int
    node: Clause | Annex | Term
    span: Span


def split_sections(nodes: Sequence[Node]) -> tuple[list[Node], list[Section]]:
    """Return the blocks before the first heading, and the sections.

    Attribute lines before a heading belong to its section.
    """
    before: list[Node] = []
    sections: list[Section] = []
    for node in nodes:
        current = sections[-1].nodes if sections else before
        if node.type == "heading":
            attributes: list[Node] = []
            while current and current[-1].type in ATTRIBUTES:
                attributes.insert(0, current.pop())
            sections.append(Section(node, attributes))
        else:
            current.append(node)
    return before, sections


def read_section(reading: Reading, section: Section) -> Part:
    """Return the division that the section describes."""
    pending = Pending()
    for node in section.attributes:
        collect(reading, node, pending)
    line = _title_line(section.heading)
    span = line_span(section.heading.source[0])
    if section.attributes:
        reading.above[span] = line_span(section.attributes[-1].source[0])
    title = reading.inlines(join_lines([line])) if line.text else ()
    _check_title(reading, line, span, annexed="annex" in dict(pending.classes))
    label = reading.label(pending)
    part = Part(section.hashes, _read(reading, section, pending, (title, label, span)), span)
    reading.drop(pending)
    return part


def _title_line(heading: Node) -> SourceLine:
    """Return the words of the heading with their place."""
    source = heading.source[0]
    text = heading.children[0].token.content.strip() if heading.children else ""
    at = max(source.text.find(text, source.text.find("#") + int(heading.token.tag[1:])), 0)
    return SourceLine(text, source.file, source.line, source.column + at)


def _check_title(reading: Reading, line: SourceLine, span: Span, *, annexed: bool) -> None:
    match = TYPED.match(line.text)
    annex = None if annexed else ANNEX.fullmatch(line.text.strip())
    if annex:
        kind = "informative" if "资料" in (annex["kind"] or "") else "normative"
        reading.report(faults.TYPED_ANNEX, span, words=line.text.strip(), kind=kind, title=annex["title"] or "标题")
    elif match:
        reading.report(TWICE, span, words=match[0])


Heading = tuple[tuple[Inline, ...], str, Span]
"""Title, label and place."""


def _read(reading: Reading, section: Section, pending: Pending, heading: Heading) -> Clause | Annex | Term:
    title, label, span = heading
    if section.hashes == 1 and pending.take_class("annex"):
        return _annex(reading, section, pending, heading)
    if section.hashes > 1 and pending.take_class("term"):
        id_ = content_id("t", plain_text(title))
        return read_term(reading, section.nodes, Term(id_, title, span=span, label=label))
    return _clause(reading, section, pending, heading)


def _annex(reading: Reading, section: Section, pending: Pending, heading: Heading) -> Annex:
    title, label, span = heading
    normative, informative = pending.take_class("normative"), pending.take_class("informative")
    if normative == informative:
        reading.report(faults.ANNEX_WITHOUT_KIND, reading.above.get(span, span))
    if not title:
        reading.report(faults.UNTITLED_CHAPTER, span)
    id_ = content_id("a", plain_text(title))
    normative = normative and not informative
    return Annex(id_, title, normative, read_blocks(reading, section.nodes), span=span, label=label)


def _clause(reading: Reading, section: Section, pending: Pending, heading: Heading) -> Clause:
    title, label, span = heading
    untitled, titled = pending.take_class("untitled"), pending.take_class("titled")
    begins = section.nodes[:1] and section.nodes[0].type == "field_list"
    reading.heading = reading.above.get(span, span) if begins else None
    first: tuple[Block, ...] = ()
    if title and section.hashes > 1 and (untitled or (is_sentence(title) and not titled)):
        first, title = (Paragraph(content_id("p", _title_line(section.heading).text), title, span),), ()
    if not title and section.hashes == 1:
        reading.report(faults.UNTITLED_CHAPTER, span)
    blocks = (*first, *read_blocks(reading, section.nodes))
    words = plain_text(title) if title else blocks[0].id if blocks else ""
    return Clause(content_id("c", words), title, 0, blocks, span=span, label=label)


def is_sentence(title: Sequence[Inline]) -> bool:
    """Return whether the heading ends like a sentence; closing quotes and footnote marks at its end are ignored."""
    words = [inline for inline in title if not isinstance(inline, FootnoteReference)]
    last = words[-1] if words else None
    return isinstance(last, Text) and bool(SENTENCE.search(last.text.rstrip()))
