"""The record of the last build of a draft: what was read and written, so that it is built again when a file changes."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from qicao.builds.request import Outcome, Request, Told
from qicao.source.cache import Cache
from qicao.source.discover import is_draft
from qicao.source.files import DISK

__all__ = ["Base", "digest_of", "digest_of_file", "known_reads", "names_in", "recall", "remember", "word"]

KIND = "drafts"
"""The name of the folder of records in the cache."""
APART = frozenset({"__pycache__", "schema"})
"""Folders of the program on which nothing printed depends."""
REVIEWS, KEPT = "reviews", ("comments", "answers")
"""The folder of a draft whose files may come and go."""
Base = str
"""A hash of everything that a draft depends on, except for the content of its own files."""


def word(*parts: str) -> str:
    """Return a hash of the parts."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def digest_of(places: Iterable[Path]) -> str:
    """Return a hash of the names and contents of all files in the places."""
    digest = blake2b(digest_size=16)
    for place in places:
        for file in sorted(DISK.each(place)):
            name = file.relative_to(place)
            if APART.isdisjoint(name.parts):
                digest.update(f"{name.as_posix()}\0{digest_of_file(file)}".encode("utf-8", "replace"))
    return digest.hexdigest()


def digest_of_file(file: Path) -> str:
    """Return a hash of the content of the file; "", which equals no hash, if the file cannot be read."""
    digest = blake2b(digest_size=16)
    if not DISK.has_file(file):
        return ""
    try:
        digest.update(DISK.read(file))
    except OSError:
        return ""
    return digest.hexdigest()


def names_in(folder: Path, out: Path) -> str:
    """Return a hash of the file names in a draft's folder; no file is opened.

    It changes when a file is added that the draft names but did not have, or a comment in a round of it.
    """
    apart = {os.path.abspath(out), os.path.abspath(folder / REVIEWS)}  # noqa: PTH100 -- as written
    files = (*_below(folder, apart), *_of_rounds(folder / REVIEWS))
    return word(*sorted(path.relative_to(folder).as_posix() for path in files))


def _of_rounds(reviews: Path) -> Iterator[Path]:
    """Yield the files of the rounds that the documents tell of; what a machine keeps beside them does not matter."""
    for name in DISK.names(reviews):
        yield from (reviews / name / kept / file for kept in KEPT for file in DISK.names(reviews / name / kept))


def _below(folder: Path, apart: Collection[str]) -> Iterator[Path]:
    """Yield all files and folders in a folder, except those *apart*."""
    for path in (folder / name for name in DISK.names(folder)):
        inner = DISK.has_folder(path)
        if inner and os.path.abspath(path) in apart:  # noqa: PTH100 -- as written
            continue
        yield path
        if inner and not DISK.is_link(path):
            yield from _below(path, apart)


def beside(folder: Path) -> str:
    """Return a hash of the names of neighbouring drafts.

    It matters to a draft with findings, which may name a draft that did not exist yet.
    """
    shelf = DISK.real(folder).parent
    return word(*(name for name in DISK.names(shelf) if is_draft(shelf / name)))


def recall(request: Request, folder: Path, base: Base) -> Outcome | None:
    """Return the last outcome of the draft if nothing that was read or written has changed, else None."""
    known = _record(request, folder)
    page = request.page(folder)
    try:
        if known["base"] != base or not (_same(folder, known["read"]) and _same(request.out, known["files"])):
            return None
        if (page and digest_of_file(page) != known["page"]) or (known["told"] and known["beside"] != beside(folder)):
            return None
        return Outcome(
            known["slug"],
            files=tuple((request.out / name).as_posix() for name in known["files"]),
            counts=tuple((severity, count) for severity, count in known["counts"]),
            built=False,
            key=_key(base, known["read"]),
            page=str(page or ""),
            told=tuple(Told(*words) for words in known["told"]),
            withheld=known["withheld"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def remember(request: Request, folder: Path, base: Base, outcome: Outcome) -> str:
    """Keep the outcome of the draft, unless the build failed; return a hash of everything that was read."""
    page = request.page(folder)
    if not outcome.error:
        files = [Path(file) for file in outcome.files]
        known = {
            "base": base,
            "read": outcome.read,
            "slug": outcome.slug,
            "files": {file.relative_to(request.out).as_posix(): digest_of_file(file) for file in files},
            "page": digest_of_file(page) if page else "",
            "counts": outcome.counts,
            "told": [[told.place, told.own, told.severity, told.code, told.message] for told in outcome.told],
            "withheld": outcome.withheld,
            "beside": beside(folder),
        }
        Cache(request.out / ".cache", DISK).write(KIND, request.record(folder), json.dumps(known))
    return _key(base, outcome.read)


def known_reads(request: Request, folder: Path) -> frozenset[str]:
    """Return the files of the draft that were read in the last build."""
    with suppress(KeyError, TypeError):
        return frozenset(_record(request, folder)["read"])
    return frozenset()


def _record(request: Request, folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(Cache(request.out / ".cache", DISK).read(KIND, request.record(folder)))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _same(folder: Path, digests: Mapping[str, str]) -> bool:
    """Return whether each file has its content still; a file whose content was not known has not."""
    return all(digest and digest_of_file(folder / name) == digest for name, digest in digests.items())


def _key(base: Base, read: Mapping[str, str]) -> str:
    return word(base, *(f"{name}\0{digest}" for name, digest in sorted(read.items())))
