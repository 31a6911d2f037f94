"""What is written into a draft is what its author may have worded, never what is to be done; no requirement goes by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.ledger.wish import fitted, provisions
from rounds import Desk, desk_in

TEXT = """\
# 范围

本文件规定了充电柜的要求，描述了对应的证实方法，适用于充电柜。

# 要求

## 保护

温度过高时充电柜应：

- 自动断电。
- 发出警报；

## 检查

柜门应可靠关闭，并应每日检查。检查的结果应及时上报。
"""

ORDERS = (
    "增加“自动灭火”功能。",
    "增加“自动灭火”",
    "应明确断电的条件",
    "建议进一步细化",
    "同GB 1234一致。",
    "应与GB 1234的规定一致",
    "补充应急处置的要求。",
    "应补充可靠性的要求",
    "在此增加应急按钮",
    "建议改为应自动切断电源",
    "此处应说明多长时间",
    "时限应具体。建议量化。",
    "是否应写明时限？",
    "表述不清",
    "参照GB 1234执行",
    "见附件",
    "“断电”改为“切断电源”，“警报”改为“报警”",
    "第1行改为“断开”",
    "对时限应进一步明确",
    "宜考虑与消防联动的要求",
    "删去后半句，应保留前半句",
)
"""What people write into the column of new words instead of these."""


def desk_with(folder: Path, quote: str, proposed: str, place: str = "4") -> Desk:
    """A desk with one adopted comment about these words."""
    desk = desk_in(folder, TEXT)
    words = {"quote": quote} if quote else {}
    desk.add("改。", place=place, proposed=proposed, **words)
    desk.run("decide", "a0001", "采纳")
    return desk


@pytest.mark.parametrize("quote", ["自动断电。", "自动断电", "发出警报；", "检查的结果应及时上报。", "及时"])
def test_what_is_to_be_done_is_never_written(quote: str, tmp_path: Path) -> None:
    """Whatever verb it has, and whatever it is said of."""
    desk = desk_in(tmp_path, TEXT)
    ids = [desk.add("改。", place="4", quote=quote, proposed=proposed) for proposed in ORDERS]
    desk.run("decide", *ids, "采纳")
    said = desk.run("apply", *ids, code=1)

    assert [id_ for id_ in ids if f"{id_}：没有写入" not in said] == []
    assert "另一条意见" not in said
    assert desk.text == TEXT


@pytest.mark.parametrize(
    ("quote", "proposed"),
    [
        ("柜门应可靠关闭，并应每日检查。", "柜门应可靠关闭，并每日检查。"),
        ("柜门应可靠关闭，并应每日检查。", "柜门可靠关闭，并应每日检查。"),
        ("应每日检查", "每日检查"),
        ("可靠关闭", "应关严"),
        ("可靠", "柜门应可靠地关闭。"),
        ("每日", "每周检查一次。检查的记录保存1年"),
        ("检查的结果应及时上报。", "检查的结果应上报给："),
        ("自动断电。", "与消防系统联动"),
    ],
)
def test_no_requirement_is_lost_or_doubled(quote: str, proposed: str, tmp_path: Path) -> None:
    """In doubt a person writes it."""
    desk = desk_with(tmp_path, quote, proposed)

    assert "请手工修改" in desk.run("apply", "a0001", code=1)
    assert desk.text == TEXT


@pytest.mark.parametrize(
    ("quote", "proposed", "line"),
    [
        ("自动断电。", "改为“自动切断电源”", "- 自动切断电源。"),
        ("自动断电。", "自动切断电源；", "- 自动切断电源。"),
        ("自动断电", "自动切断电源。", "- 自动切断电源。"),
        ("发出警报；", "发出声光警报。", "- 发出声光警报；"),
        ("", "发出声光警报", "- 发出声光警报；"),
        ("自动断电。", "将“断电”改为“切断电源”", "- 自动切断电源。"),
        ("及时", "在1 h内", "柜门应可靠关闭，并应每日检查。检查的结果应在1 h内上报。"),
        ("每日", "“每周”", "柜门应可靠关闭，并应每周检查。检查的结果应及时上报。"),
        ("应及时上报", "应在表5规定的时限内上报", "柜门应可靠关闭，并应每日检查。检查的结果应在表5规定的时限内上报。"),
        ("应可靠关闭", "“应”改为“宜”", "柜门宜可靠关闭，并应每日检查。检查的结果应及时上报。"),
    ],
)
def test_new_words_end_as_the_old_ones(quote: str, proposed: str, line: str, tmp_path: Path) -> None:
    """The final punctuation is that of the place, and words that are named are the only ones that go."""
    desk = desk_with(tmp_path, quote, proposed)
    desk.run("apply", "a0001")

    assert [new for old, new in zip(TEXT.split("\n"), desk.text.split("\n"), strict=True) if old != new] == [line]


@pytest.mark.parametrize(
    ("place", "proposed", "line"),
    [
        ("4.1第2项", "发出声光警报（不低于60 dB）", "- 发出声光警报（不低于60 dB）；"),
        ("4.1第1项", "自动切断电源。", "- 自动切断电源。"),
        ("4.1第1项", "与消防系统联动", ""),
        ("4.1第1项", "增加“自动灭火”功能。", ""),
        ("4.2", "应由专人检查门锁和铰链", ""),
    ],
)
def test_an_item_of_one_sentence_is_what_a_comment_on_it_means(
    place: str, proposed: str, line: str, tmp_path: Path
) -> None:
    """If the words may be its new form; a paragraph of several sentences is not."""
    desk = desk_with(tmp_path, "", proposed, place)
    desk.run("apply", "a0001", code=0 if line else 1)

    changed = [new for old, new in zip(TEXT.split("\n"), desk.text.split("\n"), strict=True) if old != new]
    assert changed == [line] * bool(line)


def test_what_is_adopted_in_part_is_written_by_a_person(tmp_path: Path) -> None:
    """And it is not said that it was not adopted."""
    desk = desk_with(tmp_path, "每日", "每周")
    desk.run("decide", "a0001", "部分采纳", "--reason", "写周期。")

    assert "没有采纳" not in (said := desk.run("apply", "a0001", code=1))
    assert "部分采纳，采纳了哪些字要由人来写" in said


def test_marks_and_verbs_are_told_from_words_that_look_like_them() -> None:
    """可靠 and 相应 are no provisions."""
    assert [fitted("甲。", "乙；"), fitted("甲", "乙。"), fitted("甲。", "乙")] == ["甲；", "甲。", "甲"]
    assert provisions("应可靠地相应应急") == 1
    assert provisions("不应用，宜适宜，可可行") == 2
