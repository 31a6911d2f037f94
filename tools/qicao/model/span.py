"""A place in a source file; every node keeps its place up to the last renderer."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import force_setattr

__all__ = ["Span"]


class Span(Struct, frozen=True, order=True):
    """A piece of a source file; lines and columns count from 1, columns count characters, the end is exclusive."""

    file: str
    """The path as the user can open it from where the command ran, with forward slashes."""
    line: int
    column: int = 1
    end_line: int = 0
    """The last line; equal to `line` if not given."""
    end_column: int = 0
    """The column just after the last character; equal to `column` if not given."""

    def __post_init__(self) -> None:
        """Set a missing end, so that a place of one character needs only line and column."""
        if not self.end_line:
            force_setattr(self, "end_line", self.line)
        if not self.end_column:
            force_setattr(self, "end_column", self.column)

    def to(self, other: Span) -> Span:
        """Return the place from the start of this one to the end of *other*, which comes later in the same file."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)
