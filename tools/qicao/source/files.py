"""Files as the caller gives them: on the disk, in memory, or some in memory over others.

Four questions are all that is asked of a file system (`real`, `state`, `read`, `names`), so that every law of `door` holds
for each kind of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal
from zlib import crc32

from msgspec import Struct, field

from qicao.errors import ToolError
from qicao.source.write import remove, write_bytes

__all__ = ["DISK", "Disk", "Files", "Overlay", "State", "in_memory", "laid_over"]


class State(Struct, frozen=True):
    """What a place is, and by what its change is seen."""

    kind: Literal["file", "folder", "other"]
    """Devices and pipes are other."""
    size: int = 0
    """Bytes of a file."""
    changed: int = 0
    """A number that is another one when the content is: the time of the change in nanoseconds, or a sum of the content."""


class Files(Struct, frozen=True):
    """A file system in which there is nothing: what the others are laid over, and the names of what can be asked."""

    def real(self, path: Path) -> Path:
        """Return where the path leads, absolute and without links and `..`; it need not exist.

        `ValueError` or `OSError` for what cannot be the name of a file.
        """
        return Path(os.path.normpath(path.absolute()))

    def state(self, path: Path) -> State | None:
        """Return what is at the path, links followed; nothing when there is none. `PermissionError` where one may not look."""
        del path
        return None

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; `OSError` when it cannot be read. Whoever reads what a draft names asks `door` first."""
        raise FileNotFoundError(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the sorted names of what is in the folder; none when it is no folder that can be read."""
        del folder
        return ()

    def write(self, path: Path, data: bytes) -> None:
        """Put the data into the file, making its folder; `ToolError` when that cannot be done."""
        del data
        raise ToolError(f"不能写入 {path.as_posix()}：这里没有可以写的地方。", "请给出可以写的文件夹。")

    def remove(self, path: Path) -> None:
        """Take the file or folder away, as far as that can be done."""

    def has(self, path: Path) -> bool:
        """Return whether something is there."""
        return self._kind(path) != ""

    def has_file(self, path: Path) -> bool:
        """Return whether a file is there."""
        return self._kind(path) == "file"

    def has_folder(self, path: Path) -> bool:
        """Return whether a folder is there."""
        return self._kind(path) == "folder"

    def _kind(self, path: Path) -> str:
        try:
            state = self.state(path)
        except OSError:
            return ""
        return state.kind if state else ""

    def each(self, folder: Path) -> Iterator[Path]:
        """Yield all files in the folder and the folders in it, by name; links to folders are not followed."""
        for name in self.names(folder):
            path = folder / name
            if not self.has_folder(path):
                yield path
            elif not self.is_link(path):
                yield from self.each(path)

    def is_link(self, path: Path) -> bool:
        """Return whether the path itself is a link."""
        del path
        return False

    def update(self, path: Path, data: bytes) -> None:
        """Put the data into the file unless it holds them, so that its time says when it changed; the same holds as for `write`."""
        if not self.has_file(path) or self.read(path) != data:
            self.write(path, data)


class Disk(Files, frozen=True):
    """The files of this machine."""

    def real(self, path: Path) -> Path:
        """Return where the path leads."""
        return Path(os.path.realpath(path))

    def state(self, path: Path) -> State | None:
        """Return what is at the path."""
        try:
            status = path.stat()
        except PermissionError:
            raise
        except (OSError, ValueError):  # not there, a circle of links, or a name that no file can have
            return None
        kind = status.st_mode
        return State(
            "file" if S_ISREG(kind) else "folder" if S_ISDIR(kind) else "other", status.st_size, status.st_mtime_ns
        )

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        return path.read_bytes()

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of what is in the folder."""
        try:
            return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 -- names are all that is wanted
        except OSError:
            return ()

    def write(self, path: Path, data: bytes) -> None:
        """Put the data into the file: a reader sees the old content or the new, never half of it."""
        write_bytes(path, data)

    def remove(self, path: Path) -> None:
        """Take the file or folder away."""
        remove(path)

    def is_link(self, path: Path) -> bool:
        """Return whether the path itself is a link."""
        return path.is_symlink()


class Overlay(Files, frozen=True):
    """Files in memory over others: what an editor holds unsaved, what fixes would make, or a whole folder of a test.

    What is written stays in memory.
    """

    contents: dict[Path, bytes] = field(default_factory=dict)
    """Each file by where its path really leads."""
    below: Files = Files()

    def real(self, path: Path) -> Path:
        """Return where the path leads."""
        return self.below.real(path)

    def state(self, path: Path) -> State | None:
        """Return what is at the path."""
        place = self.real(path)
        if place in self.contents:
            return State("file", len(self.contents[place]), crc32(self.contents[place]))
        if any(place in file.parents for file in self.contents):
            return State("folder")
        return self.below.state(path)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        place = self.real(path)
        return self.contents[place] if place in self.contents else self.below.read(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of what is in the folder."""
        top = self.real(folder)
        own = {file.relative_to(top).parts[0] for file in self.contents if top in file.parents}
        return tuple(sorted(own.union(self.below.names(folder))))

    def is_link(self, path: Path) -> bool:
        """Return whether the path itself is a link."""
        return self.below.is_link(path)

    def write(self, path: Path, data: bytes) -> None:
        """Keep the data for the file in memory."""
        self.contents[self.real(path)] = data

    def remove(self, path: Path) -> None:
        """Take away what memory has there."""
        place = self.real(path)
        for file in [file for file in self.contents if place in (file, *file.parents)]:
            del self.contents[file]


DISK = Disk()


def laid_over(below: Files, changed: Mapping[Path, bytes]) -> Overlay:
    """Return the files *below* as if the *changed* ones had these contents, whether they are there or not."""
    return Overlay({below.real(path): data for path, data in changed.items()}, below)


def in_memory(contents: Mapping[Path, bytes]) -> Overlay:
    """Return files of which the disk knows nothing."""
    return laid_over(Files(), contents)
