"""The options of a build of the site."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from qicao.builds.run import Builders

__all__ = ["Options"]


class Options(Struct, frozen=True):
    """How the drafts of a site are built."""

    progress: Callable[[str], None] = lambda _: None
    """Called with a line of text for each step."""
    crew: Builders | None = None
    """The processes that build drafts, if there are some already."""
    anyway: bool = False
    """True if final documents (from 报批稿 on) are written even when they have errors."""
    patience: float = 0.0
    """The seconds that one draft may take; 0 means a limit by its size."""
