"""Files of every channel in one round: nothing twice, nothing half, what differs is told."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest

from commands import qicao
from drafts import DRAFTS
from qicao.ledger.importing import Imported, Wish, import_files, report_of
from qicao.ledger.record import Record
from qicao.ledger.rounds import Opening, find_round, open_round
from shared import SHARED
from wordfiles import comment, ext, p, table, tracked, word_bytes, workbook

ROWS = [
    ["序号", "章条编号", "意见内容", "理由"],
    ["1", "5.1", "术语不一致。", ""],
    ["2", "全文", "统一体例。", "便于理解"],
]
ANNOTATED = SHARED / "corpus" / "annotated"
UNIT = "提出单位：甲市乙局"


@cache
def opened() -> Path:
    """A draft whose text was sent out."""
    folder = copytree(DRAFTS["everything"], Path(mkdtemp()) / "everything")
    open_round(folder, Opening(start="2026-10-01", end="2026-10-31"))
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A copy of it."""
    return copytree(opened(), tmp_path / "everything")


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file beside the draft."""
    file = folder.parent / name
    file.write_bytes(data)
    return file


def take(record: Record, *files: Path, unit: str = "") -> list[Imported]:
    """What becomes of the files."""
    return list(import_files(record, files, Wish(unit)))


def form(rows: list[list[str]]) -> bytes:
    """A form of a unit."""
    return word_bytes(p(UNIT) + table(rows))


def numbers(one: Imported) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, answers."""
    told = report_of(one)
    return told["added"], told["updated"], told["unchanged"], told["answers"]


def test_a_file_twice_adds_nothing(draft: Path) -> None:
    """The second time all is unchanged, and no file of the record is written."""
    file = put(draft, "意见.docx", form(ROWS))
    (one,) = take(find_round(draft), file)
    before = {path: path.stat().st_mtime_ns for path in draft.rglob("*.yaml")}

    (two,) = take(find_round(draft), file)

    assert numbers(one) == (2, 0, 0, 0)
    assert numbers(two) == (0, 0, 2, 0)
    assert {path: path.stat().st_mtime_ns for path in draft.rglob("*.yaml")} == before


def test_an_amended_file_changes_what_differs(draft: Path) -> None:
    """One comment with other words, one that is new; the others stay as they are, and the number of the first does."""
    file = put(draft, "意见.docx", form(ROWS))
    (one,) = take(find_round(draft), file)
    put(
        draft, "意见.docx", form([ROWS[0], ["1", "5.1", "术语前后不一致。", ""], ROWS[2], ["3", "6", "新的意见。", ""]])
    )

    (two,) = take(find_round(draft), file)

    assert numbers(two) == (1, 1, 1, 0)
    assert two.received is not None
    assert one.received is not None
    assert dict(two.received.updated) == {one.received.added[0]: ("body",)}


def test_a_row_put_in_above_the_others(draft: Path) -> None:
    """All rows have other numbers then, and only one is new."""
    rows = [ROWS[0], *([str(number), f"5.{number}", f"第{number}条有误。", ""] for number in range(1, 6))]
    file = put(draft, "意见.docx", form(rows))
    (one,) = take(find_round(draft), file)
    more = [ROWS[0], ["1", "前言", "缺少提出单位。", ""], *([str(int(row[0]) + 1), *row[1:]] for row in rows[1:])]
    put(draft, "意见.docx", form(more))

    (two,), (three,) = take(find_round(draft), file), take(find_round(draft), file)

    assert (numbers(one), numbers(two), numbers(three)) == ((5, 0, 0, 0), (1, 0, 5, 0), (0, 0, 6, 0))


def test_a_mended_mail(draft: Path) -> None:
    """Its comments have no numbers: the place tells which is which."""
    file = put(draft, "a.txt", "提出单位：戊局\n5.1：建议删去。\n全文：统一用语。".encode())
    take(find_round(draft), file)
    put(draft, "a.txt", "提出单位：戊局\n5.1：建议全部删去。\n全文：统一用语。\n5.1：另有错字。".encode())

    (two,) = take(find_round(draft), file)

    assert numbers(two) == (1, 1, 1, 0)
    assert two.received is not None
    assert two.received.missing == ()


