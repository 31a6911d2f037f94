"""The files of a site: those that were altered since they were written are made again, and what is gone goes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.record import digest_of_file, word
from qicao.errors import ToolError
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["forget_altered", "prune", "remember_written"]

RECORD = "written.json"
"""The file beside what Sphinx remembers."""
OURS = ("drafts", "docs")
"""Folders of a site that hold nothing but its pages."""


def forget_altered(out: Path, work: Path) -> None:
    """Throw away what Sphinx remembers in *work*, so that it writes every page again, if a file is not as it was."""
    known = _read(work)
    altered = [name for name, digest in known.items() if digest_of_file(out / name) != digest]
    if known and not altered and _memory(work) == _read_all(work).get("memory"):
        return
    DISK.remove(work)
    for name in altered:
        DISK.remove(out / name)


def remember_written(out: Path, work: Path) -> None:
    """Keep how the files of the site and what Sphinx remembers look now."""
    known = {file.relative_to(out).as_posix(): digest_of_file(file) for file in sorted(DISK.each(out))}
    record = {"files": known, "memory": _memory(work)}
    with suppress(ToolError):  # then all is made anew the next time
        DISK.write(work / RECORD, json.dumps(record, ensure_ascii=False).encode())


def prune(app: Sphinx, work: Path) -> None:
    """Take away the pages of drafts and guides that are gone, their pictures, and folders that are empty then."""
    out, known = Path(app.outdir), _read(work)
    pages = {*app.env.found_docs, *app.config.html_additional_pages}
    wanted = {*(f"{name}.html" for name in pages), *(f"_images/{name}" for _, name in app.env.images.values())}
    for file in list(_pages_and_pictures(out)):
        name = file.relative_to(out).as_posix()
        if name not in wanted and (name in known or name.startswith(("_images/", *(f"{top}/" for top in OURS)))):
            DISK.remove(file)
            _remove_empty(file.parent, out)


def _pages_and_pictures(out: Path) -> Iterator[Path]:
    yield from (file for file in DISK.each(out) if file.suffix == ".html" or file.parent == out / "_images")


def _remove_empty(folder: Path, out: Path) -> None:
    while folder != out and not DISK.names(folder):
        DISK.remove(folder)
        folder = folder.parent


def _memory(work: Path) -> str:
    """A word for what Sphinx remembers."""
    files = sorted(file for file in DISK.each(work) if file.suffix in {".doctree", ".pickle"})
    return word(*(f"{file.name}\0{digest_of_file(file)}" for file in files))


def _read(work: Path) -> Mapping[str, str]:
    files = _read_all(work).get("files")
    return files if isinstance(files, dict) else {}


def _read_all(work: Path) -> Mapping[str, object]:
    try:
        found = json.loads(DISK.read(work / RECORD))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
