"""Edits between two texts: by character in Chinese, by word in Latin script, by whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

__all__ = ["WordEdit", "carry_range", "compare_words"]

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*|\s+|.", re.DOTALL)
LONGEST = 4000
"""The number of tokens that are compared one by one; in longer texts all between the common ends counts as one edit."""


class WordEdit(Struct, frozen=True):
    """A piece of the old text and its replacement in the new one."""

    kind: Literal["same", "changed", "added", "removed"]
    start: int
    """The beginning of the piece in the old text."""
    end: int
    new_start: int
    new_end: int

    def old(self, text: str) -> str:
        """Return its words in the old text."""
        return text[self.start : self.end]

    def new(self, text: str) -> str:
        """Return its words in the new text."""
        return text[self.new_start : self.new_end]


def compare_words(old: str, new: str) -> tuple[WordEdit, ...]:
    """Return edits that together make up both texts, in order; adjacent ones are of different kinds."""
    if old == new:
        return (WordEdit("same", 0, len(old), 0, len(new)),) if old else ()
    ours, theirs = _tokens(old), _tokens(new)
    opcodes = _opcodes([token for token, _ in ours], [token for token, _ in theirs])
    places, others = [at for _, at in ours] + [len(old)], [at for _, at in theirs] + [len(new)]
    return tuple(
        WordEdit(_KINDS[tag], places[one], places[two], others[three], others[four])
        for tag, one, two, three, four in _joined(opcodes)
    )


_KINDS: dict[str, Literal["same", "changed", "added", "removed"]] = {
    "equal": "same",
    "replace": "changed",
    "insert": "added",
    "delete": "removed",
}
_Opcode = tuple[str, int, int, int, int]


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(match[0], match.start()) for match in TOKEN.finditer(text)]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[_Opcode]:
    """Return the result of difflib for the part between the common beginning and the common end."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ours, theirs = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(ours) > LONGEST or len(theirs) > LONGEST:
        middle: list[_Opcode] = [("replace", 0, len(ours), 0, len(theirs))]
    else:
        middle = [tuple(code) for code in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()]  # type: ignore[misc]
    moved = [(tag, one + head, two + head, three + head, four + head) for tag, one, two, three, four in middle]
    first = [("equal", 0, head, 0, head)] if head else []
    last = [("equal", len(old) - tail, len(old), len(new) - tail, len(new))] if tail else []
    return [*first, *moved, *last]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the number of tokens with which both begin."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    return at


def _joined(codes: Sequence[_Opcode]) -> Iterator[_Opcode]:
    """Yield the edits with adjacent ones of one kind joined; a removal beside an addition is a change."""
    waiting: _Opcode | None = None
    for code in codes:
        if waiting and (waiting[0] == "equal") == (code[0] == "equal"):
            _, one, _, three, _ = waiting
            waiting = (_tag(code, one, three), one, code[2], three, code[4])
            continue
        if waiting:
            yield waiting
        waiting = code
    if waiting:
        yield waiting


def _tag(code: _Opcode, one: int, three: int) -> str:
    if code[0] == "equal":
        return "equal"
    return "insert" if one == code[2] else "delete" if three == code[4] else "replace"


def carry_range(edits: Sequence[WordEdit], start: int, end: int) -> tuple[int, int]:
    """Return the place in the new text of a piece of the old one.

    Replacements of its words are included, text added beside it is not.
    """
    touched = [edit for edit in edits if edit.start < end and edit.end > start]
    if not touched:
        at = next((edit.new_end for edit in reversed(edits) if edit.end <= start), 0)
        return at, at
    first, last = touched[0], touched[-1]
    begin = first.new_start + (start - first.start if first.kind == "same" else 0)
    stop = last.new_end - (last.end - end if last.kind == "same" else 0)
    return begin, stop
