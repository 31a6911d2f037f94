"""Escapes in quoted strings of YAML: the characters that they mean, and their places."""

from __future__ import annotations

import re
import sys

from qicao.model.line import SourceLine
from qicao.source.patterns import compiled
from qicao.source.text import CONTROL, LOST

__all__ = ["printable", "unescaped"]

HEX = "[0-9A-Fa-f]"
HIGH, LOW = r"\\u[dD][89abAB]" + HEX * 2, r"\\u[dD][c-fC-F]" + HEX * 2
DOUBLE = compiled(rf"{HIGH}{LOW}|\\x{HEX}{{2}}|\\u{HEX}{{4}}|\\U{HEX}{{8}}|\\.|\\$")
SINGLE = compiled("''")
NAMED = {
    "t": "\t",
    "n": "\n",
    "r": "\n",
    "N": "\n",
    "L": "\n",
    "P": "\n",
    "_": "\u00a0",
    **dict.fromkeys("0abvfe", LOST),
}
"""Letter after a backslash → the character that it means (YAML 1.2, 5.7); control characters cannot be printed."""


def printable(text: str) -> str:
    """Return the text with surrogate pairs, as JSON writes them, joined to characters.

    A single surrogate becomes U+FFFD.
    """
    if not text.isprintable():
        text = CONTROL.sub(LOST, text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    return text


def unescaped(line: SourceLine, style: str | None) -> list[SourceLine]:
    """Return the parts of a line of a quoted string, with every escape replaced by its character."""
    pattern = {'"': DOUBLE, "'": SINGLE}.get(style or "")
    edges, texts = [0], []
    for match in pattern.finditer(line.text) if pattern else ():
        texts += [line.text[edges[-1] : match.start()], _meaning(match[0])]
        edges += [match.start(), match.end()]
    texts.append(line.text[edges[-1] :])
    pieces = [(text, at) for text, at in zip(texts, edges, strict=True) if text]
    return [
        SourceLine(text, line.file, line.line, line.column + at, glued=line.glued or place > 0)
        for place, (text, at) in enumerate(pieces)
    ]


def _meaning(escape: str) -> str:
    if escape == "''":
        return "'"
    if len(escape) > 2:
        codes = [int(digits, 16) for digits in re.findall(rf"\\[xuU]({HEX}+)", escape)]
        return printable("".join(chr(code) if code <= sys.maxunicode else LOST for code in codes))
    return NAMED.get(escape[1:], escape[1:])
