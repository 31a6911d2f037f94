"""The files of a site: those altered after they were written are made again, those of deleted drafts are removed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.record import digest_of_file, word
from qicao.errors import ToolError
from qicao.site.indicators import indicator_pages
from qicao.site.provisions import DATA, provision_files
from qicao.site.system import pages_written
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["forget_altered", "prune", "remember_written"]

RECORD = "written.json"
"""The file beside the memory of Sphinx in which the state of all written files is kept."""
OURS = ("drafts", "docs", "system", "indicators")
"""The folders of a site that hold nothing but its pages."""


def forget_altered(out: Path, work: Path) -> None:
    """Delete Sphinx's memory in *work* if a file of the site was altered, so that all pages are written again."""
    known = _read(work)
    altered = [name for name, digest in known.items() if digest_of_file(out / name) != digest]
    if known and not altered and _memory(work) == _read_all(work).get("memory"):
        return
    DISK.remove(work)
    for name in altered:
        DISK.remove(out / name)


def remember_written(out: Path, work: Path) -> None:
    """Keep the present state of the files of the site and of Sphinx's memory."""
    known = {file.relative_to(out).as_posix(): digest_of_file(file) for file in sorted(DISK.each(out))}
    record = {"files": known, "memory": _memory(work)}
    with suppress(ToolError):  # without the record everything is made again the next time
        DISK.write(work / RECORD, json.dumps(record, ensure_ascii=False).encode())


def prune(app: Sphinx, work: Path) -> None:
    """Take away the pages of drafts and guides that are gone, their pictures, and folders that are empty then."""
    out, known = Path(app.outdir), _read(work)
    system = {page.name for page in (*pages_written(app), *indicator_pages(app))}
    pages = {*app.env.found_docs, *app.config.html_additional_pages, *system}
    wanted = {
        *(f"{name}.html" for name in pages),
        *provision_files(app),
        *(f"_images/{name}" for _, name in app.env.images.values()),
    }
    for file in list(_pages_and_pictures(out)):
        name = file.relative_to(out).as_posix()
        if name not in wanted and (name in known or name.startswith(("_images/", *(f"{top}/" for top in OURS)))):
            DISK.remove(file)
            _remove_empty(file.parent, out)


def _pages_and_pictures(out: Path) -> Iterator[Path]:
    yield from (
        file for file in DISK.each(out) if file.suffix == ".html" or file.name == DATA or file.parent == out / "_images"
    )


def _remove_empty(folder: Path, out: Path) -> None:
    while folder != out and not DISK.names(folder):
        DISK.remove(folder)
        folder = folder.parent


def _memory(work: Path) -> str:
    """Return a hash of Sphinx's memory."""
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
