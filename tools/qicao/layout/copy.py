"""The additions in a copy for reviewers: line numbers, and the stage as a watermark."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["PLAIN", "Review"]


class Review(Struct, frozen=True):
    """The additions to the document itself; the companion documents have none."""

    line_numbers: bool = False
    """True if each line has a number at the left, beginning with 1 on every page."""
    watermark: bool = False
    """True if the stage is printed in grey across every page but the cover."""

    marked: frozenset[str] = frozenset()
    """Ids of elements that have a bookmark in the Word file though nothing leads to them: for comments on them."""

    @property
    def suffix(self) -> str:
        """The ending of the file names, so that a copy does not replace the plain files; "" for these."""
        words = ("行号" * self.line_numbers, "水印" * self.watermark)
        return "".join(f"-{word}" for word in words if word)


PLAIN = Review()
"""The document without additions."""
