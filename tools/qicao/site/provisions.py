"""The pages of the provisions of drafts, and the same as JSON, beside the pages of the drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.page import read_page
from qicao.render.assess.provisions import NAME
from qicao.site.frame import write_framed
from qicao.site.state import State, state_of
from qicao.source.files import DISK
from qicao.source.resources import resource_text
from qicao.source.schema import REQUIREMENTS_PATH

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["DATA", "SCHEMA", "provision_files", "write"]

DATA, SCHEMA = "requirements.json", "_static/requirements.schema.json"
"""The name of the data beside the page, and the path of their schema in the site."""
TEMPLATE = "provisions.html"


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write what has changed; a preview has none of it."""
    if exception or app.builder.format != "html" or app.config.qicao_live:
        return
    site = state_of(app.env)
    for name in _listed(site):
        _write_one(app, site, name)
    DISK.update(Path(app.outdir) / SCHEMA, resource_text(REQUIREMENTS_PATH).encode())


def provision_files(app: Sphinx) -> frozenset[str]:
    """Return the paths of all that `write` has written for drafts."""
    if app.config.qicao_live:
        return frozenset()
    names = [_beside(name) for name in _listed(state_of(app.env))]
    return frozenset(path for name in names for path in (f"{name}/{NAME}.html", f"{name}/{DATA}"))


def _listed(site: State) -> list[str]:
    return [name for name, page in sorted(site.drafts.items()) if page.listed and site.outcomes[name].page]


def _write_one(app: Sphinx, site: State, name: str) -> None:
    listed = read_page(Path(site.outcomes[name].page)).listed
    if listed:
        page = site.drafts[name]
        values = {"body": listed.body, "draft": page, "home": name, "data": DATA, "schema": SCHEMA}
        write_framed(app, TEMPLATE, f"{_beside(name)}/{NAME}", f"{page.title} 条款", values)
        DISK.update(Path(app.outdir) / _beside(name) / DATA, listed.data.encode())


def _beside(name: str) -> str:
    return name.rpartition("/")[0]
