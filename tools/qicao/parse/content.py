"""Text for the inline parser, in which each character has its place in a file."""

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
    """A text with anchors: offsets, and the place of a file that begins at each."""

    text: str
    offsets: tuple[int, ...]
    """In ascending order; the first is 0."""
    places: tuple[SourceLine, ...]
    """For each offset a line whose `column` is the place of that offset."""

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from *start* to just before *end*."""
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
        """Return the *text* that is printed for the characters from *start* to just before *end*, with their places."""
        span = self.span(start, end)
        if len(text) != end - start:
            return Text(text, span)
        edges = [start, *self.offsets[bisect_right(self.offsets, start) : bisect_left(self.offsets, end)], end]
        if len(edges) == 2:
            return Text(text, span)
        return Text(text, span, tuple((one - start, self.span(one, two)) for one, two in pairwise(edges)))


def join_texts(texts: Sequence[Text]) -> Text:
    """Return the texts as one; characters that are adjacent in the source share one place."""
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
    """Add a piece of text, joined to the last one if both are printed as written and are adjacent in the source."""
    if span is None:
        return
    start, last = places[-1] if places else (begin, span)
    beside = (last.file, last.end_line, last.end_column) == (span.file, span.line, span.column)
    if places and beside and _width(last) == begin - start and _width(span) == end - begin:
        places[-1] = start, last.to(span)
    else:
        places.append((begin, span))


def _width(span: Span) -> int:
    """Return the number of characters of a place on one line; -1 for a place on several lines."""
    return span.end_column - span.column if span.line == span.end_line else -1


def _length(places: Sequence[tuple[int, Span]]) -> int:
    return sum(_width(span) for _, span in places)


def join_lines(lines: Sequence[SourceLine]) -> Content:
    """Return the lines as one text, joined by line feeds unless they are glued; blanks around every line are kept."""
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
    """Return the lines of *content* with their places; each is the end of the source line with the same index."""
    lines = content.split("\n")
    if lines[0].strip():
        source = tuple(dropwhile(_is_blank, source))
    return tuple(_suffix(text, line) for text, line in zip(lines, source, strict=False))


def _is_blank(line: SourceLine) -> bool:
    """Return whether nothing is visible on the line.

    Markdown first takes full-width blanks for text, then removes them.
    """
    return not line.text.strip()


def _suffix(text: str, line: SourceLine) -> SourceLine:
    text = text.strip()
    cut = max(len(line.text.rstrip()) - len(text), 0)
    return SourceLine(text, line.file, line.line, line.column + cut)


def dedent(line: SourceLine, width: int) -> SourceLine:
    """Return the line without at most *width* blanks at its left."""
    cut = min(width, len(line.text) - len(line.text.lstrip(" \t")))
    return SourceLine(line.text[cut:], line.file, line.line, line.column + cut) if cut else line


def line_span(line: SourceLine) -> Span:
    """Return the place of a line's characters, without the blanks around them."""
    text = line.text.rstrip()
    start = line.column + len(text) - len(text.lstrip())
    return Span(line.file, line.line, start, line.line, max(line.column + len(text), start))


def span_of_lines(lines: Sequence[SourceLine]) -> Span:
    """Return the place from the first character of the first line to the last one of the last line, in one file."""
    used = [line for line in lines if line.text.strip()] or list(lines[:1])
    first = line_span(used[0])
    last = line_span([line for line in used if line.file == first.file][-1])
    return first.to(last) if (last.line, last.column) >= (first.line, first.column) else first
