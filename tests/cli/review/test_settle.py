"""Settling comments: decisions, groups, places, and adopted words written into the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import UsageError
from rounds import desk_in


def test_a_decision_is_written_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    """For several at once, by the end of their numbers; and taken back."""
    desk = desk_in(tmp_path)
    for place in ("4.1", "4.2"):
        desk.add("改。", place=place)
    desk.run(
        "decide",
        "a0001",
        "2026-1-a0002",
        "部分采纳",
        "--reason",
        "只改术语。",
        "--by",
        "起草组会议",
        "--date",
        "2026-12-09",
        "--change",
        "4.1",
    )
    row = desk.rows()[1]
    desk.run("decide", "a0002", "撤回")

    assert (row["decision"], row["decision_reason"], row["decided_by"], row["change"]) == (
        "部分采纳",
        "只改术语。",
        "起草组会议",
        "4.1",
    )
    assert [row["decision"] for row in desk.rows()] == ["部分采纳", ""]


@pytest.mark.parametrize("words", [["a0001", "同意"], ["采纳"], ["a0009", "采纳"]])
def test_what_is_no_decision_is_refused(words: list[str], tmp_path: Path) -> None:
    """Nothing is written."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")
    with pytest.raises(UsageError):
        desk.run("decide", *words)
    assert desk.rows()[0]["decision"] == ""


def test_joined_comments_have_one_decision(tmp_path: Path) -> None:
    """They stay rows of their own, and part again."""
    desk = desk_in(tmp_path)
    for _ in range(3):
        desk.add("改。", place="4.1")
    desk.run("join", "a0001", "a0002", "a0003")
    desk.run("decide", "a0002", "采纳")
    joined = [(row["group"], row["decision"]) for row in desk.rows()]
    desk.run("part", "a0001")
    left = [row["group"] for row in desk.rows()]
    desk.run("part", "a0002")

    assert joined == [("2026-1-a0001", "采纳")] * 3
    assert left == ["", "2026-1-a0002", "2026-1-a0002"]
    assert [row["group"] for row in desk.rows()] == ["", "", ""]
    with pytest.raises(UsageError):
        desk.run("join", "a0001")


def test_a_comment_gets_its_place_from_a_person(tmp_path: Path) -> None:
    """In the words of the text that was sent out; words that nobody understands change nothing."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="9.9")
    desk.run("place", "a0001", "4.2")
    with pytest.raises(UsageError):
        desk.run("place", "a0001", "8.8")

    assert (desk.rows()[0]["current_number"], desk.rows()[0]["state"]) == ("4.2", "placed")


@pytest.mark.parametrize(("words", "number"), [("4.2", "4.2"), ("全文", "全文"), ("第3章", "第3章"), ("4.1", "4.1")])
def test_the_place_of_a_person_wins_over_the_quote(words: str, number: str, tmp_path: Path) -> None:
    """Whether the quoted words stand there or elsewhere, which is told."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="9.9", quote="充电柜应可靠接地，并应每日检查")
    before = desk.rows()[0]
    told = desk.run("place", "a0001", words)

    assert before["current_number"] == "4.1"
    assert desk.rows()[0]["current_number"] == number
    assert number in told
    assert ("所引的原文不在" in told) is (words in {"4.2", "第3章"})


def test_the_place_of_a_person_stays_when_the_file_comes_again(tmp_path: Path) -> None:
    """Also for a comment whose author wrote no place."""
    desk = desk_in(tmp_path)
    file = tmp_path / "意见.csv"
    file.write_text("章条编号,原文,意见,提出单位\n,应可靠接地,宜明确。,×××单位\n", encoding="utf-8")
    desk.run("import", file)
    desk.run("place", desk.rows()[0]["id"], "4.2")
    desk.run("import", file)

    assert [row["current_number"] for row in desk.rows()] == ["4.2"]


