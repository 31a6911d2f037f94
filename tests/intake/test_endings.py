"""Who wrote: closings of mails and names never stand in a comment, and units are found where people write them."""

from __future__ import annotations

from itertools import product

import pytest

from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.frozen import FrozenText
from wordfiles import comment, p, table, word_bytes, workbook

ASKED = ("丙大学", "丙大学附属医院", "丁省水文局", "戊仪器厂", "甲市环境监测中心")
HEAD = ["序号", "章条编号", "意见内容", "理由"]
ROWS = [HEAD, ["1", "5.1", "术语不一致。", ""]]


def read(name: str, data: bytes | str, unit: str = "") -> Taken:
    """What is taken from the file, in a round in which these units were asked."""
    return read_comments(name, data.encode() if isinstance(data, str) else data, FrozenText(), unit, ASKED)


CLOSINGS = (
    "此致",
    "此致\n敬礼！",
    "此致 敬礼",
    "谢谢！",
    "以上意见供参考。",
    "以上意见，请考虑。",
    "顺颂商祺！",
    "特此函复。",
    "祝工作顺利！",
    "感谢贵单位的工作。",
    "如有疑问请联系。",
    "妥否，请酌。",
)
ODD = ("--\n周八\n戊仪器厂 标准化室\n电话 010-00000000", "欧阳八\n2026年11月2日", "周八 戊仪器厂 2026-11-02")
SIGNED = (
    "戊仪器厂 周八",
    "戊仪器厂\n周八",
    "周八\n戊仪器厂\n2026年11月20日",
    "戊仪器厂\n周八\n2026年11月20日",
    "戊仪器厂",
)
JOINTS = ("", " ", "\n", "\n\n", "\n　　")


@pytest.mark.parametrize(("closing", "signed"), [*product(CLOSINGS, SIGNED)])
def test_the_closing_of_a_mail_is_no_comment(closing: str, signed: str) -> None:
    """Wherever it begins: behind the last sentence, or in a line of its own."""
    for joint in JOINTS:
        taken = read("邮件.txt", f"您好！\n5.1：术语不一致。\n5.2：滤芯宜每年更换。{joint}{closing}\n{signed}\n")

        assert [one.body for one in taken.arrived] == ["术语不一致。", "滤芯宜每年更换。"]
        assert {one.unit for one in taken.arrived} == {"戊仪器厂"}
        assert {one.person for one in taken.arrived} <= {"周八", ""}


@pytest.mark.parametrize("signed", [signed for signed in SIGNED if signed != "戊仪器厂"])
@pytest.mark.parametrize("joint", ["\n", "\n\n", " "])
def test_a_signature_without_a_closing(signed: str, joint: str) -> None:
    """Unit, name and day in any order; also in the line of the last comment, where unit and name are told by a blank."""
    if joint == " " and "\n" in signed:
        joint = "\n"
    taken = read("邮件.txt", f"5.2：滤芯宜每年更换。{joint}{signed}")

    assert [(one.body, one.unit, one.person) for one in taken.arrived] == [("滤芯宜每年更换。", "戊仪器厂", "周八")]


@pytest.mark.parametrize("signed", ODD)
def test_a_signature_of_another_kind(signed: str) -> None:
    """Below a line of strokes, with a surname of two characters, in one line."""
    assert [one.body for one in read("邮件.txt", f"5.2：滤芯宜每年更换。\n{signed}").arrived] == ["滤芯宜每年更换。"]


@pytest.mark.parametrize(
    "words", ["我厂（戊仪器厂）无意见。", "来函收悉，我厂（戊仪器厂）无意见。", "来函收悉，经研究，我厂无意见。"]
)
def test_a_letter_that_says_who_has_no_comment(words: str) -> None:
    """The name in brackets beside 我厂."""
    taken = read("复函.txt", f"贵单位：\n{words}\n此致\n敬礼\n戊仪器厂")

    assert ([one.unit for one in taken.answers], taken.arrived) == (["戊仪器厂"], ())


