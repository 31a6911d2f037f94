"""The way from printed characters back to the source: exact columns through joined lines and escapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from qicao.model.inline import Inline, Text
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.rules.passage import Passage, Piece

__all__ = [
    "Files",
    "attributes_above",
    "below",
    "literal_span",
    "option_of",
    "place_in",
    "place_of",
    "source_of",
    "span_of",
]

Files = Mapping[str, Sequence[SourceLine]]
"""Path as in spans → the lines, for every source file."""


def span_of(passage: Passage, start: int, end: int) -> Span | None:
    """Return the place of the printed characters from *start* to just before *end*.

    It is None if the author wrote none of them.
    """
    pieces = passage.pieces_in(start, max(end, start + 1))
    spans = [found for piece in pieces if (found := _within(piece, passage.text[piece.start : piece.end], start, end))]
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    return first if start == end else first.to(last) if first.file == last.file else first


def literal_span(files: Files, passage: Passage, start: int, end: int) -> Span | None:
    """Return the place as in `span_of` if exactly these characters are there, so that they can be edited; else None."""
    if start == end:
        return _point(passage, start)
    span = span_of(passage, start, end)
    return span if span and source_of(files, span) == passage.text[start:end] else None


def _point(passage: Passage, at: int) -> Span | None:
    """Return the empty place between two printed characters."""
    before = passage.piece_at(at - 1) if at else None
    if before and before.literal:
        span = span_of(passage, at - 1, at)
        return Span(span.file, span.end_line, span.end_column) if span else None
    span = span_of(passage, at, at + 1) if at < len(passage.text) else None
    return Span(span.file, span.line, span.column) if span else _after(before)


def _after(piece: Piece | None) -> Span | None:
    span = piece.inline.span if piece else None
    return Span(span.file, span.end_line, span.end_column) if span else None


def place_in(files: Files, inline: Text, start: int, end: int) -> Span | None:
    """Return the place of characters of an inline, if exactly these characters are there; else None."""
    span = inline.place(start, end)
    return span if span and source_of(files, span) == inline.text[start:end] else None


def below(files: Files, heading: Span) -> Span:
    """Return the line below a heading where its text begins, after one blank line; missing text is reported there."""
    lines = files.get(heading.file, ())[heading.end_line : heading.end_line + 2]
    free = [line.line for line in lines[1:] if not lines[0].text.strip()] or [line.line for line in lines[:1]]
    return Span(heading.file, free[0], 1) if free else heading


def attributes_above(files: Files, heading: Span) -> Span:
    """Return the line of attributes right above a heading, `{#标签 .annex .normative}`.

    If there is none, the heading itself is returned.
    """
    lines = files.get(heading.file, ())[max(heading.line - 2, 0) : heading.line - 1]
    return next(
        (line_span(line) for line in lines if line.text.startswith("{") and line.text.rstrip().endswith("}")), heading
    )


def option_of(files: Files, directive: Span, name: str) -> Span | None:
    """The line of the option `:name: …` below the line on which a directive begins; nothing when it has none."""
    for line in files.get(directive.file, ())[directive.line : directive.end_line]:
        if not line.text.lstrip().startswith(":") or line.text.lstrip().startswith(":::"):
            return None
        if line.text.lstrip().startswith(f":{name}:"):
            return line_span(line)
    return None


def line_span(line: SourceLine) -> Span:
    """Return the place of the characters of a line."""
    return Span(line.file, line.line, line.column, line.line, line.column + len(line.text.rstrip()))


def place_of(inlines: Iterable[Inline]) -> Span | None:
    """Return the place of a whole inline text; None if the author wrote none of it."""
    spans = [inline.span for inline in inlines if inline.span]
    return spans[0].to(spans[-1]) if spans else None


def source_of(files: Files, span: Span) -> str:
    """Return the source characters at *span*; line ends are line feeds."""
    lines = [line.text for line in files.get(span.file, ())[span.line - 1 : span.end_line]]
    if not lines:
        return ""
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def _within(piece: Piece, text: str, start: int, end: int) -> Span | None:
    """Return the part of a piece's place for the printed characters from *start* to *end*."""
    inline = piece.inline
    if not isinstance(inline, Text):
        return inline.span
    first, last = max(start - piece.start, 0), min(end, piece.end) - piece.start
    if len(text) != len(inline.text):
        offsets = _offsets(inline.text, text)
        first, last = offsets[first], offsets[max(last - 1, first)] + (last > first)
    return inline.place(first, max(last, first))


@lru_cache(maxsize=8)
def _offsets(printed: str, text: str) -> tuple[int, ...]:
    """Return the place of each character of *text* in *printed*, from which invisible characters were removed."""
    offsets, at = [], -1
    for char in text:
        at = max(printed.find(char, at + 1), at)
        offsets.append(at)
    return (*offsets, len(printed))
