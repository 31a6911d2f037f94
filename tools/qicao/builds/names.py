"""The name under which each draft is built: that of its folder, unless another draft has it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from unicodedata import normalize

from qicao.errors import ToolError
from qicao.source.discover import is_draft
from qicao.source.files import DISK

__all__ = ["names_of"]

OWNERS = ".drafts.json"
"""The file that says which draft has which name."""


def names_of(folders: Sequence[Path], out: Path) -> list[str]:
    """Return a name for each of the drafts; none is the name of another draft, now or in an earlier call for *out*.

    If two folders have the same name, the name of the second one begins with its parent: `b/标准` is built into `b-标准`.
    """
    owners = _read(out)
    before = dict(owners)
    names = [_name(DISK.real(folder), owners, out) for folder in folders]
    if owners != before:
        with suppress(ToolError):  # the documents themselves will report that the folder is not writable
            DISK.write(out / OWNERS, json.dumps(owners, indent=1, sort_keys=True).encode())
    return names


def _name(folder: Path, owners: dict[str, str], out: Path) -> str:
    """Return the first name that is free or already belongs to the draft, and let it belong to the draft."""
    place = _place(folder, out)
    own = [name for name in _candidates(folder) if owners.get(_spelled(name)) == place]
    for name in own or _candidates(folder):
        owner = owners.setdefault(_spelled(name), place)
        if owner != place and not is_draft(Path(os.path.normpath(DISK.real(out) / owner))):
            owner = owners[_spelled(name)] = place
        if owner == place:
            return name
    raise AssertionError


def _candidates(folder: Path) -> Iterator[str]:
    parts = [part for part in folder.parts if part != folder.anchor] or ["draft"]
    yield parts[-1]
    yield "-".join(parts[-2:])
    yield f"{parts[-1]}-{blake2b(str(folder).encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def _spelled(name: str) -> str:
    """Return the name in the form in which file systems compare it that ignore case."""
    return normalize("NFC", name).casefold()


def _place(folder: Path, out: Path) -> str:
    """Return the path of the draft relative to *out*, so that a repository can be moved."""
    try:
        return Path(os.path.relpath(folder, DISK.real(out))).as_posix()
    except ValueError:  # there is no relative path to another drive
        return folder.as_posix()


def _read(out: Path) -> dict[str, str]:
    try:
        found = json.loads(DISK.read(out / OWNERS))
    except (OSError, ValueError):
        return {}
    return {str(name): str(place) for name, place in found.items()} if isinstance(found, dict) else {}
