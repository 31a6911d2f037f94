"""What a walk over WordprocessingML knows so far: the two texts, the changes that are open, the ranges, the table it is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from qicao.ooxml.story import Bookmark, Cell, Line, Range, Revision, RevisionKind, Spot

__all__ = ["Notes", "W", "Waiting", "Walker"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Notes = Mapping[tuple[str, str], Any]
"""Kind and id of each note → its element."""


class Waiting(Struct, frozen=True):
    """What comes behind the paragraph that names it."""

    element: Any
    serials: tuple[int, ...]
    """Numbers of the changes in which it is named."""
    came: int
    went: int


class Walker(Struct):
    """What is known so far of the story."""

    notes: Notes
    tracked: bool = False
    """Whether anything in the text is a tracked change."""
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
    """Ranges of moves that are open: id → name."""
    caught: list[list[str]] = field(default_factory=list)
    """Words of the changes that are open, innermost last."""
    serials: list[int] = field(default_factory=list)
    """Their numbers."""
    came: int = 0
    """How many of the changes that are open say that the words are new."""
    went: int = 0
    serial: int = 0
    waiting: list[Waiting] = field(default_factory=list)
    """Notes and boxes that come behind this paragraph."""
    tables: int = 0
    cell: Cell | None = None
    inside: bool = False
    """Whether the walk is within a paragraph."""

    def spot(self) -> Spot:
        """Return where the walk is."""
        return Spot(len(self.lines), self.originals, self.currents)

    def add(self, text: str) -> None:
        """Take the words into the texts to which they belong; where nothing is tracked both are one."""
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

    def keep(self, kind: RevisionKind, element: Any, start: Spot, text: str, **more: Any) -> None:
        """Keep a change that began at *start* and ends here."""
        author, date = element.get(f"{W}author", ""), element.get(f"{W}date", "")
        table = self.cell.table if self.cell else 0
        made = {"table": table, "outer": tuple(self.serials), **more}
        self.revisions.append(Revision(kind, author, date, start, self.spot(), text, **made))
