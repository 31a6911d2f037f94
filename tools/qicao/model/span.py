"""A place in a source file, which every node keeps until the last renderer."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
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
            object.__setattr__(self, "end_line", self.line)
        if not self.end_column:
            object.__setattr__(self, "end_column", self.column)

    def to(self, other: Span) -> Span:
        """The stretch from the start of this place to the end of *other*, which lies later in the same file."""
        return Span(self.file, self.line, self.column, other.end_line, other.end_column)
