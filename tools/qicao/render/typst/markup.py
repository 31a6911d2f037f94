"""Typst source: escaping, lengths, calls."""

from __future__ import annotations

import json
from hashlib import blake2b

from qicao.ooxml.script import split_latin
from qicao.source.patterns import compiled

__all__ = ["breakable", "call", "escape", "kept", "name_of", "quoted"]

SPECIAL = compiled(r"[!-/:-@\[-`{-~]")


def escape(text: str) -> str:
    """*text* as markup that prints it and nothing else; apostrophes between Latin letters are of the Latin face."""
    parts = map(_escaped, split_latin(text))
    return "".join(f"#latin-mark[{part}]" if at % 2 else part for at, part in enumerate(parts))


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text).replace("\n", " ").replace("\u00a0", "~")


def breakable(text: str, room: float, size: float) -> str:
    """*text* as markup in which a word that is wider than *room* millimetres may break anywhere, as in Word.

    *size* is that of the letters in points. A space too thin to be seen lets a line break and leaves no character in the text.
    """
    return "".join(
        BETWEEN.join(map(_escaped, word)) if _width(word, size) > room else escape(word) for word in WORD.split(text)
    )


def _width(word: str, size: float) -> float:
    """The width of a word in millimetres, rather too large than too small; 0 for what is no word."""
    return (
        sum(WIDE_LETTER if char.isupper() or char in "@%&—mw" else NARROW for char in word) * size * MM
        if WORD.fullmatch(word)
        else 0
    )


WORD = compiled("([!-~\u00a1-\u024f\u0370-\u04ff]{2,})")
"""What no line breaks but at a blank, a stroke or a hyphen."""
BETWEEN = "#h(0.001pt)"
"""Lets a line break; one of no width would be dropped."""
NARROW, WIDE_LETTER = 0.52, 0.95
"""Widths of letters, as parts of their height."""
MM = 25.4 / 72


def kept(source: str) -> str:
    """The blocks of *source* kept on the page of what follows them."""
    return f"#together[\n{source}]\n"


def quoted(text: str) -> str:
    """*text* as a string of code."""
    return json.dumps(text, ensure_ascii=False)


def name_of(key: str) -> str:
    """The label for an id: always the same, of letters and digits."""
    return f"q{blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def call(name: str, content: str = "", **named: str) -> str:
    """A call of the template's function with code arguments and one content argument, on a line of its own."""
    arguments = ", ".join(f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value)
    return f"#{name}({arguments})[{content}]\n"
