"""How a draft was built the last time: from what, into which files; so that it is built again when one of them changes."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from qicao.builds.order import Order, Outcome, Told
from qicao.source.cache import Cache
from qicao.source.discover import is_draft
from qicao.source.files import DISK

__all__ = ["Base", "digest_of", "digest_of_file", "known_reads", "names_in", "recall", "remember", "word"]

KIND = "drafts"
"""Under which the records are kept."""
APART = frozenset({"__pycache__", "schema"})
"""Folders of the program that nothing printed depends on."""
REVIEWS = "reviews"
"""The folder of a draft whose files may come and go."""
Base = str
"""A word for all that a draft depends on besides the content of its own files."""


def word(*parts: str) -> str:
    """A word for the parts."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def digest_of(places: Iterable[Path]) -> str:
    """A word for the names and contents of all files in the places."""
    digest = blake2b(digest_size=16)
    for place in places:
        for file in sorted(DISK.each(place)):
            name = file.relative_to(place)
            if APART.isdisjoint(name.parts):
                digest.update(f"{name.as_posix()}\0{digest_of_file(file)}".encode("utf-8", "replace"))
    return digest.hexdigest()


def digest_of_file(file: Path) -> str:
    """A word for the content of the file; "" when it cannot be read, which is the word of none."""
    digest = blake2b(digest_size=16)
    if not DISK.has_file(file):
        return ""
    try:
        digest.update(DISK.read(file))
    except OSError:
        return ""
    return digest.hexdigest()


def names_in(folder: Path, out: Path) -> str:
    """A word for the names in a draft's folder, since a file that was missed may have come; none of them is opened."""
    apart = {os.path.abspath(out), os.path.abspath(folder / REVIEWS)}  # noqa: PTH100 -- as written
    return word(*sorted(path.relative_to(folder).as_posix() for path in _below(folder, apart)))


def _below(folder: Path, apart: Collection[str]) -> Iterator[Path]:
    """All files and folders in a folder, but for those *apart*."""
    for path in (folder / name for name in DISK.names(folder)):
        inner = DISK.has_folder(path)
        if inner and os.path.abspath(path) in apart:  # noqa: PTH100 -- as written
            continue
        yield path
        if inner and not DISK.is_link(path):
            yield from _below(path, apart)


def beside(folder: Path) -> str:
    """A word for the names of the drafts beside one, which counts when something was found: it may have missed one."""
    shelf = DISK.real(folder).parent
    return word(*(name for name in DISK.names(shelf) if is_draft(shelf / name)))


def recall(order: Order, folder: Path, base: Base) -> Outcome | None:
    """What became of the draft, if all that it was built from and all that was written are still the same."""
    known = _record(order, folder)
    page = order.page(folder)
    try:
        if known["base"] != base or not (_same(folder, known["read"]) and _same(order.out, known["files"])):
            return None
        if (page and digest_of_file(page) != known["page"]) or (known["told"] and known["beside"] != beside(folder)):
            return None
        return Outcome(
            known["slug"],
            files=tuple((order.out / name).as_posix() for name in known["files"]),
            counts=tuple((severity, count) for severity, count in known["counts"]),
            built=False,
            key=_key(base, known["read"]),
            page=str(page or ""),
            told=tuple(Told(*words) for words in known["told"]),
            withheld=known["withheld"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def remember(order: Order, folder: Path, base: Base, outcome: Outcome) -> str:
    """Keep what became of the draft, unless it failed, and give a word for all that it was built from."""
    page = order.page(folder)
    if not outcome.error:
        files = [Path(file) for file in outcome.files]
        known = {
            "base": base,
            "read": outcome.read,
            "slug": outcome.slug,
            "files": {file.relative_to(order.out).as_posix(): digest_of_file(file) for file in files},
            "page": digest_of_file(page) if page else "",
            "counts": outcome.counts,
            "told": [[told.place, told.own, told.severity, told.code, told.message] for told in outcome.told],
            "withheld": outcome.withheld,
            "beside": beside(folder),
        }
        Cache(order.out / ".cache", DISK).write(KIND, order.record(folder), json.dumps(known))
    return _key(base, outcome.read)


def known_reads(order: Order, folder: Path) -> frozenset[str]:
    """The files of the draft that were read the last time."""
    with suppress(KeyError, TypeError):
        return frozenset(_record(order, folder)["read"])
    return frozenset()


def _record(order: Order, folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(Cache(order.out / ".cache", DISK).read(KIND, order.record(folder)))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _same(folder: Path, digests: Mapping[str, str]) -> bool:
    """Whether each file is there and has its content; one of which the content was not known never does."""
    return all(digest and digest_of_file(folder / name) == digest for name, digest in digests.items())


def _key(base: Base, read: Mapping[str, str]) -> str:
    return word(base, *(f"{name}\0{digest}" for name, digest in sorted(read.items())))
