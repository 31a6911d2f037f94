"""Lists: 列项, the symbols of 式中, definition lists."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from qicao.model.block import Block, List, ListItem, ListKind, Paragraph, Symbol, SymbolList, Where
from qicao.model.inline import Inline, Text, plain_text
from qicao.parse import faults
from qicao.parse.blocks import paragraph_lines, read_blocks, read_paragraph
from qicao.parse.content import join_lines, span_of_lines, suffixes
from qicao.parse.ids import content_id
from qicao.parse.markdown import Node
from qicao.parse.reading import Pending, Reading
from qicao.source.patterns import compiled

__all__ = ["LISTS", "read_symbols", "split_inlines"]

KINDS: dict[tuple[str, bool], ListKind] = {
    ("ordered_list", True): "letter",
    ("ordered_list", False): "digit",
    ("bullet_list", True): "dash",
    ("bullet_list", False): "dot",
}
"""Markdown type of a list, and whether it is on the first level → its kind (GB/T 1.1—2020, 7.5.3)."""
DASH = compiled(r"[ \t]*——[ \t]*")
NEAR_DASH = compiled(r"[ \t]*(?:[—：:]|--+)[ \t]*")
STOP = compiled(r"[；。;,，.][ \t]*$")


def read_list(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read an ordered or bullet list."""
    if "start" in node.token.attrs:
        reading.report(faults.LIST_START, span_of_lines(node.source[:1]), number=node.token.attrs["start"])
    level = reading.list_level + 1
    reading.list_level = level
    items = tuple(_item(reading, child) for child in node.children)
    reading.list_level = level - 1
    _give_label(reading, pending)
    kind = KINDS[node.type, level == 1]
    return (
        List(
            content_id("l", min((item.id for item in items), default="")),
            kind,
            level,
            items,
            span_of_lines(node.source),
        ),
    )


def _give_label(reading: Reading, pending: Pending) -> None:
    for label, span in pending.labels:
        reading.report(faults.LABEL_ON_LIST, span, label=label)
    pending.labels = []


def _item(reading: Reading, node: Node) -> ListItem:
    span = span_of_lines(node.source)
    blocks = read_blocks_of_item(reading, node)
    label = next((block.label for block in blocks[:1] if isinstance(block, Paragraph)), "")
    if label and isinstance(blocks[0], Paragraph):
        blocks = (replace(blocks[0], label=""), *blocks[1:])
    if not blocks:
        reading.report(faults.EMPTY_ITEM, span)
    return ListItem(content_id("i", *(block.id for block in blocks[:1])), blocks, span=span, label=label)


def read_blocks_of_item(reading: Reading, node: Node) -> tuple[Block, ...]:
    """Return the blocks of an item; a note that begins with its word is reported, because 列项 hold no notes."""
    return read_blocks(reading, node.children)


