"""Characters that the Chinese and the Latin script share, and the script to which each of them belongs."""

from __future__ import annotations

import re

__all__ = ["split_latin"]

LETTER = "A-Za-z\u00c0-\u024f"
APOSTROPHE = re.compile(f"((?<=[{LETTER}])\u2019(?=[{LETTER}]))")
QUOTES = re.compile("([\u2018\u2019\u201c\u201d]+)")
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
ENGLISH = re.compile(f"[{LETTER}][\u2018-\u201d]?[,;:]? [\u2018-\u201d]?[{LETTER}]")
"""Two words with a blank between them."""
MARKS = re.compile("[\u2018\u2019\u201c\u201d]")


def split_latin(text: str) -> list[str]:
    """Return the parts of the text; every second part is a quotation mark or an apostrophe of the Latin script.

    An apostrophe between Latin letters is always Latin; quotation marks are Latin in a text of English words.
    """
    if not MARKS.search(text):
        return [text]
    english = ENGLISH.search(text) and not WIDE.search(text)
    return (QUOTES if english else APOSTROPHE).split(text)
