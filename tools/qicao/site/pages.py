"""The values that the templates print around the bodies of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.site.drafts import documents_of
from qicao.site.guides import list_guides
from qicao.site.state import GUIDES, folder_of, state_of
from qicao.site.system import front

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["add_context", "start"]


def start(app: Sphinx) -> None:
    """Leave out Sphinx's own search, which knows no Chinese words, and make our start and search pages."""
    if app.builder.format == "html":
        vars(app.builder)["search"] = False
        app.config.html_additional_pages = {
            "index": "start.html",
            "search": "search.html",
            **app.config.html_additional_pages,
        }


def add_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Give the templates what they print beside the body."""
    site = state_of(app.env)
    context["draft"] = site.drafts.get(pagename)
    outcome = site.outcomes.get(pagename)
    context["downloads"] = list(documents_of(outcome)) if outcome else []
    context["failure"] = outcome.error if outcome else ""
    context["drafts"] = sorted(site.drafts.items(), key=lambda item: (item[1].number, item[0]))
    context["guides"] = list_guides(app.env)
    context["has_system"] = app.config.qicao_system
    context["has_indicators"] = app.config.qicao_indicators
    context["front"] = front(app) if pagename == "index" else None
    context["has_guides"] = app.config.root_doc.startswith(GUIDES)
    context["live"] = app.config.qicao_live
    context["slug"] = folder_of(app.env, pagename).name if pagename in site.drafts else ""