def test_comments_of_word_and_of_forms_stand_in_one_record(draft: Path) -> None:
    """Each channel gives its own."""
    word = word_bytes(
        p("应[c 0]实行[/c 0][r 0]", tracked("ins", "全天"), "值班"), comments=comment("0", "删去。", author="丙公司")
    )
    files = (
        put(draft, "a.docx", word),
        put(draft, "b.xlsx", workbook({"表": [["提出单位", "丁中心"], *ROWS]})),
        put(draft, "c.txt", "提出单位：戊局\n5.1：建议删去。".encode("gbk")),
        put(draft, "d.docx", word_bytes(p("提出单位：己院") + table([ROWS[0], ["1", "", "无意见", ""]]))),
    )

    found = take(find_round(draft), *files)

    record = find_round(draft)
    assert [one.taken.taken_for for one in found if one.taken] == ["word", "form", "mail", "form"]
    assert [numbers(one) for one in found] == [(2, 0, 0, 0), (2, 0, 0, 0), (1, 0, 0, 0), (0, 0, 0, 1)]
    assert [comment.channel for comment in record.comments.values()] == ["word", "word", "form", "form", "mail"]
    assert [answer.unit for answer in record.answers.values()] == ["己院"]


def test_a_file_that_cannot_be_read_costs_no_other(draft: Path) -> None:
    """It says why, and the others are taken in."""
    bad, good = put(draft, "坏.docx", form(ROWS)[:200]), put(draft, "好.docx", form(ROWS))

    found = take(find_round(draft), bad, draft.parent / "没有.docx", draft, good)

    assert [bool(one.error) for one in found] == [True, True, True, False]
    assert len(find_round(draft).comments) == 2


def test_names_of_people_do_not_stand_in_the_record(draft: Path) -> None:
    """Only in the file that git does not get."""
    word = word_bytes(
        p("[c 0]甲[/c 0][r 0]", tracked("ins", "乙", "某某甲")), comments=comment("0", "丙", author="某某甲")
    )

    take(find_round(draft), put(draft, "a.docx", word), unit="丁局")

    texts = {path.name: path.read_text(encoding="utf-8") for path in (draft / "reviews").rglob("*.yaml")}
    assert [name for name, text in texts.items() if "某某甲" in text] == ["persons.yaml"]


def test_units_of_a_list_are_asked(draft: Path) -> None:
    """Units that the round does not know are put into its list, once."""
    file = put(
        draft, "名单.xlsx", workbook({"表": [["序号", "单位名称", "方式"], ["1", "甲局", "函"], ["2", "乙局", "邮件"]]})
    )

    (one,), (two,) = take(find_round(draft), file), take(find_round(draft), file)

    assert ([unit.name for unit in one.units], two.units) == (["甲局", "乙局"], ())
    assert [unit.name for unit in find_round(draft).round.units] == ["甲局", "乙局"]


def test_a_table_brings_decisions(draft: Path) -> None:
    """征求意见汇总处理表: kind and reason, and nothing more the second time."""
    head = ["序号", "标准章条编号", "意见内容", "提出单位", "处理意见", "备注"]
    file = put(draft, "汇总.xlsx", workbook({"表": [head, ["1", "5.1", "甲。", "乙局", "不采纳：见5.2", ""]]}))

    take(find_round(draft), file)
    (again,) = take(find_round(draft), file)

    (kept,) = find_round(draft).comments.values()
    assert kept.decision is not None
    assert (kept.decision.kind, kept.decision.reason) == ("不采纳", "见5.2")
    assert numbers(again) == (0, 0, 1, 0)


def test_the_command_in_json(draft: Path) -> None:
    """The format that others rely on."""
    file = put(
        draft,
        "a.docx",
        word_bytes(p("应[c 0]实行[/c 0][r 0]", tracked("ins", "全天")), comments=comment("0", "删去。")),
    )

    done = qicao("review", "import", str(draft), str(file), "--format", "json")

    (told,) = json.loads(done.stdout)["files"]
    assert done.returncode == 0
    assert (told["taken_for"], told["comments"], told["joined"], told["added"]) == ("word", 1, 1, 2)
    assert told["revisions"] == {"ins": 1, "del": 0, "move_from": 0, "property": 0, "cell": 0}


