"""Live preview: the site served on this machine, built again when a file is saved, the browser told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Lock, Thread
from time import sleep
from urllib.parse import unquote, urlsplit

from qicao.batch.build import load_draft
from qicao.errors import QicaoError
from qicao.render.formulas import Formulas
from qicao.render.pictures import Pictures
from qicao.render.typst.document import Layout, render_typst
from qicao.site.build import build_site
from qicao.site.drafts import work_folder
from qicao.source.watch import States, file_states

__all__ = ["Preview"]

WATCHED = ("drafts", "docs", "metadata", "conf.py", "qicao.toml", "pyproject.toml")
INTERVAL = 0.1
"""Seconds between two looks at the files."""
PATIENCE = 25.0
"""Seconds after which a question without news is answered and asked again."""
NEWS = "/-/news"
PDF = "/-/pdf/"


@dataclass(frozen=True, slots=True)
class News:
    """What browsers are told."""

    version: int = 0
    """Grows with every build."""
    error: str = ""
    """Why the last build failed, so that the pages are those of an earlier one."""


class Preview:
    """A site that follows its sources; `address` is where the browser finds it."""

    def __init__(self, root: Path, out: Path, port: int = 0) -> None:
        """Build the site and take the port; `QicaoError` when the site cannot be built at all."""
        self.root, self.out, self.news = root, out, News()
        self.changed = Condition()
        self.seen = self._state()
        self.start = build_site(root, out, live=True).start
        self.layouts: dict[str, Layout] = {}
        self.laying_out = Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, self))
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/{self.start.relative_to(out).as_posix()}"

    def run(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Serve and watch until `stop` is called or the user interrupts."""
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.running = True
        while self.running:
            sleep(INTERVAL)
            now = self._state()
            if now != self.seen:
                self.seen = now
                self._build(say)

    def stop(self) -> None:
        """End `run` and free the port."""
        self.running = False
        self.server.shutdown()
        self.server.server_close()
        for layout in self.layouts.values():
            layout.close()

    def _state(self) -> States:
        return file_states(self.root / name for name in WATCHED)

    def _build(self, say: Callable[[str], None]) -> None:
        error = ""
        try:
            build_site(self.root, self.out, live=True)
        except QicaoError as failure:
            error = f"{failure.message}{failure.hint}"
            say(error)
        with self.changed:
            self.news = News(self.news.version + 1, error)
            self.changed.notify_all()

    def pdf(self, slug: str) -> bytes:
        """The PDF of a draft as it is now; the second time only what changed is laid out again."""
        folder = self.root / "drafts" / slug
        standard = load_draft(folder).standard
        cache = work_folder(self.root) / ".cache"
        source = render_typst(standard, formulas=Formulas(cache), pictures=Pictures(folder, cache=cache))
        with self.laying_out:
            if slug not in self.layouts:
                self.layouts[slug] = Layout()
            return self.layouts[slug].compile(source).data

    def wait(self, seen: str) -> News:
        """The news as soon as the version is another than *seen*, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.news.version) != seen, PATIENCE)
            return self.news


class _Handler(SimpleHTTPRequestHandler):
    """Pages with the version that they are of, everything else as it is."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.out))  # type: ignore[arg-type]

    def handle(self) -> None:
        """Answer until the browser goes away, which it may in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Answer a request."""
        parts = urlsplit(self.path)
        if parts.path == NEWS:
            self._send(json.dumps(asdict(self.preview.wait(parts.query))).encode(), "application/json")
            return
        if parts.path.startswith(PDF):
            self._send_pdf(unquote(parts.path.removeprefix(PDF)))
            return
        page = Path(self.translate_path(self.path))
        if page.suffix == ".html" and page.is_file():
            version = f'<html data-version="{self.preview.news.version}"'
            text = page.read_text(encoding="utf-8").replace("<html", version, 1)
            self._send(text.encode(), "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send_pdf(self, slug: str) -> None:
        if "/" in slug or "\\" in slug or not (self.preview.root / "drafts" / slug / "index.md").is_file():
            self.send_error(404)
            return
        try:
            self._send(self.preview.pdf(slug), "application/pdf")
        except QicaoError as error:
            self._send(f"{error.message}{error.hint}".encode(), "text/plain; charset=utf-8")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""