def read_definitions(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read a definition list: symbols and abbreviations with their meanings."""
    _give_label(reading, pending)
    symbols = read_symbols(reading, node)
    return (SymbolList(_symbols_id("s", symbols), symbols, span_of_lines(node.source)),)


def read_where(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read 式中： and the list after it."""
    lead, listed = node.children
    _give_label(reading, pending)
    symbols = read_symbols(reading, listed)
    span = span_of_lines(lead.source).to(span_of_lines(listed.source))
    return (Where(_symbols_id("w", symbols), symbols, span),)


def _symbols_id(kind: str, symbols: Sequence[Symbol]) -> str:
    return content_id(kind, *(plain_text(symbol.symbol) for symbol in symbols))


def read_symbols(reading: Reading, node: Node) -> tuple[Symbol, ...]:
    """Return the lines “symbol——meaning” of a bullet list, or the pairs of a definition list."""
    if node.type == "dl":
        return _pairs(reading, node)
    return tuple(_dashed(reading, item) for item in node.children)


def _dashed(reading: Reading, item: Node) -> Symbol:
    """Return the symbol and meaning of an item; all else in the item is reported and kept below them."""
    span = span_of_lines(item.source)
    first, rest = _first_paragraph(item)
    if first is None:
        reading.report(faults.SYMBOL_WITHOUT_DASH, span)
        return Symbol((), (), span, _read_below(reading, rest))
    content = join_lines(paragraph_lines(first))
    symbol, meaning, exact = split_inlines(reading.inlines(content))
    if not exact:
        reading.report(faults.SYMBOL_WITHOUT_DASH, span)
    if rest:
        reading.report(faults.SYMBOL_WITH_BLOCKS, span)
    return Symbol(symbol, without_stop(meaning), span, _read_below(reading, rest))


def _first_paragraph(node: Node) -> tuple[Node | None, list[Node]]:
    """Return the paragraph with which the node begins, or None, and the other nodes."""
    first = node.children[0] if node.children else None
    return (first, node.children[1:]) if first is not None and first.type == "paragraph" else (None, node.children)


def _read_below(reading: Reading, nodes: Sequence[Node]) -> tuple[Block, ...]:
    """Return the blocks below a meaning, where lists begin with their first level again."""
    level, reading.list_level = reading.list_level, 0
    blocks = read_blocks(reading, nodes)
    reading.list_level = level
    return blocks


def split_inlines(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...], bool]:
    """Return the text before and after the dash, and whether there is a dash in the right form."""
    for pattern in (DASH, NEAR_DASH):
        for i, inline in enumerate(inlines):
            match = pattern.search(inline.text) if isinstance(inline, Text) else None
            if match and isinstance(inline, Text):
                before = _cut(inline, 0, match.start())
                after = _cut(inline, match.end(), len(inline.text))
                return (*inlines[:i], *before), (*after, *inlines[i + 1 :]), pattern is DASH
    return (), inlines, False


def _cut(text: Text, start: int, end: int) -> tuple[Text, ...]:
    return (text.part(start, end),) if start < end else ()


def without_stop(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the inline text without the semicolon or full stop at its end, which the renderer adds."""
    last = inlines[-1] if inlines else None
    match = STOP.search(last.text) if isinstance(last, Text) else None
    if not match or not isinstance(last, Text):
        return inlines
    return (*inlines[:-1], *_cut(last, 0, match.start()))


def _pairs(reading: Reading, node: Node) -> tuple[Symbol, ...]:
    """Return the terms and meanings of a definition list.

    Everything after the first paragraph of a meaning is reported and kept below it.
    """
    symbols: list[Symbol] = []
    for child in node.children:
        lines = suffixes(child.token.content, child.source) if child.type == "inline" else ()
        if child.type == "dt":
            inline = child.children[0]
            lines = suffixes(inline.token.content, child.source)
            symbols.append(Symbol(reading.inlines(join_lines(lines)), (), span_of_lines(child.source)))
        elif symbols:
            symbols[-1] = _with_meaning(reading, symbols[-1], child)
    return tuple(symbols)


def _with_meaning(reading: Reading, symbol: Symbol, node: Node) -> Symbol:
    span = span_of_lines(node.source)
    whole = symbol.span.to(span) if symbol.span else span
    first, rest = _first_paragraph(node)
    if symbol.meaning or symbol.blocks:
        first, rest = None, node.children
    if first is None or rest:
        reading.report(faults.SYMBOL_WITH_BLOCKS, span)
    content = join_lines(paragraph_lines(first) if first else ())
    meaning = reading.inlines(content) if first else ()
    return Symbol(
        symbol.symbol,
        without_stop(meaning) or symbol.meaning,
        whole,
        (*symbol.blocks, *_read_below(reading, rest)),
    )


def read_fields(reading: Reading, node: Node, _pending: Pending) -> Sequence[Block]:
    """Read a field list outside a term: its lines are kept as paragraphs."""
    reading.report(faults.LOOSE_FIELDS, reading.heading or span_of_lines(node.source))
    reading.heading = None
    return tuple(read_paragraph(reading, [line]) for line in node.source if line.text.strip())


LISTS = {
    "ordered_list": read_list,
    "bullet_list": read_list,
    "dl": read_definitions,
    "where": read_where,
    "field_list": read_fields,
}
"""Type of list → the function that reads it."""
