"""The source parser: a draft's `index.md` becomes one finished page, every other file is read by MyST."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser

from qicao.site.downloads import cache_folder
from qicao.site.draft import read_page
from qicao.site.known import folder_of, is_draft, known

__all__ = ["DraftParser"]

SHARED = "metadata"
"""What drafts share; a change there makes their pages anew."""


class DraftParser(MystParser):  # type: ignore[misc]
    """Reads drafts through the model and all else as MyST."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document* with the page."""
        env = document.settings.env
        if not is_draft(env.docname):
            super().parse(inputstring, document)
            return
        document.settings.myst_footnote_sort = False  # a transform of MyST's asks every document
        folder = folder_of(env, env.docname)
        _note_dependencies(env, folder, Path(env.srcdir) / SHARED)
        page = read_page(folder, folder.relative_to(env.srcdir).as_posix(), cache_folder(env))
        document["title"] = page.title
        document += nodes.raw("", page.body, format="html")
        env.metadata[env.docname]["orphan"] = True
        known(env).drafts[env.docname] = replace(page, body="")  # which the doctree holds


def _note_dependencies(env: Any, *folders: Path) -> None:
    """A change of any file in the folders makes the page anew."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                env.note_dependency(str(file))
