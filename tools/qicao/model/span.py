"""A place in a source file, which every node keeps until the last renderer."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import force_setattr

__all__ = ["Span"]


class Span(Struct, frozen=True, order=True):
    """A stretch of a source file; lines and columns count from 1, columns count characters, the end is exclusive."""

    file: str
    """Path as the user can open it from where the command ran, with forward slashes."""
    line: int
    column: int = 1
    end_line: int = 0
    """Last line; equals `line` when not given."""
    end_column: int = 0
    """Column just after the last character; equals `column` when not given."""

    def __post_init__(self) -> None:
        """Close an open end, so that a place of one character needs only line and column."""
        if not self.end_line:
            force_setattr(self, "end_line", self.line)
        if not self.end_column:
            force_setattr(self, "end_column", self.column)

    def to(self, other: Span) -> Span:
        """The stretch from the start of this place to the end of *other*, which lies later in the same file."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)
