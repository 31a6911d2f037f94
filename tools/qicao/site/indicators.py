"""The pages of the sets of indicators, and the sets as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.indicators import page_of_set
from qicao.drawn.formulas import Formulas
from qicao.indicators.read import ReadSet, has_sets, read_sets
from qicao.indicators.shared import render_set
from qicao.render.assess.cards import START, set_list, set_name
from qicao.render.system.pages.html import Writer, write_page
from qicao.render.system.pages.table import search_entries
from qicao.render.system.pages.values import Link, Page
from qicao.site.drafts import work_folder
from qicao.site.frame import write_framed
from qicao.site.state import Found, folder_of, root_of, state_of
from qicao.source.files import DISK
from qicao.source.resources import resource_text
from qicao.source.schema import INDICATORS_PATH
from qicao.source.world import open_world

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["ENTRY", "SCHEMA", "indicator_pages", "look", "write"]

SCHEMA, TEMPLATE, KEPT = "_static/indicators.schema.json", "indicators.html", "qicao_indicator_pages"
ENTRY = (START.page, START.words)
"""Page and words of the entry that other pages list."""


def look(app: Sphinx, config: Config) -> None:
    """Note in the settings whether there are sets, so that all pages are written again when they come or go."""
    config.qicao_indicators = has_sets(DISK, Path(config.qicao_root or app.srcdir))


def indicator_pages(app: Sphinx) -> tuple[Found, ...]:
    """Return the pages that `write` has written."""
    found: tuple[Found, ...] = vars(app).get(KEPT, ())
    return found


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages and files that have changed; without sets, none."""
    if exception or app.builder.format != "html":
        return
    sets = read_sets(DISK, root_of(app)).sets if app.config.qicao_indicators else ()
    pages = tuple(_pages(app, sets)) if sets else ()
    main = [(page.name, page.title) for page in pages]
    known = frozenset((*(page.name for page in pages), *app.env.found_docs))
    for page in pages:
        body = write_page(Writer(page.name, {}, known), page)
        shared = {f"{page.name}.json": "JSON", SCHEMA: "JSON 的格式"} if page.up else {}
        write_framed(app, TEMPLATE, page.name, page.title, _values(page, main, body, shared))
    _share(app, sets)
    vars(app)[KEPT] = tuple(Found(page.name, page.number, page.title, search_entries(page)) for page in pages)


def _values(page: Page, main: object, body: str, shared: Mapping[str, str]) -> Mapping[str, object]:
    return {"scripts": page.scripts, "main": main, "body": body, "shared": shared}


def _pages(app: Sphinx, sets: tuple[ReadSet, ...]) -> Iterator[Page]:
    drafts = state_of(app.env).drafts.items()
    homes = {folder_of(app.env, name).name: Link(name, page.title) for name, page in drafts}
    formulas = Formulas(open_world(work_folder(root_of(app)) / ".cache"))
    yield set_list(sets)
    for one in sets:
        yield page_of_set(one, formulas, homes)


def _share(app: Sphinx, sets: tuple[ReadSet, ...]) -> None:
    """Write the sets as JSON, and take away those that are gone."""
    out = Path(app.outdir)
    wanted = {out / f"{set_name(one)}.json": render_set(one.value) for one in sets}
    for file, text in wanted.items():
        DISK.update(file, text.encode())
    for file in list(DISK.each(out / Path(START.page).parent)):
        if file.suffix == ".json" and file not in wanted:
            DISK.remove(file)
    if sets:
        DISK.update(out / SCHEMA, resource_text(INDICATORS_PATH).encode())
