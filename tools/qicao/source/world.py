"""The one door to the world: the files, what is kept of results, and the programs, given in by whoever calls.

Nothing below the commands opens a file or starts a program in any other way, so that an editor's buffer can stand in for
a file, and a folder in memory for a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qicao.source.cache import Cache
from qicao.source.files import DISK, Files, in_memory, laid_over
from qicao.source.programs import Programs
from qicao.source.repository import find_root

__all__ = ["World", "open_draft", "open_world", "world_in_memory"]

CACHE = Path("build", ".cache")
"""Where a repository keeps what takes long to make."""


class World(Struct, frozen=True):
    """What one run may touch; without more, a world in which there is nothing."""

    files: Files = Files()
    cache: Cache = Cache()
    programs: Programs = Programs()

    def over(self, changed: Mapping[Path, bytes]) -> World:
        """Return the world in which these files have these contents; results are kept where they were."""
        return replace(self, files=laid_over(self.files, changed))


def open_world(cache: Path) -> World:
    """Return the world of this machine; the *cache* is a folder that may be deleted at any time."""
    return World(DISK, Cache(cache, DISK), Programs())


def open_draft(folder: Path) -> World:
    """Return the world of this machine for the draft in *folder*; results are kept in the repository in which it lies."""
    return open_world(find_root(DISK, folder) / CACHE)


def world_in_memory(contents: Mapping[Path, bytes]) -> World:
    """Return a world whose only files are these; results are kept in memory, too."""
    files = in_memory(contents)
    return World(files, Cache(CACHE, in_memory({})), Programs())
