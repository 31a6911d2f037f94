"""The files of a site: those that were altered since they were written are made again, and what is gone goes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Any

from qicao.builds.record import digest_of_file, word
from qicao.errors import ToolError
from qicao.source.write import write_bytes

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
    rmtree(work, ignore_errors=True)
    for name in altered:
        with suppress(OSError):
            (out / name).unlink()


def remember_written(out: Path, work: Path) -> None:
    """Keep how the files of the site and what Sphinx remembers look now."""
    files = (file for file in sorted(out.rglob("*")) if file.is_file())
    known = {file.relative_to(out).as_posix(): digest_of_file(file) for file in files}
    record = {"files": known, "memory": _memory(work)}
    with suppress(ToolError):  # then all is made anew the next time
        write_bytes(work / RECORD, json.dumps(record, ensure_ascii=False).encode())


def prune(app: Any, work: Path) -> None:
    """Take away the pages of drafts and guides that are gone, their pictures, and folders that are empty then."""
    out, known = Path(app.outdir), _read(work)
    pages = {*app.env.found_docs, *app.config.html_additional_pages}
    wanted = {*(f"{name}.html" for name in pages), *(f"_images/{name}" for _, name in app.env.images.values())}
    for file in list(_pages_and_pictures(out)):
        name = file.relative_to(out).as_posix()
        if name not in wanted and (name in known or name.startswith(("_images/", *(f"{top}/" for top in OURS)))):
            file.unlink()
            _remove_empty(file.parent, out)


def _pages_and_pictures(out: Path) -> Iterator[Path]:
    yield from out.rglob("*.html")
    yield from (file for file in out.glob("_images/*") if file.is_file())


def _remove_empty(folder: Path, out: Path) -> None:
    with suppress(OSError):
        while folder != out:
            folder.rmdir()
            folder = folder.parent


def _memory(work: Path) -> str:
    """A word for what Sphinx remembers."""
    files = sorted(file for file in work.rglob("*") if file.suffix in {".doctree", ".pickle"})
    return word(*(f"{file.name}\0{digest_of_file(file)}" for file in files))


def _read(work: Path) -> Mapping[str, str]:
    files = _read_all(work).get("files")
    return files if isinstance(files, dict) else {}


def _read_all(work: Path) -> Mapping[str, Any]:
    try:
        found = json.loads((work / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
