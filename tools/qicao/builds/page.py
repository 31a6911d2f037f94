"""The page of a draft without the frame that the site puts around it, kept as a file beside the built documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from msgspec import Struct, convert, to_builtins

from qicao.builds.provisions import Listed
from qicao.drawn.faults import Drawing
from qicao.model.finding import Finding
from qicao.model.standard import Standard
from qicao.model.titles import name_in_line
from qicao.render.assess.provisions import NAME
from qicao.render.html.page import render_article, render_outline
from qicao.render.html.search import SearchEntry, iter_search
from qicao.render.system.pages.drafts import Definition, definitions
from qicao.source.files import DISK

__all__ = ["DraftPage", "failed_page", "make_page", "read_page", "write_page"]


class DraftPage(Struct, frozen=True):
    """The data of a draft's page that the site needs."""

    title: str
    number: str = ""
    stage: str = ""
    outline: str = ""
    body: str = ""
    search: tuple[SearchEntry, ...] = ()
    findings: int = 0
    """The number of errors and warnings on the page."""
    terms: tuple[Definition, ...] = ()
    listed: Listed | None = None
    """Its provisions; a preview, which must be quick, has none."""


def make_page(
    standard: Standard, findings: Sequence[Finding], drawing: Drawing, listed: Listed | None = None
) -> DraftPage:
    """Return the page of a draft with its *findings*, and what is *listed* on the page beside it."""
    formulas, pictures = drawing.formulas, drawing.pictures
    article = render_article(standard, formulas=formulas, pictures=pictures, findings=findings)
    return DraftPage(
        name_in_line(standard.data),
        standard.data.number,
        standard.data.stage,
        render_outline(standard, {f"{NAME}.html": "条款一览"} if listed else {}),
        article,
        tuple(iter_search(standard, formulas)),
        sum(finding.severity != "info" for finding in findings),
        tuple(definitions(standard)),
        listed,
    )


def failed_page(name: str, reason: str) -> DraftPage:
    """Return a page that says why a draft cannot be shown."""
    body = f'<article class="standard"><h1>{escape(name)}</h1><p class="failure">{escape(reason)}</p></article>\n'
    return DraftPage(name, body=body, findings=1)


def write_page(file: Path, page: DraftPage) -> None:
    """Write the page to the file; `ToolError` is raised if it cannot be written."""
    DISK.write(file, json.dumps(to_builtins(page), ensure_ascii=False).encode("utf-8", "replace"))


def read_page(file: Path) -> DraftPage:
    """Return the page in the file; `OSError` or `ValueError` is raised if it cannot be read."""
    return convert(json.loads(DISK.read(file)), DraftPage)
