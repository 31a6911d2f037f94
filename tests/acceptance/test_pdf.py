"""The PDF: the same document, laid out by Typst; it gives Word's contents their page numbers."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from drafts import DRAFTS, read_draft
from office import lay_out_pdf
from parity import printed
from pdfs import pdf_of
from qicao.layout.contents import contents
from sets import built

SHARE = 0.95
"""Of the lines of the contents of all drafts, how many name the very page on which LibreOffice sets the heading."""


@pytest.mark.parametrize("name", DRAFTS)
def test_the_contents_name_the_page_of_each_heading(name: str) -> None:
    """Every line of the contents leads to the page that bears the number it names."""
    document = pypdfium2.PdfDocument(pdf_of(name).data)
    pages = [printed(page.get_textpage().get_text_bounded()) for page in document]
    labels = [document.get_page_label(at) for at in range(len(pages))]
    document.close()
    for entry in contents(read_draft(name).standard):
        words = printed(entry.text)
        number = pdf_of(name).pages.numbers[entry.id]
        assert any(words in page and label == number for page, label in zip(pages, labels, strict=True)), entry


@pytest.mark.office
@pytest.mark.slow
def test_words_contents_name_the_pages_of_libreoffice() -> None:
    """Nearly all exactly, the others off by one: two programs break lines in slightly different ways."""
    exact, near = 0, 0
    for name in DRAFTS:
        for number, found in _pages_in_word(name):
            exact += number == found
            near += number != found
            assert number == found or abs(int(number) - int(found)) == 1, (name, number, found)
    assert exact / (exact + near) >= SHARE, (exact, near)


def test_pages_of_word_are_its_own_where_a_table_repeats_its_head() -> None:
    """The PDF says 表X（续） on each page of the tables and so is longer; the contents of Word follow Word."""
    pages = _pages_in_word("tables")
    entries = contents(read_draft("tables").standard)

    assert [number for number, _ in pages] == [found for _, found in pages]
    assert [number for number, _ in pages] != [pdf_of("tables").pages.numbers[entry.id] for entry in entries]


def _pages_in_word(name: str) -> list[tuple[str, str]]:
    """For each line of the contents the page that it names and the page on which LibreOffice sets the heading."""
    word = built(name)["征求意见稿"]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(lay_out_pdf(word)), "-"]
    pages = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")
    bare = [printed(page) for page in pages]
    numbers = [_number_on(page) for page in pages]
    first = next(at for at, page in enumerate(bare) if "前言" in page and "....." not in page)
    place, found = (first, 0), []
    for entry, number in zip(contents(read_draft(name).standard), _printed_in_word(word), strict=True):
        if entry.text.startswith(("图1", "表1")):
            place = (first, 0)
        place = _find(bare, printed(entry.text), place)
        found.append((number, numbers[place[0]]))
    return found


def _printed_in_word(word: Path) -> list[str]:
    """The page numbers of the lines of the contents, as they stand in the Word file."""
    with zipfile.ZipFile(word) as package:
        document = package.read("word/document.xml").decode()
    lines = re.findall(r"<w:p>(?:(?!</w:p>).)*PAGEREF(?:(?!</w:p>).)*</w:p>", document)
    return [re.findall(r"<w:t[^>]*>([^<]*)</w:t>", line)[-1] for line in lines]


def _find(pages: list[str], words: str, place: tuple[int, int]) -> tuple[int, int]:
    for at in range(place[0], len(pages)):
        found = pages[at].find(words, place[1] if at == place[0] else 0)
        if found >= 0:
            return at, found + 1
    raise AssertionError(words)


def _number_on(page: str) -> str:
    lines = [line.strip() for line in page.strip().split("\n") if line.strip()]
    return next((line for line in [*lines[-3:], *lines[:3]] if re.fullmatch(r"[IVX]+|\d{1,3}", line)), "")
