"""No row and no column of a sheet is lost without a word: it is read, or it is told that it is not."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from io import StringIO

import pytest

from qicao.errors import FileError
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.frozen import FrozenText
from wordfiles import p, table, word_bytes, workbook

UNIT = ["提出单位", "甲局"]
HEADS = (
    "我司意见",
    "我方意见",
    "意见描述",
    "贵单位意见",
    "问题与建议",
    "存在的问题",
    "修改意见说明",
    "我单位建议",
    "反馈的意见",
)


def read(rows: Sequence[Sequence[str]], kind: str = "xlsx") -> Taken:
    """What is taken from a file with these rows."""
    if kind == "csv":
        text = StringIO()
        csv.writer(text).writerows(rows)
        data = text.getvalue().encode()
    else:
        data = word_bytes(p("表") + table(list(map(list, rows)))) if kind == "docx" else workbook({"表": rows})
    return read_comments(f"表.{kind}", data, FrozenText())


def said(taken: Taken) -> list[tuple[str, str, str]]:
    """Place, comment and proposal of each comment."""
    return [(one.place, one.body, one.proposed) for one in taken.arrived]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "docx"])
@pytest.mark.parametrize("head", HEADS)
def test_a_strange_name_of_a_column_with_comments(head: str, kind: str) -> None:
    """Whatever people call it that has 意见, 建议 or 问题 in it, beside known columns and without another for comments."""
    rows = [["编号", "条款", head, "依据"], ["1", "5.1", "宜明确。", "实践"], ["2", "5.2", "太严。", ""]]

    taken = read(rows, kind)

    assert said(taken) == [("5.1", "宜明确。", ""), ("5.2", "太严。", "")]
    assert taken.arrived[0].reason == "实践"


def test_the_sheet_of_the_secretary() -> None:
    """Five rows, one of which has only what stands in the column with the strange name."""
    rows = [
        ["编号", "条款", "标准原文", "我司意见", "修改后内容", "依据"],
        ["1", "5.1", "应检查", "太笼统。", "应每日检查", ""],
        ["2", "5.2", "", "请说明费用。", "", ""],
    ]

    taken = read(rows)

    assert said(taken) == [("5.1", "太笼统。", "应每日检查"), ("5.2", "请说明费用。", "")]
    assert not any("没有读取" in doubt for doubt in taken.doubts)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "docx"])
def test_a_column_that_is_not_read_is_told(kind: str) -> None:
    """One whose name says nothing, one without a name, a second one for comments; an empty one is not told."""
    rows = [
        ["编号", "条款", "意见", "看法", "", "另外的意见", "空的"],
        ["1", "5.1", "宜明确。", "甲", "乙", "丙", ""],
    ]

    doubts = "\n".join(read(rows, kind).doubts)

    assert "列“看法”没有读取" in doubts
    assert "第5列（没有表头）没有读取" in doubts
    assert "列“另外的意见”没有读取" in doubts
    assert "空的" not in doubts


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_row_that_is_not_read_is_told(kind: str) -> None:
    """One with words only where none are read; a row with a number only, as forms have them, is not told."""
    rows = [
        ["编号", "条款", "意见", "看法"],
        ["1", "5.1", "宜明确。", ""],
        ["2", "5.2", "", "太严。"],
        ["3", "", "", ""],
    ]

    doubts = "\n".join(read(rows, kind).doubts)

    assert ("表!A3没有读取" if kind == "xlsx" else "第1个表第3行没有读取") in doubts
    assert "A4" not in doubts
    assert "第4行" not in doubts


@pytest.mark.parametrize("kind", ["xlsx", "csv", "docx"])
def test_comments_below_a_note_are_read(kind: str) -> None:
    """A note below the head, or between the comments, or a comment that begins like a note, ends nothing."""
    rows = [
        ["编号", "条款", "意见"],
        ["注：一行一条", "", ""],
        ["1", "5.1", "宜明确。"],
        ["", "", "注1：应删去。"],
        ["说明：可另附页", "", ""],
        ["2", "5.2", "太严。"],
    ]

    assert [one.body for one in read(rows, kind).arrived] == ["宜明确。", "注1：应删去。", "太严。"]


def test_a_second_head_with_other_columns() -> None:
    """Below it the columns are those that it names."""
    rows = [["章条", "意见", "理由"], ["5.1", "甲。", "乙"], ["理由", "章条", "意见"], ["丁", "5.2", "丙。"]]

    taken = read(rows)

    assert [(one.place, one.body, one.reason) for one in taken.arrived] == [
        ("5.1", "甲。", "乙"),
        ("5.2", "丙。", "丁"),
    ]


def test_a_sheet_without_a_head_is_told() -> None:
    """Beside one that has a head."""
    data = workbook({"一": [["章条", "意见"], ["5.1", "甲。"]], "二": [["看法", "在哪", "谁"], ["乙。", "5.2", "丙"]]})

    taken = read_comments("表.xlsx", data, FrozenText())

    assert len(taken.arrived) == 1
    assert any("工作表二没有读取" in doubt for doubt in taken.doubts)


def test_rows_above_the_head_are_told() -> None:
    """A table without a known head above one that has one."""
    rows = [["看法", "在哪", "谁"], ["乙。", "5.2", "丙"], ["序号", "章条", "意见"], ["1", "5.1", "甲。"]]

    assert any("表!A1、表!A2没有读取" in doubt for doubt in read(rows).doubts)


def test_a_sheet_whose_head_nobody_knows_is_refused() -> None:
    """Also one in CSV, which is no mail."""
    with pytest.raises(FileError):
        read([["编号", "在哪", "看法"], ["1", "5.1", "宜明确。"]], "csv")


def test_remarks_without_a_column_for_decisions_are_told() -> None:
    """备注 has a place in the record only beside a decision."""
    doubts = read([["章条", "意见", "备注"], ["5.1", "甲。", "很要紧"]]).doubts

    assert any("列“备注”没有读取" in doubt for doubt in doubts)


def test_words_with_a_colon_are_a_comment() -> None:
    """A comment that begins like a label of a form is none."""
    taken = read([["序号", "章条", "意见"], ["", "", "单位：应改为kW。"], ["1", "5.1", "甲。"]])

    assert [one.body for one in taken.arrived] == ["单位：应改为kW。", "甲。"]


@pytest.mark.parametrize("seed", range(20))
def test_every_word_is_read_or_its_row_or_column_is_told(seed: int) -> None:
    """Sheets with known, strange and empty heads and words in any cell."""
    chance = random.Random(seed)
    heads = [
        "序号",
        "章条编号",
        *chance.sample(["意见", "我司意见", "看法", "修改后内容", "", "原文", "备注", "依据", "谁"], 5),
    ]
    rows = [
        [str(at), "", *[f"字{at}{column}" if chance.random() < 0.4 else "" for column in range(5)]]
        for at in range(1, 6)
    ]
    if not {"意见", "我司意见", "修改后内容", "原文"} & set(heads):
        heads[2] = "我司意见"

    taken = read([heads, *rows])

    read_words = "\n".join(f"{one.body} {one.proposed} {one.exact} {one.reason}" for one in taken.arrived)
    told = "\n".join(taken.doubts)
    for at, row in enumerate(rows, 2):
        for column, word in enumerate(row[2:], 2):
            name = f"列“{heads[column]}”" if heads[column] else f"第{column + 1}列"
            assert not word or word in read_words or name in told or f"A{at}" in told, (word, told)


def test_words_that_say_nothing_known_are_told() -> None:
    """性质 and 途径 have few values."""
    rows = [["章条", "意见", "性质", "途径"], ["5.1", "甲。", "重要", "微信"], ["5.2", "乙。", "技术", "发函"]]
    doubts = [doubt for doubt in read(rows).doubts if "没有读取" in doubt]

    assert [("重要" in doubt, "微信" in doubt) for doubt in doubts] == [(True, False), (False, True)]


FACTS = (
    ["提出单位", "甲局", "日期", "2026年11月2日"],
    ["提出单位：甲局", "", "日期：2026年11月2日", ""],
)


@pytest.mark.parametrize("facts", FACTS)
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_facts_and_sums_below_the_comments_are_no_comments(kind: str, facts: list[str]) -> None:
    """The unit is taken from them."""
    rows = [
        ["序号", "章条", "意见", "理由"],
        ["1", "5.1", "甲。", ""],
        ["合计", "1条", "", ""],
        facts,
    ]

    taken = read(rows, kind)

    assert said(taken) == [("5.1", "甲。", "")]
    assert (taken.arrived[0].unit, taken.arrived[0].date) == ("甲局", "2026-11-02")
    assert taken.doubts == ()


def test_a_row_of_a_list_of_units_without_a_unit_is_told() -> None:
    """It asks nobody."""
    taken = read([["序号", "单位名称", "方式"], ["1", "甲局", "函"], ["2", "", "邮件"]])

    assert [unit.name for unit in taken.units] == ["甲局"]
    assert any("A3没有读取" in doubt for doubt in taken.doubts)
