"""The pages of the standards system, written into the frame of the site when Sphinx has written its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.catalog.problems.survey import Survey
from qicao.catalog.read import has_system, read_system
from qicao.ledger.record import read_record
from qicao.ledger.rounds import round_names
from qicao.ledger.view import count
from qicao.render.system.pages.drafts import DraftFacts, RoundFacts
from qicao.render.system.pages.html import Writer, write_block, write_page
from qicao.render.system.pages.overview import front_blocks
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.table import MAIN, pages_of, search_entries
from qicao.render.system.pages.values import Page
from qicao.render.system.pages.view import View
from qicao.site.frame import write_framed
from qicao.site.indicators import ENTRY
from qicao.site.papers import remove_papers, write_papers
from qicao.site.shared import FILES, remove_shared, write_shared
from qicao.site.state import Found, folder_of, root_of, state_of
from qicao.source.files import DISK
from qicao.source.frozen import ROUNDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["Front", "front", "look", "pages_written", "write"]

TEMPLATE = "system.html"
KEPT = "qicao_system_pages"


class Front(Struct, frozen=True):
    """What the first page of the site tells of the system."""

    title: str
    body: str
    """HTML."""


def front(app: Sphinx) -> Front | None:
    """Return what the first page tells; none if there is no system."""
    if not app.config.qicao_system:
        return None
    view = View(Survey.of(read_system(DISK, root_of(app))))
    writer = Writer("index", view.places, frozenset(f"{FOLDER}/{name}" for name, _ in MAIN))
    body = "".join(write_block(writer, block) for block in front_blocks(view))
    return Front(view.system.head.value.title or "标准体系", body)


def look(app: Sphinx, config: Config) -> None:
    """Note in the settings whether there is a system, so that all pages are written again when it comes or goes."""
    config.qicao_system = has_system(DISK, Path(config.qicao_root or app.srcdir))


def pages_written(app: Sphinx) -> tuple[Found, ...]:
    """Return the pages that `write` has written."""
    found: tuple[Found, ...] = vars(app).get(KEPT, ())
    return found


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages that have changed; if there is no system, none."""
    if exception or app.builder.format != "html":
        return
    if not app.config.qicao_system:
        remove_papers(app)
        remove_shared(app)
        return
    system = read_system(DISK, root_of(app))
    write_shared(app, system)
    papers = write_papers(app)
    view = View(Survey.of(system), {draft.slug: draft for draft in _drafts(app)})
    pages = tuple(pages_of(view))
    known = frozenset((*(page.name for page in pages), *app.env.found_docs))
    for page in pages:
        body = write_page(Writer(page.name, view.places, known), page)
        title = " ".join(filter(None, (page.number, page.title)))
        write_framed(app, TEMPLATE, page.name, title, {**_values(app, page), "body": body, "papers": papers})
    vars(app)[KEPT] = tuple(Found(page.name, page.number, page.title, search_entries(page)) for page in pages)


def _values(app: Sphinx, page: Page) -> Mapping[str, object]:
    """Return what the template prints beside the body."""
    return {
        "scripts": page.scripts,
        "shared": {} if app.config.qicao_live else FILES,
        "main": [
            *((f"{FOLDER}/{name}", words) for name, words in MAIN),
            *((ENTRY,) if app.config.qicao_indicators else ()),
        ],
    }


def _drafts(app: Sphinx) -> Iterator[DraftFacts]:
    for name, page in sorted(state_of(app.env).drafts.items()):
        folder = folder_of(app.env, name)
        rounds = tuple(_round(folder, one) for one in round_names(folder))
        yield DraftFacts(folder.name, name, page.title, page.number, page.stage, page.findings, rounds, page.terms)


def _round(folder: Path, name: str) -> RoundFacts:
    record = read_record(folder / ROUNDS / name)
    found, counts = record.round, count(record)
    return RoundFacts(name, found.kind, found.stage, found.start, found.end, counts.comments, counts.unsettled)
