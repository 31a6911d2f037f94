"""The Sphinx extension of the site: guides are ordinary MyST pages, drafts are rendered by qicao."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

SETTINGS: tuple[tuple[str, bool | str, Literal["html", "env", ""]], ...] = (
    ("qicao_live", False, "html"),
    ("qicao_program", "", "env"),
    ("qicao_developer_pages", False, "env"),
    ("qicao_root", "", ""),
    ("qicao_system", False, "html"),
    ("qicao_indicators", False, "html"),
)
"""Name, default, and what is made again when the value changes."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register parser, theme and what is written beside the pages."""
    from qicao import __version__
    from qicao.site import drafts, encoding, guides, indicators, pages, provisions, search, state, system
    from qicao.site.parser import DraftParser
    from qicao.source.resources import template_path

    app.setup_extension("myst_parser")
    app.add_source_parser(DraftParser, override=True)
    for name, default, rebuild in SETTINGS:
        app.add_config_value(name, default=default, rebuild=rebuild)
    app.add_html_theme("qicao", str(template_path("site/qicao")))
    app.connect("config-inited", guides.leave_out_developers)
    app.connect("config-inited", system.look)
    app.connect("config-inited", indicators.look)
    app.connect("builder-inited", encoding.accept_any)
    app.connect("builder-inited", pages.start)
    app.connect("env-get-outdated", drafts.build)
    app.connect("env-purge-doc", state.forget)
    app.connect("doctree-read", guides.remember)
    app.connect("env-updated", drafts.copy_documents)
    app.connect("html-page-context", pages.add_context)
    app.connect("build-finished", system.write)
    app.connect("build-finished", provisions.write)
    app.connect("build-finished", indicators.write)
    app.connect("build-finished", search.write)
    return {"version": __version__, "env_version": 2, "parallel_read_safe": False, "parallel_write_safe": True}