def test_adopted_words_are_written_into_the_draft(tmp_path: Path) -> None:
    """Shown first; the check is then content, and the second time there is nothing to write."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1", quote="可靠接地", proposed="牢固接地")
    desk.add("改。", place="4.1", quote="每日", proposed="改为“每周”")
    desk.run("decide", "a0001", "a0002", "采纳")
    before = desk.text
    shown = desk.run("apply", "a0001", "--diff")
    assert "+充电柜应牢固接地，并应每日检查。" in shown
    assert desk.text == before
    desk.run("apply", "a0001", "a0002")

    assert "充电柜应牢固接地，并应每周检查。" in desk.text
    assert desk.run("check") == "0 个错误，0 个警告，0 个提示。\n"
    assert "没有写入" in desk.run("apply", "a0001", code=1)


@pytest.mark.parametrize(
    ("options", "kind", "why"),
    [
        ({"place": "4.1", "quote": "可靠接地", "proposed": "牢固接地"}, "不采纳", "没有采纳"),
        ({"place": "4.1", "quote": "可靠接地"}, "采纳", "建议修改为"),
        ({"place": "9.9", "proposed": "牢固接地"}, "采纳", "待定位"),
        ({"place": "4.2", "quote": "完好，门锁应", "proposed": "完整，锁应"}, "采纳", "标记"),
        ({"place": "4.1", "quote": "可靠接地", "proposed": "**牢固接地"}, "采纳", "标记"),
        ({"place": "全文", "proposed": "牢固接地"}, "采纳", "一处文字"),
        ({"place": "4.1", "quote": "可靠接地", "proposed": "增加接地电阻的限值"}, "采纳", "怎么改"),
        ({"place": "4.1", "proposed": "接地电阻不应大于4 Ω"}, "采纳", "看不出代替哪几个字"),
        ({"place": "4.2", "proposed": "应每年检查门锁和铰链"}, "采纳", "看不出代替哪几个字"),
    ],
)
def test_words_that_do_not_fit_are_left_to_a_person(
    options: dict[str, str], kind: str, why: str, tmp_path: Path
) -> None:
    """With the reason; the draft stays as it is."""
    desk = desk_in(tmp_path)
    desk.add("改。", **options)
    desk.run("decide", "a0001", kind, "--reason", "略。")
    before = desk.text

    assert why in desk.run("apply", "a0001", code=1)
    assert desk.text == before


def test_the_whole_paragraph_takes_the_place_of_the_paragraph(tmp_path: Path) -> None:
    """People quote a word and write the sentence anew."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1", quote="可靠", proposed="充电柜应牢固接地，并应每日检查。")
    desk.add("改。", place="4.2", quote="柜门应完好", proposed="柜门不应有破损")
    desk.run("decide", "a0001", "a0002", "采纳")
    desk.run("apply", "a0001", "a0002")

    assert "\n充电柜应牢固接地，并应每日检查。\n" in desk.text
    assert "\n柜门不应有破损，**门锁**应能锁住。\n" in desk.text


@pytest.mark.parametrize(
    ("place", "proposed", "line"),
    [
        ("4.1", "充电柜应牢固接地，并应每日检查。", "充电柜应牢固接地，并应每日检查。"),
        ("4.1", "并应每周检查", "充电柜应可靠接地，并应每周检查。"),
        ("4.1", "应可靠地接地", "充电柜应可靠地接地，并应每日检查。"),
        ("第4章", "并应每周检查", "充电柜应可靠接地，并应每周检查。"),
        ("4.2", "柜门应完整", "柜门应完整，**门锁**应能锁住。"),
        ("4.1", "接地线", "## 接地线"),
    ],
)
def test_words_without_a_quote_take_the_place_of_what_is_most_like_them(
    place: str, proposed: str, line: str, tmp_path: Path
) -> None:
    """In the clause that is named: a sentence, a part of one, and its title only by one that is like it."""
    desk = desk_in(tmp_path)
    before = desk.text.split("\n")
    desk.add("改。", place=place, proposed=proposed)
    desk.run("decide", "a0001", "采纳")
    desk.run("apply", "a0001")

    assert [new for old, new in zip(before, desk.text.split("\n"), strict=True) if old != new] == [line]


def test_a_comment_that_is_withdrawn_stays_and_counts_for_nothing(tmp_path: Path) -> None:
    """A double of another, by a wrong import: no row, no count, nothing to check; and back again."""
    desk = desk_in(tmp_path)
    ids = [desk.add("改。", place="4.1", unit="×××局") for _ in range(3)]
    desk.run("join", *ids)
    desk.run("decide", ids[0], "不采纳", "--reason", "已规定。")
    with pytest.raises(UsageError):
        desk.run("withdraw", ids[0])
    desk.run("withdraw", ids[0], "--reason", "重复导入")
    rows = desk.rows()

    assert [row["withdrawn"] for row in rows] == ["重复导入", "", ""]
    assert [row["group"] for row in rows] == ["", ids[1], ids[1]]
    assert "共收到意见2条，其中采纳0条，部分采纳0条，不采纳2条。" in desk.run("stats")
    assert "已撤出：重复导入" in desk.run("list")
    assert desk.run("check") == "0 个错误，0 个警告，0 个提示。\n"
    desk.run("withdraw", ids[1], "--reason", "导错")
    desk.run("withdraw", ids[0], "--undo")
    assert "共收到意见2条" in desk.run("stats")


def test_taking_a_decision_back_says_that_the_comment_stays(tmp_path: Path) -> None:
    """And how it goes."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")
    desk.run("decide", "a0001", "采纳")

    assert "意见仍计入" in (said := desk.run("decide", "a0001", "撤回"))
    assert "qicao review withdraw" in said


def test_the_check_gives_commands_that_can_be_copied(tmp_path: Path) -> None:
    """With the folder of the draft."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")

    assert f"qicao review decide {desk.home.as_posix()} 2026-1-a0001" in desk.run("check", code=1)
