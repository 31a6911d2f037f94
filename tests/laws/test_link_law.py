"""A link is live on a face only if it leads to a page of the web or to a mailbox, whatever face it is."""

from __future__ import annotations

import io
import re
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pikepdf
import pytest

from drafts import DRAFTS
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.address import is_live
from qicao.parse.draft import Draft, load_draft
from qicao.render.docx import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

GOOD = [
    "https://www.example.com/",
    "http://example.com:8080/a/b?c=d#e",
    "HTTPS://example.com/%E6%A0%87%E5%87%86",
    "https://example.com/?q=a%26b",
    "mailto:a@example.com",
]
BAD = [
    "javascript:alert(1)",
    "javascript%3Aalert(1)",
    "JaVaScRiPt:alert(1)",
    "java%0Ascript%3Aalert(1)",
    "javascript%253Aalert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "file%3A//host/share",
    "%5C%5C%5C%5Chost%5Cshare",
    "%5C%5Chost%5Cshare",
    "//host/share",
    "ms-word:ofe%7Cu%7Chttp://host/x.docx",
    "ms-word%3Aofe",
    "vbscript:x",
    "search-ms:query=x",
    "smb://host/share",
    "ftp://host/x",
    "https:%5C%5Chost%5Cshare",
    "https://host%5C@other/",
    "https://",
    "mailto:",
    "http%3A//host%00.example.com/",
    "https://example.com/%E2%80%AEfdp.exe",
    "other.md",
    "www.example.com",
]


@pytest.mark.parametrize("address", GOOD)
def test_pages_and_mailboxes_are_live(address: str) -> None:
    """http, https and mailto, whatever stands behind the host."""
    assert is_live(address)


@pytest.mark.parametrize("address", BAD)
def test_all_else_is_not(address: str) -> None:
    """However it is escaped."""
    assert not is_live(address)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """A draft with all of the addresses as links, and one that can be taken for a link, in a field of the data."""
    folder = copytree(DRAFTS["group-guide"], tmp_path_factory.mktemp("links") / "draft")
    links = "\n\n".join(f"见[第{number}处]({address})。" for number, address in enumerate((*GOOD, *BAD)))
    with (folder / "index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{links}\n")
    return load_draft(folder)


def test_no_face_has_another_link_than_the_good_ones(draft: Draft, tmp_path: Path) -> None:
    """Word, PDF and page; the words of the others are printed."""
    makers = {"formulas": Formulas(open_world(tmp_path)), "pictures": Pictures(draft.source.folder, World(DISK))}
    word = ZipFile(io.BytesIO(render_docx(draft.standard, **makers)))
    relations = word.read("word/_rels/document.xml.rels").decode()
    page = render_article(draft.standard, **makers)
    live = {
        "Word": re.findall(r'Target="([^"]*)" TargetMode="External"', relations),
        "PDF": pdf_links(render_pdf(draft.standard, **makers).data),
        "page": [address for address in re.findall(r'href="([^"]*)"', page) if not address.startswith("#")],
    }

    for face, found in live.items():
        assert len(set(found)) == len(GOOD), (face, found)
        assert all(is_live(address.replace("&amp;", "&")) for address in found), face
    assert f"第{len(GOOD) + len(BAD) - 1}处" in page


def pdf_links(data: bytes) -> list[str]:
    """The addresses that the annotations of the PDF lead to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def test_a_link_that_is_not_live_is_told(draft: Draft) -> None:
    """At its line; the good ones are not."""
    found = [finding for finding in draft.findings if finding.code == "SYN097"]

    assert len(found) >= len(BAD) - 5  # some are no links to Markdown
    assert all("example.com:8080" not in finding.message for finding in found)


def test_no_field_of_the_data_brings_html_into_a_page(tmp_path: Path) -> None:
    """Title, number, dates, publishers and words of the text are text."""
    folder = copytree(DRAFTS["group-guide"], tmp_path / "draft")
    data, index = folder / "standard.yaml", folder / "index.md"
    evil = "<img src=x onerror=alert(1)>"
    text = data.read_text(encoding="utf-8")
    data.write_text(
        re.sub(r"(?m)^(\s*(?:main|supplement|en|zh|lead|organisation): ?)(\S.*)$", rf"\1'{evil}'", text),
        encoding="utf-8",
    )
    index.write_text(index.read_text(encoding="utf-8") + f"\n## {evil}\n\n{evil}`{evil}`\n", encoding="utf-8")
    draft = load_draft(folder)
    page = render_article(
        draft.standard,
        formulas=Formulas(open_world(tmp_path)),
        pictures=Pictures(folder, World(DISK)),
        findings=draft.findings,
    )

    assert "&lt;img" in page
    assert "<img src=x" not in page
