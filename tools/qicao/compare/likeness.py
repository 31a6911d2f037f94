"""The share of characters that two texts have in common."""

from __future__ import annotations

__all__ = ["common_length", "likeness"]

LONGEST = 2000
"""The number of characters of a text that are compared."""


def likeness(one: str, other: str) -> float:
    """Return the share of characters that both texts have in the same order: from 0 (none) to 1 (equal texts)."""
    one, other = one[:LONGEST], other[:LONGEST]
    if not one or not other:
        return float(one == other)
    return 2 * common_length(one, other) / (len(one) + len(other))


def common_length(one: str, other: str) -> int:
    """Return the length of the longest common subsequence.

    The bits of one integer hold a whole row of the usual table, so that a row is computed at once.
    """
    places: dict[str, int] = {}
    for at, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << at
    full = (1 << len(one)) - 1
    row = full
    for char in other:
        hit = row & places.get(char, 0)
        row = (row + hit | row - hit) & full
    return len(one) - row.bit_count()
