"""Differences of Chinese text from what CommonMark expects: joining of lines, emphasis beside Chinese punctuation."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

__all__ = ["flanks", "is_wide", "joint", "multiplies"]

AMBIGUOUS = frozenset("“”‘’…—·～℃①②③④⑤⑥⑦⑧⑨⑩")
"""Characters whose width is ambiguous in Unicode, and that are wide in Chinese text."""


FACTOR_ENDS, FACTOR_BEGINS = frozenset(")]}%°′″$"), frozenset("([$-+")
"""Characters, besides letters and digits, with which a factor may end, and may begin."""


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """Return whether *char* is Chinese, or punctuation as wide as a Chinese character."""
    return char in AMBIGUOUS or east_asian_width(char) in {"W", "F"}


def joint(left: str, right: str) -> str:
    """Return what replaces a line break between two characters: a blank between Latin words, else "".

    GB/T 1.1 prints no blank between Chinese and Latin, so one wide neighbour is enough.
    """
    if not left or not right or is_wide(left) or is_wide(right):
        return ""
    return " "


def multiplies(before: str, after: str, count: int) -> bool:
    """Return whether *count* asterisks between the two characters are signs, not markup.

    Examples are 600*400, A*2, (a+b)*c, 138****1234.
    """
    if count > 1 or is_wide(before) or is_wide(after):
        return before.isdecimal() and after.isdecimal()
    return (before.isalnum() or before in FACTOR_ENDS) and (after.isalnum() or after in FACTOR_BEGINS)


@lru_cache(maxsize=8192)
def _kind(char: str) -> str:
    """Return `blank`, `wide`, `mark` for punctuation or symbols, or `word`."""
    if char.isspace():
        return "blank"
    if is_wide(char):
        return "wide"
    return "mark" if category(char)[0] in "PS" else "word"


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Return whether emphasis marks between *before* and *after* may open, and whether they may close.

    This is CommonMark's rule with one change: full-width punctuation counts as a letter, and a Chinese character on the
    other side counts as a blank, so that `**“中文”**，` and `见**(a)**项` are read as their authors mean them.
    """
    left, right = _kind(before), _kind(after)
    opens = right != "blank" and (right != "mark" or left != "word")
    closes = left != "blank" and (left != "mark" or right != "word")
    return opens, closes
