"""One walk through a document: every node with its place, and every inline text as a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qicao.model.block import (
    Block,
    Cell,
    Example,
    Figure,
    Footnote,
    List,
    ListItem,
    Note,
    Paragraph,
    ReferenceEntry,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.model.inline import Inline, plain_text
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term
from qicao.model.tree import children
from qicao.rules.passage import ElementKind, Form, Passage, Place, make_passage

__all__ = ["Neighbours", "neighbours_in", "passages_of", "walk"]

Neighbours = tuple[Node | None, Node | None]
"""The nodes right before and right after a node."""
DIVISIONS = (Element, Clause, Annex, Term)
FORMS: dict[type, Form] = {
    Note: "note",
    Example: "example",
    Warning: "warning",
    Footnote: "frame-footnote",
    Cell: "cell",
    ListItem: "item",
}
"""Type of a surrounding block → the form of a paragraph in it.

The outermost one counts, a list item only if nothing else is around the paragraph.
"""


def walk(standard: Standard) -> Iterator[tuple[Node, Place]]:
    """Yield every division and block with its place, in printed order; 条文脚注 come last."""
    waiting: list[tuple[Node, Place]] = [(footnote, Place("body")) for footnote in reversed(standard.footnotes)]
    waiting += [(child, Place(_element(child))) for child in reversed(children(standard))]
    while waiting:
        node, place = waiting.pop()
        yield node, place
        if inside := children(node):
            inner = _inside(node, place)
            waiting += [(child, inner) for child in reversed(inside)]


def _element(node: Node) -> ElementKind:
    """Return the element that a node at the top of the document is or begins."""
    if isinstance(node, Element):
        return node.name or "body"
    if isinstance(node, Annex):
        return "normative-annex" if node.normative else "informative-annex"
    if isinstance(node, Clause):
        return node.element or "body"
    return "notice"


def _inside(node: Node, place: Place) -> Place:
    """Return the place of the nodes inside the node."""
    if isinstance(node, DIVISIONS):
        return Place(_within(node, place), (*place.divisions, node))
    return Place(place.element, place.divisions, (*place.holders, node))


def _within(node: Node, place: Place) -> ElementKind:
    """Return the element of the nodes inside the division; a combined chapter has a clause of symbols (8.8.1)."""
    return (node.element if isinstance(node, Clause) else "") or place.element


def neighbours_in(standard: Standard) -> Mapping[int, Neighbours]:
    """Return the nodes right before and after each node in its block or division, by the identity of the node."""
    found: dict[int, Neighbours] = {}

    def within(holder: Node) -> None:
        siblings: list[Node | None] = [None, *children(holder), None]
        for before, node, after in zip(siblings, siblings[1:], siblings[2:], strict=False):
            if node is not None:
                found[id(node)] = (before, after)
                within(node)

    for node in (*children(standard), *standard.footnotes):
        within(node)
    return found


def passages_of(nodes: Iterable[tuple[Node, Place]], standard: Standard) -> Iterator[Passage]:
    """Yield the texts of the nodes of which the author wrote at least a part."""
    leads = dict(_leads(standard))
    notes = {id(footnote) for footnote in standard.footnotes}
    for node, place in nodes:
        lead = next((leads[id(holder)] for holder in place.holders if id(holder) in leads), "") if place.holders else ""
        for form, inlines in _texts(node, place, notes):
            if any(inline.span for inline in inlines):
                yield make_passage(inlines, form, place, node, lead)


def _leads(standard: Standard) -> Iterator[tuple[int, str]]:
    """Yield the lead-in of each list of the first level, by the identity of the list."""

    def within(node: Standard | Node) -> Iterator[tuple[int, str]]:
        before = ""
        for child in children(node):
            if isinstance(child, List):
                yield id(child), before
            else:
                before = plain_text(child.inlines) if isinstance(child, Paragraph) else ""
            yield from within(child)

    return within(standard)


def _texts(node: Node, place: Place, notes: set[int]) -> Iterator[tuple[Form, Sequence[Inline]]]:
    """Yield the inline texts of the node itself, each with its form."""
    if isinstance(node, Paragraph):
        yield _form(node, place, notes), node.inlines
    elif type(node) in _TEXTS:
        yield from _TEXTS[type(node)](node)


def _of_frame(node: Table | Figure) -> Iterator[tuple[Form, Sequence[Inline]]]:
    yield "caption", node.title
    if isinstance(node, Figure):
        yield from (("key", item.meaning) for item in node.key)


def _of_symbols(node: Where | SymbolList) -> Iterator[tuple[Form, Sequence[Inline]]]:
    for symbol in node.symbols:
        yield "symbol", symbol.symbol
        yield "meaning", symbol.meaning


def _of_term(term: Term) -> Iterator[tuple[Form, Sequence[Inline]]]:
    yield "term", term.term
    for words in (*term.admitted, *term.deprecated):
        yield "term", words
    for words in term.english:
        yield "english", words
    for words in (*term.symbols, *term.abbreviations):
        yield "symbol", words
    yield "source", term.source


_TEXTS: dict[type, Callable[[Any], Iterable[tuple[Form, Sequence[Inline]]]]] = {
    **dict.fromkeys((Clause, Annex), lambda node: [("title", node.title)]),
    **dict.fromkeys((Table, Figure), _of_frame),
    **dict.fromkeys((Where, SymbolList), _of_symbols),
    Term: _of_term,
    ReferenceEntry: lambda node: [("entry", node.inlines)],
}
"""Type of node that is no paragraph → its texts."""


def _form(node: Block, place: Place, notes: set[int]) -> Form:
    """Return the form of a paragraph, which depends on the blocks around it."""
    kinds: list[tuple[Any, Form]] = [(holder, FORMS[type(holder)]) for holder in place.holders if type(holder) in FORMS]
    outer = next(((holder, form) for holder, form in kinds if form != "item"), None)
    if outer:
        return _of_holder(*outer, place, notes)
    if kinds:
        return "item"
    if place.holders and isinstance(place.holders[-1], (Table, Figure)):
        return "frame-paragraph"
    return "definition" if isinstance(place.division, Term) and node in place.division.definition else "paragraph"


def _of_holder(holder: Any, form: Form, place: Place, notes: set[int]) -> Form:
    if form == "frame-footnote" and id(holder) in notes:
        return "footnote"
    table = place.holder(Table)
    if form == "cell" and isinstance(table, Table) and _in_head(holder, table):
        return "head"
    return form


def _in_head(cell: Cell, table: Table) -> bool:
    """Return whether the cell is in a head row or a head column."""
    rows = table.rows[: table.header_rows]
    return cell.column < table.stub or any(cell is item for row in rows for item in row.cells)
