"""The only access to files that a draft names, so that nothing outside its folder is ever read.

Every reader of such a file asks here first. A link that leads outside, a name with `..`, a device or a pipe is refused,
whatever the file is read as (text, a sheet, a picture), and so is a file that is longer than any of its kind may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

from qicao.model.finding import Fault, Finding
from qicao.model.span import Span
from qicao.source import faults
from qicao.source.files import Files, State

__all__ = ["LONGEST_TEXT", "Refusal", "find_file", "is_within", "read_file", "real_name", "refusal_of"]

LONGEST_TEXT = 6_000_000
"""The greatest size of a text file, in bytes: more than ten standards of 200 pages."""
AWAY = "不在草案的文件夹里"
NO_FILE = "是设备、管道之类，不是普通文件"
FOLDER = "它是文件夹"


class Refusal(Struct, frozen=True):
    """The reason why a file is not read."""

    fault: Fault
    reason: str = ""

    def at(self, span: Span, name: str) -> Finding:
        """Return the finding at the place where the file was named *name*."""
        return self.fault.at(span, name=name, reason=self.reason)


def find_file(files: Files, folder: Path, name: str) -> Path | Refusal:
    """Return the file that an author calls *name*, relative to *folder*, with either slash; it exists and may be read.

    A `Refusal` is returned if there is none, or if it must not be read.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if PureWindowsPath(name).drive or path.is_absolute() or ".." in path.parts:
        return Refusal(faults.OUTSIDE_FOLDER, AWAY)
    file = folder / path
    return refusal_of(files, file, folder) or file


def read_file(files: Files, file: Path, folder: Path, most: int = LONGEST_TEXT) -> bytes | Refusal:
    """Return the bytes of the file.

    A `Refusal` is returned if it is no file within *folder*, cannot be read or has more than *most* bytes.
    """
    refusal = refusal_of(files, file, folder, most)
    if refusal:
        return refusal
    try:
        return files.read(file)
    except OSError as error:
        return Refusal(faults.UNREADABLE_FILE, str(error.strerror or error))


def refusal_of(files: Files, file: Path, folder: Path, most: int | None = None) -> Refusal | None:
    """Return why the file must not be read, or None; links are followed before the place is judged."""
    try:
        if not is_within(files, file, folder):
            return Refusal(faults.OUTSIDE_FOLDER, AWAY)
        state = files.state(file)
    except PermissionError as error:
        return Refusal(faults.UNREADABLE_FILE, str(error.strerror))
    except (OSError, ValueError):  # no file can have this name
        state = None
    return _unfit(state, most) if state else Refusal(faults.MISSING_FILE)


def _unfit(state: State, most: int | None) -> Refusal | None:
    """Return why the thing at the path must not be read: it is no file, or too long; else None."""
    if state.kind == "folder":
        return Refusal(faults.UNREADABLE_FILE, FOLDER)
    if state.kind != "file":
        return Refusal(faults.OUTSIDE_FOLDER, NO_FILE)
    if most is not None and state.size > most:
        return Refusal(faults.TOO_LARGE, f"{most / 1e6:g} MB")
    return None


def real_name(files: Files, folder: Path, name: str) -> str:
    """Return the name as the file system spells it.

    File systems that ignore case also find files by other spellings.
    """
    parts: list[str] = []
    for part in PurePosixPath(name).parts:
        names = files.names(folder.joinpath(*parts))
        parts.append(part if part in names else _spelt(files, names, folder.joinpath(*parts, part)))
    return "/".join(parts)


def _spelt(files: Files, names: Iterable[str], file: Path) -> str:
    """Return the one of the *names* that means the file: in another case, or as Windows shortens it."""
    alike = (name for name in names if name.lower() == file.name.lower())
    return next(alike, files.real(file).name)


def is_within(files: Files, file: Path, folder: Path) -> bool:
    """Return whether the file is in the folder once all links, short names and `..` are resolved; it need not exist."""
    return files.real(file).is_relative_to(files.real(folder))
