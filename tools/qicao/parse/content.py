"""Text handed to the inline parser, each character of which knows its place in a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import dropwhile

from msgspec import Struct

from qicao.model.span import Span
from qicao.source.text import SourceLine

__all__ = ["Content", "dedent", "join_lines", "line_span", "span_of_lines", "suffixes"]


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

    def part(self, span: Span, text: str, start: int, end: int) -> Span:
        """The place of a part of the *text* that was read at *span*; escapes and ends of lines are not in the text."""
        if span.line == span.end_line and span.end_column - span.column == len(text):
            return Span(span.file, span.line, span.column + start, span.line, span.column + end)
        at, stop = self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)
        places = []
        for char in text[:end]:
            found = self._find(char, at, stop)
            places.append(found if found >= 0 else max(at - 1, 0))
            at = max(at, found + 1)
        return self.span(places[start], places[-1] + 1)

    def _find(self, char: str, at: int, stop: int) -> int:
        """Where the character is next; the end of a line may be printed as a blank."""
        found = self.text.find(char, at, stop)
        end_of_line = self.text.find("\n", at, stop) if char == " " else -1
        return min(found, end_of_line) if min(found, end_of_line) >= 0 else max(found, end_of_line)

    def _offset(self, line: int, column: int) -> int:
        """The offset of a place that the text has."""
        known = zip(self.offsets, self.places, strict=True)
        before = (
            offset + column - place.column for offset, place in known if place.line == line and place.column <= column
        )
        return max(before, default=0)


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
