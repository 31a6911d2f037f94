"""Looking at a round: list, check, group, stats, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from rounds import desk_in

FIELDS = [
    "id",
    "channel",
    "via",
    "file",
    "unit",
    "kind",
    "date",
    "number",
    "element",
    "quote",
    "state",
    "current_number",
    "line",
    "body",
    "proposed",
    "reason",
    "parent",
    "resolved",
    "group",
    "decision",
    "decision_reason",
    "decided_by",
    "change",
]


def test_the_list_for_programs_has_its_fields(tmp_path: Path) -> None:
    """Others rely on them."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1", unit="×××单位")
    (desk.home / "index.md").write_text(
        desk.text.replace("## 接地", "## 总则\n\n应安全。\n\n## 接地"), encoding="utf-8"
    )
    whole = json.loads(desk.run("list", "--format", "json"))
    row = whole["comments"][0]

    assert list(whole) == ["round", "asked", "answered", "comments"]
    assert (whole["round"], whole["asked"], whole["answered"]) == ("1", 0, 1)
    assert [name for name in FIELDS if name not in row] == []
    assert (row["number"], row["current_number"], row["state"], row["line"]) == ("4.1", "4.2", "moved", 11)


def test_the_list_for_people_says_what_moved_and_what_is_open(tmp_path: Path) -> None:
    """And shows only the open or the unplaced ones on demand."""
    desk = desk_in(tmp_path)
    first, second = desk.add("改。", place="4.1"), desk.add("再改。", place="9.9")
    desk.run("decide", first, "采纳")

    assert "2026-1-a0001  4.1  采纳\n    改。" in desk.run("list")
    assert first not in desk.run("list", "--open")
    assert first not in desk.run("list", "--unplaced")
    assert f"{second}  9.9  待定位  未处理" in desk.run("list", "--unplaced")


def test_the_check_ends_with_one_when_something_is_wrong(tmp_path: Path) -> None:
    """With file, line, fact and remedy; the same for programs."""
    desk = desk_in(tmp_path)
    assert desk.run("check") == "0 个错误，0 个警告，0 个提示。\n"
    id_ = desk.add("改。", place="4.1")
    said = desk.run("check", code=1)
    found = json.loads(desk.run("check", "--format", "json", code=1))["findings"]

    assert f"reviews/1/comments/{id_}.yaml:1:1: 警告 REV010" in said
    assert "改法：" in said
    assert [(item["code"], item["line"]) for item in found] == [("REV010", 1)]


def test_near_duplicates_are_proposed(tmp_path: Path) -> None:
    """On one element, and only proposed."""
    desk = desk_in(tmp_path)
    desk.add("建议将“应”改为“宜”。", place="4.1")
    desk.add("建议将“应”改成“宜”。", place="4.1")
    desk.add("建议将“应”改为“宜”。", place="4.2")
    desk.add("充电柜的英文不对，请核对。", place="4.1")
    found = json.loads(desk.run("group", "--format", "json"))["groups"]

    assert [group["ids"] for group in found] == [["2026-1-a0001", "2026-1-a0002"]]
    assert [row["group"] for row in desk.rows()] == ["", "", "", ""]
    assert "可能重复的有 1 组" in desk.run("group")


def test_the_counts_agree_with_the_list(tmp_path: Path) -> None:
    """② + ④ = ① and ③ ≤ ②; each table has all comments."""
    desk = desk_in(tmp_path)
    for place, kind, unit, via in (
        ("4.1", "技术", "甲局", "发函"),
        ("4.2", "编辑", "甲局", "发函"),
        ("全文", "总体", "", "公示"),
        ("9.9", "", "乙", "公示"),
    ):
        desk.add("改。", place=place, kind=kind, unit=unit, via=via, date="2026-11-20")
    desk.run("decide", "a0001", "采纳")
    desk.run("decide", "a0002", "另行处理", "--reason", "下次修订。")
    record = desk.home / "reviews/1/round.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "units:\n  - name: 甲局\n  - name: 丙局\n", encoding="utf-8")
    found = json.loads(desk.run("stats", "--format", "json"))
    counts = found["counts"]

    assert (counts["asked"], counts["answered"], counts["commented"], counts["silent"]) == (2, 1, 1, 1)
    assert (counts["comments"], counts["adopted"], counts["partly"], counts["refused"], counts["unsettled"]) == (
        4,
        1,
        0,
        1,
        2,
    )
    assert all(sum(found[name].values()) == 4 for name in ("clause", "kind", "unit", "decision", "day"))
    assert found["clause"] == {"全文": 1, "待定位": 1, "第4章": 2}
    assert (
        "向2个单位征求意见，收到1个单位的回函，其中1个单位提出了意见，1个单位没有回函；通过公示收到意见2条"
        in found["text"]
    )
    assert found["text"] in desk.run("stats")


