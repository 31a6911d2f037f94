"""The id that an element gets from its own words, before equal ones are distinguished."""

from __future__ import annotations

from hashlib import blake2s

from qicao.source.patterns import compiled

__all__ = ["content_id", "digest"]

LABEL = compiled(r"\[\]\{#[^{}]*\}")
UNHEARD = str.maketrans("", "", " \t\r\n\u3000*`")
"""Blanks and marks of emphasis: words are the same with and without them, and with other line breaks."""


def content_id(kind: str, *words: str) -> str:
    """Return the id of an element of that *kind* with these own *words*, wherever it is."""
    text = "\0".join(words).translate(UNHEARD)
    if "[]{#" in text:
        text = LABEL.sub("", text)
    return digest(kind, text)


def digest(kind: str, *words: str) -> str:
    """Return an id of that *kind* for these exact *words*."""
    text = "\0".join(words).encode("utf-8", "replace")
    return f"{kind}-{blake2s(text, digest_size=5).hexdigest()}"
