"""A line of a source file, with its place."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["SourceLine"]


class SourceLine(Struct, frozen=True):
    """One line of a file, or the rest of one, without its line end."""

    text: str
    file: str
    line: int
    column: int = 1
    """Column of the file's line at which `text` begins."""
    glued: bool = False
    """Whether it goes on where the one before it ends: between the two stand signs of the source that are not printed."""
