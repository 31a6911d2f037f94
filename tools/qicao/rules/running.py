"""The printed characters that are an author's running text: typed in one piece, no name, address or listed document."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from qicao.rules.passage import ElementKind, Form, Passage
from qicao.rules.rule import Hit
from qicao.source.patterns import compiled

__all__ = ["LISTS", "NAMES", "is_running"]

LISTS: frozenset[ElementKind] = frozenset({"normative-references", "bibliography", "index"})
NAMES: frozenset[Form] = frozenset({"english", "symbol", "source", "entry"})
ADDRESS = compiled(r"[A-Za-z0-9:/?&=._%#@+~\\-]+")
MARKS = ("://", "www.", "@", "\\")
"""Every address and path of such characters contains one of these."""


def is_running(hit: Hit) -> bool:
    """Return whether the author typed the matched characters as text, none of them raised or lowered beside others."""
    passage, start = hit.passage, hit.match.start()
    typed = passage.typed_evenly(start, max(hit.match.end(), start + 1))
    named = passage.form in NAMES or passage.place.element in LISTS
    return typed and not named and not _in_address(passage, start)


def _in_address(passage: Passage, at: int) -> bool:
    """Return whether the character is part of a web address, mail address or path."""
    known = _addresses(passage.text)
    before = bisect_right(known, at, key=lambda address: address[0]) - 1
    return before >= 0 and at < known[before][1]


@lru_cache(maxsize=8)
def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each address in the text."""
    return tuple(match.span() for match in ADDRESS.finditer(text) if any(mark in match[0] for mark in MARKS))
