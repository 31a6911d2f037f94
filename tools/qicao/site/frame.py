"""The frame of the site around pages that Sphinx does not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.site.state import GUIDES
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["write_framed"]


def write_framed(app: Sphinx, template: str, name: str, title: str, values: Mapping[str, object]) -> None:
    """Write the page *name*, which is its path without .html: the template with its own *values* and those of all pages.

    Nothing is written if the page is there and the same.
    """
    frame = {
        "pathto": _pathto(name),
        "pagename": name,
        "title": title,
        "docstitle": app.config.html_title,
        "root_doc": app.config.root_doc,
        "has_guides": app.config.root_doc.startswith(GUIDES),
        "has_system": app.config.qicao_system,
        "has_indicators": app.config.qicao_indicators,
        "live": app.config.qicao_live,
    }
    html = app.builder.templates.render(template, {**frame, **values})
    DISK.update(Path(app.outdir) / f"{name}.html", html.encode())


def _pathto(here: str) -> Callable[..., str]:
    """Return the function by which the frame finds other files of the site from the page *here*."""
    up = "../" * here.count("/")

    def pathto(name: str, resource: int = 0) -> str:
        return f"{up}{name}" if resource else f"{up}{name}.html"

    return pathto
