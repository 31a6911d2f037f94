"""The text of a document that was handed in: characters with their places, and the changes and comments in them.

A text with tracked changes is two texts: the original one, before all changes, and the current one, with all changes
accepted. Every place is counted in both.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["CONTEXT", "Bookmark", "Cell", "Line", "Quote", "Range", "Revision", "RevisionKind", "Spot", "Story"]

CONTEXT = 32
"""The number of characters before and after a quote that distinguish it from others."""
RevisionKind = Literal["ins", "del", "move_from", "move_to", "cell", "table", "format"]
"""Inserted, deleted, moved away, moved here; a change of cells, of the format of a table, of the format of text."""


class Cell(Struct, frozen=True):
    """The cell of a paragraph: table, row and column, all counted from 1."""

    table: int
    row: int
    column: int


class Spot(Struct, frozen=True):
    """A place between two characters."""

    line: int
    """The index of the paragraph."""
    original: int
    """The number of characters of the original text before it."""
    current: int
    """The number of characters of the current text before it."""


class Line(Struct, frozen=True):
    """A paragraph."""

    start: Spot
    end: Spot
    """The place before its end mark."""
    cell: Cell | None = None


class Revision(Struct, frozen=True):
    """A tracked change as the file keeps it."""

    kind: RevisionKind
    author: str
    date: str
    start: Spot
    end: Spot
    text: str = ""
    """The words that are inserted, deleted or moved, or the changed formatting."""
    name: str = ""
    """The name that joins both ends of a move."""
    whole: bool = False
    """True if whole rows of a table are inserted or deleted."""
    cells: bool = False
    """True if cells of a table are inserted, deleted or merged."""
    table: int = 0
    """The number of the table around it; 0 means none."""
    serial: int = 0
    """Its own number."""
    outer: tuple[int, ...] = ()
    """The numbers of the changes around it, outermost first; a note counts at the place of its reference."""


class Range(Struct, frozen=True):
    """The characters that a comment is about."""

    id: str
    start: Spot
    end: Spot
    marked: bool
    """True if both its ends are marked; otherwise only a point is known."""


class Bookmark(Struct, frozen=True):
    """A name for some characters."""

    name: str
    start: Spot
    end: Spot


class Quote(Struct, frozen=True):
    """Words, and the words around them."""

    exact: str
    prefix: str
    suffix: str


class Story(Struct, frozen=True):
    """A text of a document: the body, then its notes and headers."""

    original: str = ""
    current: str = ""
    lines: tuple[Line, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """Sorted by beginning, longer ones first."""
    ranges: tuple[Range, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    def quote(self, start: Spot, end: Spot) -> Quote:
        """Return the original words between two spots, and those around them in the same paragraphs."""
        return _quote(self.original, start.original, end.original)

    def quote_of(self, place: Range) -> Quote:
        """Return the words that a comment is about; the current ones if it is about new words only."""
        start, end = place.start, place.end
        if start.original == end.original and start.current != end.current:
            return _quote(self.current, start.current, end.current)
        return self.quote(start, end)

    def original_of(self, line: Line) -> str:
        """Return the original words of the paragraph."""
        return self.original[line.start.original : line.end.original]

    def current_of(self, line: Line) -> str:
        """Return the words of the paragraph with all changes accepted."""
        return self.current[line.start.current : line.end.current]


def _quote(text: str, start: int, end: int) -> Quote:
    before = text[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
    behind = text[end : end + CONTEXT].partition("\n")[0]
    return Quote(text[start:end], before, behind)
