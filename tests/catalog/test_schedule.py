"""The plan in words: order, stages, what is late, and who has how much to do."""

from __future__ import annotations

from anysystem import SMALL, files_of, sample
from qicao.catalog.schedule import loads, upcoming, year_plans

TASKS = {
    "years": [{"year": "2026", "note": "首批"}, {"year": "2025", "closed": "true"}],
    "tasks": [
        {
            "entry": "JC101-001",
            "year": "2026",
            "priority": "2",
            "reasons": ["先用", "先改"],
            "owner": "ORG-1",
            "revision": "true",
            "stages": [
                {"stage": "立项", "planned": "2026-01-31", "actual": "2026-02-02"},
                {"stage": "起草", "planned": "2026-06-30"},
                {"stage": "发布", "planned": "2027-06-30"},
            ],
        },
        {"entry": "JC101-009", "year": "2026", "priority": "1", "owner": "ORG-9", "depends_on": ["JC101-001"]},
    ],
}
SYSTEM = files_of({**SMALL, "plan": TASKS})


def test_years_and_work_are_in_order() -> None:
    """Years ascend; the most important work comes first; nothing that is unknown vanishes."""
    closed, year = year_plans(SYSTEM)

    assert (closed.year, closed.closed, closed.works) == (2025, True, ())
    assert [(work.id, work.priority, work.owner, work.waits) for work in year.works] == [
        ("JC101-009", "重点", "ORG-9", "JC101-001"),
        ("JC101-001", "一般", "甲单位", "—"),
    ]
    assert (year.works[1].title, year.works[1].reasons) == ("术语（修订）", "先用；先改")


def test_stages_tell_what_is_done_and_what_is_late() -> None:
    """By the day of the data, never by the clock."""
    work = list(year_plans(SYSTEM))[1].works[1]

    assert work.stages == ("2026-01-31\n2026-02-02", "2026-06-30\n逾期", "—", "—", "—", "2027-06-30")
    assert work.late


def test_what_is_coming_and_who_has_to_do_it() -> None:
    """A task without a planned day of issue is not coming."""
    assert [(str(day), task.entry) for day, task in upcoming(SYSTEM)] == [("2027-06-30", "JC101-001")]
    assert [(load.owner, load.tasks, load.late) for load in loads(SYSTEM)] == [("甲单位", 1, 1)]


def test_the_sample_is_told_whole() -> None:
    """Every task is in a year."""
    system = sample()

    assert sum(len(year.works) for year in year_plans(system)) == len(system.tasks)
