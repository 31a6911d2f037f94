"""No reason and no decision goes without a word: joined comments, decisions without reasons, words that are none, demands in answers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from handed import COMMENTS, back, comment, outputs, rows_of, view_of, with_rows, word_of
from qicao.errors import UsageError
from qicao.intake.words import decision_of, demands
from qicao.ledger.importing import Wish, import_files
from qicao.ledger.notes import notes_of
from qicao.ledger.record import read_record
from qicao.ledger.returned import take_back
from qicao.ledger.view import open_view
from qicao.model.comment import Arrived, Decision, Source
from qicao.model.overview import Note
from rounds import desk_in

REFUSED = Decision("不采纳", "已由其他文件规定。", "起草组", "2026-12-01", "4.1")


def test_comments_with_different_decisions_are_not_joined(tmp_path: Path) -> None:
    """Both are told; the same decisions join, and the reason that one of them has is that of both."""
    desk = desk_in(tmp_path)
    ids = [desk.add("改。", place="4.1") for _ in range(3)]
    desk.run("decide", ids[0], "采纳")
    desk.run("decide", ids[1], "不采纳", "--reason", "已规定。")
    desk.run("decide", ids[2], "不采纳")
    with pytest.raises(UsageError) as refused:
        desk.run("join", *ids[:2])
    desk.run("join", ids[2], ids[1])

    assert all(words in refused.value.message for words in (ids[0], ids[1], "采纳", "不采纳：已规定。"))
    assert [(row["group"], row["decision"], row["decision_reason"]) for row in desk.rows()] == [
        ("", "采纳", ""), (ids[2], "不采纳", "已规定。"), (ids[2], "不采纳", "已规定。"),
    ]  # fmt: skip


def filled(view: object, **cells: str) -> bytes:
    """The workbook with decisions by the last character of the numbers."""
    data = outputs(view)["表.xlsx"]  # type: ignore[arg-type]
    rows = rows_of(data)
    for row in rows:
        row[4] = cells.get(f"n{row[-1][-1]}", row[4])
    return with_rows(data, rows)


def test_joined_rows_that_differ_are_told_and_not_taken() -> None:
    """The last one does not win."""
    view = view_of((comment(1, decision=REFUSED), comment(2, decision=REFUSED, group="2026-1-a0001")))
    found = back(view, "表.xlsx", filled(view, n1="采纳", n2="部分采纳。只改一处。"))

    assert found.comments == ()
    assert len(found.altered) == 1
    assert all(words in found.altered[0] for words in ("2026-1-a0001", "2026-1-a0002", "采纳", "只改一处"))


def test_a_joined_comment_that_follows_another_row_is_told() -> None:
    """Its own row still says what was decided before."""
    made = Decision("采纳")
    view = view_of((comment(1, decision=made), comment(2, decision=made, group="2026-1-a0001")))
    found = back(view, "表.xlsx", filled(view, n1="不采纳。已规定。"))

    assert {one.decision for one in found.comments} == {Decision("不采纳", "已规定。")}
    assert [told for told in found.altered if "2026-1-a0002" in told and "原来是“采纳”" in told]


@pytest.mark.parametrize(("words", "reason"), [("不采纳", REFUSED.reason), ("不采纳。另有规定。", "另有规定。")])
def test_a_decision_without_a_reason_keeps_the_one_that_is_there(words: str, reason: str) -> None:
    """In the workbook and in an answer in Word."""
    view = view_of((comment(1, decision=REFUSED),))
    book = back(view, "表.xlsx", filled(view, n1=words))
    more = [Note("甲", words, "×××会议", "2026-12-08", parent="#a0001")]
    word = back(view, "稿.docx", word_of(view, more))

    for found in (book, word):
        made = next((one.decision for one in found.comments), REFUSED)
        assert made is not None
        assert (made.kind, made.reason) == ("不采纳", reason)
    assert any("没有写理由" in told for told in book.altered) == (reason == REFUSED.reason)


def test_a_reason_that_no_longer_stands_is_told(tmp_path: Path) -> None:
    """By the table and by the command."""
    view = view_of((comment(1, decision=REFUSED),))
    found = back(view, "表.xlsx", filled(view, n1="采纳"))
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")
    desk.run("decide", "a0001", "不采纳", "--reason", "已规定。")
    bare = desk.run("decide", "a0001", "不采纳")
    said = desk.run("decide", "a0001", "采纳")

    assert [one.decision for one in found.comments] == [Decision("采纳")]
    assert any(REFUSED.reason in told for told in found.altered)
    assert "已规定" not in bare
    assert "已规定" in said
    assert desk.rows()[0]["decision_reason"] == ""


@pytest.mark.parametrize("words", ["同意", "理解为总体意见", "√", "按会议意见办"])
@pytest.mark.parametrize("before", [None, REFUSED])
def test_words_that_are_no_decision_are_told(words: str, before: Decision | None) -> None:
    """With the row, the words and what can be written; and not as an empty cell."""
    view = view_of((comment(1, decision=before),))
    found = back(view, "表.xlsx", filled(view, n1=words))

    assert found.comments == ()
    assert len(found.altered) == 1
    assert all(part in found.altered[0] for part in (f"“{words}”", "行", "部分采纳"))
    assert "清空" not in found.altered[0]


@pytest.mark.parametrize("words", ["采 纳", "采　纳", "不 采 纳：已规定。", "部分 采纳"])
def test_blanks_within_a_decision_are_no_obstacle(words: str) -> None:
    """People stretch words to fill a cell."""
    found = decision_of(words)
    assert found is not None
    assert found.kind == words.split("：", maxsplit=1)[0].replace(" ", "").replace("\u3000", "")


def test_words_that_are_no_decision_are_told_of_a_form_that_is_not_ours(tmp_path: Path) -> None:
    """A table that the secretary kept herself."""
    desk = desk_in(tmp_path)
    book = Workbook()
    for row in (["序号", "章条编号", "意见内容", "提出单位", "处理意见"], ["1", "4.1", "宜改。", "×××局", "同意"]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    file = tmp_path / "表.xlsx"
    file.write_bytes(stream.getvalue())
    found = next(iter(import_files(read_record(desk.home / "reviews/1"), [file], Wish(mark="a"))))

    assert found.received is not None
    assert any("“同意”" in told and "部分采纳" in told for told in found.received.doubts)


def test_an_answer_that_only_may_be_a_decision_is_told() -> None:
    """It stays an answer."""
    view = view_of((comment(1),))
    more = [Note("甲", "同意提出的意见。", "主持人", "2026-12-08", parent="#a0001")]
    found = back(view, "稿.docx", word_of(view, more))

    assert [one.parent for one in found.rest] == ["2026-1-a0001"]
    assert any("同意提出的意见" in told and "采纳" in told for told in found.altered)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("同意，另建议说明是否包括固定剂。", True),
        ("同意上述建议。", False),
        ("同意", False),
        ("赞同。还应增加周期。", True),
        ("是否包括固定剂？", True),
        ("采纳：写明含固定剂", False),
        ("+1", False),
        ("谢谢。", False),
    ],
)
def test_an_answer_with_a_demand_is_told_from_an_answer(words: str, wanted: bool) -> None:
    """同意 alone wants nothing."""
    assert demands(words) is wanted


def test_a_demand_in_an_answer_counts_and_is_decided_for_itself(tmp_path: Path) -> None:
    """From the letter of a unit to the table, and back from the meeting; its parent keeps its own decision."""
    view = view_of((comment(1),))
    desk = desk_in(tmp_path)
    more = [Note("甲", "同意，另建议说明是否包括固定剂。", "×××大学", "2026-11-20", parent="#a0001")]
    file = tmp_path / "意见.docx"
    file.write_bytes(word_of(view, more))
    for _ in range(2):
        found = next(iter(import_files(read_record(desk.home / "reviews/1"), [file], Wish(mark="a"))))
    rows = desk.rows()

    assert found.received is not None
    assert (found.received.added, len(found.received.unchanged)) == ((), 2)
    assert [(row["parent"], row["unit"]) for row in rows] == [("", "×××单位（1）"), ("", "×××大学")]
    assert rows[0]["element"] == rows[1]["element"]
    assert desk.run("check", code=1).count("REV010") == 2


def test_an_answer_behind_a_further_demand_decides_that() -> None:
    """The comment that begins the thread was decided before."""
    view = view_of((comment(1, decision=REFUSED),))
    more = [
        Note("甲", "同意，另建议说明是否包括固定剂。", "×××大学", "2026-12-08", parent="#a0001"),
        Note("乙", "采纳：写明含固定剂。", "主持人", "2026-12-08", parent="#a0001"),
    ]
    found = back(view, "稿.docx", word_of(view, more))

    assert found.comments == ()
    assert [one.decision and one.decision.kind for one in found.rest] == ["采纳", None]


def test_a_decision_on_a_kept_demand_is_not_moved_to_its_parent() -> None:
    """As rounds hold it that were begun before."""
    demand = replace(COMMENTS[5], body="同意，另建议说明是否包括固定剂。")
    view = view_of((comment(1, decision=REFUSED), demand))
    made = Decision("采纳", "写明含固定剂。")
    rows = [
        Arrived("word", Source(key="#a0001"), view.record.comments["2026-1-a0001"].body),
        Arrived("word", Source(key="#a0006"), demand.body, parent="#a0001", decision=made),
    ]

    assert [(one.id, one.decision) for one in take_back(view, rows).comments] == [("2026-1-a0006", made)]


def test_what_was_withdrawn_does_not_come_back_with_its_file(tmp_path: Path) -> None:
    """The same file and an amended one leave it where it is; an old table does not miss it."""
    desk = desk_in(tmp_path)
    file = tmp_path / "意见.docx"
    for body in ("宜写明周期。", "宜写明周期。", "宜写明周期和方法。"):
        file.write_bytes(word_of(view_of((comment(1), comment(2, body)))))
        list(import_files(read_record(desk.home / "reviews/1"), [file], Wish(mark="a")))
        desk.run("withdraw", "a0002", "--reason", "导错")
    desk.run("table", "--out", tmp_path / "build", code=1)
    book = next((tmp_path / "build").rglob("*.xlsx"))

    assert [(row["id"], row["withdrawn"]) for row in desk.rows()] == [("2026-1-a0001", ""), ("2026-1-a0002", "导错")]
    assert "没有这一行" not in desk.run("import", book)


def test_a_demand_in_an_answer_stands_alone_in_the_word_file_for_the_meeting(tmp_path: Path) -> None:
    """What the meeting answers to it is its decision, and its parent keeps its own."""
    more = [Note("甲", "同意，另建议说明是否包括固定剂。", "×××大学", "2026-11-20", parent="#a0001")]
    desk = desk_in(tmp_path)
    file = tmp_path / "意见.docx"
    file.write_bytes(word_of(view_of((comment(1),)), more))
    list(import_files(read_record(desk.home / "reviews/1"), [file], Wish(mark="a")))
    desk.run("decide", "a0001", "不采纳", "--reason", "已规定。")
    view = open_view(desk.home)
    answer = Note("乙", "采纳：写明含固定剂。", "主持人", "2026-12-08", parent="#a0002")
    (tmp_path / "会议.docx").write_bytes(word_of(view, [answer]))
    desk.run("import", tmp_path / "会议.docx")

    assert [(row["decision"], row["decision_reason"]) for row in desk.rows() if not row["parent"]] == [
        ("不采纳", "已规定。"), ("采纳", "写明含固定剂。"),
    ]  # fmt: skip


@pytest.mark.parametrize(("place", "number"), [("全文", "全文"), ("9.9", "")])
def test_a_demand_stands_where_the_comment_stands_that_it_answers(place: str, number: str, tmp_path: Path) -> None:
    """On the whole document or at an unknown place, though Word shows both at the first title."""
    desk = desk_in(tmp_path)
    desk.add("全文统一用语。", place=place, unit="×××单位")
    more = [Note("甲", "同意，另建议统一单位符号。", "×××大学", "2026-11-20", parent="#a0001")]
    file = tmp_path / "会上.docx"
    file.write_bytes(word_of(open_view(desk.home), more))
    desk.run("import", file)

    assert [row["current_number"] for row in desk.rows()] == [number, number]


def test_the_unit_of_a_new_comment_at_a_meeting_is_not_that_of_who_answers(tmp_path: Path) -> None:
    """--unit names who made the comment in the Word file for the meeting; 会议 is how it came."""
    desk = desk_in(tmp_path)
    desk.add("统一用语。", place="4.1", unit="×××单位")
    view = open_view(desk.home)
    element = next(iter(notes_of(view))).places
    more = [
        Note("甲", "这里还要写明周期。", "代表", "2026-12-08", element),
        Note("乙", "会后再查一下。", "主持人", "2026-12-08", parent="#a0001"),
    ]
    file = tmp_path / "会上.docx"
    file.write_bytes(word_of(view, more))
    desk.run("import", file, "--unit", "甲局")

    assert [(row["unit"], row["via"]) for row in desk.rows()[1:]] == [("甲局", "会议"), ("", "会议")]
