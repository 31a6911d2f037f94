"""The state that the site keeps with Sphinx's environment, so that unchanged pages are not read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from qicao.builds.page import DraftPage
from qicao.builds.request import Outcome
from qicao.render.html.search import SearchEntry
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["GUIDES", "SHELF", "Found", "State", "folder_of", "forget", "is_draft", "root_of", "shelf_of", "state_of"]

SHELF, GUIDES = "drafts", "docs/"


class Found(Struct, frozen=True):
    """A page that is not read by Sphinx, as the search knows it."""

    name: str
    number: str
    title: str
    places: tuple[SearchEntry, ...]


class State(Struct):
    """Drafts and guides by the name of their page, which is its path without .html."""

    drafts: dict[str, DraftPage] = field(default_factory=dict)
    guides: dict[str, tuple[SearchEntry, ...]] = field(default_factory=dict)
    """The search entries of each guide."""
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """The result for each draft."""


def state_of(env: BuildEnvironment) -> State:
    """Return the state kept so far."""
    found: State = vars(env).setdefault("qicao", State())
    return found


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    state_of(env).drafts.pop(docname, None)
    state_of(env).guides.pop(docname, None)


def root_of(app: Sphinx) -> Path:
    """Return the folder of the repository; the one that Sphinx reads is another if there is no page for it to read."""
    return Path(app.config.qicao_root or app.srcdir)


def shelf_of(root: Path) -> Path:
    """Return the folder whose subfolders are the drafts of a site."""
    return root / SHELF if DISK.has_folder(root / SHELF) else root


def is_draft(docname: str) -> bool:
    """Return whether the page is that of a draft."""
    return docname.endswith("/index") and not docname.startswith(GUIDES)


def folder_of(env: BuildEnvironment, docname: str) -> Path:
    """Return the folder of the draft that the page shows."""
    return Path(env.doc2path(docname)).parent
