"""A comment is taken for a known one only if file and words say so; the unit says nothing of it, and nobody's words are overwritten."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.ledger.quotes import Quotes
from qicao.ledger.receive import Received, receive
from qicao.ledger.record import Record, read_record, save_comments
from qicao.model.comment import Answer, Arrived, Channel, Decision, Round, Source
from qicao.model.frozen import freeze
from qicao.source.emit import emit
from snippets import document_of

TEXT = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 接地\n\n充电柜应可靠接地，并应每日检查。\n\n## 检查\n\n柜门应完好。\n"
QUOTES = Quotes.of(FrozenTree.of(freeze(document_of(TEXT).standard, {})))
CHANNELS: list[Channel] = ["form", "sheet", "mail", "word", "iso"]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty round."""
    (tmp_path / "round.yaml").write_text(emit(Round("1", year="2026")), encoding="utf-8")
    return read_record(tmp_path)


def rows(file: str, *bodies: str, unit: str = "", channel: Channel = "form", person: str = "") -> list[Arrived]:
    """The rows of a file, numbered from 1, all about 4.1."""
    return [
        Arrived(channel, Source(file, f"第{at}行", str(at)), body, "4.1", unit=unit, person=person)
        for at, body in enumerate(bodies, 1)
    ]


def take(record: Record, arrived: list[Arrived], told: str = "") -> Received:
    """The file received by the record as it lies on the disk; *told* is named by the caller where the file names none."""
    named = [replace(one, unit=one.unit or told) for one in arrived]
    return receive(read_record(record.folder), QUOTES, named, mark="a", told=told)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("second", ["化学系.docx", "反馈表.docx", "反馈表（修改）.docx", "反馈表2.docx"])
def test_two_departments_of_one_unit(record: Record, channel: Channel, second: str) -> None:
    """Both number from 1 and write about the same places in similar words: none of them loses a word or gets a decision."""
    first = take(
        record,
        rows("反馈表.docx", "建议将检查周期改为每周。", "建议增加接地电阻的数值。", unit="丙大学", channel=channel),
    )
    decided = replace(first.record.comments["2026-1-a0001"], decision=Decision("采纳"))
    save_comments(first.record, [decided])

    found = take(
        record, rows(second, "建议将接地改为可靠接地。", "建议删去检查的要求。", unit="丙大学", channel=channel)
    )

    assert (len(found.added), dict(found.updated)) == (2, {})
    assert found.record.comments["2026-1-a0001"] == decided
    assert all(found.record.comments[id_].decision is None for id_ in found.added)


def test_two_persons_of_one_unit(record: Record) -> None:
    """Even with the same words: the second is added, and told to equal the first."""
    take(record, rows("反馈表.docx", "建议删去。", unit="丙大学", person="×××甲"))
    found = take(record, rows("反馈表.docx", "建议删去。", unit="丙大学", person="×××乙"))

    assert found.added == ("2026-1-a0002",)
    assert "与 2026-1-a0001 的文字相同" in found.doubts[0]


WAYS: list[tuple[str, ...]] = [
    ("", "丙大学"),
    ("丙大学", ""),
    ("", "丙大学", ""),
    ("丙大学", "", "丙大学"),
    ("", "", "丙大学"),
]


@pytest.mark.parametrize("units", WAYS)
@pytest.mark.parametrize("count", [1, 2, 7])
@pytest.mark.parametrize("channel", CHANNELS)
def test_one_file_with_and_without_its_unit(
    record: Record, units: tuple[str, ...], count: int, channel: Channel
) -> None:
    """In whatever order: nothing is added, the unit comes once and stays."""
    bodies = [f"第{number}处宜写明检查的周期。" for number in range(count)]
    found = [take(record, rows("意见.docx", *bodies, channel=channel), unit) for unit in units]

    assert [len(one.added) for one in found] == [count, *(0 for _ in units[1:])]
    assert {comment.unit for comment in found[-1].record.comments.values()} == {"丙大学"}
    assert all(
        not one.updated or (not before and after)
        for one, (before, after) in zip(found[1:], pairwise(units), strict=True)
    )