@pytest.mark.parametrize(
    "body",
    [
        "宜设值班室",
        "删去第一句。并设值班室",
        "请与丙大学核实。",
        "“谢谢使用”一句宜删去。",
        "增加下列单位：\n丙大学",
        "宜写明下列内容：\n高温时\n金属件",
        "应由主管部门批准，\n再报管理办公室",
        "感谢信的格式宜另列附录。",
    ],
)
def test_words_of_a_comment_stay(body: str) -> None:
    """Even if they look like a part of a signature."""
    taken = read("邮件.txt", f"5.1：{body}\n5.2：另有错字。")
    (last,) = read("邮件.txt", f"5.1：{body}").arrived

    assert taken.arrived[0].body == body
    assert last.body == body


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.eml"])
def test_reason_and_proposal_in_the_line_of_a_comment(name: str) -> None:
    """理由 behind a sentence is told apart, as in a line of its own."""
    text = "5.2：滤芯宜每年更换。理由：到期后失效。\n5.3：另有错字。建议修改为：“每年”。理由：同上。"
    data: bytes | str = text
    if name.endswith("docx"):
        data = word_bytes("".join(map(p, text.split("\n"))))
    elif name.endswith("eml"):
        data = f"From: a@example.com\nContent-Type: text/plain; charset=utf-8\n\n{text}"

    assert [(one.body, one.proposed, one.reason) for one in read(name, data).arrived] == [
        ("滤芯宜每年更换。", "", "到期后失效。"),
        ("另有错字。", "“每年”。", "同上。"),
    ]


