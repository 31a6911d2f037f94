"""Live preview: the site served on this machine, built again when a file is saved, the browser told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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
from qicao.source.watch import States, file_states

__all__ = ["Preview"]

WATCHED = ("drafts", "docs", "metadata", "conf.py", "qicao.toml", "pyproject.toml")
INTERVAL = 0.3
"""Seconds between two looks at the files."""
PATIENCE = 25.0
"""Seconds after which a question without news is answered and asked again."""
NEWS = "/-/news"
PDF = "/-/pdf/"
RELOAD = (
    "<script>(async()=>{let seen=null;for(;;){try{const answer=await(await fetch('/-/news?'+seen)).json();"
    "if(seen!==null&&answer.version!==seen){location.reload();return}seen=answer.version}"
    "catch{await new Promise(done=>setTimeout(done,1000))}}})()</script>"
)
"""Asks this server, and no other, whether the pages have changed."""


def _pdf_link(path: str) -> str:
    """A link to the PDF of the draft that a page shows; nothing on other pages."""
    match = re.fullmatch(r"/drafts/([^/]+)/index\.html", path)
    return f'<p class="downloads"><a href="{PDF}{match[1]}">PDF（按现在的文字排版）</a></p>' if match else ""


class Preview:
    """A site that follows its sources; `address` is where the browser finds it."""

    def __init__(self, root: Path, out: Path, port: int = 0) -> None:
        """Build the site and take the port; `QicaoError` when the site cannot be built at all."""
        self.root, self.out, self.version = root, out, 0
        self.changed = Condition()
        self.seen = self._state()
        self.start = build_site(root, out, downloads=False)
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
        try:
            build_site(self.root, self.out, downloads=False)
        except QicaoError as error:
            say(f"{error.message}{error.hint}")
            return
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def pdf(self, slug: str) -> bytes:
        """The PDF of a draft as it is now; the second time only what changed is laid out again."""
        folder = self.root / "drafts" / slug
        standard = load_draft(folder).standard
        formulas = Formulas(self.out.with_name(f".{self.out.name}") / "formulas")
        source = render_typst(standard, formulas=formulas, pictures=Pictures(folder))
        with self.laying_out:
            if slug not in self.layouts:
                self.layouts[slug] = Layout()
            return self.layouts[slug].compile(source).data

    def wait(self, seen: str) -> int:
        """The version of the site as soon as it is another than *seen*, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, PATIENCE)
            return self.version


class _Handler(SimpleHTTPRequestHandler):
    """Pages with the script that asks for news, everything else as it is."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.out))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        parts = urlsplit(self.path)
        if parts.path == NEWS:
            self._send(json.dumps({"version": self.preview.wait(parts.query)}).encode(), "application/json")
            return
        if parts.path.startswith(PDF):
            self._send_pdf(unquote(parts.path.removeprefix(PDF)))
            return
        page = Path(self.translate_path(self.path))
        if page.suffix == ".html" and page.is_file():
            text = page.read_text(encoding="utf-8").replace("</body>", f"{_pdf_link(parts.path)}{RELOAD}</body>")
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
