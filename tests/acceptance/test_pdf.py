"""The PDF: the same document, laid out by Typst; it gives Word's contents their page numbers."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pikepdf
import pypdfium2
import pytest

from drafts import DRAFTS, read_draft
from mutations import BLIND, Strike, copy_draft
from office import lay_out_pdf
from parity import missing, printed
from qicao.batch.build import build_draft, load_draft
from qicao.render.contents import contents
from qicao.render.formulas import Formulas
from qicao.render.outline import outline
from qicao.render.pictures import Pictures
from qicao.render.typst.document import Pdf, render_pdf

SHARE = 0.95
"""Of the lines of the contents of all drafts, how many name the very page on which LibreOffice sets the heading."""


@cache
def work() -> Path:
    """A folder for the caches of this module."""
    return Path(mkdtemp())


@cache
def pdf_of(name: str) -> Pdf:
    """The PDF of a draft."""
    return render_pdf(read_draft(name).standard, formulas=Formulas(work()), pictures=Pictures(DRAFTS[name]))


def text_of(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", DRAFTS)
def test_numbers_and_titles_are_those_of_the_outline(name: str) -> None:
    """The same numbers in the same order as in the model."""
    assert missing(outline(read_draft(name).standard), "\n".join(text_of(pdf_of(name).data))) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_the_contents_name_the_page_of_each_heading(name: str) -> None:
    """Every line of the contents leads to the page that bears the number it names."""
    document = pypdfium2.PdfDocument(pdf_of(name).data)
    pages = [printed(page.get_textpage().get_text_bounded()) for page in document]
    labels = [document.get_page_label(at) for at in range(len(pages))]
    document.close()
    for entry in contents(read_draft(name).standard):
        words = printed(entry.text)
        number = pdf_of(name).pages[entry.id]
        assert any(words in page and label == number for page, label in zip(pages, labels, strict=True)), entry


@pytest.mark.parametrize("name", DRAFTS)
def test_two_layouts_have_the_same_bytes(name: str) -> None:
    """No clock and no chance in the file."""
    standard = load_draft(DRAFTS[name]).standard
    again = render_pdf(standard, formulas=Formulas(Path(mkdtemp())), pictures=Pictures(DRAFTS[name]))

    assert again.data == pdf_of(name).data


@pytest.mark.parametrize("name", DRAFTS)
def test_the_file_is_one_that_archives_and_screen_readers_take(name: str) -> None:
    """Tags, language, bookmarks, the claim of PDF/A, and words for every picture and formula."""
    with pikepdf.open(BytesIO(pdf_of(name).data)) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang).startswith("zh")
        assert "/StructTreeRoot" in root
        assert pdf.open_metadata().pdfa_status == "2A"
        with pdf.open_outline() as tree:
            assert [printed(item.title) for item in tree.root][-1:]
        figures = [item for item in _structure(root.StructTreeRoot) if item.get("/S") in {"/Figure", "/Formula"}]
    assert figures or name == "group-guide"


def _structure(element: pikepdf.Object) -> list[dict[str, str]]:
    """The elements of the structure tree; a figure or formula without words is a fault."""
    found: list[dict[str, str]] = []
    waiting = [element]
    while waiting:
        item = waiting.pop()
        kids = item.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append({"/S": str(kid.S)})
                assert str(kid.S) not in {"/Figure", "/Formula"} or "/Alt" in kid
                waiting.append(kid)
    return found


@pytest.mark.office
def test_words_contents_name_the_pages_of_libreoffice() -> None:
    """Nearly all exactly, the others off by one: two programs break lines in slightly different ways."""
    exact, near = 0, 0
    for name in DRAFTS:
        for number, found in _pages_in_word(name):
            exact += number == found
            near += number != found
            assert number == found or abs(int(number) - int(found)) == 1, (name, number, found)
    assert exact / (exact + near) >= SHARE, (exact, near)


def _pages_in_word(name: str) -> list[tuple[str, str]]:
    """For each line of the contents the page that it names and the page on which LibreOffice sets the heading."""
    word = build_draft(DRAFTS[name], work(), "征求意见稿").files[0]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(lay_out_pdf(word)), "-"]
    pages = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")
    bare = [printed(page) for page in pages]
    numbers = [_number_on(page) for page in pages]
    first = next(at for at, page in enumerate(bare) if "前言" in page and "....." not in page)
    place, found = (first, 0), []
    for entry in contents(read_draft(name).standard):
        if entry.text.startswith(("图1", "表1")):
            place = (first, 0)
        place = _find(bare, printed(entry.text), place)
        found.append((pdf_of(name).pages[entry.id], numbers[place[0]]))
    return found


def _find(pages: list[str], words: str, place: tuple[int, int]) -> tuple[int, int]:
    for at in range(place[0], len(pages)):
        found = pages[at].find(words, place[1] if at == place[0] else 0)
        if found >= 0:
            return at, found + 1
    raise AssertionError(words)


def _number_on(page: str) -> str:
    lines = [line.strip() for line in page.strip().split("\n") if line.strip()]
    return next((line for line in [*lines[-3:], *lines[:3]] if re.fullmatch(r"[IVX]+|\d{1,3}", line)), "")


@pytest.mark.parametrize("blow", BLIND, ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
def test_broken_drafts_are_printed_all_the_same(name: str, blow: Strike, tmp_path: Path) -> None:
    """Word, PDF and companion documents come out of whatever can be read."""
    draft = copy_draft(DRAFTS[name], tmp_path)
    index = draft / "index.md"
    for seed in range(3):
        lines = index.read_text(encoding="utf-8").splitlines()
        struck = blow(lines, Random(f"{name} {blow.__name__} print {seed}"))
        index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")

        assert len(build_draft(draft, tmp_path / "build").files) == 5
