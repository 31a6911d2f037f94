"""What whoever has a site built wants besides it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from qicao.builds.run import Builders

__all__ = ["Wishes"]


class Wishes(Struct, frozen=True):
    """How the drafts of a site are built."""

    progress: Callable[[str], None] = lambda _: None
    """Is told what is being done."""
    crew: Builders | None = None
    """The processes that build, when there are some already."""
    anyway: bool = False
    """Whether documents that go out as they are may have errors."""
    patience: float = 0.0
    """Seconds that one draft may take; 0 for what suits its size."""
