"""The guides: ordinary MyST pages, listed on the start page and known to the search.

Those for developers are optional.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from qicao.render.html.search import SearchEntry
from qicao.site.state import GUIDES, is_draft, state_of
from qicao.source.files import DISK
from qicao.source.text import decode

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

__all__ = ["leave_out_developers", "list_guides", "remember"]

DEVELOPERS = f"{GUIDES}developers"
"""The page that lists the guides for developers."""
LISTED = re.compile(r"^([\w/-]+)$", re.MULTILINE)


def leave_out_developers(app: Sphinx, config: Config) -> None:
    """Leave out the pages for developers, unless `qicao_developer_pages` is set."""
    file = Path(app.srcdir, f"{DEVELOPERS}.md")
    if DISK.has_file(file) and not config.qicao_developer_pages:
        listed = LISTED.findall(decode(DISK.read(file)).text.partition("{toctree}")[2])
        names = (DEVELOPERS, *(f"{GUIDES}{name}" for name in listed))
        config.exclude_patterns = [*config.exclude_patterns, *(f"{name}.md" for name in names)]


def remember(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the sections of a guide that has been read."""
    name = app.env.docname
    if not is_draft(name):
        state_of(app.env).guides[name] = tuple(map(_entry, doctree.findall(nodes.section)))


def _entry(section: nodes.section) -> SearchEntry:
    own = [child for child in section.children if not isinstance(child, (nodes.section, nodes.title))]
    title = next(iter(section.findall(nodes.title))).astext()
    return SearchEntry(section["ids"][0], title, " ".join(child.astext() for child in own))


def list_guides(env: BuildEnvironment) -> list[tuple[str, str]]:
    """Return name and title of each guide in the order of the table of contents, those for developers last."""
    names = [name for page in (env.config.root_doc, DEVELOPERS) for name in env.toctree_includes.get(page, [])]
    return [(name, env.titles[name].astext()) for name in names if name in env.titles]
