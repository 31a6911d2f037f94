"""Words as a terminal may show them: the characters of an author must not control it."""

from __future__ import annotations

import re

__all__ = ["visible", "visible_in_place"]

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters except tab and line feed, and those that reverse the order of others."""


def visible(words: str) -> str:
    """Return the words with the numbers of such characters in their place."""
    return COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", words)


def visible_in_place(words: str) -> str:
    """Return the words with a sign of the same width for each such character."""
    return COMMANDS.sub("\ufffd", words)
