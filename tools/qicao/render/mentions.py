"""What a whole document mentions: its formulas, and the places that something leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qicao.model.block import Formula, IndexGroup
from qicao.model.inline import Citation, CrossReference, FootnoteReference, Math, TermUse, iter_inlines
from qicao.model.standard import Standard, iter_nodes
from qicao.parse.walk import inline_texts

__all__ = ["Mentions", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a renderer must know before it begins."""

    texs: tuple[str, ...]
    targets: frozenset[str]
    """Ids of nodes in the flow that a reference, an index entry or the contents lead to."""


def find_mentions(standard: Standard, listed: Iterable[str] = ()) -> Mentions:
    """The formulas and targets of the document; *listed* are the ids that the contents name."""
    nodes = list(iter_nodes(standard))
    notes = [node for footnote in standard.footnotes for node in iter_nodes(footnote)]
    texs = [node.tex for node in (*nodes, *notes) if isinstance(node, Formula)]
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
