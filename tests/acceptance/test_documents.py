"""What every document we write must be, whatever the draft: valid, complete, the same twice, numbered as the outline says."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from drafts import DRAFTS
from qicao.ooxml.check import check_package
from sets import built, out

DOCUMENTS = ("征求意见稿", "编制说明", "征求意见表", "征求意见函")


@pytest.mark.parametrize("name", DRAFTS)
def test_the_consultation_set_lies_where_the_drafting_unit_looks_for_it(name: str) -> None:
    """Four Word files in build/<draft>/征求意见稿/."""
    files = built(name)

    assert {file.parent for file in files.values()} == {out() / name / "征求意见稿"}
    assert set(DOCUMENTS) <= set(files)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(5)
def test_the_schema_of_word_finds_nothing(name: str, document: str) -> None:
    """openxml-audit holds the schemas of the Open XML SDK."""
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(built(name)[document]))

    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", DRAFTS)
def test_nothing_dangles_and_nothing_asks_the_reader_a_question(name: str, document: str) -> None:
    """Every bookmark, reference and part has its partner; no altChunk, no macro, no “update fields?”, no field in error."""
    assert check_package(built(name)[document].read_bytes()) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_word_carries_the_style_names_of_the_official_tools(name: str) -> None:
    """A secretariat that goes on in the drafting tool finds its styles."""
    with zipfile.ZipFile(BytesIO(built(name)["征求意见稿"].read_bytes())) as package:
        styles = package.read("word/styles.xml").decode()

    for style in ("标准文件_章标题", "标准文件_一级条标题", "标准文件_段", "标准文件_正文表标题", "标准文件_附录标识"):
        assert f'w:val="{style}"' in styles
