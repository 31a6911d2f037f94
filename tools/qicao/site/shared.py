"""What the site gives to other programmes: the system as JSON and CSV, the schema of it, and the feed of its changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.catalog.exchange.feed import render_feed
from qicao.catalog.exchange.frozen import frozen_states
from qicao.catalog.exchange.gather import gather, terms_of
from qicao.catalog.exchange.written import render_csv, render_exchange
from qicao.catalog.system import System
from qicao.errors import FileError
from qicao.model.exchange import Exchange
from qicao.site.state import root_of
from qicao.source.files import DISK
from qicao.source.resources import resource_text
from qicao.source.schema import EXCHANGE_PATH
from qicao.source.world import open_world

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FILES", "remove_shared", "write_shared"]

FILES = {
    "system.json": "JSON：全部数据",
    "entries.csv": "CSV：标准明细",
    "terms.csv": "CSV：术语",
    "exchange.schema.json": "JSON 的格式",
    "feed.xml": "Atom：订阅变化",
}
"""Name in `system/` → what a page calls it."""


def write_shared(app: Sphinx, system: System) -> None:
    """Write the files of the system; a preview, which only its author sees, has none."""
    if app.config.qicao_live:
        remove_shared(app)
        return
    root, folder = root_of(app), Path(app.outdir) / "system"
    exchange = gather(system, terms_of(open_world(root / "build" / ".cache"), root))
    texts = (*_tables(exchange), resource_text(EXCHANGE_PATH), _feed(app, exchange))
    for name, text in zip(FILES, texts, strict=True):
        DISK.update(folder / name, text.encode())


def remove_shared(app: Sphinx) -> None:
    """Take the files away, and their folder if nothing else is in it."""
    folder = Path(app.outdir) / "system"
    for name in FILES:
        DISK.remove(folder / name)
    if DISK.has_folder(folder) and not DISK.names(folder):
        DISK.remove(folder)


def _tables(exchange: Exchange) -> Iterator[str]:
    yield render_exchange(exchange)
    yield render_csv(exchange, "entries")
    yield render_csv(exchange, "terms")


def _feed(app: Sphinx, exchange: Exchange) -> str:
    """Return the feed of the frozen states; a damaged one costs only the feed, which then has the state of today."""
    from sphinx.util.logging import getLogger

    try:
        states = frozen_states(DISK, root_of(app))
    except FileError as error:
        getLogger(__name__).warning("%s%s", error.message, error.hint)
        states = ()
    return render_feed(states or (exchange,))
