"""What the site knows of its pages; kept with Sphinx's environment, so that what did not change is not read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qicao.render.html.search import SearchEntry
from qicao.site.draft import DraftPage

__all__ = ["Downloads", "Known", "folder_of", "forget", "is_draft", "known"]

DRAFTS = "drafts/"


@dataclass(frozen=True, slots=True)
class Downloads:
    """What can be fetched of one draft."""

    files: tuple[str, ...] = ()
    """Paths from the top of the site."""
    error: str = ""
    """Why there are none."""


@dataclass(slots=True)
class Known:
    """Drafts, guides and files by the name of their page, which is its path without .html."""

    drafts: dict[str, DraftPage] = field(default_factory=dict)
    guides: dict[str, tuple[SearchEntry, ...]] = field(default_factory=dict)
    """What the search finds in each guide."""
    downloads: dict[str, Downloads] = field(default_factory=dict)


def known(env: Any) -> Known:
    """What is known so far."""
    if not hasattr(env, "qicao"):
        env.qicao = Known()
    found: Known = env.qicao
    return found


def forget(_app: Any, env: Any, docname: str) -> None:
    """Forget a page that is read again or gone."""
    known(env).drafts.pop(docname, None)
    known(env).guides.pop(docname, None)


def is_draft(docname: str) -> bool:
    """Whether the page is that of a draft."""
    return docname.startswith(DRAFTS)


def folder_of(env: Any, docname: str) -> Path:
    """The folder of the draft that the page shows."""
    return Path(env.doc2path(docname)).parent
