"""Which element of the text that was sent out a paragraph of a Word file is, by our bookmarks that survived in it.

A bookmark names its element. A paragraph without one stands between two that have one, and so does its element.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from qicao.intake.words import plain
from qicao.model.frozen import FrozenElement, FrozenText
from qicao.ooxml.document import Document
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.story import Bookmark, Spot

__all__ = ["Anchors"]

NEAR = 8
"""How many bookmarks may lie within each other."""


class Anchors(Struct, frozen=True):
    """The elements of the frozen text as the places of a Word file know them."""

    elements: Sequence[FrozenElement]
    words: Sequence[str]
    """Their words without blanks."""
    marks: Sequence[Bookmark]
    """Our bookmarks, as they begin."""
    starts: Sequence[int]
    """Where they begin in the original text."""
    at: Mapping[str, int]
    """Name of a bookmark → number of its element."""

    @classmethod
    def of(cls, document: Document, frozen: FrozenText) -> Anchors:
        """Return the anchors of the document, none when no bookmark of it is ours."""
        at = {bookmark_name(element.id): number for number, element in enumerate(frozen.elements)}
        found = [mark for mark in document.story.bookmarks if mark.name in at]
        marks = sorted(found, key=lambda mark: mark.start.original)
        words = [plain(element.text) for element in frozen.elements] if marks else []
        return cls(frozen.elements, words, marks, [mark.start.original for mark in marks], at)

    def element_at(self, document: Document, spot: Spot) -> str:
        """Return the id of the element in which the spot is; "" when nothing tells.

        The element with the very words of the paragraph goes before one whose bookmark only holds them.
        """
        if not self.marks:
            return ""
        lines = document.story.lines
        line = lines[min(spot.line, len(lines) - 1)]
        return self._between(plain(document.story.original_of(line)), line.start.original) or self._around(spot)

    def _between(self, words: str, place: int) -> str:
        """The only element with these words between the bookmarks before and behind the place."""
        behind = bisect_right(self.starts, place)
        first = self.at[self.marks[behind - 1].name] if behind else 0
        last = self.at[self.marks[behind].name] if behind < len(self.marks) else len(self.elements)
        same = [number for number in range(first, last) if words and self.words[number] == words]
        return self.elements[same[0]].id if len(same) == 1 else ""

    def _around(self, spot: Spot) -> str:
        """The innermost element whose bookmark holds the spot."""
        behind = bisect_right(self.starts, spot.original)
        around = [mark for mark in self.marks[max(behind - NEAR, 0) : behind] if spot.original <= mark.end.original]
        return self.elements[self.at[around[-1].name]].id if around else ""
