"""Markdown blocks → blocks of the model: paragraphs, notes and examples that begin with their word, code, quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.model.block import Block, Example, Footnote, Formula, Note, Paragraph
from qicao.model.inline import Break, Inline, Styled, Text
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.attributes import read_attributes
from qicao.parse.content import Content, join_lines, line_span, span_of_lines, suffixes
from qicao.parse.ids import content_id
from qicao.parse.lookalikes import check_lines
from qicao.parse.markdown import DEEP, MAX_DEPTH, Node
from qicao.parse.reading import Pending, Reading
from qicao.source.patterns import compiled

__all__ = [
    "BLOCKS",
    "LEAD",
    "collect",
    "paragraph_lines",
    "read_blocks",
    "read_body",
    "read_code",
    "read_formula",
    "read_paragraph",
]

LEAD = compiled(r"(?P<word>注|示例)(?P<digits>[ \t]*\d*)[：:][ \t]*")
WHERE = compiled(r"式中[：:]?")


def read_body(reading: Reading, lines: Sequence[SourceLine]) -> tuple[Block, ...]:
    """Return the blocks in *lines*."""
    return read_blocks(reading, reading.nodes(lines)) if lines else ()


def read_blocks(reading: Reading, nodes: Sequence[Node]) -> tuple[Block, ...]:
    """Return the blocks of *nodes*; labels and attribute lines belong to the block after them."""
    blocks: list[Block] = []
    pending = Pending()
    for node in _grouped(nodes):
        if collect(reading, node, pending):
            continue
        blocks += reading.block(node, pending)
        reading.drop(pending)
    reading.drop(pending)
    return tuple(blocks)


def _grouped(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes, with each 式中： and the list after it as one."""
    grouped: list[Node] = []
    for node in nodes:
        if node.type in {"bullet_list", "dl"} and grouped and _is_where(grouped[-1]):
            lead = grouped.pop()
            node = Node("where", node.token, [*lead.source, *node.source], [lead, node])  # noqa: PLW2901
        grouped.append(node)
    return grouped


def _is_where(node: Node) -> bool:
    return node.type == "paragraph" and bool(WHERE.fullmatch(node.children[0].token.content))


def collect(reading: Reading, node: Node, pending: Pending) -> bool:
    """Return whether the node is an attribute line or a target; its content is then added to *pending*."""
    if node.type == "myst_target":
        pending.labels.append((node.token.content.strip(), line_span(node.source[0])))
        return True
    if node.type != "attrs_block":
        return False
    line = node.source[0]
    text = line.text.strip()
    attributes = read_attributes(text[text.find("{") :])
    if attributes:
        pending.add(attributes, line_span(line))
    else:
        reading.report(faults.BAD_ATTRIBUTES, line_span(line), words=text)
    return True


def paragraph_lines(node: Node) -> tuple[SourceLine, ...]:
    """Return the lines of a paragraph, without the marks of quotes and lists before them."""
    return suffixes(node.children[0].token.content, node.source) if node.children else ()


