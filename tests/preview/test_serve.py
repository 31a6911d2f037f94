"""Live preview: what is saved is seen."""

from __future__ import annotations

import errno
import json
import re
import shutil
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pypdfium2
import pytest

from drafts import DRAFTS
from qicao.errors import UsageError
from qicao.preview.serve import Preview
from sites import copy_repository


def read(address: str) -> str:
    """The page at the address."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 -- our own server
        return answer.read().decode()


def pdf_text(address: str) -> str:
    """The text of the PDF at the address."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 -- our own server
        document = pypdfium2.PdfDocument(answer.read())
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@contextmanager
def running(folder: Path) -> Iterator[Preview]:
    """The preview of a repository with one draft, running."""
    found = Preview(copy_repository(folder, [DRAFTS["everything"]]), folder / "build")
    worker = Thread(target=found.run, daemon=True)
    worker.start()
    yield found
    found.stop()
    worker.join(30)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview whose drafts may be edited."""
    with running(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that is only asked; started once."""
    with running(tmp_path_factory.mktemp("preview")) as found:
        yield found


def top(preview: Preview) -> str:
    """The address of the site."""
    return preview.address.removesuffix("index.html")


def save(preview: Preview, words: str, name: str = "index.md") -> None:
    """Save the words at the end of a file of the draft."""
    with (preview.root / "drafts/everything" / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


def test_an_edit_and_its_findings_are_on_the_page(preview: Preview) -> None:
    """A saved sentence shows with what is wrong with it below it; the browser hears of it."""
    save(preview, "新写的一句，见[](#没有的标签)，必须保存。", "parts/two.md")

    assert json.loads(read(f"{top(preview)}-/news?0")) == {"version": 1, "error": ""}
    page = read(f"{top(preview)}drafts/everything/index.html")
    assert re.search(
        r'没有的标签</span>，必须保存。</p>\s*<aside class="finding error" id="qicao-finding-1"[^>]*><strong>错误 REF001',
        page,
    )
    assert "MOD001" in page
    assert "/-/pdf/everything" in page


def test_a_site_that_cannot_be_built_is_told_to_the_browser(preview: Preview) -> None:
    """And the next good edit puts it right."""
    conf = (preview.root / "conf.py").read_text(encoding="utf-8")
    (preview.root / "conf.py").write_text("project = (", encoding="utf-8")
    broken = json.loads(read(f"{top(preview)}-/news?0"))
    (preview.root / "conf.py").write_text(conf, encoding="utf-8")
    mended = json.loads(read(f"{top(preview)}-/news?{broken['version']}"))

    assert "网站生成失败" in broken["error"]
    assert mended["error"] == ""


def test_a_browser_that_goes_away_is_not_missed(preview: Preview, capfd: pytest.CaptureFixture[str]) -> None:
    """A page that is closed while it waits for news: nothing is said, least of all a stack trace."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", preview.server.server_port)) as browser:
            browser.sendall(b"GET /-/news?0 HTTP/1.0\r\n\r\n")
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    save(preview, "新写的一句。", "parts/two.md")
    read(f"{top(preview)}-/news?0")
    save(preview, "又一句。", "parts/two.md")
    read(f"{top(preview)}-/news?1")

    assert capfd.readouterr() == ("", "")


@pytest.mark.browser
def test_the_browser_follows_the_edits(preview: Preview, page: Any) -> None:
    """An open page shows what is saved, in an included file, too, and stays where the reader is."""
    page.goto(f"{top(preview)}drafts/everything/index.html")
    page.evaluate("document.querySelector('section.annex').scrollIntoView()")
    before = page.evaluate("scrollY")
    save(preview, "最后的一句，见[](#没有)。", "parts/two.md")
    finding = page.locator("aside.finding")
    finding.wait_for()

    assert "parts/two.md:8" in finding.inner_text()
    assert finding.evaluate("finding => finding.previousElementSibling.textContent") == "最后的一句，见没有。"
    assert before > 0
    assert abs(page.evaluate("scrollY") - before) < 400


@pytest.mark.browser
def test_the_browser_shows_why_there_is_nothing_new(preview: Preview, page: Any) -> None:
    """The reason stands above the page until it is gone."""
    page.goto(f"{top(preview)}drafts/everything/index.html")
    conf = (preview.root / "conf.py").read_text(encoding="utf-8")
    (preview.root / "conf.py").write_text("project = (", encoding="utf-8")
    page.locator(".failure", has_text="网站生成失败").wait_for()
    (preview.root / "conf.py").write_text(conf, encoding="utf-8")
    page.locator(".failure").wait_for(state="detached")

    assert page.locator("article").is_visible()


@pytest.mark.slow
def test_the_pdf_is_that_of_the_text_as_it_stands(preview: Preview) -> None:
    """Laid out when it is asked for, again after an edit."""
    save(preview, "新写的一句。")
    first = pdf_text(f"{top(preview)}-/pdf/everything")
    save(preview, "最后的一句。")

    assert "新写的一句" in first
    assert "最后的一句" not in first
    assert "最后的一句" in pdf_text(f"{top(preview)}-/pdf/everything")


@pytest.mark.parametrize("path", ["-/pdf/none", "-/pdf/..%2Feverything", "-/pdf/%2Fetc", "drafts/none.html"])
def test_what_is_not_there_is_not_found(untouched: Preview, path: str) -> None:
    """And nothing outside the site is."""
    with pytest.raises(HTTPError) as error:
        read(top(untouched) + path)

    assert error.value.code == 404
    error.value.close()


def ask(preview: Preview, host: str, path: str = "/", method: str = "GET") -> int:
    """The code of the answer to a browser that calls this machine so."""
    connection = HTTPConnection("127.0.0.1", preview.server.server_port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/index.html", "/-/news?x", "/-/pdf/everything", "/_static/qicao.css"])
def test_only_those_who_mean_this_machine_are_answered(method: str, path: str, untouched: Preview) -> None:
    """A page elsewhere whose name has been turned to this machine must not read the drafts."""
    port = untouched.server.server_port
    strangers = [
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1.evil.example",
        f"localhost.evil:{port}",
        "[::2]",
        "a@b",
    ]

    assert {ask(untouched, host, path, method) for host in strangers} == {403}
    if path == "/index.html":
        ours = [f"127.0.0.1:{port}", f"localhost:{port}", "LOCALHOST", "[::1]"]
        assert {ask(untouched, host, path, method) for host in ours} == {200}


def test_a_port_that_is_taken_is_told(preview: Preview, tmp_path: Path) -> None:
    """In one line, with what to do; the other preview goes on."""
    with pytest.raises(UsageError, match=f"端口 {preview.server.server_port} 已被占用") as error:
        Preview(preview.root, tmp_path / "other", preview.server.server_port)

    assert "--port" in error.value.hint
    with pytest.raises(UsageError, match="没有端口 70000"):
        Preview(preview.root, tmp_path / "other", 70000)
    assert "<html" in read(preview.address)


def test_a_preview_survives_a_draft_that_is_deleted(preview: Preview) -> None:
    """Its page goes; when it comes back, so does the page."""
    kept = preview.root.parent / "kept"
    shutil.move(preview.root / "drafts/everything", kept)
    news = json.loads(read(f"{top(preview)}-/news?0"))
    with pytest.raises(HTTPError) as gone:
        read(f"{top(preview)}drafts/everything/index.html")
    shutil.move(kept, preview.root / "drafts/everything")
    json.loads(read(f"{top(preview)}-/news?{news['version']}"))

    assert gone.value.code == 404
    gone.value.close()
    assert "<article" in read(f"{top(preview)}drafts/everything/index.html")


@pytest.mark.slow
def test_a_preview_survives_a_hundred_saves(preview: Preview) -> None:
    """In five seconds, some of them of half a file; at the end the page is that of the last one."""
    file = preview.root / "drafts/everything/index.md"
    text = file.read_text(encoding="utf-8")
    for number in range(100):
        file.write_text(
            text[: len(text) // 2] if number % 7 == 3 else f"{text}\n第{number}次写的。\n", encoding="utf-8"
        )
        sleep(0.04)
    deadline = monotonic() + 60
    while "第99次写的" not in read(f"{top(preview)}drafts/everything/index.html"):
        assert monotonic() < deadline
        sleep(0.2)

    assert preview.news.error == ""


def test_a_preview_survives_a_full_disk(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and goes on when there is room again."""

    def full(*_: object, **__: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", "index.html")

    monkeypatch.setattr(Preview, "_site", full)
    save(preview, "新写的一句。")
    broken = json.loads(read(f"{top(preview)}-/news?0"))
    monkeypatch.undo()
    save(preview, "又一句。")
    mended = json.loads(read(f"{top(preview)}-/news?{broken['version']}"))

    assert "磁盘已满" in broken["error"]
    assert "Word" not in broken["error"]
    assert mended["error"] == ""
    assert "又一句" in read(f"{top(preview)}drafts/everything/index.html")


def test_a_preview_survives_what_ends_the_process_that_builds(preview: Preview) -> None:
    """Another one takes its place."""
    save(preview, "新写的一句。")
    read(f"{top(preview)}-/news?0")
    for worker in preview.builders.idle:
        worker.process.kill()
        worker.process.wait(10)
    save(preview, "又一句。")
    read(f"{top(preview)}-/news?1")

    assert "又一句" in read(f"{top(preview)}drafts/everything/index.html")
