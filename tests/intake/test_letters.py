"""Comments in mails and letters, in web annotations and in the ISO/IEC sheet; and files that are not read, with what to do."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from qicao.errors import FileError
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.frozen import FrozenText
from shared import SHARED
from wordfiles import p, word_bytes, zipped

SHEETS = SHARED / "corpus" / "comment-tables"


def read(name: str, data: bytes | str) -> Taken:
    """What is taken from the file."""
    return read_comments(name, data.encode() if isinstance(data, str) else data, FrozenText())


LINES = {
    "5.2.1 第二段：建议改为“应”。": ("5.2.1 第二段", "建议改为“应”。"),
    "5.2.1第二段 建议改为“应”。": ("5.2.1第二段", "建议改为“应”。"),
    "1. 5.2.1：建议删去。": ("5.2.1", "建议删去。"),
    "（1）5.2.1：建议删去。": ("5.2.1", "建议删去。"),
    "①表3第2行：单位有误。": ("表3第2行", "单位有误。"),
    "一、附录B：缺图题。": ("附录B", "缺图题。"),
    "第5.2.1条，建议删去。": ("第5.2.1条", "建议删去。"),
    "5.2.1 a)：建议删去。": ("5.2.1 a)", "建议删去。"),
    "6.1～6.3：建议合并。": ("6.1～6.3", "建议合并。"),
    "6.1、6.3：建议合并。": ("6.1、6.3", "建议合并。"),
    "全文：术语不一致。": ("全文", "术语不一致。"),
    "前言：应写明提出单位。": ("前言", "应写明提出单位。"),
    "A.1.2建议删去。": ("A.1.2", "建议删去。"),
    "表 A.1 第2行: 限值偏大": ("表 A.1 第2行", "限值偏大"),
    "公式（3）：符号未说明。": ("公式（3）", "符号未说明。"),
    "P8 L12：错字。": ("P8 L12", "错字。"),
    "第8页第12行：错字。": ("第8页第12行", "错字。"),
    "５.２：错字。": ("５.２", "错字。"),
    "3、5.3中“15 min内到达现场”夜间做不到，建议改为30 min。": (
        "5.3",
        "“15 min内到达现场”夜间做不到，建议改为30 min。",
    ),
    "1、4.2表1中300户以下配2组不够。": ("4.2表1", "300户以下配2组不够。"),
    "4.2的表1第2行：改为3组。": ("4.2的表1第2行", "改为3组。"),
    "附录A表A.1中的“甲”应删。": ("附录A表A.1", "“甲”应删。"),
    "5.2的检查周期太短。": ("5.2", "检查周期太短。"),
    "5.2中关于费用的规定不清。": ("5.2", "关于费用的规定不清。"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_a_mail(line: str) -> None:
    """Place and comment."""
    (one,) = read("邮件.txt", line).arrived

    assert (one.channel, one.place, one.body) == ("mail", *LINES[line])


MAIL = """\
各位专家：
    您好！我单位对《城市运行》（征求意见稿）的意见如下：

1、5.2.1 第二段：建议改为“应24 h值班”。
   理由：与 GB/T 1 一致。
2、表3：
   原文：限值
   建议：限值（mg/L）
3、建议补充应急内容。

甲市乙局
2026年10月8日