def paragraph(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read a paragraph, or the note or example that its first word makes of it."""
    lines = paragraph_lines(node)
    lead = LEAD.match(lines[0].text)
    check_lines(reading, lines)
    if lead:
        return (_led(reading, lines, lead, pending),)
    return (read_paragraph(reading, lines, pending),)


def read_paragraph(reading: Reading, lines: Sequence[SourceLine], pending: Pending | None = None) -> Paragraph:
    """Return the paragraph of *lines*, with the label that waits for it."""
    content = join_lines(lines)
    inlines = reading.inlines(content)
    span = _span(content)
    if pending:
        reading.take(pending, span)
    label = reading.label(pending) if pending else ""
    return Paragraph(content_id("p", content.text), inlines, span, label)


def _span(content: Content) -> Span:
    return content.span(0, len(content.text))


def _led(reading: Reading, lines: Sequence[SourceLine], lead: re.Match[str], pending: Pending) -> Note | Example:
    """Return the note or example whose word and colon begin the paragraph."""
    first = lines[0]
    rest = SourceLine(first.text[lead.end() :], first.file, first.line, first.column + lead.end())
    span = span_of_lines(lines)
    if lead["digits"].strip():
        reading.report(faults.TYPED_NUMBER, line_span(first), words=lead[0].strip())
    if not rest.text and len(lines) == 1:
        reading.report(faults.EMPTY_NOTE, span, word=lead["word"])
    body = read_paragraph(reading, [rest, *lines[1:]])
    label = reading.label(pending)
    kind, make = (("note", Note), ("example", Example))[lead["word"] == "示例"]
    return make(content_id(kind, body.id), (body,), span=span, label=label)


def heading(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read a heading where none is allowed: its words are kept as a paragraph."""
    reading.report(faults.NESTED_HEADING, span_of_lines(node.source))
    lines = suffixes(node.children[0].token.content, node.source)
    return (read_paragraph(reading, lines, pending),) if lines and lines[0].text else ()


def quote(reading: Reading, node: Node, _pending: Pending) -> Sequence[Block]:
    """Read a block quote, which standards do not have: its blocks are kept."""
    reading.report(faults.BLOCK_QUOTE, span_of_lines(node.source))
    return read_body(reading, [_unquoted(line) for line in node.source])


def _unquoted(line: SourceLine) -> SourceLine:
    text = compiled(r"^.*?>[ ]?").sub("", line.text, count=1) if ">" in line.text else line.text
    return SourceLine(text, line.file, line.line, line.column + len(line.text) - len(text))


def rule(reading: Reading, node: Node, _pending: Pending) -> Sequence[Block]:
    """Read a thematic break, which has no meaning in a standard."""
    reading.report(faults.THEMATIC_BREAK, span_of_lines(node.source))
    return ()


def comment(_reading: Reading, _node: Node, _pending: Pending) -> Sequence[Block]:
    """Read a comment of the author, which gives no blocks."""
    return ()


def formula(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read $$ … $$, perhaps with its label after it."""
    span = span_of_lines(node.source)
    if node.type == "math_block_label":
        pending.labels.append((node.token.info, span))
    return (read_formula(reading, node.token.content.strip(), span, pending),)


def read_formula(reading: Reading, tex: str, span: Span, pending: Pending) -> Formula:
    """Return the displayed formula *tex*."""
    if not tex:
        reading.report(faults.EMPTY_FORMULA, span)
    numbered = not pending.take_class("unnumbered")
    label = reading.label(pending)
    return Formula(content_id("f", tex), tex, numbered=numbered, span=span, label=label)


def footnote(reading: Reading, node: Node, _pending: Pending) -> Sequence[Block]:
    """Read [^mark]: text, which is kept in the current scope."""
    label, span = str(node.token.meta["label"]), span_of_lines(node.source)
    outer, reading.marks = reading.marks, []
    blocks = read_blocks(reading, node.children)
    marks, reading.marks = reading.marks, outer
    if not blocks:
        reading.report(faults.EMPTY_FOOTNOTE, span, label=label)
    if label in reading.footnotes:
        reading.report(faults.DUPLICATE_FOOTNOTE, span, label=label)
        reading.marks += marks
        return blocks
    reading.inner_marks[label] = marks
    id_ = content_id("fn", *(block.id for block in blocks[:1]))
    reading.footnotes[label] = Footnote(id_, label, blocks, span=span)
    return ()


def read_code(reading: Reading, lines: Sequence[SourceLine], pending: Pending) -> Sequence[Block]:
    """Return a block of code as one paragraph of verbatim lines."""
    inlines: list[Inline] = []
    for place, line in enumerate(lines):
        text = Text(line.text, Span(line.file, line.line, line.column, line.line, line.column + len(line.text)))
        inlines += [Break(text.span)] if place else []
        inlines += [Styled("code", (text,), text.span)] if line.text else []
    label = reading.label(pending)
    seed = "\n".join(line.text for line in lines)
    span = span_of_lines(lines) if lines else None
    return (Paragraph(content_id("p", seed), tuple(inlines), span, label, verbatim=True),)


def deep(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read blocks that are nested too deep: their lines are kept as they are."""
    reading.report(faults.TOO_DEEP, span_of_lines(node.source), most=MAX_DEPTH)
    return read_code(reading, node.source, pending)


BLOCKS = {
    "paragraph": paragraph,
    "heading": heading,
    "blockquote": quote,
    "hr": rule,
    "myst_block_break": rule,
    "myst_line_comment": comment,
    "math_block": formula,
    "math_block_label": formula,
    "footnote_reference": footnote,
    DEEP: deep,
}
"""Type of Markdown block → the function that reads it; lists, tables and fences are added by their own modules."""
