"""Every class of document at every stage: what the cover bears, and that Word's own schema finds nothing."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from classes import CLASSES
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.classes import stages
from qicao.ooxml.check import check_package
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAGES = tuple(form.stage for form in stages())
DATA = """\
title:
  zh: {lead: 示例装置, main: 使用, supplement: 技术规范}
  en: {lead: Sample devices, main: Use, supplement: Technical specification}
function: 规范
ics: [35.240.99, 01.120]
ccs: L 80
completed: 2026-10-30
publication: {issued: 2027-03-01, implemented: 2027-09-01}
replaces:
  - {number: GB/T 12344—2015, title: 示例装置　旧的规范}
adoption: {document: 'ISO 1234:2020', title_en: Sample devices, degree: NEQ}
"""
TEXT = """\
# 范围

本文件规定了示例装置使用的要求，描述了对应的证实方法。

本文件适用于示例装置的使用者。

# 要求

示例装置应接地。

# 证实方法

检查接地。
"""
FIELDS = {
    "ICS": "35.240.99；01.120",
    "CSDN": "L 80",
    "OSTD_CODE": "代替 GB/T 12344—2015",
    "CSTD_NAME": "示例装置　使用　技术规范",
    "ESTD_NAME": "Sample devices—Use—Technical specification",
    "IN_STD_CODE": "（ISO 1234:2020, Sample devices, NEQ）",
    "PLSH_DATE_Y": "2027",
    "CROT_DATE_M": "09",
}
"""Form fields of the cover, by the names that the drafting tools look for, and what they show."""


@cache
def folder() -> Path:
    """A folder for all drafts of this module."""
    return Path(mkdtemp())


@cache
def documents(level: str, stage: str) -> tuple[bytes, bytes]:
    """The Word file and the PDF of a draft of that class at that stage."""
    number, more, *_ = CLASSES[level]
    draft = folder() / f"{level}-{stage}"
    draft.mkdir()
    data = f"number: {number}\nlevel: {level}\nstage: {stage}\n{more}{DATA}"
    (draft / "standard.yaml").write_text(data, encoding="utf-8")
    (draft / "index.md").write_text(TEXT, encoding="utf-8")
    standard = load_draft(draft).standard
    formulas, pictures = Formulas(open_world(folder() / "cache")), Pictures(draft, World(DISK))
    return (
        render_docx(standard, formulas=formulas, pictures=pictures),
        render_pdf(standard, formulas=formulas, pictures=pictures).data,
    )


def word_cover(level: str, stage: str) -> tuple[str, dict[str, str]]:
    """The text of the cover in Word, and its form fields by name with what each shows."""
    with zipfile.ZipFile(BytesIO(documents(level, stage)[0])) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    texts, fields = [], {}
    for paragraph in root.iter(f"{W}p"):
        texts.append("".join(item.text or "" for item in paragraph.iter(f"{W}t")))
        fields |= _fields(paragraph)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            break
    return "\n".join(texts), fields


def _fields(paragraph: ET.Element) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for item in paragraph.iter():
        if item.tag == f"{W}name":
            name = item.get(f"{W}val", "")
            found[name] = ""
        elif item.tag == f"{W}ddList":
            entries = [entry.get(f"{W}val", "") for entry in item.iter(f"{W}listEntry")]
            chosen = item.find(f"{W}result")
            found[name] = entries[int(chosen.get(f"{W}val", "0")) if chosen is not None else 0]
        elif item.tag == f"{W}fldChar" and item.get(f"{W}fldCharType") == "end":
            name = ""
        elif item.tag == f"{W}t" and name:
            found[name] += item.text or ""
    return found


def pdf_cover(level: str, stage: str) -> str:
    """The text of the first page of the PDF, without blanks."""
    document = pypdfium2.PdfDocument(documents(level, stage)[1])
    try:
        return re.sub(r"\s", "", document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("level", CLASSES)
@pytest.mark.one_in(7)
def test_word_finds_nothing_wrong(level: str, stage: str) -> None:
    """Neither by the schema nor by what a schema cannot see."""
    from openxml_audit import OpenXmlValidator

    file = folder() / f"{level}-{stage}.docx"
    file.write_bytes(documents(level, stage)[0])

    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
    assert check_package(file.read_bytes()) == []


@pytest.mark.parametrize("level", CLASSES)
def test_the_cover_bears_what_its_class_asks_for(level: str) -> None:
    """Banner, mark, number, publisher, in Word and PDF alike; the record number on sector standards only."""
    number, _, *words = CLASSES[level]
    text, fields = word_cover(level, "征求意见稿")
    pdf = pdf_cover(level, "征求意见稿")

    assert fields["文字1"] + fields["NSTD_CODE_F"] + fields["NSTD_CODE_B"] == number
    assert {name: fields[name] for name in FIELDS} == FIELDS
    for word in (*words, *FIELDS.values(), "2027-03-01发布", "2027-09-01实施"):
        assert word in text, word
        assert re.sub(r"\s", "", word) in pdf, word
    assert ("备案号" in text, "备案号" in pdf, "c1" in fields) == ((level == "sector",) * 3)


@pytest.mark.parametrize("stage", STAGES)
def test_the_cover_says_the_stage_and_asks_for_patents_while_it_may_change(stage: str) -> None:
    """(征求意见稿) with its date and the call for patents; nothing of it on the published document (8.1, D.1)."""
    text, fields = word_cover("local", stage)
    pdf = pdf_cover("local", stage)
    published, final = stage == "发布稿", stage in {"报批稿", "发布稿"}

    assert fields.get("下拉1", "") == ("" if published else f"（{stage}）")
    assert (f"（{stage}）" in pdf) is not published
    assert ("本草案完成时间" in text, "本草案完成时间" in pdf) == ((not published,) * 2)
    assert (bool(fields.get("下拉2")), "相关专利" in pdf) == ((not final,) * 2)


@pytest.mark.parametrize("level", ["national", "local"])
def test_a_guide_says_that_it_is_one(level: str, tmp_path: Path) -> None:
    """A 指导性技术文件 has its own banner."""
    number, more, *_ = CLASSES[level]
    data = f"number: {number.replace('/T', '/Z')}\nlevel: {level}\n{more}{DATA}"
    (tmp_path / "standard.yaml").write_text(data, encoding="utf-8")
    (tmp_path / "index.md").write_text(TEXT, encoding="utf-8")
    standard = load_draft(tmp_path).standard
    word = render_docx(standard, formulas=Formulas(open_world(tmp_path)), pictures=Pictures(tmp_path, World(DISK)))
    with zipfile.ZipFile(BytesIO(word)) as package:
        assert "标准化指导性技术文件" in package.read("word/document.xml").decode()


@pytest.mark.parametrize(("sides", "mirrored"), [("double", True), ("double", False), ("single", True)])
def test_pages_have_one_side_or_two(sides: str, mirrored: bool, tmp_path: Path) -> None:
    """Odd and even pages differ on two sides only; their margins are mirrored unless told otherwise (10.1.3, E.1, E.2)."""
    number, more, *_ = CLASSES["local"]
    data = f"number: {number}\nlevel: local\n{more}{DATA}page: {{sides: {sides}, mirrored: {str(mirrored).lower()}}}\n"
    (tmp_path / "standard.yaml").write_text(data, encoding="utf-8")
    (tmp_path / "index.md").write_text(TEXT + "\n{.annex .informative}\n# 例\n\n见要求。\n", encoding="utf-8")
    standard = load_draft(tmp_path).standard
    formulas, pictures = Formulas(open_world(tmp_path)), Pictures(tmp_path, World(DISK))
    with zipfile.ZipFile(BytesIO(render_docx(standard, formulas=formulas, pictures=pictures))) as package:
        settings = package.read("word/settings.xml").decode()
    edges = header_edges(render_pdf(standard, formulas=formulas, pictures=pictures).data, number)

    assert ("<w:evenAndOddHeaders/>" in settings) == (sides == "double")
    assert ("<w:mirrorMargins/>" in settings) == (sides == "double" and mirrored)
    assert edges["odd"] == pytest.approx(190, abs=0.6)
    even_left = {("double", True): 20, ("double", False): 25}.get((sides, mirrored))
    assert (
        edges["even"] == pytest.approx(190, abs=0.6)
        if even_left is None
        else edges["even left"] == pytest.approx(even_left, abs=0.6)
    )


def header_edges(pdf: bytes, number: str) -> dict[str, float]:
    """Where the number in the header of odd and even pages begins and ends, in mm from the left edge of the paper."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, float] = {}
    for at in range(2, len(document)):
        text = document[at].get_textpage()
        search = text.search(number)
        place = search.get_next()
        boxes = [text.get_charbox(index) for index in range(place[0], place[0] + place[1])] if place else []
        if boxes:
            side = "odd" if at % 2 == 0 else "even"
            found[side] = max(box[2] for box in boxes) * 25.4 / 72
            found[f"{side} left"] = min(box[0] for box in boxes) * 25.4 / 72
        search.close()
        text.close()
    document.close()
    return found