-----原始邮件-----
发件人: 丙 <c@example.com>
5.3：不是这封信里的意见。
"""


def test_a_mail() -> None:
    """Comments over several lines with their parts, the signature, and nothing of the mail that is answered."""
    taken = read("邮件.txt", MAIL)

    assert taken.taken_for == "mail"
    assert [(one.place, one.body, one.exact, one.proposed, one.reason) for one in taken.arrived] == [
        ("5.2.1 第二段", "建议改为“应24 h值班”。", "", "", "与 GB/T 1 一致。"),
        ("表3", "", "限值", "限值（mg/L）", ""),
        ("", "建议补充应急内容。", "", "", ""),
    ]
    assert {(one.unit, one.date) for one in taken.arrived} == {("甲市乙局", "2026-10-08")}
    assert taken.doubts == ("1 条意见没有章条编号（第9行）", "引用的原邮件 3 行没有读取")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_mail_in_any_encoding(encoding: str) -> None:
    """As programs save it."""
    assert len(read("邮件.txt", MAIL.encode(encoding)).arrived) == 3


def test_the_head_of_a_mail() -> None:
    """Who sent it, when, if the text does not say."""
    text = "发件人: ×××甲 <a@example.com>\n发送时间: 2026年10月8日 9:00\n主题: 意见\n\n5.2：建议删去。"

    (one,) = read("邮件.txt", text).arrived

    assert (one.person, one.contact, one.date, one.body) == ("×××甲", "a@example.com", "2026-10-08", "建议删去。")


@pytest.mark.parametrize(
    "text", ["我单位无意见。\n\n甲市乙局", "来函收悉。\n经研究，我局无意见。\n甲市乙局\n2026年10月8日"]
)
def test_no_comment_in_a_letter(text: str) -> None:
    """A letter as text or as Word is an answer."""
    for taken in (read("复函.txt", text), read("复函.docx", word_bytes("".join(map(p, text.split("\n")))))):
        assert (taken.arrived, [one.unit for one in taken.answers]) == ((), ["甲市乙局"])


def test_a_text_without_comments_is_doubted() -> None:
    """With how to write one."""
    taken = read("a.txt", "这是一段说明。")

    assert taken.arrived == ()
    assert "5.2.1：建议……" in taken.doubts[0]


def test_a_word_file_without_comments_is_doubted() -> None:
    """It is no letter either."""
    assert read("a.docx", word_bytes(p("条文"))).doubts == ("没有批注，也没有修订",)


def annotation(**more: Any) -> dict[str, Any]:
    """A Web Annotation."""
    selector = {"type": "TextQuoteSelector", "exact": "实行", "prefix": "应", "suffix": "值班"}
    return {
        "id": "urn:1",
        "type": "Annotation",
        "creator": {"name": "甲市乙局"},
        "created": "2026-10-08T09:00:00Z",
        "body": {"type": "TextualBody", "value": "建议删去。"},
        "target": {"source": "https://example.com/a/#值班", "selector": selector},
        **more,
    }


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}},
    ],
)
def test_web_annotations(wrap: Any) -> None:
    """One, a list, a page, a collection."""
    (one,) = read("a.json", json.dumps(wrap(annotation()))).arrived

    assert (one.channel, one.element, one.exact, one.prefix, one.suffix) == ("web", "值班", "实行", "应", "值班")
    assert (one.body, one.unit, one.date, one.source.key) == ("建议删去。", "甲市乙局", "2026-10-08", "urn:1")


def test_answers_and_proposals_of_annotations() -> None:
    """An annotation of an annotation answers it; a body that edits proposes words."""
    bodies = [{"value": "见下", "purpose": "commenting"}, {"value": "施行", "purpose": "editing"}]
    answer = annotation(id="urn:2", target="urn:1", body="采纳：已改。")

    taken = read("a.json", json.dumps([annotation(body=bodies), answer]))

    first, second = taken.arrived
    assert (first.body, first.proposed) == ("见下", "施行")
    assert second.parent == "urn:1"
    assert first.decision is not None
    assert (first.decision.kind, first.decision.reason) == ("采纳", "已改。")


def test_an_export_of_hypothesis() -> None:
    """Its names for the same things."""
    row = {
        "id": "x",
        "text": "建议删去。",
        "user": "acct:abc@hypothes.is",
        "created": "2026-10-08T09:00:00",
        "target": [{"source": "https://example.com/", "selector": [{"type": "TextQuoteSelector", "exact": "实行"}]}],
    }

    (one,) = read("a.json", json.dumps({"total": 1, "rows": [row]})).arrived

    assert (one.body, one.exact, one.person) == ("建议删去。", "实行", "abc")


@pytest.mark.corpus
def test_the_iso_sheet_in_yaml() -> None:
    """All comments of a real sheet, with place, kind, proposal and what was decided."""
    taken = read("iso.yaml", (SHEETS / "iso-comment-sheet.yaml").read_bytes())

    text = (SHEETS / "iso-comment-sheet.yaml").read_text(encoding="utf-8")
    assert taken.taken_for == "iso"
    assert len(taken.arrived) + len(taken.answers) == text.count("\n- id:")
    assert taken.doubts == ()
    first = taken.arrived[0]
    assert (first.source.key, first.unit, first.place, first.kind) == ("DE-002", "DE", "5 2-5.7,4th column", "技术")
    assert first.decision is not None
    assert first.decision.kind == "采纳"
    assert len({one.source.key for one in taken.arrived}) == len(taken.arrived)


@pytest.mark.corpus
def test_the_iso_form_of_word_has_its_head_at_the_top_of_pages() -> None:
    """The columns of the table in the text are those that the page header names."""
    with ZipFile(BytesIO((SHEETS / "iso-comment-template-2012-03.docx").read_bytes())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    words = ["CN", "17", "5.2", "Table 1", "te", "Wrong.", "Right.", "Accepted."]
    first, *others = parts["word/document.xml"].decode().split("</w:p></w:tc>")
    runs = [f"<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in words]
    runs += ["</w:p></w:tc>"] * (len(others) - len(runs))
    document = first + "".join(run + other for run, other in zip(runs, others, strict=True))

    taken = read("iso.docx", zipped({**parts, "word/document.xml": document.encode()}))

    (one,) = taken.arrived
    assert taken.taken_for == "iso"
    assert (one.unit, one.place, one.kind, one.body, one.proposed) == (
        "CN",
        "5.2 Table 1 L17",
        "技术",
        "Wrong.",
        "Right.",
    )
    assert one.decision is not None


def ole(*streams: str) -> bytes:
    """A file of an old office program with these streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"".join(name.encode("utf-16-le") for name in streams)


