"""Under which name each draft is built: that of its folder, unless another draft has it."""

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
    """A name for each of the drafts, which no other that is still there has, now or in an earlier call for the same *out*.

    The second of two folders of one name is called by its parent, too: `b/标准` is built into `b-标准`.
    """
    owners = _read(out)
    before = dict(owners)
    names = [_name(DISK.real(folder), owners, out) for folder in folders]
    if owners != before:
        with suppress(ToolError):  # what cannot be written is told of the documents
            DISK.write(out / OWNERS, json.dumps(owners, indent=1, sort_keys=True).encode())
    return names


def _name(folder: Path, owners: dict[str, str], out: Path) -> str:
    """The first name that is free or its own, which it then has."""
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
    """The name as file systems compare it that do not tell capitals."""
    return normalize("NFC", name).casefold()


def _place(folder: Path, out: Path) -> str:
    """The way to the draft from where it is built, so that a repository can be moved."""
    try:
        return Path(os.path.relpath(folder, DISK.real(out))).as_posix()
    except ValueError:  # on another drive
        return folder.as_posix()


def _read(out: Path) -> dict[str, str]:
    try:
        found = json.loads(DISK.read(out / OWNERS))
    except (OSError, ValueError):
        return {}
    return {str(name): str(place) for name, place in found.items()} if isinstance(found, dict) else {}
