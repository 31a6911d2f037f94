"""The page of one draft: read through the model, finished but for the frame around it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from qicao.batch.build import load_draft
from qicao.batch.check import check_draft
from qicao.errors import QicaoError
from qicao.render.formulas import Formulas
from qicao.render.html.page import render_article, render_outline
from qicao.render.html.search import SearchEntry, iter_search
from qicao.render.names import name_in_line
from qicao.render.pictures import Pictures

__all__ = ["DraftPage", "read_page"]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What the site knows of a draft."""

    title: str
    number: str = ""
    stage: str = ""
    outline: str = ""
    body: str = ""
    search: tuple[SearchEntry, ...] = ()
    findings: int = 0
    """How many errors and warnings the page tells of."""


def read_page(folder: Path, shown: str, cache: Path) -> DraftPage:
    """The page of the draft in *folder*, which findings name as *shown*; one that cannot be made says why."""
    try:
        return _page(folder, shown, cache)
    except QicaoError as error:
        return _failed(folder, f"{error.message}{error.hint}")
    except Exception as error:  # noqa: BLE001 -- one draft must not take the others with it
        return _failed(folder, f"内部错误：{type(error).__name__}: {error}。这是工具的缺陷，请反馈。")


def _page(folder: Path, shown: str, cache: Path) -> DraftPage:
    draft = load_draft(folder, shown=shown)
    standard, found = draft.standard, check_draft(draft).findings
    formulas, pictures = Formulas(cache), Pictures(folder)
    article = render_article(standard, formulas=formulas, pictures=pictures, findings=found)
    return DraftPage(
        name_in_line(standard.data),
        standard.data.number,
        standard.data.stage,
        render_outline(standard),
        article,
        tuple(iter_search(standard, formulas)),
        sum(finding.severity != "info" for finding in (*found, *pictures.findings)),
    )


def _failed(folder: Path, reason: str) -> DraftPage:
    body = (
        f'<article class="standard"><h1>{escape(folder.name)}</h1><p class="failure">{escape(reason)}</p></article>\n'
    )
    return DraftPage(folder.name, body=body, findings=1)
