"""The tree of a document: which node contains which, all texts in printed order, and the replacement of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from operator import is_not
from typing import Any

from msgspec.structs import replace

from qicao.model.block import (
    Cell,
    Example,
    Figure,
    Footnote,
    KeyItem,
    List,
    ListItem,
    Note,
    Paragraph,
    ReferenceEntry,
    Row,
    Symbol,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.model.inline import Inline
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term

__all__ = ["HOLDS", "Rewrite", "children", "inline_texts", "iter_nodes", "own_texts", "rewrite"]

Inlines = tuple[Inline, ...]
Rewrite = Callable[[Inlines], Inlines]
TEXTS: dict[type, tuple[str, ...]] = {
    Paragraph: ("inlines",),
    ReferenceEntry: ("inlines",),
    Clause: ("title",),
    Annex: ("title",),
    Table: ("title",),
    Figure: ("title",),
    KeyItem: ("mark", "meaning"),
    Symbol: ("symbol", "meaning"),
    Term: ("term", "domain", "source"),
}
"""Type of node → the fields that hold one inline text."""
LISTS: dict[type, tuple[str, ...]] = {Term: ("english", "symbols", "abbreviations", "admitted", "deprecated")}
"""Type of node → the fields that hold several inline texts."""
PARTS: dict[type, str] = {Where: "symbols", SymbolList: "symbols", Figure: "key"}
"""Type of node → the field that holds parts with inline text that are no nodes themselves."""


def inline_texts(node: Standard | Node) -> Iterator[Inlines]:
    """Yield every inline text in *node* and below it, in printed order except for the heads of terms."""
    for found in iter_nodes(node):
        yield from own_texts(found)
    if isinstance(node, Standard):
        for footnote in node.footnotes:
            yield from inline_texts(footnote)


def own_texts(node: Any) -> Iterator[Inlines]:
    """Yield the inline texts of the node itself, without those of the nodes inside it."""
    for name in TEXTS.get(type(node), ()):
        yield getattr(node, name)
    for name in LISTS.get(type(node), ()):
        yield from getattr(node, name)
    for part in getattr(node, PARTS.get(type(node), ""), ()):
        yield from own_texts(part)


HOLDS: dict[type, tuple[str, ...]] = {
    Standard: (*("foreword", "introduction", "notice", "chapters", "annexes", "bibliography", "index", "footnotes"),),
    **dict.fromkeys((Element, Clause, Annex), ("blocks", "clauses")),
    **dict.fromkeys((ListItem, Cell, Note, Example, Warning, Footnote), ("blocks",)),
    Term: ("definition", "examples", "notes"),
    List: ("items",),
    Row: ("cells",),
    Table: ("rows", "paragraphs", "notes", "footnotes"),
    Figure: ("subfigures", "key", "paragraphs", "notes", "footnotes"),
    **dict.fromkeys((Where, SymbolList), ("symbols",)),
    **dict.fromkeys((Symbol, KeyItem), ("blocks",)),
}
"""Type of node → the fields that hold other nodes; symbols and lines of a key are no nodes themselves."""


def rewrite(node: Any, change: Rewrite) -> Any:
    """Return the tree with every inline text replaced by *change*; unchanged nodes are the same objects."""
    fields = _changed_texts(node, change)
    for name in HOLDS.get(type(node), ()):
        value = getattr(node, name)
        new = _rewritten(value, change) if value else value
        if new is not value:
            fields[name] = new
    return replace(node, **fields) if fields else node


def _rewritten(value: Any, change: Rewrite) -> Any:
    if not isinstance(value, tuple):
        return rewrite(value, change)
    new = tuple([rewrite(child, change) for child in value])
    return new if any(map(is_not, new, value)) else value


def _changed_texts(node: Any, change: Rewrite) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in TEXTS.get(type(node), ()):
        old = getattr(node, name)
        new = change(old) if old else old
        if new is not old:
            fields[name] = new
    for name in LISTS.get(type(node), ()):
        values = getattr(node, name)
        changed = tuple(map(change, values))
        if changed != values:
            fields[name] = changed
    return fields


def iter_nodes(node: Standard | Node) -> Iterator[Node]:
    """Yield *node* (unless it is the standard) and every division and block inside it, in printed order.

    A table gives its rows and cells, then paragraphs, notes and footnotes; a figure gives its sub-figures first, then
    the blocks below the lines of its key. Symbols are no nodes, but the blocks below their meanings are. 条文脚注 are not
    part of the flow: read `Standard.footnotes`.
    """
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Standard):
            yield node
        if (find := _CHILDREN.get(type(node))) and (inside := find(node)):
            waiting += inside[::-1]


def children(node: Standard | Node) -> tuple[Node, ...]:
    """Return the nodes directly inside *node*, in the order of `iter_nodes`."""
    find = _CHILDREN.get(type(node))
    return find(node) if find else ()


def _of_standard(node: Standard) -> tuple[Node, ...]:
    """Return the parts in printed order: the notice comes between the title and the first chapter."""
    parts = tuple(node.divisions())
    first = next((i for i, part in enumerate(parts) if isinstance(part, Clause)), len(parts))
    return (*parts[:first], *(node.notice if first < len(parts) else ()), *parts[first:])


def _of_figure(node: Figure) -> tuple[Node, ...]:
    below = chain.from_iterable(item.blocks for item in node.key)
    return (*node.subfigures, *below, *node.paragraphs, *node.notes, *node.footnotes)


def _of_symbols(node: Where | SymbolList) -> tuple[Node, ...]:
    return tuple(chain.from_iterable(symbol.blocks for symbol in node.symbols))


_CHILDREN: dict[type, Callable[[Any], tuple[Node, ...]]] = {
    Standard: _of_standard,
    **dict.fromkeys((Element, Clause, Annex), lambda node: node.blocks + node.clauses),
    Term: lambda node: (*node.definition, *node.examples, *node.notes),
    List: lambda node: node.items,
    Table: lambda node: (*node.rows, *node.paragraphs, *node.notes, *node.footnotes),
    Row: lambda node: node.cells,
    Figure: _of_figure,
    **dict.fromkeys((Where, SymbolList), _of_symbols),
    **dict.fromkeys((ListItem, Cell, Note, Example, Warning, Footnote), lambda node: node.blocks),
}
"""Type of node → the function that returns the nodes directly inside it, in printed order."""
