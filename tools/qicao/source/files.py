"""Files as the caller provides them: on disk, in memory, or some in memory over others.

Only four questions are asked of a file system (`real`, `state`, `read`, `names`), so that the rules of `door` apply to
each kind of it.
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
    """The kind of a thing at a path, and values that change when it changes."""

    kind: Literal["file", "folder", "other"]
    """Devices and pipes are “other”."""
    size: int = 0
    """The size of a file in bytes."""
    changed: int = 0
    """A number that changes with the content: the time of the last change in nanoseconds, or a checksum."""


class Files(Struct, frozen=True):
    """A file system without files: the base of all others, with the questions that can be asked."""

    def real(self, path: Path) -> Path:
        """Return where the path leads, absolute and without links and `..`; it need not exist.

        `ValueError` or `OSError` is raised for a path that no file can have.
        """
        return Path(os.path.normpath(path.absolute()))

    def state(self, path: Path) -> State | None:
        """Return the state of the thing at the path, links followed; None if there is nothing.

        `PermissionError` is raised if the user may not look there.
        """
        del path
        return None

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; `OSError` is raised if it cannot be read.

        For files that a draft names, `door` must be asked first.
        """
        raise FileNotFoundError(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the sorted names in the folder; empty if it is no folder or cannot be read."""
        del folder
        return ()

    def write(self, path: Path, data: bytes) -> None:
        """Write the data to the file, and make its folder; `ToolError` is raised if that is not possible."""
        del data
        raise ToolError(f"不能写入 {path.as_posix()}：这里没有可以写的地方。", "请给出可以写的文件夹。")

    def remove(self, path: Path) -> None:
        """Delete the file or folder, if that is possible."""

    def has(self, path: Path) -> bool:
        """Return whether anything is there."""
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
        """Yield all files in the folder and its subfolders, sorted by name; links to folders are not followed."""
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
        """Write the data to the file unless it holds them already, so that its time tells when it changed.

        `ToolError` is raised if it cannot be written.
        """
        if not self.has_file(path) or self.read(path) != data:
            self.write(path, data)


class Disk(Files, frozen=True):
    """The files of this machine."""

    def real(self, path: Path) -> Path:
        """Return where the path leads."""
        return Path(os.path.realpath(path))

    def state(self, path: Path) -> State | None:
        """Return the state of the thing at the path."""
        try:
            status = path.stat()
        except PermissionError:
            raise
        except (OSError, ValueError):  # nothing there, a circle of links, or a name that no file can have
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
        """Write the data to the file: a reader sees the old content or the new one, never a part of it."""
        write_bytes(path, data)

    def remove(self, path: Path) -> None:
        """Delete the file or folder."""
        remove(path)

    def is_link(self, path: Path) -> bool:
        """Return whether the path itself is a link."""
        return path.is_symlink()


class Overlay(Files, frozen=True):
    """Files in memory over others: the unsaved text of an editor, the result of fixes, or the whole folder of a test.

    Everything that is written stays in memory.
    """

    contents: dict[Path, bytes] = field(default_factory=dict)
    """Real path → content."""
    below: Files = Files()

    def real(self, path: Path) -> Path:
        """Return where the path leads."""
        return self.below.real(path)

    def state(self, path: Path) -> State | None:
        """Return the state of the thing at the path."""
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
        """Keep the data of the file in memory."""
        self.contents[self.real(path)] = data

    def remove(self, path: Path) -> None:
        """Remove the files that memory holds at the path."""
        place = self.real(path)
        for file in [file for file in self.contents if place in (file, *file.parents)]:
            del self.contents[file]


DISK = Disk()


def laid_over(below: Files, changed: Mapping[Path, bytes]) -> Overlay:
    """Return the files *below* with these contents for the *changed* ones, whether they exist or not."""
    return Overlay({below.real(path): data for path, data in changed.items()}, below)


def in_memory(contents: Mapping[Path, bytes]) -> Overlay:
    """Return files that exist only in memory."""
    return laid_over(Files(), contents)
