"""The source parser: a draft's `index.md` becomes one finished page, every other file is read by MyST."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser

from qicao.batch.build import load_draft
from qicao.batch.check import check_draft
from qicao.render.formulas import Formulas
from qicao.render.html.page import iter_search, render_article, render_findings, render_outline
from qicao.render.names import name_in_line
from qicao.render.pictures import Pictures

CACHE = "formulas"
"""Folder of converted formulas, beside the pages as Sphinx keeps them."""

__all__ = ["CACHE", "DraftParser", "is_draft", "pages_of"]

DRAFTS = "drafts/"


def is_draft(docname: str) -> bool:
    """Whether the page is that of a draft."""
    return docname.startswith(DRAFTS)


def pages_of(env: Any) -> dict[str, dict[str, Any]]:
    """What is known of the draft pages, by page: outline and search entries; kept with the environment."""
    if not hasattr(env, "qicao_pages"):
        env.qicao_pages = {}
    pages: dict[str, dict[str, Any]] = env.qicao_pages
    return pages


class DraftParser(MystParser):  # type: ignore[misc]
    """Reads drafts through the model and all else as MyST."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document* with the page."""
        env = document.settings.env
        if not is_draft(env.docname):
            super().parse(inputstring, document)
            return
        document.settings.myst_footnote_sort = False  # a transform of MyST's asks every document
        folder = Path(env.doc2path(env.docname)).parent
        _note_dependencies(env, folder)
        _fill(document, env, folder)


def _note_dependencies(env: Any, folder: Path) -> None:
    """A change of any file of the draft makes the page anew."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            env.note_dependency(str(file))


def _fill(document: nodes.document, env: Any, folder: Path) -> None:
    draft = load_draft(folder)
    pictures = Pictures(folder)
    formulas = Formulas(Path(env.doctreedir) / CACHE)
    article = render_article(draft.standard, formulas=formulas, pictures=pictures)
    title = name_in_line(draft.standard.data)
    section = nodes.section(ids=["top"])
    section += nodes.title(text=title)
    findings = render_findings((*check_draft(draft).findings, *pictures.findings))
    section += nodes.raw("", findings + article, format="html")
    document += section
    env.metadata[env.docname]["orphan"] = True
    pages_of(env)[env.docname] = {
        "title": title,
        "number": draft.standard.data.number,
        "stage": draft.standard.data.stage,
        "slug": draft.standard.slug,
        "outline": render_outline(draft.standard),
        "search": [(entry.id, entry.title, entry.text) for entry in iter_search(draft.standard)],
    }
