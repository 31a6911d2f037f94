"""The live preview: the site is served on this machine, and built again and reloaded whenever a file is saved."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Lock, Thread
from time import sleep
from urllib.parse import unquote, urlsplit

from msgspec import Struct, to_builtins

from qicao.builds.run import builders
from qicao.builds.workers import Crew, Lost
from qicao.errors import QicaoError, ToolError, UsageError, fault_of
from qicao.site.build import build_site
from qicao.site.drafts import work_folder
from qicao.site.layouts import lay_out
from qicao.site.options import Options
from qicao.site.state import shelf_of
from qicao.source.draft import TEXT
from qicao.source.files import DISK
from qicao.source.watch import States, file_states
from qicao.source.write import advice_for, reason_of

__all__ = ["Preview"]

HOST = "127.0.0.1"
OUR_NAMES = frozenset({HOST, "localhost", "::1"})
"""The names by which browsers call this machine."""
WATCHED = ("drafts", "docs", "metadata", "conf.py", "qicao.toml", "pyproject.toml")
INTERVAL = 0.1
"""The seconds between two checks of the files for changes."""
PATIENCE = 25.0
"""The seconds after which a waiting request is answered even without news; the browser then asks again."""
PATIENCE_FOR_PDF = 300.0
"""The seconds that laying out a PDF may take."""
PORT_FAULTS = {errno.EADDRINUSE: "已被占用，也许另一个预览还在运行", errno.EACCES: "不允许使用"}
NEWS = "/-/news"
PDF = "/-/pdf/"


class News(Struct, frozen=True):
    """The answer to a browser that asks for changes."""

    version: int = 0
    """The number of the last build."""
    error: str = ""
    """Why the last build failed, in which case the pages are those of an earlier one; "" if it succeeded."""


class Preview:
    """A site that follows its sources; `address` is its URL."""

    def __init__(self, root: Path, out: Path, port: int = 0) -> None:
        """Take the port and build the site.

        `QicaoError` is raised if the port is taken or the site cannot be built at all.
        """
        self.root, self.out, self.news, self.running = root, out, News(), False
        self.changed = Condition()
        self.laying_out = Lock()
        self.seen = self._state()
        self.server = _server(port, partial(_Handler, self))
        self.builders, self.layouts = builders(), Crew(lay_out, lambda _: PATIENCE_FOR_PDF)
        try:
            self.start = self._site()
        except BaseException:
            self._close()
            raise
        self.address = f"http://{HOST}:{self.server.server_port}/{self.start.relative_to(out).as_posix()}"

    def run(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Serve and watch until `stop` is called or the user interrupts."""
        self.running = True
        Thread(target=self.server.serve_forever, daemon=True).start()
        while self.running:
            sleep(INTERVAL)
            now = self._state()
            if now != self.seen:
                self.seen = now
                self._build(say)

    def stop(self) -> None:
        """End `run` and free the port."""
        if self.running:
            self.running = False
            self.server.shutdown()
        self._close()

    def _close(self) -> None:
        self.server.server_close()
        self.builders.close()
        self.layouts.close()

    def _state(self) -> States:
        drafts = (self.shelf / name for name in DISK.names(self.shelf) if DISK.has(self.shelf / name / TEXT))
        return file_states([*drafts, *(self.root / name for name in WATCHED)])

    @property
    def shelf(self) -> Path:
        """The folder of the drafts."""
        return shelf_of(self.root)

    def _site(self) -> Path:
        return build_site(self.root, self.out, live=True, options=Options(crew=self.builders)).start

    def _build(self, say: Callable[[str], None]) -> None:
        """Build again; a failure is told to the browser, and the next save starts the next attempt."""
        error = ""
        try:
            self._site()
        except (QicaoError, OSError) as failure:
            error = words_of(failure)
        except Exception as failure:  # noqa: BLE001 -- no failure may end a preview
            error = fault_of(failure)
        if error:
            say(error)
        with self.changed:
            self.news = News(self.news.version + 1, error)
            self.changed.notify_all()

    def pdf(self, slug: str) -> bytes:
        """Return the PDF of a draft as it is now; from the second time on only changed parts are laid out again.

        `ToolError` is raised if there is none, also if the process that lays it out has died.
        """
        with self.laying_out:
            job = (self.shelf / slug, work_folder(self.root) / ".cache")
            [(_, result)] = self.layouts.run([job])
        if isinstance(result, bytes):
            return result
        raise ToolError(result.reason if isinstance(result, Lost) else result)

    def wait(self, seen: str) -> News:
        """Return the news as soon as the version differs from *seen*, or after 25 s."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.news.version) != seen, PATIENCE)
            return self.news


def words_of(error: QicaoError | OSError) -> str:
    """Return the fact and the remedy of the error."""
    if isinstance(error, QicaoError):
        return f"{error.message}{error.hint}"
    return f"无法读写 {error.filename or '文件'}：{reason_of(error)}。{advice_for(error)}"


def _server(port: int, handler: Callable[..., _Handler]) -> ThreadingHTTPServer:
    """Return a server that already listens; `UsageError` is raised if the port is not free."""
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OverflowError as error:
        raise UsageError(
            f"没有端口 {port}。", "端口是 0 到 65535 的数，例如 --port 8001；--port 0 取任意空闲的端口。"
        ) from error
    except OSError as error:
        fact = PORT_FAULTS.get(error.errno or 0, str(error.strerror or error))
        raise UsageError(f"端口 {port} {fact}。", "请换一个，例如 --port 8001；--port 0 取任意空闲的端口。") from error
    server.daemon_threads = True
    return server


class _Handler(SimpleHTTPRequestHandler):
    """Sends pages with the version of their build, and all other files as they are."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.out))  # type: ignore[arg-type]

    def handle(self) -> None:
        """Answer requests until the browser disconnects, which may happen in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Answer a GET request."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        parts = urlsplit(self.path)
        if parts.path == NEWS:
            self._send(json.dumps(to_builtins(self.preview.wait(parts.query))).encode(), "application/json")
            return
        if parts.path.startswith(PDF):
            self._send_pdf(unquote(parts.path.removeprefix(PDF)))
            return
        page = Path(self.translate_path(self.path))
        if page.suffix != ".html" or not self._send_page(page):
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer a HEAD request."""
        if self._is_for_us():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN)

    def _is_for_us(self) -> bool:
        """Return whether the request names this machine as its host.

        Any other name may belong to a foreign site whose address now leads here (DNS rebinding).
        """
        host = self.headers.get("Host", "")
        return urlsplit(f"//{host}").hostname in OUR_NAMES if host else True

    def _send_page(self, page: Path) -> bool:
        """Send the page with its version; return False if the page is gone by now."""
        version = f'<html data-version="{self.preview.news.version}"'
        try:
            text = DISK.read(page).decode().replace("<html", version, 1)
        except (OSError, ValueError):
            return False
        self._send(text.encode(), "text/html; charset=utf-8")
        return True

    def _send_pdf(self, slug: str) -> None:
        if "/" in slug or "\\" in slug or not DISK.has_file(self.preview.shelf / slug / TEXT):
            self.send_error(404)
            return
        try:
            self._send(self.preview.pdf(slug), "application/pdf")
        except (QicaoError, OSError) as error:
            self._send(words_of(error).encode(), "text/plain; charset=utf-8")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Log nothing for single requests."""
