"""Builds of many drafts: each is built if something it depends on has changed, several at a time, independently."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qicao import __version__
from qicao.builds.names import names_of
from qicao.builds.opened import opened_below
from qicao.builds.record import digest_of, digest_of_file, known_reads, names_in, recall, remember, word
from qicao.builds.request import Job, Outcome, Request, tell
from qicao.builds.workers import Crew, Lost
from qicao.check.settings import read_settings
from qicao.errors import QicaoError, fault_of
from qicao.layout.copy import PLAIN, Review
from qicao.model.data import Stage
from qicao.source.files import DISK
from qicao.source.repository import find_root
from qicao.source.resources import PACKAGE, resource_path

if TYPE_CHECKING:
    from qicao.builds.documents import Build

__all__ = ["Builders", "build_drafts", "build_one", "build_pages", "build_requested", "builders", "seconds_for"]

SHARED = ("templates", "metadata/catalogue")
"""Folders of the program on which all drafts depend."""
CATALOGUE = "metadata/catalogue"
"""The folder that the drafts of a repository share."""
PATIENCE, BYTES_A_SECOND = 60.0, 4096
"""The seconds that any draft may take, and the bytes of its sources for each of which it gets another second."""
SOURCES = frozenset({".md", ".yaml", ".csv"})
"""Endings of the files that count for the size of a draft."""
Progress = Callable[[str], None]
Builders = Crew[Job, Outcome]
OWN = (".cache", ".qicao-")
"""How the names of files begin that a build itself may write beside a round, to read it faster the next time."""


def builders(work: Callable[[Job], Outcome] | None = None) -> Builders:
    """Return the processes that build drafts, which a caller may keep for the next build."""
    return Crew(work or build_one, patience_for)


def build_drafts(  # noqa: PLR0913 -- each is an independent option
    folders: Sequence[Path],
    out: Path,
    stage: Stage | None = None,
    progress: Progress = lambda _: None,
    review: Review = PLAIN,
    *,
    anyway: bool = False,
    patience: float = 0.0,
) -> list[Outcome]:
    """Build the drafts of which sources, templates, metadata or program have changed; the order is that of *folders*.

    All builds into the same *out* share their results: the site uses the files that `qicao draft` made, and the pages
    that were made along with them.
    """
    return build_requested(folders, Request(out, stage, review, anyway=anyway, patience=patience), progress)


def build_pages(folders: Sequence[Path], out: Path, progress: Progress = lambda _: None) -> list[Outcome]:
    """Build the pages of the drafts for a preview, and none of their documents, under the same conditions."""
    return build_requested(folders, Request(out, only_pages=True), progress)


def build_requested(
    folders: Sequence[Path], request: Request, progress: Progress = lambda _: None, crew: Builders | None = None
) -> list[Outcome]:
    """Build the drafts as ordered, under the same conditions, in the processes of *crew* if it is given."""
    shared = {root: digest_of([root / CATALOGUE]) for root in {find_root(DISK, folder) for folder in folders}}
    program = digest_of([PACKAGE, *map(resource_path, SHARED)])
    names = dict(zip(folders, _names(folders, request), strict=True))
    bases = {
        folder: _base(folder, names[folder], request, program + shared[find_root(DISK, folder)]) for folder in folders
    }
    known = {folder: recall(request, folder, base) for folder, base in bases.items()}
    jobs = [
        Job(folder, names[folder], request, known_reads(request, folder)) for folder in folders if known[folder] is None
    ]
    with builders() as own:
        for done, (job, result) in enumerate((crew or own).run(jobs), 1):
            progress(f"[{done}/{len(jobs)}] {job.folder.name}")
            outcome = Outcome(job.folder.name, error=result.reason) if isinstance(result, Lost) else result
            key = remember(request, job.folder, bases[job.folder], outcome)
            known[job.folder] = replace(outcome, key=key)
    return [replace(found, folder=folder.as_posix()) for folder in folders if (found := known[folder])]


def _names(folders: Sequence[Path], request: Request) -> list[str]:
    return [folder.name for folder in folders] if request.only_pages else names_of(folders, request.out)


def _base(folder: Path, name: str, request: Request, shared: str) -> str:
    """Return a hash of everything that the draft depends on, except for the content of its own files."""
    wishes = (name, str(request.stage), str(request.anyway))
    settings = repr(read_settings(DISK, find_root(DISK, folder)))  # the settings decide which findings count
    return word(__version__, shared, names_in(folder, request.out), *wishes, settings)


def patience_for(job: Job) -> float:
    """Return the seconds that a draft may take: those of the request, else more for larger sources."""
    return job.request.patience or seconds_for(job.folder)


def seconds_for(folder: Path) -> float:
    """Return the seconds that the draft in *folder* may take, which grow with the size of its sources."""
    states = (DISK.state(file) for file in DISK.each(folder) if file.suffix in SOURCES)
    return PATIENCE + sum(state.size for state in states if state) // BYTES_A_SECOND


def build_one(job: Job) -> Outcome:
    """Build one of many drafts; every failure is part of the outcome and does not stop the others."""
    _forget()
    start = time_ns()
    apart = frozenset({job.request.out, PACKAGE, Path(sys.prefix)})
    with opened_below(find_root(DISK, job.folder), apart) as opened:
        outcome = _build(job)
    names = {_from(job.folder, name) for name in opened if not Path(name).name.startswith(OWN)} | job.before
    return replace(outcome, read={name: _content(job.folder / name, start) for name in sorted(names)})


def _forget() -> None:
    """Free the memory of earlier drafts; the layouts of all drafts together would need gigabytes."""
    layouts = sys.modules.get("qicao.render.typst.document")
    if layouts:
        layouts.forget_layouts()


def _from(folder: Path, name: str) -> str:
    """Return the path of the file relative to the draft, so that a repository can be moved."""
    real = str(DISK.real(folder))
    top = real if name.startswith(real) else os.path.abspath(folder)  # noqa: PTH100
    return Path(os.path.relpath(name, top)).as_posix()


def _content(file: Path, start: int) -> str:
    """Return a hash of the file; "" if it was written after *start*, or is gone."""
    with suppress(OSError):
        state = DISK.state(file)
        return digest_of_file(file) if state and state.changed < start else ""
    return ""


def _build(job: Job) -> Outcome:
    page = job.request.page(job.folder)
    if page and DISK.has_folder(page):  # a cache can be written, and made again
        DISK.remove(page)
    try:
        build = _faces(job, page)
    except QicaoError as error:
        return Outcome(job.folder.name, error=f"{error.message}{error.hint}", page=_page_alone(job, page))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 -- neither a defect nor a panic may stop the other drafts
        return Outcome(job.folder.name, error=fault_of(error), page=_page_alone(job, page))
    severities = [finding.severity for finding in build.findings]
    counts = tuple((severity, severities.count(severity)) for severity in dict.fromkeys(severities))
    files = tuple(file.as_posix() for file in build.files)
    told = tell(build.findings, build.shown)
    return Outcome(build.slug, files=files, counts=counts, page=str(page or ""), told=told, withheld=build.withheld)


def _faces(job: Job, page: Path | None) -> Build:
    from qicao.builds.documents import build_draft, build_page

    request = job.request
    if request.only_pages and page:
        return build_page(job.folder, request.out, page)
    make = partial(build_draft, name=job.name, anyway=request.anyway)
    return make(job.folder, request.out, request.stage, request.review, page)


def _page_alone(job: Job, page: Path | None) -> str:
    """Return the page of a draft whose documents could not be made, if the page can be made."""
    from qicao.builds.documents import build_page

    with suppress(BaseException):
        if page:
            build_page(job.folder, job.request.out, page)
            return str(page)
    return ""
