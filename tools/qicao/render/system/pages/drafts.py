"""What the pages of the system say of the drafts: page, stage, rounds of comments, definitions."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.model.block import Block
from qicao.model.inline import plain_text
from qicao.model.standard import Standard, Term
from qicao.model.tree import iter_nodes, own_texts

__all__ = ["Definition", "DraftFacts", "RoundFacts", "definitions"]


class Definition(Struct, frozen=True):
    """A term as a draft defines it."""

    id: str
    """The place on the page of the draft."""
    number: str
    term: str
    english: str
    words: str


class RoundFacts(Struct, frozen=True):
    """A round of comments on a draft."""

    name: str
    kind: str
    stage: str
    start: str
    end: str
    comments: int
    unsettled: int


class DraftFacts(Struct, frozen=True):
    """A draft of the repository."""

    slug: str
    """The name of its folder."""
    page: str
    """The name of its page."""
    title: str
    number: str = ""
    stage: str = ""
    findings: int = 0
    rounds: tuple[RoundFacts, ...] = ()
    terms: tuple[Definition, ...] = ()


def definitions(standard: Standard) -> Iterator[Definition]:
    """Yield the terms that the draft defines, in printed order."""
    for node in iter_nodes(standard):
        if isinstance(node, Term):
            english = "；".join(map(plain_text, node.english))
            words = " ".join(filter(None, map(_words, node.definition)))
            yield Definition(node.id, node.number, plain_text(node.term), english, words)


def _words(block: Block) -> str:
    return " ".join(plain_text(text) for node in iter_nodes(block) for text in own_texts(node))
