"""The one door to the outside world: files, cache and programs, passed in by the caller.

Nothing below the commands opens a file or starts a program in any other way. So an editor's buffer can replace a file,
and a folder in memory a draft.
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
"""The folder in which a repository keeps results that take long to make."""


class World(Struct, frozen=True):
    """The files, the cache and the programs that one run may use; without arguments, a world without any files."""

    files: Files = Files()
    cache: Cache = Cache()
    programs: Programs = Programs()

    def over(self, changed: Mapping[Path, bytes]) -> World:
        """Return the world in which these files have these contents; the cache is the same."""
        return replace(self, files=laid_over(self.files, changed))


def open_world(cache: Path) -> World:
    """Return the world of this machine; *cache* is a folder that may be deleted at any time."""
    return World(DISK, Cache(cache, DISK), Programs())


def open_draft(folder: Path) -> World:
    """Return the world of this machine for the draft in *folder*; the cache is that of its repository."""
    return open_world(find_root(DISK, folder) / CACHE)


def world_in_memory(contents: Mapping[Path, bytes]) -> World:
    """Return a world whose only files are these; the cache is in memory, too."""
    files = in_memory(contents)
    return World(files, Cache(CACHE, in_memory({})), Programs())
