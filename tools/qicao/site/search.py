"""The data of the search: every place of every page, in one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.render.html.search import SearchEntry
from qicao.site.indicators import indicator_pages
from qicao.site.state import state_of
from qicao.site.system import pages_written
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["write"]

DATA = "_static/search-data.js"
"""The file; a script and not JSON, so that the search also works on pages opened from a folder."""


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the data when they have changed."""
    if exception or app.builder.format != "html":
        return
    data = json.dumps([*_pages(app.env), *_of_others(app)], ensure_ascii=False, separators=(",", ":"))
    file, script = Path(app.outdir) / DATA, f"window.QICAO_SEARCH={data};\n".encode()
    DISK.update(file, script)


def _pages(env: BuildEnvironment) -> Iterator[list[object]]:
    """Yield each page as [name, number, title, stage, places]; guides have neither number nor stage."""
    for name, page in sorted(state_of(env).drafts.items()):
        yield [name, page.number, page.title, page.stage, _places(page.search)]
    for name, sections in sorted(state_of(env).guides.items()):
        if name != env.config.root_doc:
            yield [name, "", env.titles[name].astext(), "", _places(sections)]


def _of_others(app: Sphinx) -> Iterator[list[object]]:
    for kind, pages in (("标准体系", pages_written(app)), ("指标", indicator_pages(app))):
        for page in pages:
            yield [page.name, page.number, page.title, kind, _places(page.places)]


def _places(entries: Iterable[SearchEntry]) -> list[list[str]]:
    return [[entry.id, entry.title, entry.text] for entry in entries]
