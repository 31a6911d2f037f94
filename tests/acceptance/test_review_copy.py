"""Copies for reviewers: numbers of lines and the stage across the page, in Word and PDF alike, beside the plain set."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest

from office import lay_out_pdf
from pages import Page, read_pages
from qicao.builds.documents import build_draft
from qicao.builds.run import build_drafts
from qicao.layout.copy import Review
from qicao.ooxml.check import check_package
from samples import sample

BOTH = Review(line_numbers=True, watermark=True)
TEXT_LEFT = {True: 70.0, False: 56.0}
"""Points; the text of a page begins there, on the right and on the left."""


def printed(page: Page) -> list[tuple[str, float, float]]:
    """The characters in the text area with their places, without those across the page."""
    return sorted(
        (char.text, round(char.left), round(char.base))
        for char in page.chars
        if char.right >= TEXT_LEFT[page.odd] and char.size < 60
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The copy of the sample with both."""
    build = build_draft(sample("national"), tmp_path_factory.mktemp("review"), review=BOTH)
    return {file.suffix: file for file in build.files}


def numbers(page: Page) -> list[int]:
    """The numbers of lines of a page, from top to bottom."""
    margin = sorted((round(char.base), char.left, char.text) for char in page.chars if char.right < TEXT_LEFT[page.odd])
    return [int("".join(text for *_, text in row)) for _, row in groupby(margin, lambda char: char[0])]


@pytest.mark.slow
def test_a_copy_lies_beside_the_plain_set(tmp_path: Path) -> None:
    """Under a name that says what it has; neither takes the other's place, and neither is built twice."""
    folders = [sample("local")]
    [plain] = build_drafts(folders, tmp_path)
    [copy] = build_drafts(folders, tmp_path, review=BOTH)
    again = [build_drafts(folders, tmp_path)[0], build_drafts(folders, tmp_path, review=BOTH)[0]]

    assert [Path(file).name for file in copy.files] == ["征求意见稿-行号-水印.docx", "征求意见稿-行号-水印.pdf"]
    assert set(copy.files).isdisjoint(plain.files)
    assert all(Path(file).is_file() for file in (*plain.files, *copy.files))
    assert [outcome.built for outcome in again] == [False, False]


def test_word_finds_nothing_wrong(files: dict[str, Path]) -> None:
    """Neither by the schema nor by what a schema cannot see."""
    from openxml_audit import OpenXmlValidator

    assert [str(error) for error in OpenXmlValidator().validate(str(files[".docx"])).errors] == []
    assert check_package(files[".docx"].read_bytes()) == []


def test_word_numbers_the_lines_of_every_section_but_the_cover(files: dict[str, Path]) -> None:
    """On each page from 1; the head of a page bears the stage, once for odd and once for even pages."""
    with zipfile.ZipFile(files[".docx"]) as package:
        document = package.read("word/document.xml").decode()
        heads = [package.read(f"word/header{at}.xml").decode() for at in (1, 2)]
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", document)

    assert ['w:countBy="1" w:restart="newPage"' in section for section in sections] == [False] + [True] * (
        len(sections) - 1
    )
    assert [head.count('string="征求意见稿"') for head in heads] == [1, 1]


@pytest.mark.slow
def test_the_pdf_is_the_plain_one_with_numbers_and_words(files: dict[str, Path]) -> None:
    """The same lines on the same pages; each counted from 1; the stage behind the text is no part of what is read aloud."""
    plain = build_draft(sample("national"), files[".pdf"].parent / "plain").files[1].read_bytes()
    copy = files[".pdf"].read_bytes()
    for one, other in zip(read_pages(plain), read_pages(copy), strict=True):
        counted = numbers(other)
        assert numbers(one) == []
        assert counted == list(range(1, len(counted) + 1))
        assert printed(one) == printed(other)
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert pdf.open_metadata().pdfa_status == "2A"


@pytest.mark.office
@pytest.mark.slow
def test_a_line_has_the_same_number_in_word(files: dict[str, Path]) -> None:
    """So that “第2页第17行” means the same to whoever reads the one or the other."""
    ours = [numbers(page) for page in read_pages(files[".pdf"].read_bytes()) if page.chars]
    office = [numbers(page) for page in read_pages(lay_out_pdf(files[".docx"]).read_bytes()) if page.chars]
    text = slice(1, 7)

    assert ours[text] == office[text]
    assert all(ours[text])
