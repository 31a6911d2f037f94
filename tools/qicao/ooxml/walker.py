"""The state of a walk over WordprocessingML: the two texts, the open changes, the ranges, the current table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from qicao.ooxml.story import Bookmark, Cell, Line, Range, Revision, RevisionKind, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Notes", "W", "Waiting", "Walker"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Notes = Mapping[tuple[str, str], "_Element"]
"""Kind and id of each note → its element."""


class Waiting(Struct, frozen=True):
    """A note or text box, which is read after the paragraph that refers to it."""

    element: _Element
    serials: tuple[int, ...]
    """The numbers of the changes around the reference to it."""
    came: int
    went: int


class Walker(Struct):
    """The story as far as it has been read."""

    notes: Notes
    tracked: bool = False
    """True if anything in the text is a tracked change."""
    original: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    originals: int = 0
    currents: int = 0
    lines: list[Line] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    points: dict[str, Spot] = field(default_factory=dict)
    opened: dict[str, Spot] = field(default_factory=dict)
    named: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    bookmarks: list[Bookmark] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)
    """Open ranges of moves: id → name."""
    caught: list[list[str]] = field(default_factory=list)
    """The words of the open changes, the innermost last."""
    serials: list[int] = field(default_factory=list)
    """The numbers of the open changes."""
    came: int = 0
    """The number of open changes that make the words new."""
    went: int = 0
    serial: int = 0
    waiting: list[Waiting] = field(default_factory=list)
    """Notes and text boxes that are read after this paragraph."""
    tables: int = 0
    cell: Cell | None = None
    inside: bool = False
    """True if the walk is inside a paragraph."""

    def spot(self) -> Spot:
        """Return the current place."""
        return Spot(len(self.lines), self.originals, self.currents)

    def add(self, text: str) -> None:
        """Add the words to the original text, to the current text, or to both, as the open changes demand.

        If nothing is tracked, both texts are the same.
        """
        if not self.tracked:
            self.original.append(text)
            self.originals = self.currents = self.originals + len(text)
            return
        if not self.came:
            self.original.append(text)
            self.originals += len(text)
        if not self.went:
            self.current.append(text)
            self.currents += len(text)
        for words in self.caught:
            words.append(text)

    def keep(self, kind: RevisionKind, element: _Element, start: Spot, text: str, **more: Any) -> None:
        """Keep a change that began at *start* and ends here."""
        author, date = element.get(f"{W}author", ""), element.get(f"{W}date", "")
        table = self.cell.table if self.cell else 0
        made = {"table": table, "outer": tuple(self.serials), **more}
        self.revisions.append(Revision(kind, author, date, start, self.spot(), text, **made))
