"""Live preview: what is saved is seen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pypdfium2
import pytest

from drafts import DRAFTS, ROOT
from qicao.site.serve import Preview


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


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """The preview of a repository with one draft, running."""
    for name in ("conf.py", "docs"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)  # type: ignore[operator]
    shutil.copytree(DRAFTS["group-guide"], tmp_path / "drafts/guide")
    found = Preview(tmp_path, tmp_path / "build")
    worker = Thread(target=found.run, daemon=True)
    worker.start()
    yield found
    found.stop()
    worker.join(30)


def add(preview: Preview, words: str) -> str:
    """Save the words at the end of the draft's text, and give the address of the site."""
    with (preview.root / "drafts/guide/index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{words}\n")
    return preview.address.removesuffix("docs/index.html")


def test_an_edit_and_its_findings_are_on_the_page(preview: Preview) -> None:
    """A saved sentence shows, and a slip stands above the text; the browser hears of it."""
    top = add(preview, "新写的一句，必须见[](#没有的标签)。")

    assert json.loads(read(f"{top}-/news?0")) == {"version": 1}
    page = read(f"{top}drafts/guide/index.html")
    assert "新写的一句" in page
    assert "REF001" in page
    assert "MOD001" in page
    assert "/-/news" in page
    assert "/-/pdf/guide" in page


def test_the_pdf_is_that_of_the_text_as_it_stands(preview: Preview) -> None:
    """Laid out when it is asked for, again after an edit."""
    top = add(preview, "新写的一句。")
    first = pdf_text(f"{top}-/pdf/guide")
    add(preview, "最后的一句。")

    assert "新写的一句" in first
    assert "最后的一句" not in first
    assert "最后的一句" in pdf_text(f"{top}-/pdf/guide")


@pytest.mark.parametrize("path", ["-/pdf/none", "-/pdf/..%2Fguide", "-/pdf/%2Fetc", "drafts/none.html"])
def test_what_is_not_there_is_not_found(preview: Preview, path: str) -> None:
    """And nothing outside the site is."""
    with pytest.raises(HTTPError) as error:
        read(preview.address.removesuffix("docs/index.html") + path)

    assert error.value.code == 404
    error.value.close()
