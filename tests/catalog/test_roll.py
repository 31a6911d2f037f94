"""Years of the rolling plan: closed, carried over, opened; once is as good as twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import ROOT
from qicao.catalog.read import read_system
from qicao.catalog.roll import Rolled, roll
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.run import check_system
from qicao.catalog.system import System
from qicao.errors import UsageError
from qicao.model.programme import Step, Task, Year
from qicao.source.catalogue import read_catalogue
from qicao.source.files import DISK, Overlay
from qicao.source.rows import open_table, save_table
from qicao.source.rowtext import row_lines
from systems import HOME, system_in, system_of

PLAN = HOME / "metadata/plan.yaml"
TEXT = """\
# 滚动计划
years:
  - year: 2025
    closed: true
  - year: 2026   # 今年
    note: 首批
tasks:
  # 做完的
  - entry: A-001
    year: 2026
    priority: 1
    owner: X
    stages:
      - {stage: 立项, planned: 2026-01-31, actual: 2026-02-01}

  # 做了一半的
  - entry: A-002
    year: 2026
    priority: 2
    reasons: [急]
    owner: X
    depends_on: [A-001]
    stages:
      - {stage: 立项, planned: 2026-01-31, actual: 2026-02-01}
      - {stage: 起草, planned: 2026-11-30}
      - {stage: 发布, planned: 2027-03-31}
    note: 等调研

  # 没有阶段的
  - {entry: A-003, year: 2026, priority: 3, owner: Z}
"""


def rolled(files: Overlay, year: int) -> Rolled:
    """Close the year and write the plan."""
    found = roll(open_table(files, PLAN), read_system(files, HOME), year)
    save_table(files, found.plan)
    return found


def system_with(text: str) -> Overlay:
    """A system with that plan."""
    return system_of({"system.yaml": "title: 甲\n", "plan.yaml": text})


def test_what_is_unfinished_goes_on_in_the_next_year() -> None:
    """With all their stages, so that the new row alone tells how far the work is; the old row, all comments and all other lines stay."""
    files = system_with(TEXT)
    found = rolled(files, 2026)

    assert (found.target, found.closed, found.opened) == (2027, True, True)
    assert [task.entry for task in found.carried] == ["A-002", "A-003"]
    assert (
        files.read(PLAN).decode()
        == TEXT.replace("    note: 首批\n", "    closed: true\n    note: 首批\n  - year: 2027\n").replace(
            "    note: 等调研\n",
            "    note: 等调研\n  - entry: A-002\n    year: 2027\n    priority: 2\n    reasons: [急]\n    owner: X\n"
            "    depends_on: [A-001]\n    stages:\n      - {stage: 立项, planned: 2026-01-31, actual: 2026-02-01}\n      - {stage: 起草, planned: 2026-11-30}\n"
            "      - {stage: 发布, planned: 2027-03-31}\n    note: 由2026年度结转；等调研\n",
        )
        + "  - entry: A-003\n    year: 2027\n    priority: 3\n    owner: Z\n    note: 由2026年度结转\n"
    )


def test_twice_is_once() -> None:
    """Also after somebody finished what was carried over."""
    files = system_with(TEXT)
    rolled(files, 2026)
    once = files.read(PLAN)
    again = rolled(files, 2026)

    assert files.read(PLAN) == once
    assert (again.carried, again.closed, again.opened) == ((), False, False)


def test_the_next_year_takes_over_what_is_carried_twice() -> None:
    """A task has one row for each year that it was in."""
    files = system_with(TEXT)
    rolled(files, 2026)
    found = rolled(files, 2027)

    assert [(task.entry, task.year, task.note) for task in found.carried] == [
        ("A-002", 2028, "由2027年度结转；由2026年度结转；等调研"),
        ("A-003", 2028, "由2027年度结转；由2026年度结转"),
    ]


def test_the_sample_can_be_rolled() -> None:
    """Every line of the plan is kept, and no task is lost."""
    files = system_in(ROOT)
    before = files.read(PLAN).decode()
    system = read_system(files, HOME)
    open_ = [
        row.value for row in system.tasks if row.value.year == 2026 and not all(s.actual for s in row.value.stages)
    ]
    found = rolled(files, 2026)
    after = read_system(files, HOME)

    kept = iter(files.read(PLAN).decode().splitlines())
    assert all(line in kept for line in before.splitlines())
    assert [task.entry for task in found.carried] == [task.entry for task in open_]
    assert after.findings == ()
    assert len(after.tasks) == len(system.tasks) + len(open_)
    assert {row.value.year for row in after.years} == {row.value.year for row in system.years}
    assert faults_of(after) == faults_of(system)


def faults_of(system: System) -> list[tuple[str, str]]:
    """Errors and warnings of the system."""
    context = Context(system, read_catalogue(DISK, ROOT))
    return [(one.code, one.message) for one in check_system(context) if one.severity != "info"]


@pytest.mark.parametrize(
    ("text", "year", "words"),
    [
        (TEXT, 2030, "没有 2030 年度"),
        ("", 2026, "没有 2026 年度"),
        (TEXT.replace("    closed: true\n", ""), 2026, "2025 年度还没有结转"),
        (TEXT.replace("priority: 2", "priority: 9"), 2026, "plan.yaml:17 任务 A-002 的数据有误"),
        (TEXT.replace("reasons: [急]", "reasons: [急"), 2026, "没有改动"),
    ],
)
def test_a_year_that_cannot_be_closed_is_told(text: str, year: int, words: str) -> None:
    """And nothing is written."""
    files = system_with(text)
    with pytest.raises(UsageError) as caught:
        rolled(files, year)

    assert words in caught.value.message
    assert files.read(PLAN).decode() == text


DAYS = st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1))
TASKS = st.lists(
    st.builds(
        Task,
        entry=st.sampled_from([f"A-00{n}" for n in range(1, 9)]),
        year=st.sampled_from([2025, 2026, 2027]),
        priority=st.integers(1, 3),
        owner=st.just("X"),
        stages=st.lists(
            st.builds(Step, stage=st.sampled_from(["立项", "起草"]), planned=DAYS, actual=DAYS), max_size=2
        ).map(tuple),
        note=st.sampled_from(["", "说明: 有 # 号", "“好”"]),
    ),
    max_size=6,
    unique_by=lambda task: (task.entry, task.year),
)


@settings(deadline=None, max_examples=60)
@given(TASKS, st.booleans())
def test_no_task_is_lost_or_doubled(tasks: list[Task], opened: bool) -> None:
    """Whatever the plan: afterwards each unfinished task is in a later year, once; rolling again changes nothing."""
    years = [Year(year=2025, closed=True), Year(year=2026), *([Year(year=2027)] if opened else [])]
    lines = ["years:", *(line for one in years for line in row_lines(one, "  "))]
    lines += ["tasks:", *(line for task in tasks for line in row_lines(task, "  "))] if tasks else []
    files = system_with("\n".join(lines) + "\n")
    rolled(files, 2026)
    after = read_system(files, HOME)
    once = files.read(PLAN)

    left = {
        task.entry for task in tasks if task.year == 2026 and not (task.stages and all(s.actual for s in task.stages))
    }
    there = [row.value.entry for row in after.tasks if row.value.year == 2027]
    assert left <= set(there)
    assert len(there) == len(set(there))
    assert [row.value for row in after.tasks if row.value.year < 2027] == [task for task in tasks if task.year < 2027]
    assert rolled(files, 2026).plan.data == once
    assert isinstance(PLAN, Path)
