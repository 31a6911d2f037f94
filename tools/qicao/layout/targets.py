"""What a document mentions: its formulas, and the places that links lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from qicao.drawn.formulas import displayed
from qicao.model.block import Figure, Formula, IndexGroup, ListItem
from qicao.model.inline import Citation, CrossReference, FootnoteReference, Math, TermUse, iter_inlines
from qicao.model.standard import Annex, Clause, Node, Standard
from qicao.model.tree import children, inline_texts, iter_nodes
from qicao.model.words import Words, words_of

__all__ = ["Mentions", "Numbered", "find_mentions", "find_numbered", "with_holders"]


class Mentions(Struct, frozen=True):
    """The formulas and link targets of a document, which a renderer must know before it begins."""

    texs: tuple[str, ...]
    """The TeX of all formulas; that of formulas on a line of their own is `displayed`."""
    targets: frozenset[str]
    """Ids of the nodes that a reference, an index entry or the contents lead to; footnotes are not among them."""


def find_mentions(standard: Standard, listed: Iterable[str] = ()) -> Mentions:
    """Return the formulas and link targets of the document; *listed* are the ids in the contents."""
    nodes = list(iter_nodes(standard))
    notes = [node for footnote in standard.footnotes for node in iter_nodes(footnote)]
    texs = [displayed(node.tex) for node in (*nodes, *notes) if isinstance(node, Formula)]
    texs += [node.tex for node in notes if isinstance(node, Formula)]  # inside a footnote such a formula is set inline
    targets = set(listed)
    for text in inline_texts(standard):
        for inline in iter_inlines(text):
            if isinstance(inline, Math):
                texs.append(inline.tex)
            elif isinstance(inline, (CrossReference, Citation, TermUse, FootnoteReference)):
                targets.add(inline.to)
    for node in nodes:
        if isinstance(node, IndexGroup):
            targets.update(to for entry in node.entries for to, _ in entry.targets)
    present = {getattr(node, "id", "") for node in nodes} - {note.id for note in standard.footnotes} - {""}
    return Mentions(tuple(texs), frozenset(targets & present))


NumberKind = Literal["heading", "item", "formula"]
"""By what Word counts: the outline, a list, a sequence of its own."""


class Numbered(Struct, frozen=True):
    """A place whose number Word counts by itself."""

    words: Words
    kind: NumberKind
    holder: str = ""
    """Of an item, the id of the clause or item that holds it."""


def find_numbered(standard: Standard) -> dict[str, Numbered]:
    """Return the places of the document whose numbers Word counts, by id."""
    return {id_: found for node in children(standard) for id_, found in _numbered(node, "")}


def with_holders(targets: Iterable[str], numbered: Mapping[str, Numbered]) -> frozenset[str]:
    """Return the targets, and what holds the items among them, for a reference to an item leads there, too."""
    holders = {numbered[target].holder for target in targets if target in numbered} - {"", *targets}
    return with_holders(holders, numbered) | frozenset(targets) if holders else frozenset(targets)


def _numbered(node: Node, holder: str) -> Iterator[tuple[str, Numbered]]:
    words = words_of(node)
    if isinstance(node, ListItem):
        yield node.id, Numbered(Words("", node.number), "item", holder)
    elif words.number:
        yield node.id, Numbered(words, _kind(node))
    inside = node.id if isinstance(node, (Clause, Annex, ListItem)) else holder
    for child in children(node):
        yield from _numbered(child, inside)


def _kind(node: Node) -> NumberKind:
    if isinstance(node, Formula):
        return "formula"
    return "item" if isinstance(node, Figure) and node.is_part else "heading"
