"""What a document mentions: its formulas, and the places that links lead to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from qicao.drawn.formulas import displayed
from qicao.model.block import Formula, IndexGroup, ListItem
from qicao.model.inline import Citation, CrossReference, FootnoteReference, Math, TermUse, iter_inlines
from qicao.model.standard import Annex, Clause, Standard
from qicao.model.tree import inline_texts, iter_nodes

__all__ = ["Mentions", "find_homes", "find_mentions"]


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


def find_homes(standard: Standard) -> dict[str, str]:
    """Return the id of each list item, with the id of the clause that holds it."""
    homes, clause = {}, ""
    for node in iter_nodes(standard):
        if isinstance(node, (Clause, Annex)):
            clause = node.id
        elif isinstance(node, ListItem):
            homes[node.id] = clause
    return homes
