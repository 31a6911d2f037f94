"""The text of a document as it is read back: characters with their places, and what somebody changed or remarked in them.

A text with tracked changes is two texts: the original, which all changes leave, and the current one, which has them all.
Every place is counted in both.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["CONTEXT", "Bookmark", "Cell", "Line", "Quote", "Range", "Revision", "RevisionKind", "Spot", "Story"]

CONTEXT = 32
"""Characters before and behind a quote that tell it from others."""
RevisionKind = Literal["ins", "del", "move_from", "move_to", "cell", "table", "format"]
"""Words in, out, moved away, moved here; cells, the form of a table, the form of words or paragraphs."""


class Cell(Struct, frozen=True):
    """Where in a table a paragraph is; all count from 1."""

    table: int
    row: int
    column: int


class Spot(Struct, frozen=True):
    """A place between two characters."""

    line: int
    """Index of the paragraph."""
    original: int
    """Characters of the original text before it."""
    current: int
    """Characters of the current text before it."""


class Line(Struct, frozen=True):
    """A paragraph."""

    start: Spot
    end: Spot
    """Before its end mark."""
    cell: Cell | None = None


class Revision(Struct, frozen=True):
    """A tracked change as the file keeps it."""

    kind: RevisionKind
    author: str
    date: str
    start: Spot
    end: Spot
    text: str = ""
    """The words that come, go or move; of a change of form what changes."""
    name: str = ""
    """What joins both ends of a move."""
    whole: bool = False
    """Whether whole rows of a table come or go."""
    cells: bool = False
    """Whether cells of a table come, go or are merged."""
    table: int = 0
    """Which table it is in; 0 for none."""
    serial: int = 0
    """Its own number."""
    outer: tuple[int, ...] = ()
    """Numbers of the changes in which it lies, outermost first; a note lies where it is named."""


class Range(Struct, frozen=True):
    """The characters that a comment is about."""

    id: str
    start: Spot
    end: Spot
    marked: bool
    """Whether both its ends are marked; else only a point is known."""


class Bookmark(Struct, frozen=True):
    """A name for some characters."""

    name: str
    start: Spot
    end: Spot


class Quote(Struct, frozen=True):
    """Words, and those around them."""

    exact: str
    prefix: str
    suffix: str


class Story(Struct, frozen=True):
    """A text of a document: the body, or the notes and headers behind it."""

    original: str = ""
    current: str = ""
    lines: tuple[Line, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """In the order in which they begin, longer ones first."""
    ranges: tuple[Range, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    def quote(self, start: Spot, end: Spot) -> Quote:
        """Return the original words between two spots, and those around them in the same paragraphs."""
        return _quote(self.original, start.original, end.original)

    def quote_of(self, place: Range) -> Quote:
        """Return the words that a comment is about; the current ones where it is about new words only."""
        start, end = place.start, place.end
        if start.original == end.original and start.current != end.current:
            return _quote(self.current, start.current, end.current)
        return self.quote(start, end)

    def original_of(self, line: Line) -> str:
        """Return the original words of the paragraph."""
        return self.original[line.start.original : line.end.original]

    def current_of(self, line: Line) -> str:
        """Return the words of the paragraph as they are when all changes are accepted."""
        return self.current[line.start.current : line.end.current]


def _quote(text: str, start: int, end: int) -> Quote:
    before = text[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
    behind = text[end : end + CONTEXT].partition("\n")[0]
    return Quote(text[start:end], before, behind)