REFUSED = {
    "意见.doc": (ole("WordDocument"), "另存为 .docx"),
    "意见.wps": (ole("WordDocument"), "另存为 .docx"),
    "意见.xls": (ole("Workbook"), "另存为 .xlsx"),
    "意见.docx": (ole("EncryptedPackage"), "去掉密码"),
    "意见.ppt": (ole("x"), "另存为 .docx"),
    "意见.msg": (ole("__nameid_version1.0"), ".txt 或 .eml"),
    "意见.pdf": (b"%PDF-1.7\n", "抄入意见反馈表"),
    "意见.rtf": (b"{\\rtf1", "另存为 .docx"),
    "意见.png": (b"\x89PNG\r\n", "抄入意见反馈表"),
    "网页.doc": (b"MIME-Version: 1.0\n", "另存为 .docx"),
    "网页.html": (b"<!DOCTYPE html><html>", "另存为 .docx"),
    "意见.odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}), "另存为 .docx"),
    "意见.zip": (zipped({"意见.docx": "x"}), "解压"),
    "意见.rar": (b"Rar!\x1a", "解压"),
    "空.docx": (b"", "附件"),
    "坏.json": (b"[1, 2", "Annotation"),
    "无.json": (b"[]", "Annotation"),
    "坏.yaml": (b"comments: [", "comments"),
    "深.json": (b"[" * 100_000, "Annotation"),
    "别的.xlsx": (
        zipped({"xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'}),
        "表头",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read(name: str) -> None:
    """What it is, and what to do, in one line each."""
    data, hint = REFUSED[name]

    with pytest.raises(FileError) as caught:
        read(name, data)

    assert hint in caught.value.hint
    assert caught.value.message
    assert "\n" not in caught.value.message + caught.value.hint
