"""Many drafts: each is built when something it depends on has changed, several at a time, none in the way of others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from qicao import __version__
from qicao.batch.build import Build, build_draft, build_page
from qicao.batch.settings import read_settings
from qicao.errors import QicaoError
from qicao.model.data import Stage
from qicao.render.review import PLAIN, Review
from qicao.source.draft import find_root
from qicao.source.resources import PACKAGE, resource_path
from qicao.source.write import write_bytes

__all__ = ["Outcome", "build_drafts", "build_pages", "digest_of"]

MOST = 61
"""Processes that Windows lets wait for each other."""
SHARED = ("templates", "metadata/catalogue")
"""What comes with the program and all drafts depend on."""
METADATA = "metadata"
"""The folder of what the drafts of a repository share."""
APART = frozenset({"__pycache__", "reviews", "schema"})
"""Folders that nothing printed depends on."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every draft."""

    out: Path
    stage: Stage | None
    review: Review
    only_pages: bool = False

    def stamp(self, folder: Path) -> Path:
        """The file that says from what a draft was built; a copy for review and a page alone have one of their own."""
        kind = ".page" if self.only_pages else self.review.suffix
        name = blake2b(f"{folder.resolve()}{kind}".encode("utf-8", "replace"), digest_size=8).hexdigest()
        return self.out / ".cache" / "drafts" / f"{name}.json"

    def page(self, folder: Path) -> Path | None:
        """The file of what the site shows of a draft; a copy for review has none."""
        return self.stamp(folder).with_suffix(".page.json") if self.review == PLAIN else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one draft."""

    slug: str
    files: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Severity and number of the findings."""
    error: str = ""
    """Why there are no files, and what to do; "" when there are."""
    built: bool = True
    """False when nothing had changed."""
    key: str = ""
    """A word for all that it was built from."""
    page: str = ""
    """The file of what the site shows of it, "" when there is none."""


def build_drafts(
    folders: Sequence[Path],
    out: Path,
    stage: Stage | None = None,
    progress: Callable[[str], None] = lambda _: None,
    review: Review = PLAIN,
) -> list[Outcome]:
    """Build the drafts whose sources, templates, metadata or program changed since the last time; in the given order.

    Whoever asks for the same *out* shares what was built: the site takes the files that `qicao draft` made, and the
    pages made along with them.
    """
    return _build_changed(folders, Order(out, stage, review), progress)


def build_pages(folders: Sequence[Path], out: Path, progress: Callable[[str], None] = lambda _: None) -> list[Outcome]:
    """Build what a preview shows of the drafts, and none of their documents, under the same conditions."""
    return _build_changed(folders, Order(out, None, PLAIN, only_pages=True), progress)


def _build_changed(folders: Sequence[Path], order: Order, progress: Callable[[str], None]) -> list[Outcome]:
    program = digest_of([PACKAGE, *map(resource_path, SHARED)])
    metadata = {root: digest_of([root / METADATA]) for root in {find_root(folder) for folder in folders}}
    keys = {
        folder: _word(program, metadata[find_root(folder)], digest_of([folder]), str(order.stage), _settings(folder))
        for folder in folders
    }
    known = {folder: _recall(order, folder, key) for folder, key in keys.items()}
    changed = [folder for folder in folders if known[folder] is None]
    for done, (folder, built) in enumerate(_build(changed, order), 1):
        progress(f"[{done}/{len(changed)}] {folder.name}")
        known[folder] = replace(built, key=keys[folder])
        _remember(order, folder, replace(built, key=keys[folder]))
    return [outcome for folder in folders if (outcome := known[folder])]


def _word(*parts: str) -> str:
    return blake2b("\0".join((__version__, *parts)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _settings(folder: Path) -> str:
    """What the repository says about findings, for they are counted."""
    return repr(read_settings(find_root(folder)))


def digest_of(places: Iterable[Path]) -> str:
    """A word for the names and contents of all files in the places."""
    digest = blake2b(digest_size=16)
    for place in places:
        for file in sorted(place.rglob("*")):
            name = file.relative_to(place)
            if file.is_file() and APART.isdisjoint(name.parts):
                digest.update(f"{name.as_posix()}\0".encode("utf-8", "replace"))
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _recall(order: Order, folder: Path, key: str) -> Outcome | None:
    """What is known of the draft, if it was built under the same key and all files are still there."""
    page = order.page(folder)
    try:
        known = json.loads(order.stamp(folder).read_text(encoding="utf-8"))
        files = [order.out / name for name in known["files"]]
        if known["key"] != key or not all(file.is_file() for file in (*files, *filter(None, [page]))):
            return None
        counts = tuple((severity, count) for severity, count in known["counts"])
        names = tuple(file.as_posix() for file in files)
        return Outcome(known["slug"], names, counts, built=False, key=key, page=str(page or ""))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(order: Order, folder: Path, outcome: Outcome) -> None:
    if not outcome.error:
        files = [Path(file).relative_to(order.out).as_posix() for file in outcome.files]
        known = {"key": outcome.key, "slug": outcome.slug, "files": files, "counts": outcome.counts}
        write_bytes(order.stamp(folder), json.dumps(known, ensure_ascii=False).encode())


def _build(folders: Sequence[Path], order: Order) -> Iterator[tuple[Path, Outcome]]:
    """Build the drafts and yield each as it is done: a single one in this process, else in several."""
    if len(folders) < 2:
        yield from ((folder, _build_one(folder, order)) for folder in folders)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import get_context

    workers = min(len(folders), os.cpu_count() or 1, MOST)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting = {pool.submit(_build_and_forget, folder, order): folder for folder in folders}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def _build_and_forget(folder: Path, order: Order) -> Outcome:
    """Build one of many drafts; a process that kept the layouts of all would need gigabytes."""
    from qicao.render.typst.document import forget_layouts

    outcome = _build_one(folder, order)
    if not order.only_pages:
        forget_layouts()
    return outcome


def _build_one(folder: Path, order: Order) -> Outcome:
    """Build one draft; whatever goes wrong is told and does not stop the others."""
    page = order.page(folder)
    try:
        build = _faces(folder, order, page)
    except QicaoError as error:
        return Outcome(folder.name, error=f"{error.message}{error.hint}", page=_page_alone(folder, order, page))
    except Exception as error:  # noqa: BLE001 -- one draft must not take the others with it
        reason = f"内部错误：{type(error).__name__}: {error}。这是工具的缺陷，请反馈。"
        return Outcome(folder.name, error=reason, page=_page_alone(folder, order, page))
    severities = [finding.severity for finding in build.findings]
    counts = tuple((severity, severities.count(severity)) for severity in dict.fromkeys(severities))
    return Outcome(build.slug, tuple(file.as_posix() for file in build.files), counts, page=str(page or ""))


def _faces(folder: Path, order: Order, page: Path | None) -> Build:
    if order.only_pages and page:
        return build_page(folder, order.out, page)
    return build_draft(folder, order.out, order.stage, review=order.review, page=page)


def _page_alone(folder: Path, order: Order, page: Path | None) -> str:
    """The page of a draft whose documents could not be made, as far as that can be."""
    with suppress(Exception):
        if page:
            build_page(folder, order.out, page)
            return str(page)
    return ""
