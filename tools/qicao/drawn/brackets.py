"""Pairs of brackets in a formula, for every output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

__all__ = ["BARS", "BRACKETS", "CLOSING", "OPENING", "Bracket", "bracket_of", "pairs"]

OPENING = frozenset("([{⌊⌈⟨")
CLOSING = frozenset(")]}⌋⌉⟩")
BARS = frozenset("|‖")
"""Signs that both open and close."""
BRACKETS = OPENING | CLOSING | BARS


class Bracket(Struct, frozen=True):
    """A sign in a row; one that is no bracket neither opens nor closes anything."""

    sign: str = ""
    opens: bool = False
    closes: bool = False


def bracket_of(sign: str, side: str = "") -> Bracket:
    """Return the bracket; a *side* of "l", "r" or "m" says that it only opens, only closes, or does neither."""
    if sign not in BRACKETS:
        return Bracket()
    return Bracket(
        sign,
        opens=side == "l" or (not side and sign not in CLOSING),
        closes=side == "r" or (not side and sign not in OPENING),
    )


def pairs(row: Sequence[Bracket]) -> Iterator[tuple[int, int]]:
    """Yield the places of each opening bracket and the one that closes it, inner pairs first.

    Different brackets may be a pair (half-open intervals), bars only with the same bar. A single bar inside brackets is
    a sign of its own, as in a condition.
    """
    opened: list[int] = []
    for at, bracket in enumerate(row):
        if bracket.closes:
            opened = _reached(opened, row, bracket)
        if bracket.closes and opened and _fits(row, opened[-1], at):
            yield opened.pop(), at
        elif bracket.opens:
            opened.append(at)


def _reached(opened: list[int], row: Sequence[Bracket], bracket: Bracket) -> list[int]:
    """Return the brackets still open where the bracket closes; single bars are passed over."""
    while opened and bracket.sign not in BARS and row[opened[-1]].sign in BARS:
        opened = opened[:-1]
    return opened


def _fits(row: Sequence[Bracket], first: int, last: int) -> bool:
    """Return whether the two may be a pair: bars only if they are the same and have something between them."""
    if not {row[first].sign, row[last].sign} & BARS:
        return True
    return row[first].sign == row[last].sign and last > first + 1
