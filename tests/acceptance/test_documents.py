"""What every document we write must be, whatever the draft: valid, complete, the same twice, numbered as the outline says."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from office import lay_out_text
from parity import missing
from qicao.builds.documents import build_draft
from qicao.model.outline import outline
from qicao.ooxml.check import check_package

DOCUMENTS = ("征求意见稿", "编制说明", "征求意见表", "征求意见函")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all builds of this module write into."""
    return tmp_path_factory.mktemp("build")


@cache
def built(name: str, out: Path) -> dict[str, Path]:
    """The consultation set of a draft, built once: document name → file."""
    return {file.stem: file for file in build_draft(DRAFTS[name], out, "征求意见稿").files if file.suffix == ".docx"}


@pytest.mark.parametrize("name", DRAFTS)
def test_the_consultation_set_lies_where_the_drafting_unit_looks_for_it(name: str, out: Path) -> None:
    """Four Word files in build/<draft>/征求意见稿/."""
    files = built(name, out)

    assert {file.parent for file in files.values()} == {out / name / "征求意见稿"}
    assert set(DOCUMENTS) <= set(files)


@pytest.mark.parametrize("name", DRAFTS)
def test_two_builds_of_the_same_draft_have_the_same_bytes(name: str, out: Path, tmp_path: Path) -> None:
    """Neither the clock nor the order of anything but the source shows in a file, nor does a warm cache."""
    again = {file.name: file.read_bytes() for file in build_draft(DRAFTS[name], tmp_path, "征求意见稿").files}

    folder = built(name, out)["征求意见稿"].parent
    assert again == {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", DRAFTS)
def test_the_schema_of_word_finds_nothing(name: str, document: str, out: Path) -> None:
    """openxml-audit holds the schemas of the Open XML SDK."""
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(built(name, out)[document]))

    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", DRAFTS)
def test_nothing_dangles_and_nothing_asks_the_reader_a_question(name: str, document: str, out: Path) -> None:
    """Every bookmark, reference and part has its partner; no altChunk, no macro, no “update fields?”, no field in error."""
    assert check_package(built(name, out)[document].read_bytes()) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_word_carries_the_style_names_of_the_official_tools(name: str, out: Path) -> None:
    """A secretariat that goes on in the drafting tool finds its styles."""
    with zipfile.ZipFile(BytesIO(built(name, out)["征求意见稿"].read_bytes())) as package:
        styles = package.read("word/styles.xml").decode()

    for style in ("标准文件_章标题", "标准文件_一级条标题", "标准文件_段", "标准文件_正文表标题", "标准文件_附录标识"):
        assert f'w:val="{style}"' in styles


@pytest.mark.office
@pytest.mark.parametrize("name", DRAFTS)
def test_numbers_and_titles_laid_out_by_libreoffice_are_those_of_the_outline(name: str, out: Path) -> None:
    """Word numbers headings, items, notes and captions by its own lists; they must come out as the model has them."""
    text = lay_out_text(built(name, out)["征求意见稿"])

    assert missing(outline(read_draft(name).standard), text) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_no_number_is_typed_before_a_heading_or_caption(name: str, out: Path) -> None:
    """The text of a numbered paragraph in Word begins with its title, so that inserting a clause renumbers all."""
    from docx import Document

    numbered = {"章标题", "条标题", "图标题", "表标题", "附录标识"}
    document = Document(str(built(name, out)["征求意见稿"]))
    for paragraph in document.paragraphs:
        if paragraph.style is not None and any(word in (paragraph.style.name or "") for word in numbered):
            assert not paragraph.text.lstrip()[:1].isdigit(), paragraph.text
            assert not paragraph.text.startswith(("图", "表")) or not paragraph.text[1:2].isdigit(), paragraph.text