def test_replies_are_counted_apart(draft: Path) -> None:
    """One comment with six answers is one comment; what has no unit is told, in our own file too."""
    remarks = [
        comment("0", "删去。", "00000001"),
        *(comment(str(at), "同意。", f"0000000{at + 1}") for at in range(1, 7)),
    ]
    extended = [ext("00000001"), *(ext(f"0000000{at + 1}", "00000001") for at in range(1, 7))]
    marks = "".join(f"[c {at}]" for at in range(7)) + "实行" + "".join(f"[/c {at}][r {at}]" for at in range(7))
    word = word_bytes(p(marks), comments="".join(remarks), extended="".join(extended))

    done = qicao("review", "import", str(draft), str(put(draft, "a.docx", word)), "--unit", "丁局")

    assert "新增 1 条，新的回复 6 条。" in done.stdout


def test_a_unit_that_the_record_has_is_not_asked_for_again(draft: Path) -> None:
    """The file names none and comes again with all others."""
    file = put(draft, "a.docx", word_bytes(table(ROWS)))
    found = [
        *take(find_round(draft), file),
        *take(find_round(draft), file, unit="丁局"),
        *take(find_round(draft), file),
    ]

    assert [numbers(one) for one in found] == [(2, 0, 0, 0), (0, 2, 0, 0), (0, 0, 2, 0)]
    assert [any("--unit" in doubt for doubt in report_of(one)["doubts"]) for one in found] == [True, False, False]


def test_what_nobody_wrote_is_told(draft: Path) -> None:
    """Whoever the person is: the table has a cell for the unit."""
    word = word_bytes(p("应[c 0]实行[/c 0][r 0]"), comments=comment("0", "删去。", author="×××甲"))
    file = put(draft, "a.docx", word)
    rows = [[*ROWS[0], "姓名"], [*ROWS[1], "×××甲"]]
    (one,), (two,) = (
        take(find_round(draft), file),
        take(find_round(draft), put(draft, "b.xlsx", workbook({"表": rows}))),
    )

    assert [any("--unit" in doubt for doubt in report_of(found)["doubts"]) for found in (one, two)] == [True, True]


@pytest.mark.parametrize("number", ["编号", "序", ""])
@pytest.mark.parametrize("unit", ["", "甲市乙局"])
def test_a_column_that_can_be_read_now_completes_what_came_before(draft: Path, number: str, unit: str) -> None:
    """Its heading was mended, and the file comes again under its name: no comment is there twice."""
    head = [number, "条款", "标准原文", "看法", "修改后内容", "依据"]
    rows = [
        ["1", "5.1", "应检查", "太笼统。", "应每日检查", ""],
        ["2", "5.1", "应记录", "请写明保存多久。", "应记录一年", ""],
        ["3", "5.2", "", "请说明费用。", "", ""],
        ["4", "5.3", "", "太严。", "", "做不到"],
    ]
    width = slice(0 if number else 1, None)
    first, second = ([top[width], *(row[width] for row in rows)] for top in (head, [*head[:3], "意见", *head[4:]]))
    file = put(draft, "意见.xlsx", workbook({"表": first}))
    (one,) = take(find_round(draft), file, unit=unit)
    put(draft, "意见.xlsx", workbook({"表": second}))
    (two,) = take(find_round(draft), file, unit=unit)

    assert numbers(one) == (3, 0, 0, 0)
    assert numbers(two) == (1, 3, 0, 0)
    assert sorted(one.body for one in find_round(draft).comments.values()) == sorted(row[3] for row in rows)


def test_a_line_that_says_something_else_now_is_told(draft: Path) -> None:
    """It is another comment, for everybody's form has the same name, but it may be the old one."""
    file = put(draft, "意见.docx", form(ROWS))
    take(find_round(draft), file)
    put(draft, "意见.docx", form([ROWS[0], ["1", "6.1", "请补充试验方法和设备的精度。", ""], ROWS[2]]))

    (two,) = take(find_round(draft), file)

    assert numbers(two)[0] == 1
    assert any("同一处" in doubt for doubt in report_of(two)["doubts"])


