"""How much two texts have in common, character by character."""

from __future__ import annotations

__all__ = ["common_length", "likeness"]

LONGEST = 2000
"""Characters of a text that are looked at."""


def likeness(one: str, other: str) -> float:
    """Return the share of characters that stand in both in the same order: 1 for equal texts, 0 for nothing in common."""
    one, other = one[:LONGEST], other[:LONGEST]
    if not one or not other:
        return float(one == other)
    return 2 * common_length(one, other) / (len(one) + len(other))


def common_length(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, all of its columns at once in the bits of a number."""
    places: dict[str, int] = {}
    for at, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << at
    full = (1 << len(one)) - 1
    row = full
    for char in other:
        hit = row & places.get(char, 0)
        row = (row + hit | row - hit) & full
    return len(one) - row.bit_count()
