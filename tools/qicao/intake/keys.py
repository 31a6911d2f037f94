"""Keys that tell the comments of a file apart, and stay the same when the file comes again."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from qicao.intake.words import plain

__all__ = ["key_of", "place_key", "unique"]


def place_key(taken: Counter[str], place: str, *words: str) -> str:
    """Return what tells a comment without a number: its place where it is the first there, else its words, too.

    So a comment whose words were mended is known again.
    """
    key = key_of(place)
    return key if place and not taken[key] else key_of(place, *words)


def unique(taken: Counter[str], key: str) -> str:
    """Return the key, with a number behind it where it was given before."""
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}+{taken[key]}"


def key_of(*words: str) -> str:
    """Return a short key that is always the same for the same words."""
    return blake2b("\0".join(map(plain, words)).encode("utf-8", "replace"), digest_size=6).hexdigest()
