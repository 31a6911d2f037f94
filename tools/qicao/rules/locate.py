"""The way from printed characters back to the source: exact columns through joined lines and escapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from qicao.model.inline import Inline, Text
from qicao.model.span import Span
from qicao.rules.passage import Passage, Piece
from qicao.source.text import SourceLine

__all__ = ["Files", "literal_span", "place_in", "place_of", "source_of", "span_of"]

Files = Mapping[str, Sequence[SourceLine]]
"""The lines of every source file, by the path that spans name."""
BLANK = re.compile(r"[ \n]")
"""A blank, or a line end within a paragraph, which is printed as one."""


def span_of(files: Files, passage: Passage, start: int, end: int) -> Span | None:
    """The place of the printed characters *start* to just before *end*; nothing when the author wrote none of them."""
    pieces = passage.pieces_in(start, max(end, start + 1))
    spans = [
        found for piece in pieces if (found := _within(files, piece, passage.text[piece.start : piece.end], start, end))
    ]
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    return first if start == end else first.to(last) if first.file == last.file else first


def literal_span(files: Files, passage: Passage, start: int, end: int) -> Span | None:
    """The same, if these very characters stand there in the source, so that they can be edited."""
    if start == end:
        return _point(files, passage, start)
    span = span_of(files, passage, start, end)
    return span if span and source_of(files, span) == passage.text[start:end] else None


def _point(files: Files, passage: Passage, at: int) -> Span | None:
    """The empty place between two printed characters."""
    before = passage.piece_at(at - 1) if at else None
    if before and before.literal:
        span = span_of(files, passage, at - 1, at)
        return Span(span.file, span.end_line, span.end_column) if span else None
    span = span_of(files, passage, at, at + 1) if at < len(passage.text) else None
    return Span(span.file, span.line, span.column) if span else _after(before)


def _after(piece: Piece | None) -> Span | None:
    span = piece.inline.span if piece else None
    return Span(span.file, span.end_line, span.end_column) if span else None


def place_in(files: Files, inline: Text, start: int, end: int) -> Span | None:
    """The place of the characters *start* to just before *end* of an inline, if these very characters stand there."""
    span = _within(files, Piece(0, len(inline.text), inline), inline.text, start, end)
    return span if span and source_of(files, span) == inline.text[start:end] else None


def place_of(inlines: Iterable[Inline]) -> Span | None:
    """The place of all of an inline text; nothing when the author wrote none of it."""
    spans = [inline.span for inline in inlines if inline.span]
    return spans[0].to(spans[-1]) if spans else None


def source_of(files: Files, span: Span) -> str:
    """The source characters at *span*; line ends are line feeds."""
    lines = [line.text for line in files.get(span.file, ())[span.line - 1 : span.end_line]]
    if not lines:
        return ""
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def _within(files: Files, piece: Piece, text: str, start: int, end: int) -> Span | None:
    """The part of a piece's place that the printed characters from *start* to *end* take up."""
    span = piece.inline.span
    if span is None or not isinstance(piece.inline, Text):
        return span
    first, last = max(start - piece.start, 0), min(end, piece.end) - piece.start
    if span.line == span.end_line and span.end_column - span.column == piece.end - piece.start:
        return Span(span.file, span.line, span.column + first, span.line, span.column + max(last, first))
    return _stretch(_places(files, span, text), span, first, last)


def _stretch(places: Sequence[tuple[int, int]], span: Span, first: int, last: int) -> Span:
    if not places:
        return span
    line, column = places[min(first, len(places) - 1)]
    if last <= first:
        return Span(span.file, line, column)
    end_line, end_column = places[min(last, len(places)) - 1]
    return Span(span.file, line, column, end_line, end_column + 1)


def _places(files: Files, span: Span, text: str) -> list[tuple[int, int]]:
    """Line and column of each character of *text*, looked for in order in the source at *span*."""
    return [
        (span.line + line, column + (span.column if line == 0 else 1))
        for line, column in _offsets(source_of(files, span), text)
    ]


@lru_cache(maxsize=8)
def _offsets(source: str, text: str) -> tuple[tuple[int, int], ...]:
    """Line and column of each character of *text* in the *source*, both from 0."""
    places: list[tuple[int, int]] = []
    at, line, begin = 0, 0, 0
    for char in text:
        found = _next_blank(source, at) if char == " " else source.find(char, at)
        if found >= 0:
            line += source.count("\n", max(at - 1, 0), found)
            at = found + 1
            begin = source.rfind("\n", begin, found) + 1 or begin
        places.append((line, at - 1 - begin))
    return tuple(places)


def _next_blank(source: str, at: int) -> int:
    """Where the next blank is; a line end within a paragraph is printed as one."""
    match = BLANK.search(source, at)
    return match.start() if match else -1
