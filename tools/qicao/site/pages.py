"""What stands around the pages: outline, list of drafts, search data, downloads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.util import logging

from qicao.batch.many import Outcome, build_drafts
from qicao.site.parser import is_draft, pages_of
from qicao.source.write import write_bytes

__all__ = ["DOWNLOADS", "SEARCH_DATA", "add_context", "forget_page", "start", "write_data"]

DOWNLOADS = "_downloads"
BUILD = "build"
"""Where `qicao draft` builds, and keeps in mind what it built."""
SEARCH_DATA = "_static/search-data.js"
"""A script and not JSON, so that the search works on pages opened from a folder, too."""


def start(app: Any) -> None:
    """Leave out Sphinx's own search, which knows no Chinese words."""
    if app.builder.format == "html":
        app.builder.search = False
        app.config.html_additional_pages = {
            "index": "start.html",
            "search": "search.html",
            **app.config.html_additional_pages,
        }


def forget_page(_app: Any, env: Any, docname: str) -> None:
    """Forget a draft whose page is read again or gone."""
    pages_of(env).pop(docname, None)


def add_context(app: Any, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Give the template what it prints beside the body."""
    pages = pages_of(app.env)
    page = pages.get(pagename, {})
    context["outline"] = page.get("outline", "")
    context["draft"] = page
    context["drafts"] = [{"docname": name, **known} for name, known in sorted(pages.items())]
    context["downloads"] = _downloads(app, page) if page else []
    context["is_draft"] = is_draft(pagename)


def _downloads(app: Any, page: dict[str, Any]) -> list[str]:
    """Paths of the files that can be fetched, from the top of the site."""
    if not app.config.qicao_downloads:
        return []
    names = (f"{page['stage']}.docx", f"{page['stage']}.pdf", "编制说明.docx", "征求意见表.docx", "征求意见函.docx")
    return [f"{DOWNLOADS}/{page['slug']}/{page['stage']}/{name}" for name in names]


def write_data(app: Any, exception: Exception | None) -> None:
    """Write the search data, and the files to be fetched of every draft that was read."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = pages_of(app.env)
    entries = [[name, page["title"], *entry] for name, page in sorted(pages.items()) for entry in page["search"]]
    data = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    write_bytes(out / SEARCH_DATA, f"window.QICAO_SEARCH={data};\n".encode())
    if app.config.qicao_downloads:
        folders = [Path(app.srcdir) / name.removesuffix("/index") for name in pages]
        _copy_files(build_drafts(folders, Path(app.srcdir) / BUILD), out / DOWNLOADS)


def _copy_files(outcomes: Iterable[Outcome], out: Path) -> None:
    """Put the files of the drafts where the pages look for them; a draft without files is told and does not stop the rest."""
    for outcome in outcomes:
        if outcome.error:
            logging.getLogger(__name__).warning("%s：%s", outcome.slug, outcome.error)
        for file in map(Path, outcome.files):
            target, data = out.joinpath(*file.parts[-3:]), file.read_bytes()
            if not target.is_file() or target.read_bytes() != data:
                write_bytes(target, data)
