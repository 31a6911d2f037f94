"""A line of a source file, with its place."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["SourceLine"]


class SourceLine(Struct, frozen=True):
    """A line of a file, or the rest of one, without its line end."""

    text: str
    file: str
    line: int
    column: int = 1
    """The column of the file's line at which `text` begins."""
    glued: bool = False
    """True if it continues where the previous one ends; the characters of the source between them are not printed."""
