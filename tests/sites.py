"""Sites for tests: built from copies of drafts, and served as an intranet would serve them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from drafts import DRAFTS, ROOT
from programmes import HARBOUR
from qicao.ledger.rounds import Opening, open_round
from qicao.site.build import build_site

__all__ = [
    "copy_repository",
    "files_of",
    "harbour_repository",
    "harbour_site",
    "page_of",
    "serve",
    "whole_site",
    "words_of",
]


def copy_repository(root: Path, drafts: Iterable[Path] = DRAFTS.values()) -> Path:
    """A repository in *root* with the guides of this one and copies of the drafts."""
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "metadata", root / "metadata")
    shutil.copy(ROOT / "conf.py", root)
    for folder in drafts:
        shutil.copytree(folder, root / "drafts" / folder.name)
    return root


@cache
def whole_site() -> Path:
    """The site of a repository that holds all four drafts; built once in a test run."""
    root = copy_repository(Path(mkdtemp()))
    return build_site(root, root / "build/site").start.parent


def page_of(name: str, site: Path | None = None) -> str:
    """The page of a draft."""
    return ((site or whole_site()) / f"drafts/{name}/index.html").read_text(encoding="utf-8")


def words_of(html: str) -> str:
    """The words of a document without what stands around it and what is said of it."""
    article = re.search(r"<article.*</article>", html, re.DOTALL)
    assert article
    about = r"<annotation.*?</annotation>|<a class=\"permalink\".*?</a>|<aside.*?</aside>"
    bare = re.sub(about, "", article[0], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


def files_of(site: Path) -> dict[str, bytes]:
    """The content of every file of the site."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


class _Quiet(SimpleHTTPRequestHandler):
    def handle(self) -> None:
        """Answer until the browser goes away."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which a plain server gives the files of the folder, ending in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        server.daemon_threads = True
        worker = Thread(target=server.serve_forever, daemon=True)
        worker.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        worker.join(10)


@cache
def harbour_site() -> Path:
    """The site of the made-up programme with planted gaps; a draft in its first round belongs to one of its standards."""
    return build_site(*harbour_repository(Path(mkdtemp())), live=True).start.parent


def harbour_repository(root: Path) -> tuple[Path, Path]:
    """A repository of the made-up programme in *root*, and where its site is to be built."""
    shutil.copytree(HARBOUR / "metadata", root / "metadata")
    shutil.copytree(DRAFTS["group-guide"], root / "drafts/rubbish")
    open_round(root / "drafts/rubbish", Opening(start="2026-05-01", end="2026-06-01"))
    return root, root / "build/site"
