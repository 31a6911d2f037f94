"""Rows added to and altered in YAML tables, whose other lines stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from drafts import ROOT
from qicao.errors import UsageError
from qicao.model.programme import Task, Year
from qicao.model.system import Entry
from qicao.source.files import DISK, in_memory
from qicao.source.rows import TableText, open_table, save_table

PLAN = """\
# 计划
years:
  - year: 2025  # 去年
    closed: true
  # 今年
  - {year: 2026, note: 首批}

# 任务
tasks:
  # 甲
  - entry: JC101-001
    year: 2026
    priority: 1
    owner: A
    stages:
      - {stage: 立项, planned: 2025-10-31}   # 说明
    note: >-
      很长的
      备注
    # 行内的说明

  # 乙
  - entry: JC101-002
    year: 2026
    priority: 2
    owner: B
"""
TASK = Task(entry="JC101-001", year=2027, priority=1, owner="A", note="结转：一")


def table_of(text: str) -> TableText:
    """The text as a file in memory."""
    path = Path("/m/plan.yaml")
    return open_table(in_memory({path: text.encode()}), path)


def lines_added(before: str, after: str) -> list[str]:
    """The lines that are new, if all others are still there in their order."""
    rest, added = before.splitlines(keepends=True), []
    for line in after.splitlines(keepends=True):
        if rest and line == rest[0]:
            rest.pop(0)
        else:
            added.append(line.rstrip("\n"))
    assert rest == []
    return added


def test_a_row_stands_behind_its_row_and_nothing_else_changes() -> None:
    """Comments before the next row stay with that one, comments inside the row with it."""
    text = table_of(PLAN).with_row("tasks", 0, TASK).decoded.text

    assert lines_added(PLAN, text) == [
        "  - entry: JC101-001",
        "    year: 2027",
        "    priority: 1",
        "    owner: A",
        '    note: "结转：一"',
    ]
    assert text.index("# 行内的说明") < text.index("year: 2027") < text.index("# 乙")


def test_the_last_row_needs_no_line_end() -> None:
    """The file gets one."""
    text = table_of(PLAN.rstrip("\n")).with_row("tasks", -1, TASK, "新的一行").decoded.text

    assert text.startswith(PLAN + "  # 新的一行\n  - entry: JC101-001\n")


@pytest.mark.parametrize("text", ["", "years: []\n", "# 空\nyears:   # 还没有\ntasks: []\n", "years: ~\n", "tasks: []"])
def test_a_table_without_rows_gets_its_first(text: str) -> None:
    """Whether the file names the table or not."""
    made = table_of(text).with_row("years", -1, Year(year=2026))

    assert made.yaml.value["years"] == [{"year": "2026"}]
    assert made.decoded.text.count("years:") == 1


def test_a_value_stands_where_its_class_has_it() -> None:
    """Before the next key, in a row of lines and in one of braces; a value that is there is replaced."""
    years = ("year", "closed", "note")
    flow = table_of(PLAN).with_value("years", 1, "closed", value=True, order=years).decoded.text
    same = table_of(PLAN).with_value("years", 0, "closed", value=False, order=years).decoded.text
    entries = "entries:\n  - id: A\n    title: 甲\n    roles:\n      drafts: [X]\n    level: local\n    kind: 基础\n"
    order = tuple(Entry.__dataclass_fields__)
    block = table_of(entries).with_value("entries", 0, "draft", "jia", order).decoded.text
    empty = table_of("years:\n  - year: 2026\n    note:  # 空\n").with_value("years", 0, "note", "有", years)

    assert lines_added(PLAN.replace("  - {year: 2026, note: 首批}\n", ""), flow) == [
        "  - {year: 2026, note: 首批, closed: true}"
    ]
    assert same == PLAN.replace("closed: true", "closed: false")
    assert block == entries.replace("    roles:", "    draft: jia\n    roles:")
    assert empty.decoded.text.endswith("    note: 有  # 空\n")


@pytest.mark.parametrize("text", ["years: [{year: 2025}]\n", "{years: [{year: 2025}]}\n", "years: 一\n"])
def test_a_form_that_is_too_unusual_is_refused(text: str) -> None:
    """With one line; nothing is written."""
    with pytest.raises(UsageError, match="不能自动改"):
        table_of(text).with_row("years", 0 if "2025" in text else -1, Year(year=2026))


def test_a_faulty_file_is_refused_with_its_place() -> None:
    """Rows that were left out in reading would shift the others."""
    with pytest.raises(UsageError, match=r"plan\.yaml:2:"):
        table_of("years:\n  - year: [2025\ntasks: []\n")


@pytest.mark.parametrize(("end", "encoding"), [("\r\n", "utf-8"), ("\n", "gb18030"), ("\r\n", "utf-8-sig")])
def test_line_ends_and_encoding_stay(end: str, encoding: str) -> None:
    """New lines are like the old ones."""
    path = Path("/m/plan.yaml")
    files = in_memory({path: PLAN.replace("\n", end).encode(encoding)})
    table = open_table(files, path).with_row("tasks", -1, TASK)

    assert save_table(files, table)
    assert not save_table(files, table)
    text = files.read(path).decode(encoding)
    assert text.startswith(PLAN.replace("\n", end))
    assert text.count("\n") == text.count(end) if end != "\n" else "\r" not in text


@pytest.mark.parametrize("table", ["entries", "plan", "needs", "matters"])
def test_every_row_of_the_system_can_be_written_again(table: str) -> None:
    """A copy of the first row behind each row of a file that people have written."""
    path = ROOT / f"metadata/{table}.yaml"
    opened = open_table(DISK, path)
    name = "tasks" if table == "plan" else table
    count = len(opened.yaml.value[name])
    text = opened.with_rows(name, {at: [TASK] for at in range(count)}).decoded.text

    assert len(lines_added(opened.decoded.text, text)) == 5 * count


@drawn(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_any_words_come_back(words: str) -> None:
    """Whatever they mean to YAML: `with_row` compares what is read with what was written."""
    table = table_of(PLAN).with_row(
        "tasks", -1, Task(entry="甲", year=2026, priority=1, owner=words, reasons=(words, "乙"))
    )

    assert table.yaml.value["tasks"][-1].get("owner") == words
