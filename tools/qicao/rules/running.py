"""Which printed characters are an author's running text: typed in one piece, not a name, an address or a listed document."""

from __future__ import annotations

from qicao.rules.passage import ElementKind, Form, Passage
from qicao.rules.rule import Hit

__all__ = ["is_running"]

LISTS: frozenset[ElementKind] = frozenset({"normative-references", "bibliography", "index"})
NAMES: frozenset[Form] = frozenset({"english", "symbol", "source", "entry"})
ADDRESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/?&=._%#@+~-\\")


def is_running(hit: Hit) -> bool:
    """Whether the author typed the matched characters, none raised or lowered beside others, as text of the document."""
    passage, start = hit.passage, hit.match.start()
    typed = passage.typed_evenly(start, max(hit.match.end(), start + 1))
    named = passage.form in NAMES or passage.place.element in LISTS
    return typed and not named and not _in_address(passage, start)


def _in_address(passage: Passage, at: int) -> bool:
    """Whether the character is part of a web address, mail address or path."""
    text = passage.text
    first = last = at
    while first and text[first - 1] in ADDRESS:
        first -= 1
    while last < len(text) and text[last] in ADDRESS:
        last += 1
    return any(mark in text[first:last] for mark in ("://", "www.", "@", "\\"))
