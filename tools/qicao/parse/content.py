"""Text handed to the inline parser, each character of which knows its place in a file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import dropwhile, pairwise

from msgspec import Struct

from qicao.model.inline import Text
from qicao.model.line import SourceLine
from qicao.model.span import Span

__all__ = ["Content", "dedent", "join_lines", "join_texts", "line_span", "span_of_lines", "suffixes"]


class Content(Struct, frozen=True):
    """A text with anchors: at which offset which place of which file begins."""

    text: str
    offsets: tuple[int, ...]
    """Ascending; the first is 0."""
    places: tuple[SourceLine, ...]
    """For each offset the line whose `column` is the place of that offset."""

    def span(self, start: int, end: int) -> Span:
        """The place of the characters from *start* to just before *end*."""
        if len(self.offsets) == 1:
            first = self.places[0]
            return Span(first.file, first.line, first.column + start, first.line, first.column + end)
        i = bisect_right(self.offsets, start) - 1
        j = max(i, bisect_right(self.offsets, max(start, end - 1)) - 1)
        first, last = self.places[i], self.places[j]
        return Span(
            first.file,
            first.line,
            first.column + start - self.offsets[i],
            last.line,
            last.column + end - self.offsets[j],
        )

    def printed(self, text: str, start: int, end: int) -> Text:
        """The *text* that the characters from *start* to just before *end* print, each with its place if it stands there."""
        span = self.span(start, end)
        if len(text) != end - start:
            return Text(text, span)
        edges = [start, *self.offsets[bisect_right(self.offsets, start) : bisect_left(self.offsets, end)], end]
        if len(edges) == 2:
            return Text(text, span)
        return Text(text, span, tuple((one - start, self.span(one, two)) for one, two in pairwise(edges)))


def join_texts(texts: Sequence[Text]) -> Text:
    """The texts as one; what stands side by side on a line has one place."""
    if len(texts) == 1:
        return texts[0]
    places: list[tuple[int, Span]] = []
    at = 0
    for text in texts:
        pieces = text.pieces or ((0, text.span),)
        ends = [*(begin for begin, _ in pieces[1:]), len(text.text)]
        for (begin, span), end in zip(pieces, ends, strict=True):
            _add_piece(places, at + begin, at + end, span)
        at += len(text.text)
    words = "".join(text.text for text in texts)
    span = places[0][1].to(places[-1][1]) if places else None
    return Text(words, span, tuple(places) if len(places) > 1 or _length(places[:1]) != len(words) else ())


def _add_piece(places: list[tuple[int, Span]], begin: int, end: int, span: Span | None) -> None:
    """Put a piece of text behind the others, as a part of the last if both are printed as they stand and side by side."""
    if span is None:
        return
    start, last = places[-1] if places else (begin, span)
    beside = (last.file, last.end_line, last.end_column) == (span.file, span.line, span.column)
    if places and beside and _width(last) == begin - start and _width(span) == end - begin:
        places[-1] = start, last.to(span)
    else:
        places.append((begin, span))


def _width(span: Span) -> int:
    """The characters of a place on one line; -1 of one on several."""
    return span.end_column - span.column if span.line == span.end_line else -1


def _length(places: Sequence[tuple[int, Span]]) -> int:
    return sum(_width(span) for _, span in places)


def join_lines(lines: Sequence[SourceLine]) -> Content:
    """The lines as one text, joined by line feeds where they are not glued; blanks at both ends of every line stay."""
    if len(lines) == 1:
        return Content(lines[0].text, (0,), (lines[0],))
    offsets: list[int] = []
    text = ""
    for line in lines:
        text += "\n" if offsets and not line.glued else ""
        offsets.append(len(text))
        text += line.text
    return Content(text, tuple(offsets) or (0,), tuple(lines) or (SourceLine("", "", 1),))


def suffixes(content: str, source: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of *content* with their places, each being the end of the source line of the same index."""
    lines = content.split("\n")
    if lines[0].strip():
        source = tuple(dropwhile(_is_blank, source))
    return tuple(_suffix(text, line) for text, line in zip(lines, source, strict=False))


def _is_blank(line: SourceLine) -> bool:
    """Whether nothing is seen on the line: Markdown takes ideographic blanks for text, then strips them off."""
    return not line.text.strip()


def _suffix(text: str, line: SourceLine) -> SourceLine:
    text = text.strip()
    cut = max(len(line.text.rstrip()) - len(text), 0)
    return SourceLine(text, line.file, line.line, line.column + cut)


def dedent(line: SourceLine, width: int) -> SourceLine:
    """The line without at most *width* blanks at its left."""
    cut = min(width, len(line.text) - len(line.text.lstrip(" \t")))
    return SourceLine(line.text[cut:], line.file, line.line, line.column + cut) if cut else line


def line_span(line: SourceLine) -> Span:
    """The place of a line's characters, without the blanks around them."""
    text = line.text.rstrip()
    start = line.column + len(text) - len(text.lstrip())
    return Span(line.file, line.line, start, line.line, max(line.column + len(text), start))


def span_of_lines(lines: Sequence[SourceLine]) -> Span:
    """The place from the first character of the first line to the last of the last, of one file."""
    used = [line for line in lines if line.text.strip()] or list(lines[:1])
    first = line_span(used[0])
    last = line_span([line for line in used if line.file == first.file][-1])
    return first.to(last) if (last.line, last.column) >= (first.line, first.column) else first
