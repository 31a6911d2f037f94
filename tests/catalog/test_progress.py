"""Progress: the stage of a task, how late it is, what it waits for."""

from __future__ import annotations

import datetime as dt

import pytest

from programmes import chance_system, harbour
from qicao.catalog.progress import late_ones, progress_of
from smallsystem import small


def test_a_task_tells_where_it_is() -> None:
    """Last stage and its slip, next stage and by how much it is overdue on the day of the programme."""
    found = progress_of(harbour())["B1-001"]

    assert found.done is not None
    assert found.next is not None
    assert (found.done.stage, found.slip, found.next.stage, found.late) == ("立项", 10, "起草", 30)
    assert (found.publishes, found.expected) == (dt.date(2026, 12, 31), dt.date(2027, 3, 31))
    assert [row.value.id for row in found.waiting] == ["B1-002"]
    assert [row.value.id for row in found.held] == ["B1-002"]


def tasks_of(*days: tuple[str, str]) -> str:
    """The plan of a chain: each task waits for the one after it; planned days of publication, and what it waits for."""
    lines = ["years: [{year: 2026}]", "tasks:"]
    for at, (day, waits) in enumerate(days, 1):
        lines.append(
            f"  - {{entry: YW-{at:03}, year: 2026, priority: 1, owner: O2, depends_on: [{waits}],"
            f" stages: [{{stage: 发布{day and f', planned: {day}'}}}]}}"
        )
    return "\n".join(lines) + "\n"


def expected_of(*days: tuple[str, str]) -> list[str]:
    """The forecasts of the chain."""
    entries = "".join(
        f"  - {{id: YW-{at:03}, subsystem: YW, title: 标准{at}, level: local, kind: 管理, status: 拟编}}\n"
        for at, _ in enumerate(days, 1)
    )
    found = progress_of(small(entries=f"entries:\n{entries}", plan=tasks_of(*days)))
    return [str(one.expected) for one in found.values()]


def test_a_delay_goes_along_the_chain() -> None:
    """However long it is, also past a task without a date, and round a circle, which is a fault of its own."""
    assert expected_of(("2026-09-01", "YW-002"), ("2026-08-01", "YW-003"), ("2027-05-01", "")) == ["2027-05-01"] * 3
    assert expected_of(("2026-09-01", "YW-002"), ("", "YW-003"), ("2027-05-01", "")) == [
        "2027-05-01",
        "None",
        "2027-05-01",
    ]
    assert expected_of(("2026-09-01", "YW-002"), ("2026-10-01", "YW-001")) == ["2026-10-01"] * 2


def test_no_forecast_lies_in_the_past() -> None:
    """Though no stage that comes next has a planned day."""
    plan = (
        "tasks: [{entry: YW-001, year: 2026, priority: 1, owner: O2,"
        " stages: [{stage: 起草}, {stage: 发布, planned: 2026-02-01}]}]\n"
    )

    assert [one.expected for one in progress_of(small(plan=plan)).values()] == [dt.date(2026, 6, 30)]


def test_a_task_that_has_not_begun_is_not_late() -> None:
    """Before its first planned day."""
    found = progress_of(harbour())["B1-002"]

    assert (found.done, found.late, found.slip, found.expected) == (None, 0, 0, dt.date(2027, 3, 31))


def test_the_late_ones_come_the_latest_first() -> None:
    """And only they."""
    assert [one.entry.value.id for one in late_ones(progress_of(harbour()).values())] == ["B1-001"]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_later_than_the_day_and_nobody_waits_for_what_is_there(seed: int) -> None:
    """For any plan: days are not negative, dates do not move forward, each standard has one task."""
    system = chance_system(seed)
    found = progress_of(system)
    for id_, one in found.items():
        assert one.entry.value.id == id_
        assert one.late >= 0
        assert one.expected is None or (one.publishes is not None and one.expected >= one.publishes)
        assert {row.value.status for row in one.waiting} <= {"在编", "拟编"}
        for row in one.waiting:
            other = found.get(row.value.id)
            assert not (one.expected and other and other.expected) or one.expected >= other.expected
        if system.programme.value.state is None:
            assert one.late == 0