def test_many_open_comments_are_not_told_one_by_one(tmp_path: Path) -> None:
    """The counts and the list for programs have them all."""
    desk = desk_in(tmp_path)
    for _ in range(6):
        desk.add("改。", place="4.1")
    said = desk.run("check", code=1)

    assert said.count("REV010") == 3
    assert "另有 3 条没有处理意见" in said
    assert "6 个警告" in said
    assert len(json.loads(desk.run("check", "--format", "json", code=1))["findings"]) == 6


def test_the_table_says_how_it_comes_back_and_what_is_old(tmp_path: Path) -> None:
    """待议 is seen in it; the working copy is named when the table is finished."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1", unit="×××局")
    desk.run("decide", "a0001", "待议")
    first = desk.run("table", "--out", tmp_path / "build", code=1)
    book = next((tmp_path / "build").rglob("*（未完成）.xlsx"))
    again = desk.run("import", book)
    desk.run("decide", "a0001", "不采纳", "--reason", "已规定。")
    last = desk.run("table", "--out", tmp_path / "build")

    assert f"qicao review import {desk.home.as_posix()} {book.as_posix()}" in first
    assert "没有变化 1 条" in again
    assert book.name in last
    assert "可以删去" in last


def test_the_list_counts_what_counts(tmp_path: Path) -> None:
    """Comments that were withdrawn and answers are listed and not counted; to be placed are only those that count."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="9.9", unit="×××单位")
    desk.add("再改。", place="9.8", unit="×××单位")
    desk.add("无意见。", unit="×××大学")
    desk.run("withdraw", "a0002", "--reason", "重复")

    assert "第 1 轮：1 条（另有“无意见” 1 份、已撤出 1 条）。" in desk.run("list")
    assert "a0002" not in desk.run("list", "--unplaced")
    assert "第 1 轮：1 条。" in desk.run("list", "--unplaced")


def test_an_answer_without_comments_is_seen_and_withdrawn(tmp_path: Path) -> None:
    """With its number, from the command that imports it to the list; withdrawn, it counts nowhere and does not come back."""
    desk = desk_in(tmp_path)
    file = tmp_path / "回函.txt"
    file.write_text("我单位无意见。\n×××大学\n", encoding="utf-8")
    said = desk.run("import", file, "--mark", "a", "--unit", "×××大学")
    listed = desk.run("list")
    desk.run("withdraw", "a0001", "--reason", "导错")
    desk.run("import", file, "--unit", "×××大学")
    withdrawn = desk.run("list"), json.loads(desk.run("stats", "--format", "json"))["counts"]["answered"]
    desk.run("withdraw", "a0001", "--undo")

    assert "2026-1-a0001：×××大学，无意见" in said
    assert "2026-1-a0001  无意见  ×××大学" in listed
    assert "已撤出：导错" in withdrawn[0]
    assert withdrawn[1] == 0
    assert json.loads(desk.run("stats", "--format", "json"))["counts"]["answered"] == 1


def test_who_only_spoke_at_a_meeting_or_before_did_not_answer(tmp_path: Path) -> None:
    """Its comments count; a unit at a meeting need not have been asked."""
    desk = desk_in(tmp_path)
    record = desk.home / "reviews/1/round.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "units:\n  - name: 甲局\n  - name: 丙局\n", encoding="utf-8")
    desk.add("改。", place="4.1", unit="甲局", via="会议")
    desk.add("再改。", place="4.1", unit="乙局", via="会议")
    desk.add("还改。", place="4.2", unit="丙局")
    first = json.loads(desk.run("stats", "--format", "json"))["counts"]
    said = desk.run("check", code=1)
    desk.run("open", "--start", "2027-01-02", "--end", "2027-02-02")
    second = desk.home / "reviews/2/round.yaml"
    second.write_text(second.read_text(encoding="utf-8") + "units:\n  - name: 甲局\n", encoding="utf-8")
    desk.run("carry")
    carried = json.loads(desk.run("stats", "--format", "json"))["counts"]

    assert (first["asked"], first["answered"], first["commented"], first["silent"]) == (2, 1, 1, 1)
    assert "REV020" not in said
    assert (carried["comments"], carried["answered"], carried["commented"], carried["silent"]) == (3, 0, 0, 1)
    assert "REV020" not in desk.run("check", code=1)


def test_the_check_shows_what_the_comment_says(tmp_path: Path) -> None:
    """With its unit, on one line, instead of a line of the record; where that line is at fault, the line."""
    desk = desk_in(tmp_path)
    desk.add("改为\n每周检查。", place="4.1", unit="×××单位", proposed="并应每周检查")
    desk.run("decide", "a0001", "采纳")
    desk.add("电话13900000000。", place="4.1", unit="×××大学")
    said = desk.run("check", code=1)

    assert "    ×××单位：改为 每周检查。 建议修改为：并应每周检查\n    改法：" in said
    assert "decision:" not in said
    assert "body: 电话13900000000" in said
