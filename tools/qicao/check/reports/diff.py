"""The changes that a fix makes in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from qicao.check.reports.text import Paint, plain
from qicao.model.visible import visible
from qicao.source.text import LINE_END, decode

__all__ = ["render_diff"]

COLOURS = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))
"""Beginning of a line → its colour; the first one that fits counts."""


def render_diff(name: str, before: bytes, after: bytes, paint: Paint = plain) -> str:
    """Return the unified diff of a file's two contents; "" if they are equal."""
    one, two = (LINE_END.split(decode(data).text) for data in (before, after))
    return "".join(
        f"{line}\n" for line in _coloured(map(visible, unified_diff(one, two, name, name, lineterm="")), paint)
    )


def _coloured(lines: Iterator[str], paint: Paint) -> Iterator[str]:
    for line in lines:
        colour = next((colour for start, colour in COLOURS if line.startswith(start)), "")
        yield paint(colour, line) if colour else line
