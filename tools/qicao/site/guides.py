"""The guides: ordinary MyST pages, listed beside each other and found by the search."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from qicao.render.html.search import SearchEntry
from qicao.site.known import is_draft, known

__all__ = ["list_guides", "remember"]


def remember(app: Any, doctree: nodes.document) -> None:
    """Keep the sections of a guide that has been read."""
    name = app.env.docname
    if not is_draft(name):
        known(app.env).guides[name] = tuple(map(_entry, doctree.findall(nodes.section)))


def _entry(section: nodes.section) -> SearchEntry:
    own = [child for child in section.children if not isinstance(child, (nodes.section, nodes.title))]
    title = next(iter(section.findall(nodes.title))).astext()
    return SearchEntry(section["ids"][0], title, " ".join(child.astext() for child in own))


def list_guides(env: Any) -> list[tuple[str, str]]:
    """Name and title of each guide, in the order of the table of contents."""
    names = env.toctree_includes.get(env.config.root_doc, [])
    return [(name, env.titles[name].astext()) for name in names if name in env.titles]
