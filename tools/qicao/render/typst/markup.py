"""Typst source: escaping, lengths, calls."""

from __future__ import annotations

import json
from hashlib import blake2b

from qicao.ooxml.script import split_latin
from qicao.source.patterns import compiled

__all__ = ["breakable", "call", "escape", "kept", "name_of", "quoted"]

SPECIAL = compiled(r"[!-/:-@\[-`{-~]")


def escape(text: str) -> str:
    """Return markup that prints *text* and nothing else; an apostrophe between Latin letters gets the Latin font."""
    parts = map(_escaped, split_latin(text))
    return "".join(f"#latin-mark[{part}]" if at % 2 else part for at, part in enumerate(parts))


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text).replace("\n", " ").replace("\u00a0", "~")


def breakable(text: str, room: float, size: float) -> str:
    """Return markup of *text* in which a word wider than *room* mm may break anywhere, as in Word.

    *size* is that of the letters, in points. The break is a space too thin to be seen, which adds no character to the
    text of the PDF.
    """
    return "".join(
        BETWEEN.join(map(_escaped, word)) if _width(word, size) > room else escape(word) for word in WORD.split(text)
    )


def _width(word: str, size: float) -> float:
    """Return the estimated width of a word in mm, rather too large than too small; 0 for anything else."""
    return (
        sum(WIDE_LETTER if char.isupper() or char in "@%&—mw" else NARROW for char in word) * size * MM
        if WORD.fullmatch(word)
        else 0
    )


WORD = compiled("([!-~\u00a1-\u024f\u0370-\u04ff]{2,})")
"""A run of characters that Typst breaks only at a blank, a slash or a hyphen."""
BETWEEN = "#h(0.001pt)"
"""A place where a line may break; Typst would drop a space of no width."""
NARROW, WIDE_LETTER = 0.52, 0.95
"""The widths of narrow and wide letters as parts of the type size."""
MM = 25.4 / 72


def kept(source: str) -> str:
    """Return the blocks of *source*, kept on the page of the block that follows."""
    return f"#together[\n{source}]\n"


def quoted(text: str) -> str:
    """Return *text* as a string literal of Typst code."""
    return json.dumps(text, ensure_ascii=False)


def name_of(key: str) -> str:
    """Return the Typst label for an id: always the same for the same id, only letters and digits."""
    return f"q{blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def call(name: str, content: str = "", **named: str) -> str:
    """Return a call of a template function on a line of its own; named arguments are code, the last one is content."""
    arguments = ", ".join(f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value)
    return f"#{name}({arguments})[{content}]\n"
