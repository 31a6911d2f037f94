"""How Chinese text differs from what CommonMark expects: joining of lines, flanking of emphasis."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

__all__ = ["flanks", "is_wide", "joint", "multiplies"]

AMBIGUOUS = frozenset("“”‘’…—·～℃①②③④⑤⑥⑦⑧⑨⑩")
"""Characters that Unicode calls ambiguous and that are wide in Chinese text."""


FACTOR_ENDS, FACTOR_BEGINS = frozenset(")]}%°′″$"), frozenset("([$-+")
"""What a factor may end and begin with, beside letters and digits."""


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """Whether *char* is Chinese, or punctuation that takes the room of a Chinese character."""
    return char in AMBIGUOUS or east_asian_width(char) in {"W", "F"}


def joint(left: str, right: str) -> str:
    """What stands for a line break between two characters: a blank between Latin words, else nothing.

    GB/T 1.1 sets Chinese and Latin side by side without a blank, so one wide neighbour is enough.
    """
    if not left or not right or is_wide(left) or is_wide(right):
        return ""
    return " "


def multiplies(before: str, after: str, count: int) -> bool:
    """Whether *count* asterisks between the two characters are signs and no markup: 600*400, A*2, (a+b)*c, 138****1234."""
    if count > 1 or is_wide(before) or is_wide(after):
        return before.isdecimal() and after.isdecimal()
    return (before.isalnum() or before in FACTOR_ENDS) and (after.isalnum() or after in FACTOR_BEGINS)


@lru_cache(maxsize=8192)
def _kind(char: str) -> str:
    """`blank`, `wide`, `mark` for punctuation or symbols, or `word`."""
    if char.isspace():
        return "blank"
    if is_wide(char):
        return "wide"
    return "mark" if category(char)[0] in "PS" else "word"


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether emphasis marks between *before* and *after* may open, and whether they may close.

    CommonMark's rule with one change: full-width punctuation counts as a letter, and a Chinese neighbour on the
    other side is as good as a blank, so that `**“中文”**，` and `见**(a)**项` are what their author means.
    """
    left, right = _kind(before), _kind(after)
    opens = right != "blank" and (right != "mark" or left != "word")
    closes = left != "blank" and (left != "mark" or right != "word")
    return opens, closes