def test_units_that_were_filled_in_the_table(record: Record) -> None:
    """Other units for other rows: the file is the same without a unit and with one, and the units stay."""
    first = take(record, rows("汇总.xlsx", "宜写明周期。", "宜写明数值。", "另有错字。"))
    named = [
        replace(comment, unit=unit)
        for comment, unit in zip(first.record.comments.values(), ("丙大学", "丁局", ""), strict=True)
    ]
    save_comments(first.record, named)

    again = take(record, rows("汇总.xlsx", "宜写明周期。", "宜写明数值。", "另有错字。"))
    told = take(record, rows("汇总.xlsx", "宜写明周期。", "宜写明数值。", "另有错字。"), "丙大学")

    assert (again.added, again.updated, told.added) == ((), {}, ())
    assert [comment.unit for comment in told.record.comments.values()] == ["丙大学", "丁局", "丙大学"]
    assert any("丁局" in doubt for doubt in told.doubts)


def test_the_same_words_of_another_unit(record: Record) -> None:
    """Are that unit's, under the same name of the file and under another, and are no doubt."""
    take(record, rows("意见.docx", "建议删去。"), "丙大学")
    found = [take(record, rows(name, "建议删去。"), "丁局") for name in ("意见.docx", "其他.docx")]

    assert [len(one.added) for one in found] == [1, 1]
    assert [comment.unit for comment in found[-1].record.comments.values()] == ["丙大学", "丁局", "丁局"]


def test_two_mails_of_nobody_with_the_same_words(record: Record) -> None:
    """Nothing says that they are one: both stand, and the second is told to equal the first."""
    take(record, rows("a.txt", "建议删去。", channel="mail"))
    found = take(record, rows("b.txt", "建议删去。", channel="mail"))

    assert len(found.added) == 1
    assert "与 2026-1-a0001 的文字相同" in found.doubts[0]


@pytest.mark.parametrize("unit", ["", "丙大学"])
def test_two_forms_of_nobody_with_one_name(record: Record, unit: str) -> None:
    """Everybody's form is called so: like words at the same place are no amendment, unless more of the file is the same."""
    take(record, rows("反馈表.docx", "周期宜改为1年。", "统一用语。"))
    other = take(record, rows("反馈表.docx", "周期宜改为2年。", "统一用语。"), unit)

    bodies = [comment.body for comment in other.record.comments.values()]
    assert {"周期宜改为1年。", "周期宜改为2年。"} <= set(bodies)


def test_a_long_file_of_nobody_is_amended(record: Record) -> None:
    """Most of it is the same, so it is that file."""
    same = [f"第{number}处宜写明检查的周期。" for number in range(5)]
    take(record, rows("反馈表.docx", "周期宜改为1年。", *same))
    found = take(record, rows("反馈表.docx", "周期宜改为2年。", *same))

    assert (found.added, dict(found.updated)) == ((), {"2026-1-a0001": ("body",)})


def test_a_decided_comment_that_is_amended(record: Record) -> None:
    """Its decision was about other words: a person is told."""
    first = take(record, rows("意见.docx", "建议写明检查的周期。", "另有错字。", unit="丙大学"))
    save_comments(first.record, [replace(first.record.comments["2026-1-a0001"], decision=Decision("采纳"))])

    found = take(record, rows("意见.docx", "建议写明检查和更换的周期。", "另有错字。", unit="丙大学"))

    assert found.updated == {"2026-1-a0001": ("body",)}
    assert "请复核" in found.doubts[0]


@pytest.mark.parametrize("units", [("", "丙大学"), ("丙大学", ""), ("丙大学", "丙大学")])
def test_an_answer_with_and_without_its_unit(record: Record, units: tuple[str, str]) -> None:
    """It is one answer of that unit."""
    for unit in units:
        answer = Answer("", unit, source=Source("a.docx", "第1行", "1"), words="无意见")
        receive(read_record(record.folder), QUOTES, [], [answer], "a", unit)

    assert [answer.unit for answer in read_record(record.folder).answers.values()] == ["丙大学"]
