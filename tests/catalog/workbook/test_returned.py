"""A workbook that comes back: what was changed in it is taken, what was not stays, what clashes is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from qicao.errors import FileError
from sheets import TOP, back, cell_at, edited, written

FILES = {
    "system": """\
title: 示例体系
subsystems:
  - {code: JC, title: 基础}
  - {code: JC101, title: 术语, parent: JC}
""",
    "entries": """\
# 明细
entries:
  # 一组
  - id: JC101-001
    subsystem: JC101
    title: 术语  # 名称
    level: local
    kind: 基础
    status: 拟编
    roles:
      drafts: [ORG-1]
  - id: JC101-002
    subsystem: JC101
    title: 分类
    number: GB/T 1—2020
    level: national
    kind: 基础
    status: 现行
    adopts:
      - {number: 'ISO 1:2000', degree: MOD}
""",
    "plan": """\
tasks:
  - entry: JC101-001
    year: 2026
    priority: 1
    owner: ORG-1
    stages:
      - {stage: 立项, planned: 2026-03-31}
""",
    "matters": "matters:\n  - {code: '05002', title: 异常, domain: 公共管理, levels: [区, 街镇]}\n",
}
SYSTEM = {TOP / "metadata" / f"{name}.yaml": text.encode() for name, text in FILES.items()}
BOOK = written(SYSTEM)
Edit = Callable[[Any], None]


def change(sheet: str, key: str, row: int, value: object) -> Edit:
    """Somebody types into a cell."""

    def edit(book: Any) -> None:
        cell_at(book[sheet], key, row).value = value

    return edit


def row_more(sheet: str, **values: object) -> Edit:
    """Somebody adds a row below the last one."""

    def edit(book: Any) -> None:
        last = book[sheet].max_row + 1
        for key, value in values.items():
            cell_at(book[sheet], key.replace("__", "."), last).value = value

    return edit


def row_less(sheet: str, row: int) -> Edit:
    """Somebody deletes a row."""
    return lambda book: book[sheet].delete_rows(row)


def after(name: str, old: str, new: str) -> dict[Path, bytes]:
    """The one file that changes, by what changes in it."""
    assert FILES[name].count(old) == 1
    return {TOP / "metadata" / f"{name}.yaml": FILES[name].replace(old, new).encode()}


CASES: dict[str, tuple[Edit, tuple[str, str, str], str]] = {
    "a title": (change("标准明细", "title", 3, "用语"), ("entries", "title: 术语  #", "title: 用语  #"), "“术语”改为“用语”"),
    "a choice": (change("标准明细", "level", 3, "国家标准"), ("entries", "level: local", "level: national"), "国家标准"),
    "a number with a wrong dash": (
        change("标准明细", "number", 4, "GB/T 2260-2007"),
        ("entries", "number: GB/T 1—2020", "number: GB/T 2260—2007"),
        "“GB/T 1—2020”改为“GB/T 2260—2007”",
    ),
    "a day as Excel has it": (
        change("计划阶段", "actual", 3, __import__("datetime").date(2026, 4, 1)),
        ("plan", "planned: 2026-03-31}", "planned: 2026-03-31, actual: 2026-04-01}"),
        "空改为“2026-04-01”",
    ),
    "a role more": (
        change("标准明细", "roles.uses", 3, "ORG-2、ORG-3"),
        ("entries", "drafts: [ORG-1]\n", "drafts: [ORG-1]\n      uses: [ORG-2, ORG-3]\n"),
        "ORG-2、ORG-3",
    ),
    "no roles": (change("标准明细", "roles.drafts", 3, None), ("entries", "    roles:\n      drafts: [ORG-1]\n", ""), "改为空"),
    "a matter": (change("事项", "levels", 3, "市、区"), ("matters", "levels: [区, 街镇]", "levels: [市, 区]"), "市、区"),
    "a new standard": (
        row_more("标准明细", id="JC101-003", subsystem="JC101", title="编码", level="地方标准", kind="基础", status="拟编"),
        (
            "entries",
            "      - {number: 'ISO 1:2000', degree: MOD}\n",
            "      - {number: 'ISO 1:2000', degree: MOD}\n  - id: JC101-003\n    subsystem: JC101\n    title: 编码\n    level: local\n    kind: 基础\n    status: 拟编\n",
        ),
        "新增“JC101-003”",
    ),
    "a new stage": (
        row_more("计划阶段", 计划__entry="JC101-001", 计划__year=2026, stage="起草", planned="2026/6/30"),
        (
            "plan",
            "      - {stage: 立项, planned: 2026-03-31}\n",
            "      - {stage: 立项, planned: 2026-03-31}\n      - {stage: 起草, planned: 2026-06-30}\n",
        ),
        "新增“JC101-001｜2026｜起草”",
    ),
    "a row less": (row_less("采用的国际文件", 3), ("entries", "    adopts:\n      - {number: 'ISO 1:2000', degree: MOD}\n", ""), "整张表"),
}  # fmt: skip


def test_what_was_not_changed_changes_nothing() -> None:
    """As it was written, saved by another program, and sorted."""
    for data in (BOOK, edited(BOOK, lambda _: None)):
        taken = back(SYSTEM, data)
        assert (taken.told, taken.files) == ((), {})


@pytest.mark.parametrize("name", [name for name in CASES if name != "a row less"])
def test_one_change_changes_only_its_lines(name: str) -> None:
    """And is told with its place."""
    edit, change_, words = CASES[name]
    taken = back(SYSTEM, edited(BOOK, edit))

    assert taken.files == after(*change_)
    (told,) = taken.told
    assert words in told.words
    assert told.row > 2
    assert (
        back(
            taken.files | {path: data for path, data in SYSTEM.items() if path not in taken.files}, edited(BOOK, edit)
        ).files
        == {}
    )


REFUSED: dict[str, tuple[Edit, str]] = {
    "a formula": (change("标准明细", "title", 3, '=HYPERLINK("http://x")'), "公式"),
    "an unknown word": (change("标准明细", "status", 3, "已编"), "应为：现行、"),
    "no day": (change("计划阶段", "planned", 3, "2026-02-30"), "真实的日期"),
    "no number": (change("计划", "priority", 3, "高"), "应为整数"),
    "too great": (change("计划", "priority", 3, 9), "1～3"),
    "nothing where something must be": (change("标准明细", "title", 3, None), "不能空"),
    "another row around": (change("计划阶段", "计划.entry", 3, "JC101-002"), "不能改到另一行"),
    "a column that nobody knows": (lambda book: book["标准明细"].cell(2, 40, "负责人"), "不认识的列"),
    "a sheet that nobody knows": (lambda book: book.create_sheet("备忘").append(["甲"]), "不认识这张表"),
    "no head": (lambda book: book["标准明细"].delete_rows(1, 2), "找不到列名"),
    "a table without rows": (lambda book: book["标准明细"].delete_rows(3, 2), "整张表空了"),
    "a row of nowhere": (row_more("计划阶段", 计划__entry="JC101-009", 计划__year=2026, stage="起草"), "没有“JC101-009｜2026”"),
    "an id that another row has": (change("标准明细", "id", 3, "JC101-002"), "已经有“JC101-002”"),
    "a row twice": (row_more("标准明细", id="JC101-001", title="重"), "已经有“JC101-001”"),
    "a row that lacks something": (row_more("标准明细", id="JC101-009"), "没有写回"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_told(name: str) -> None:
    """And changes no file."""
    edit, words = REFUSED[name]
    taken = back(SYSTEM, edited(BOOK, edit))

    assert taken.files == {}
    assert {told.kind for told in taken.told} == {"refuse"}
    assert any(words in told.words for told in taken.told)


def test_rows_that_were_deleted_are_deleted() -> None:
    """With their comments left, and nothing else."""
    taken = back(SYSTEM, edited(BOOK, row_less("标准明细", 3)))
    (data,) = taken.files.values()

    assert [told.kind for told in taken.told] == ["remove"]
    assert data.decode().splitlines()[:4] == ["# 明细", "entries:", "  # 一组", "  - id: JC101-002"]


def test_what_the_files_have_since_got_stays() -> None:
    """Rows and values that are newer than the workbook; what both changed is told and stays."""
    text = FILES["entries"].replace("title: 术语", "title: 名词") + "  - {id: JC101-009, subsystem: JC101, title: 新}\n"
    newer = {**SYSTEM, TOP / "metadata/entries.yaml": text.encode()}

    assert back(newer, BOOK).told == ()
    taken = back(newer, edited(BOOK, change("标准明细", "title", 3, "用语")))
    assert [told.kind for told in taken.told] == ["conflict"]
    assert taken.files == {}
    taken = back(newer, edited(BOOK, row_less("标准明细", 3)))
    assert [told.kind for told in taken.told] == ["conflict"]


def test_a_row_is_known_by_its_mark() -> None:
    """So its id may be changed, and rows may be sorted."""

    def sort(book: Any) -> None:
        book["标准明细"].move_range("A3:AD3", rows=2)
        cell_at(book["标准明细"], "id", 5).value = "JC101-007"

    taken = back(SYSTEM, edited(BOOK, sort))

    assert taken.files == after("entries", "id: JC101-001", "id: JC101-007")


def test_a_copied_row_is_a_new_one() -> None:
    """Whether the copy or the row that was copied is changed."""

    def copy(book: Any) -> None:
        sheet = book["标准明细"]
        sheet.append([cell.value for cell in sheet[3]])
        cell_at(sheet, "id", 3).value = "JC101-009"

    taken = back(SYSTEM, edited(BOOK, copy))

    assert [(told.kind, told.words) for told in taken.told] == [("add", "新增“JC101-009”")]


def test_a_workbook_of_others_is_known_by_its_headings() -> None:
    """It has neither keys nor marks; rows that it lacks are not deleted."""

    def plain(book: Any) -> None:
        del book["〔导出时〕"]
        sheet = book["标准明细"]
        sheet.delete_rows(4)
        sheet.delete_rows(2)
        sheet.cell(1, sheet.max_column).value = None
        sheet.cell(2, sheet.max_column).value = None
        sheet.cell(2, 3).value = "用语"

    taken = back(SYSTEM, edited(BOOK, plain))

    assert taken.files == after("entries", "title: 术语  #", "title: 用语  #")


def test_a_table_without_rows_or_file_gets_its_first_row() -> None:
    """The file is made, with the line by which editors find its schema."""
    some = {**SYSTEM, TOP / "metadata/needs.yaml": b"# none yet\nneeds:  # none\n"}
    more = row_more("需求", id="N-1", by="ORG-1", date="2026-05-01", text="要标准")
    other = row_more("区", id="PD", title="浦东新区", setup="其他")

    taken = back(some, edited(edited(written(some), more), other))

    assert {path.name: data.decode() for path, data in taken.files.items()} == {
        "needs.yaml": "# none yet\nneeds:\n  - id: N-1\n    by: ORG-1\n    date: 2026-05-01\n    text: 要标准\n",
        "districts.yaml": (
            "# yaml-language-server: $schema=schema/districts.schema.json\n"
            "districts:\n  - id: PD\n    title: 浦东新区\n    setup: 其他\n"
        ),
    }


@pytest.mark.parametrize("count", [3_000, 10_000])
def test_many_rows_take_no_time(count: int) -> None:
    """Each below the one before; if they are more than a file may have, that is said and nothing is written."""
    rows = [(f"ORG-{at}", "单位", "起草单位") for at in range(count)]

    def many(book: Any) -> None:
        for row in rows:
            book["组织"].append(row)

    data = edited(BOOK, many)
    start = process_time()
    if count > 5_000:
        with pytest.raises(FileError, match="不能再读"):
            back(SYSTEM, data)
    else:
        assert len(back(SYSTEM, data).told) == count
    assert process_time() - start < 10
