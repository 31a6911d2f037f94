"""Inline text in every corner of a tree: reading it in printed order, and changing it in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from qicao.model.block import Figure, KeyItem, Paragraph, ReferenceEntry, Symbol, SymbolList, Table, Where
from qicao.model.inline import Inline
from qicao.model.standard import Annex, Clause, Node, Standard, Term, iter_nodes

__all__ = ["Rewrite", "inline_texts", "own_texts", "rewrite"]

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
"""Fields that hold one inline text."""
LISTS: dict[type, tuple[str, ...]] = {Term: ("english", "symbols", "abbreviations", "admitted", "deprecated")}
"""Fields that hold several."""
PARTS: dict[type, str] = {Where: "symbols", SymbolList: "symbols", Figure: "key"}
"""Fields that hold things with inline texts that are no nodes themselves."""


def inline_texts(node: Standard | Node) -> Iterator[Inlines]:
    """Yield every inline text in and under *node*, in printed order but for the heads of terms."""
    for found in iter_nodes(node):
        yield from own_texts(found)
    if isinstance(node, Standard):
        for footnote in node.footnotes:
            yield from inline_texts(footnote)


def own_texts(node: Any) -> Iterator[Inlines]:
    """Yield the inline texts of the node itself, without those of the nodes in it."""
    for name in TEXTS.get(type(node), ()):
        yield getattr(node, name)
    for name in LISTS.get(type(node), ()):
        yield from getattr(node, name)
    for part in getattr(node, PARTS.get(type(node), ""), ()):
        yield from own_texts(part)


CHILDREN: tuple[str, ...] = (
    "foreword",
    "introduction",
    "notice",
    "chapters",
    "annexes",
    "bibliography",
    "index",
    "blocks",
    "clauses",
    "definition",
    "examples",
    "notes",
    "items",
    "rows",
    "cells",
    "paragraphs",
    "subfigures",
    "symbols",
    "key",
    "footnotes",
)
"""Fields that hold nodes."""


def rewrite(node: Any, change: Rewrite) -> Any:
    """The tree with every inline text changed; what does not change is not made anew."""
    fields = _changed_texts(node, change)
    for name in CHILDREN:
        value = getattr(node, name, None)
        if value and not (name == "symbols" and isinstance(node, Term)):
            new = _rewritten(value, change)
            if new is not value:
                fields[name] = new
    return replace(node, **fields) if fields else node


def _rewritten(value: Any, change: Rewrite) -> Any:
    if not isinstance(value, tuple):
        return rewrite(value, change)
    new = tuple(rewrite(child, change) for child in value)
    return new if any(one is not other for one, other in zip(new, value, strict=True)) else value


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
