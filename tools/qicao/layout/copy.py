"""What a copy for reviewers has beside the document: numbers of lines, the stage across the page."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["PLAIN", "Review"]


class Review(Struct, frozen=True):
    """What is added to the document itself; the other files of the set have nothing of it."""

    line_numbers: bool = False
    """Whether each line has a number at the left, counted on every page."""
    watermark: bool = False
    """Whether the stage stands in grey across every page but the cover."""

    @property
    def suffix(self) -> str:
        """What the names of the files end in, so that a copy does not take the place of the plain set."""
        words = ("行号" * self.line_numbers, "水印" * self.watermark)
        return "".join(f"-{word}" for word in words if word)


PLAIN = Review()
"""The document itself."""
