"""Instructions for the checker in comments of the author."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.span import Span

__all__ = ["Remark"]


class Remark(Struct, frozen=True):
    """An instruction for the checker."""

    words: str
    span: Span
    file: str = ""
    """The file of the lines to which it applies; "" if nothing follows it."""
    first: int = 0
    last: int = 0

    def holds_for(self, span: Span) -> bool:
        """Return whether the place begins in the lines to which the instruction applies, or on its own line."""
        own = (span.file, span.line) == (self.span.file, self.span.line)
        return own or (span.file == self.file and self.first <= span.line <= self.last)
