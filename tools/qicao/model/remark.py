"""What the author tells the checker in a comment."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.span import Span

__all__ = ["Remark"]


class Remark(Struct, frozen=True):
    """Words for the checker."""

    words: str
    span: Span
    file: str = ""
    """The file that holds what the remark is about; "" when nothing follows it."""
    first: int = 0
    last: int = 0

    def holds_for(self, span: Span) -> bool:
        """Whether the place begins in what the remark is about, or in its own line."""
        own = (span.file, span.line) == (self.span.file, self.span.line)
        return own or (span.file == self.file and self.first <= span.line <= self.last)