@pytest.mark.corpus
def test_real_files_have_the_counts_of_their_list(draft: Path) -> None:
    """All 28 in one call, as JSON; each comment and each change is one of the record, and again none."""
    with (ANNOTATED / "MANIFEST.csv").open(encoding="utf-8") as file:
        listed = {row["file"]: row for row in csv.DictReader(file)}
    files = [str(ANNOTATED / name) for name in listed]

    told = json.loads(qicao("review", "import", str(draft), *files, "--format", "json").stdout)["files"]
    again = json.loads(qicao("review", "import", str(draft), *files, "--format", "json").stdout)["files"]

    for one in told:
        row = {name: int(text) for name, text in listed[Path(one["file"]).name].items() if text.isdecimal()}
        revisions = one["revisions"]
        assert [one["comments"], one["replies"], one["resolved"]] == [row["comments"], row["replies"], row["resolved"]]
        assert [revisions[name] for name in ("ins", "del", "move_from")] == [
            row[name] for name in ("ins", "del", "move_from")
        ]
        assert [revisions["property"], revisions["cell"]] == [row["property_changes"], row["cell_changes"]]
        assert one["added"] == one["comments"] + one["joined"]
    assert all(one["added"] == one["updated"] == 0 for one in again)


def test_the_command_with_a_bad_file(draft: Path) -> None:
    """A clear line, and 1."""
    done = qicao(
        "review", "import", str(draft), str(put(draft, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument"))
    )

    assert done.returncode == 1
    assert "没有导入" in done.stderr
    assert "Traceback" not in done.stderr


FORMS = {
    "comments": form(ROWS),
    "no comment": word_bytes(p(UNIT) + table([ROWS[0], ["1", "", "无意见", ""]])),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_file_of_an_earlier_round_is_not_taken_for_one_of_the_last(draft: Path, name: str) -> None:
    """It is refused with what to do, and taken into the round that the caller names."""
    file = put(draft, "意见.docx", FORMS[name])
    take(find_round(draft), file)
    open_round(draft, Opening(start="2026-12-01", end="2026-12-31"))
    (refused,) = take(find_round(draft), file)
    record = find_round(draft)
    (again,) = import_files(find_round(draft, "1"), [file], Wish())
    (sure,) = import_files(find_round(draft), [file], Wish(sure=True))

    assert "第 1 轮已经有了" in refused.error
    assert "--round 1" in refused.hint
    assert not record.comments
    assert not record.answers
    assert not again.error
    assert again.received is not None
    assert (again.received.added, again.received.updated, again.received.answers) == ((), {}, ())
    assert not sure.error
    assert numbers(sure)[0] + numbers(sure)[3] > 0


def test_a_table_of_an_earlier_round_is_not_taken_for_comments(draft: Path) -> None:
    """Its rows bear the numbers of that round."""
    take(find_round(draft), put(draft, "意见.docx", form(ROWS)))
    out = draft.parent / "out"
    qicao("review", "table", draft, "--out", out)
    open_round(draft, Opening(start="2026-12-01", end="2026-12-31"))
    (one,) = take(find_round(draft), next(out.rglob("*.xlsx")))

    assert "第 1 轮已经有了" in one.error
    assert not find_round(draft).comments


def test_a_file_that_says_more_than_in_an_earlier_round_is_taken_and_told(draft: Path) -> None:
    """A unit may repeat itself."""
    file = put(draft, "意见.docx", form(ROWS))
    take(find_round(draft), file)
    open_round(draft, Opening(start="2026-12-01", end="2026-12-31"))
    put(draft, "意见.docx", form([*ROWS, ["3", "6", "新的意见。", ""]]))
    (one,) = take(find_round(draft), file)

    assert numbers(one)[0] == 3
    assert any("其中 2 条与第 1 轮的相同" in doubt for doubt in report_of(one)["doubts"])
