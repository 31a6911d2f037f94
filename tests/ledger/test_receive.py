"""Comments of a file are received once: the same file adds nothing, an amended one changes what differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.ledger.quotes import Quotes
from qicao.ledger.receipts import read_persons
from qicao.ledger.receive import Received, receive
from qicao.ledger.record import Record, read_record
from qicao.model.comment import Answer, Arrived, Decision, Round, Source
from qicao.model.frozen import freeze
from qicao.source.emit import emit
from qicao.source.files import DISK
from snippets import document_of

TEXT = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 接地\n\n充电柜应可靠接地，并应每日检查。\n\n## 检查\n\n柜门应完好。\n"
QUOTES = Quotes.of(FrozenTree.of(freeze(document_of(TEXT).standard, {})))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty round."""
    (tmp_path / "round.yaml").write_text(emit(Round("1", year="2026")), encoding="utf-8")
    return read_record(tmp_path)


def arrived(key: str, body: str, place: str = "4.1", **more: object) -> Arrived:
    """A row of a form."""
    one = Arrived("form", Source("反馈表.docx", f"第{key}行", key), body, place, unit="×××单位")
    return replace(one, **more)


FORM = [
    arrived("1", "建议将接地改为可靠接地并检测。"),
    arrived("2", "建议增加柜门的检查周期。", "4.2"),
    arrived("3", "全文统一用语。", "全文"),
]


def again(record: Record, form: list[Arrived]) -> Received:
    """The form received by the record as it lies on the disk."""
    return receive(read_record(record.folder), QUOTES, form, mark="a")


def test_a_file_is_received_once(record: Record) -> None:
    """Places are understood, numbers given in order; the second time nothing is added and nothing changes."""
    first = again(record, FORM)
    second = again(record, FORM)

    assert first.added == ("2026-1-a0001", "2026-1-a0002", "2026-1-a0003")
    assert [comment.anchor.number for comment in first.record.comments.values()] == ["4.1", "4.2", ""]
    assert (second.added, second.updated, second.unchanged) == ((), {}, first.added)
    assert read_record(record.folder).comments == first.record.comments


def test_an_amended_file_changes_what_differs(record: Record) -> None:
    """Under its old name or another; what it no longer holds stays and is told, what is new is added."""
    again(record, FORM)
    amended = [
        replace(one, source=replace(one.source, file="反馈表（修改）.docx"))
        for one in (FORM[0], replace(FORM[1], body="建议增加柜门的检查周期和记录。"), arrived("4", "附录太长。", "4.2"))
    ]
    found = again(record, amended)

    assert found.unchanged == ()
    assert set(found.updated) == {"2026-1-a0001", "2026-1-a0002"}
    assert found.updated["2026-1-a0001"] == ("source",)
    assert set(found.updated["2026-1-a0002"]) == {"source", "body"}
    assert found.added == ("2026-1-a0004",)
    assert found.missing == ("2026-1-a0003",)
    assert len(found.record.comments) == 4


@pytest.mark.parametrize("unit", ["×××单位乙", ""])
def test_another_form_of_the_same_name_is_another(record: Record, unit: str) -> None:
    """Everybody's form is called 反馈表.docx and begins with 1."""
    again(record, [replace(one, unit="") for one in FORM] if not unit else FORM)
    other = [arrived("1", "术语的英文不对。", unit=unit), arrived("2", "公式缺少单位。", unit=unit)]

    assert len(again(record, other).added) == 2


def test_a_decision_is_not_lost_to_a_channel_that_has_none(record: Record) -> None:
    """And one that has one gives it; the name of a person does not come with it."""
    decided = [replace(FORM[0], person="×××甲", decision=Decision("采纳", by="×××甲")), *FORM[1:]]
    again(record, decided)
    found = again(record, FORM)

    assert found.record.comments["2026-1-a0001"].decision == Decision("采纳")


def test_names_stay_out_of_the_record(record: Record) -> None:
    """Only the file of persons has them."""
    again(record, [replace(FORM[0], person="王某某", contact="13800000000")])
    files = [file.read_text(encoding="utf-8") for file in (record.folder / "comments").iterdir()]

    assert not any("王某某" in text or "13800000000" in text for text in files)
    assert [person.name for person in read_persons(DISK, record.folder).values()] == ["王某某"]


def test_replies_know_their_comment(record: Record) -> None:
    """By its new number."""
    thread = [arrived("7", "应改。"), replace(arrived("8", "已改。"), parent="7")]
    found = again(record, thread)

    assert [comment.parent for comment in found.record.comments.values()] == ["", "2026-1-a0001"]


def test_an_answer_is_no_comment_and_counts_once(record: Record) -> None:
    """无意见 is kept with its unit."""
    answers = [Answer("", "×××单位丙", "发函")]
    for _ in range(2):
        receive(read_record(record.folder), QUOTES, [], answers, "a")
    found = read_record(record.folder)

    assert (len(found.comments), [answer.unit for answer in found.answers.values()]) == (0, ["×××单位丙"])


def test_what_is_not_understood_is_kept_and_told(record: Record) -> None:
    """Never on a wrong clause."""
    found = again(record, [arrived("1", "改。", "9.9")])

    assert found.record.comments["2026-1-a0001"].anchor.element == ""
    assert "没有9.9" in found.doubts[0]


def test_a_file_whose_unit_is_told_later_adds_nothing(record: Record) -> None:
    """The comments of nobody get the unit, and are not taken in a second time."""
    nobody = [replace(one, unit="") for one in FORM]
    first, second, third = again(record, nobody), again(record, FORM), again(record, FORM)

    assert len(first.added) == 3
    assert (second.added, second.updated) == ((), dict.fromkeys(first.added, ("unit",)))
    assert (third.added, third.updated) == ((), {})
