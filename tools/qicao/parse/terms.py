"""术语条目: the fields after the heading, the definition, examples, notes and source (GB/T 1.1—2020, 8.7.3)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from qicao.model.block import Block, Example, Note, Paragraph
from qicao.model.inline import Citation, Inline, Text, plain_text
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.standard import Term
from qicao.parse import faults
from qicao.parse.blocks import paragraph_lines, read_blocks
from qicao.parse.content import Content, join_lines, line_span, span_of_lines
from qicao.parse.ids import content_id
from qicao.parse.markdown import Node
from qicao.parse.reading import Reading
from qicao.source.patterns import compiled

__all__ = ["read_term"]

FIELDS = {
    "en": "english",
    "symbol": "symbols",
    "abbr": "abbreviations",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "domain": "domain",
}
"""Name of a field in the source → attribute of `Term`."""
SOURCE = compiled(r"[\[［]来源[：:]")


def read_term(reading: Reading, nodes: Sequence[Node], term: Term) -> Term:
    """Return the entry *term*, of which only the heading has been read, with the blocks below it."""
    fields: dict[str, list[tuple[Inline, ...]]] = {}
    kept: list[Block] = []
    rest = list(nodes)
    while rest and rest[0].type == "field_list":
        kept += _read_fields(reading, rest.pop(0), fields)
    term = replace(term, **{name: _value(name, values) for name, values in fields.items()})
    return _with_blocks(reading, term, (*kept, *read_blocks(reading, rest)))


def _value(name: str, values: list[tuple[Inline, ...]]) -> object:
    return tuple(values) if name != "domain" else tuple(inline for value in values for inline in value)


def _read_fields(reading: Reading, node: Node, fields: dict[str, list[tuple[Inline, ...]]]) -> list[Block]:
    """Put the values of a field list into *fields*; return all else in the list as blocks."""
    kept: list[Block] = []
    for name, body in zip(node.children[::2], node.children[1::2], strict=True):
        word = name.children[0].token.content if name.children else ""
        span = span_of_lines(name.source)
        if word not in FIELDS:
            reading.report(faults.UNKNOWN_FIELD, span, name=word)
            kept += [
                Paragraph(content_id("p", word), (Text(word, _place(name, word)),), span),
                *read_blocks(reading, body.children),
            ]
            continue
        paragraphs = [child for child in body.children if child.type == "paragraph"]
        kept += read_blocks(reading, [child for child in body.children if child not in paragraphs[:1]])
        if paragraphs:
            fields.setdefault(FIELDS[word], []).append(reading.inlines(_content(paragraphs[0])))
        else:
            reading.report(faults.EMPTY_FIELD, span, name=word)
    return kept


def _place(name: Node, word: str) -> Span:
    """Return the place of the word between the colons of a field."""
    line = name.source[0]
    return line_span(SourceLine(word, line.file, line.line, line.column + line.text.find(word)))


def _content(paragraph: Node) -> Content:
    return join_lines(paragraph_lines(paragraph))


def _with_blocks(reading: Reading, term: Term, blocks: Sequence[Block]) -> Term:
    source = next((i for i, block in enumerate(blocks) if _is_source(block)), -1)
    body = [block for i, block in enumerate(blocks) if i != source]
    notes = tuple(block for block in body if isinstance(block, Note))
    examples = tuple(block for block in body if isinstance(block, Example))
    definition = tuple(block for block in body if not isinstance(block, (Note, Example)))
    if not definition and term.span:
        reading.report(faults.TERM_WITHOUT_DEFINITION, term.span, term=plain_text(term.term))
    words = _in_source(blocks[source]) if source >= 0 else ()
    return replace(term, definition=definition, notes=notes, examples=examples, source=words)


def _is_source(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not block.inlines:
        return False
    first = block.inlines[0]
    return isinstance(first, Text) and bool(SOURCE.match(first.text))


def _in_source(block: Block) -> tuple[Inline, ...]:
    """Return the words of the source; its citations print their place in another way."""
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    return tuple(replace(item, in_source=True) if isinstance(item, Citation) else item for item in inlines)
