"""The place of characters of a formula in the source."""

from __future__ import annotations

from qicao.model.block import Formula
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.locate import source_of

__all__ = ["place_in"]


def place_in(context: Context, formula: Formula, start: int, end: int) -> Span | None:
    """Return the place of the characters from *start* to just before *end* of the TeX.

    If they span lines, it is the place of the formula.
    """
    span = formula.span
    if span is None or "\n" in formula.tex[start:end]:
        return span
    line = formula.tex.count("\n", 0, start)
    column = start - (formula.tex.rfind("\n", 0, start) + 1)
    text = formula.tex.split("\n")[line]
    source = source_of(context.files, span).split("\n")
    at = next((place for place in range(line, len(source)) if text and text in source[place]), None)
    if at is None:
        return span
    first = source[at].index(text) + column + (span.column if at == 0 else 1)
    return Span(span.file, span.line + at, first, span.line + at, first + end - start)
