"""What a whole document mentions: its formulas, and the places that something leads to."""

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
    """What a renderer must know before it begins."""

    texs: tuple[str, ...]
    """Formulas; those on a line of their own are `displayed`."""
    targets: frozenset[str]
    """Ids of nodes in the flow that a reference, an index entry or the contents lead to."""


def find_mentions(standard: Standard, listed: Iterable[str] = ()) -> Mentions:
    """The formulas and targets of the document; *listed* are the ids that the contents name."""
    nodes = list(iter_nodes(standard))
    notes = [node for footnote in standard.footnotes for node in iter_nodes(footnote)]
    texs = [displayed(node.tex) for node in (*nodes, *notes) if isinstance(node, Formula)]
    texs += [node.tex for node in notes if isinstance(node, Formula)]  # on a line of the footnote in print
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
    """For the id of each list item that of the clause in which it stands."""
    homes, clause = {}, ""
    for node in iter_nodes(standard):
        if isinstance(node, (Clause, Annex)):
            clause = node.id
        elif isinstance(node, ListItem):
            homes[node.id] = clause
    return homes
