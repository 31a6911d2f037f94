"""The source parser: a draft's `index.md` becomes its rendered page, every other file is read by MyST."""

from __future__ import annotations

from docutils import nodes
from msgspec.structs import replace
from myst_parser.parsers.sphinx_ import MystParser

from qicao.site.drafts import page_of
from qicao.site.state import is_draft, state_of

__all__ = ["DraftParser"]


class DraftParser(MystParser):  # type: ignore[misc]
    """Reads drafts by qicao and everything else by MyST."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document* with the page."""
        env = document.settings.env
        if not is_draft(env.docname):
            super().parse(inputstring, document)
            return
        document.settings.myst_footnote_sort = False  # a transform of MyST reads this setting of every document
        page = page_of(env, env.docname)
        document["title"] = page.title
        document += nodes.raw("", page.body, format="html")
        env.metadata[env.docname]["orphan"] = True
        listed = page.listed and replace(page.listed, body="", data="")  # read again when they are written
        state_of(env).drafts[env.docname] = replace(page, body="", listed=listed)  # the doctree holds the body already
