"""Progress: the stage of a task, how late it is, what it waits for."""

from __future__ import annotations

import datetime as dt

import pytest

from programmes import chance_system, harbour
from qicao.catalog.progress import late_ones, progress_of


def test_a_task_tells_where_it_is() -> None:
    """Last stage and its slip, next stage and by how much it is overdue on the day of the programme."""
    found = progress_of(harbour())["B1-001"]

    assert found.done is not None
    assert found.next is not None
    assert (found.done.stage, found.slip, found.next.stage, found.late) == ("立项", 10, "起草", 30)
    assert (found.publishes, found.expected) == (dt.date(2026, 12, 31), dt.date(2027, 1, 30))
    assert [row.value.id for row in found.waiting] == ["B1-002"]


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
    for id_, one in progress_of(system).items():
        assert one.entry.value.id == id_
        assert one.late >= 0
        assert one.expected is None or (one.publishes is not None and one.expected >= one.publishes)
        assert {row.value.status for row in one.waiting} <= {"在编", "拟编"}
        if system.programme.value.state is None:
            assert one.late == 0