LABELS = (
    "提出单位",
    "单位名称",
    "反馈单位",
    "填报单位",
    "填表单位",
    "填写单位",
    "回复单位",
    "复函单位",
    "提出单位（盖章）",
    "填表单位（公章）",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_unit_behind_its_label(label: str) -> None:
    """In words, in a cell, in the next cell."""
    line = f"{label}：丁省水文局"
    files = {
        "a.docx": word_bytes(p(line) + table(ROWS)),
        "b.docx": word_bytes(table([[label, "丁省水文局"]]) + table(ROWS)),
        "c.xlsx": workbook({"表": [[line], *ROWS]}),
        "d.xlsx": workbook({"表": [[label, "丁省水文局"], *ROWS]}),
        "e.txt": f"{line}\n5.1：术语不一致。".encode(),
    }

    assert {name: read(name, data).arrived[0].unit for name, data in files.items()} == dict.fromkeys(
        files, "丁省水文局"
    )


WORD = word_bytes(p("应[c 0]实行[/c 0][r 0]"), comments=comment("0", "删去。", author="周八"))
FOUND = {
    "甲市环境监测中心意见.docx": WORD,
    "附件2（甲市环境监测中心）.docx": word_bytes(table(ROWS)),
    "a.xlsx": workbook({"甲市环境监测中心": ROWS}),
    "a.txt": "甲市环境监测中心的意见如下：\n5.1：术语不一致。",
    "b.txt": "我中心（甲市环境监测中心）的意见：\n5.1：术语不一致。",
    "c.txt": "5.1：术语不一致。\n\n——甲市环境监测中心",
    "d.docx": word_bytes(p("甲市环境监测中心对征求意见稿的意见") + table(ROWS)),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_unit_that_was_asked_is_found_by_its_name(name: str) -> None:
    """In the name of the file or sheet, above the comments, below them."""
    taken = read(name, FOUND[name])

    assert {one.unit for one in taken.arrived} == {"甲市环境监测中心"}
    assert not any("--unit" in doubt for doubt in taken.doubts)


def test_the_longer_name_counts_and_two_names_none() -> None:
    """丙大学 stands in the name of its hospital; of two units nobody knows whose it is."""
    assert read("丙大学附属医院.docx", word_bytes(table(ROWS))).arrived[0].unit == "丙大学附属医院"
    taken = read("丙大学、戊仪器厂.docx", word_bytes(table(ROWS)))
    assert taken.arrived[0].unit == ""
    assert any("--unit" in doubt for doubt in taken.doubts)


BOOKS: dict[str, dict[str, list[list[str]]]] = {
    "labels": {
        "Sheet1": [["提出单位：丙大学"], *ROWS],
        "Sheet2": [["填表单位：丁省水文局"], HEAD, ["1", "", "无意见", ""]],
        "Sheet3": [["提出单位", "戊仪器厂"], *ROWS],
    },
    "names": {"丙大学": ROWS, "丁省水文局": [HEAD, ["1", "", "无意见", ""]], "戊仪器厂": ROWS},
    "words": {
        "一": [["提出单位：丙大学"], *ROWS],
        "二": [["提出单位：丁省水文局"], ["无意见"]],
        "三": [["提出单位：戊仪器厂"], *ROWS],
    },
    "short names": {"丙大学（2条）": ROWS, "丁省水文局（无）": [["我局无意见。"]], "3戊仪器厂": ROWS},
}


@pytest.mark.parametrize("unit", ["", "丙大学"])
@pytest.mark.parametrize("name", BOOKS)
def test_a_sheet_for_each_unit(name: str, unit: str) -> None:
    """Each comment and each answer is that of its sheet's unit, whatever unit the caller names."""
    taken = read("汇集.xlsx", workbook(BOOKS[name]), unit)

    assert [one.unit for one in taken.arrived] == ["丙大学", "戊仪器厂"]
    assert [one.unit for one in taken.answers] == ["丁省水文局"]


def test_a_sheet_without_a_unit_has_not_that_of_another() -> None:
    """It is told."""
    taken = read("汇集.xlsx", workbook({"一": [["提出单位：丙大学"], *ROWS], "二": ROWS}))

    assert [one.unit for one in taken.arrived] == ["丙大学", ""]
    assert any("--unit" in doubt for doubt in taken.doubts)


ROLES = ("×××行业部门", "×××机构（甲）", "×××企业")


@pytest.mark.parametrize("unit", ROLES)
@pytest.mark.parametrize("end", ["", "\n   理由：便于操作。"])
def test_a_unit_that_was_asked_signs_a_mail_however_its_name_ends(unit: str, end: str) -> None:
    """It is no part of the last comment."""
    text = f"各位专家：\n\n1、5.1：术语不一致。\n2、5.2：滤芯宜每年更换。{end}\n\n{unit}\n2026年8月4日\n"
    taken = read_comments("意见.txt", text.encode(), FrozenText(), "", ROLES)

    assert [(one.unit, one.body.splitlines()[0], one.reason) for one in taken.arrived] == [
        (unit, "术语不一致。", ""),
        (unit, "滤芯宜每年更换。", "便于操作。" if end else ""),
    ]
    assert taken.doubts == ()


@pytest.mark.parametrize("unit", ROLES)
def test_a_unit_that_was_asked_is_no_person_in_word(unit: str) -> None:
    """Whose comments are they: those of the author, if a unit of that name was asked; else nobody knows."""
    body, parts = p("[c 0]甲。[/c 0][r 0]"), {"comments": comment("0", "改。", author=unit)}
    (known,) = read_comments("稿.docx", word_bytes(body, **parts), FrozenText(), "", ROLES).arrived
    (other,) = read_comments("稿.docx", word_bytes(body, **parts), FrozenText(), "", ()).arrived

    assert (known.unit, known.person) == (unit, "")
    assert (other.unit, other.person) == ("", unit)


@pytest.mark.parametrize("written", ["×××机构（甲）", "×××机构(甲)", "××× 机构（甲）", "×××机构（甲）（2条）"])
def test_a_unit_is_called_as_it_was_asked(written: str) -> None:
    """Whatever brackets and blanks a form has: else it would count as one that was not asked."""
    form = word_bytes(p(f"提出单位：{written}") + table(ROWS))

    assert [one.unit for one in read_comments("表.docx", form, FrozenText(), "", ROLES).arrived] == ["×××机构（甲）"]
