"""The element of the text that was sent out for each paragraph of a Word file, by our bookmarks that are left in it.

A bookmark names its element. A paragraph without one is between two that have one, and so is its element.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from qicao.intake.words import plain
from qicao.model.frozen import FrozenElement, FrozenText
from qicao.ooxml.document import Document
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.story import Bookmark, Line, Spot, Story

__all__ = ["Anchors"]

NEAR = 8
"""The greatest depth of nested bookmarks."""


class Anchors(Struct, frozen=True):
    """The elements of the frozen text, and the bookmarks in a Word file that lead to them."""

    elements: Sequence[FrozenElement]
    words: Sequence[str]
    """Their words without blanks."""
    marks: Sequence[Bookmark]
    """Our bookmarks, sorted by beginning."""
    starts: Sequence[int]
    """The beginnings of the bookmarks in the original text."""
    at: Mapping[str, int]
    """Name of a bookmark → index of its element."""

    @classmethod
    def of(cls, document: Document, frozen: FrozenText) -> Anchors:
        """Return the anchors of the document; without marks if no bookmark of it is ours."""
        if not document.story.bookmarks:
            return cls((), (), (), (), {})
        at, words = _known(frozen)
        found = [mark for mark in document.story.bookmarks if mark.name in at]
        marks = sorted(found, key=lambda mark: mark.start.original)
        return cls(frozen.elements, words, marks, [mark.start.original for mark in marks], at)

    def element_at(self, document: Document, spot: Spot) -> str:
        """Return the id of the element at the spot; "" if nothing tells.

        An element with exactly the words of the paragraph is preferred to one whose bookmark only surrounds them.
        """
        if not self.marks:
            return ""
        story = document.story
        line = story.lines[min(spot.line, len(story.lines) - 1)]
        return self._between(story, plain(story.original_of(line)), line.start.original) or self._around(spot)

    def _between(self, story: Story, words: str, place: int) -> str:
        """Return the element with these words between the previous and the next bookmark, else "".

        Of several with the same words it is the one that comes as often as the paragraph does, if there are as many.
        """
        behind = bisect_right(self.starts, place)
        first = self.at[self.marks[behind - 1].name] if behind else 0
        last = self.at[self.marks[behind].name] if behind < len(self.marks) else len(self.elements)
        same = [number for number in range(first, last) if words and self.words[number] == words]
        if len(same) == 1:
            return self.elements[same[0]].id
        peers = self._peers(story, words, behind) if same else []
        return self.elements[same[peers.index(place)]].id if place in peers and len(peers) == len(same) else ""

    def _peers(self, story: Story, words: str, behind: int) -> list[int]:
        """Return where the paragraphs with these words begin between two bookmarks."""
        start = self.starts[behind - 1] if behind else 0
        end = self.starts[behind] if behind < len(self.starts) else len(story.original) + 1
        lines = story.lines[bisect_left(story.lines, start, key=_start) : bisect_left(story.lines, end, key=_start)]
        return [line.start.original for line in lines if plain(story.original_of(line)) == words]

    def _around(self, spot: Spot) -> str:
        """Return the innermost element whose bookmark contains the spot."""
        behind = bisect_right(self.starts, spot.original)
        around = [mark for mark in self.marks[max(behind - NEAR, 0) : behind] if spot.original <= mark.end.original]
        return self.elements[self.at[around[-1].name]].id if around else ""


@lru_cache(maxsize=2)
def _known(frozen: FrozenText) -> tuple[Mapping[str, int], Sequence[str]]:
    """Return the index of each element by the name of its bookmark, and the words of the elements without blanks.

    Kept for the next file: two hundred files are compared with one text.
    """
    at = {bookmark_name(element.id): number for number, element in enumerate(frozen.elements)}
    return at, [plain(element.text) for element in frozen.elements]


def _start(line: Line) -> int:
    return line.start.original
