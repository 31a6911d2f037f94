"""Physical lines of text files, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SourceLine"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a file, or the rest of one, without its line end."""

    text: str
    file: str
    line: int
    column: int = 1
    """Column of the file's line at which `text` begins."""
