"""The drafts of the site: built before Sphinx reads, several at a time; their documents are put beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.page import DraftPage, failed_page, read_page
from qicao.builds.request import Outcome, Request
from qicao.builds.run import build_requested
from qicao.site.options import Options
from qicao.site.state import folder_of, is_draft, state_of
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["build", "copy_documents", "documents_of", "page_of", "work_folder"]

FOLDER = "_downloads"


def work_folder(root: Path) -> Path:
    """Return the folder in which `qicao draft` builds, too, so that neither builds again what the other has built."""
    return root / "build"


def build(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Build the drafts that have changed and give the names of the pages to be read again.

    For a preview, and for builders other than HTML, no documents are made.
    """
    site, names = state_of(env), sorted(filter(is_draft, env.found_docs))
    folders = [folder_of(env, name) for name in names]
    options: Options = getattr(app, "qicao_options", Options())
    alone = app.config.qicao_live or app.builder.format != "html"
    request = Request(
        work_folder(Path(env.srcdir)), only_pages=alone, anyway=options.anyway and not alone, patience=options.patience
    )
    outcomes = build_requested(folders, request, options.progress, options.crew)
    before, site.outcomes = site.outcomes, dict(zip(names, outcomes, strict=True))
    return [name for name, outcome in site.outcomes.items() if not _same(before.get(name), outcome)]


def _same(before: Outcome | None, now: Outcome) -> bool:
    return before is not None and not now.error and not before.error and before.key == now.key


def page_of(env: BuildEnvironment, name: str) -> DraftPage:
    """Return the page of a draft that has been built."""
    outcome = state_of(env).outcomes[name]
    return read_page(Path(outcome.page)) if outcome.page else failed_page(folder_of(env, name).name, outcome.error)


def documents_of(outcome: Outcome) -> dict[str, Path]:
    """Return the documents to download: path below the top of the site → file."""
    files = map(Path, outcome.files)
    return {f"{FOLDER}/{'/'.join(file.parts[-3:])}": file for file in files}


def copy_documents(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the documents where the pages look for them, and take away those of drafts that are gone."""
    if app.builder.format != "html":
        return
    out = Path(app.outdir)
    outcomes = state_of(env).outcomes.values()
    wanted = {out / name: file for outcome in outcomes for name, file in documents_of(outcome).items()}
    for copy, file in sorted(wanted.items()):
        DISK.update(copy, DISK.read(file))
    for file in list(DISK.each(out / FOLDER)):
        if file not in wanted:
            DISK.remove(file)
