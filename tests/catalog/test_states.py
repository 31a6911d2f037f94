"""What `system check` tells of the programme is what its pages and charts count: one definition for both."""

from __future__ import annotations

import datetime as dt

import pytest

from programmes import chance_system, harbour, sample
from qicao.catalog.coverage import TIERS, coverage_of
from qicao.catalog.load import due_reviews, loads
from qicao.catalog.progress import late_ones, progress_of
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.states import check_states
from qicao.catalog.stats import OLD, age, ages, years_later
from qicao.catalog.system import System
from smallsystem import SMALL, small

SYSTEMS = [harbour(), sample(), *map(chance_system, range(30))]


def places(system: System, code: str) -> list[tuple[str, int]]:
    """Where the states of that code are told."""
    found = [one.span for one in check_states(Context(system)) if one.code == code]
    return sorted((span.file, span.line) for span in found)


@pytest.mark.parametrize("system", SYSTEMS)
def test_who_has_too_much_to_do_is_told_and_shown_alike(system: System) -> None:
    """Standards that are worked on at the same time count, not those that come one after the other."""
    over = [load.organisation.at() for load in loads(system) if load.over]

    assert places(system, "SYS902") == sorted((span.file, span.line) for span in over)


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_due_for_review_is_told_and_shown_alike(system: System) -> None:
    """Every existing standard whose day of issue is known; list, chart and findings have one number."""
    due = [one.entry.at() for one in due_reviews(system) if one.overdue]

    assert places(system, "SYS908") == sorted((span.file, span.line) for span in due)
    if len(system.entry_of) == len(system.entries):
        assert ages(system, system.programme.value.state).old == len(due)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_state_of_the_work_is_told_and_shown_alike(system: System) -> None:
    """What is late, what waits for three and more, and matters with a level at which there is no standard."""
    progress, coverage = progress_of(system), coverage_of(system)
    lacking = {cell.matter.value.code: cell.matter.at() for tier in TIERS for cell in coverage.lacking(tier)}
    waiting = [one for one in progress.values() if len(one.waiting) >= 3]

    assert len(places(system, "SYS901")) == len(late_ones(progress.values()))
    assert places(system, "SYS903") == sorted((span.file, span.line) for span in lacking.values())
    assert len(places(system, "SYS909")) == len(waiting)


def test_five_years_are_five_to_the_day() -> None:
    """Whatever leap years lie between: the day before is too young."""
    for start in range(0, 3000, 7):
        issued = dt.date(2000, 1, 1) + dt.timedelta(start)
        day = years_later(issued, OLD)

        assert age(issued, day) == OLD
        assert age(issued, day - dt.timedelta(1)) < OLD
    assert years_later(dt.date(2020, 2, 29), 1) == dt.date(2021, 2, 28)
    assert age(dt.date(2026, 1, 1), dt.date(2025, 1, 1)) < 0


def test_standards_one_after_the_other_are_no_overload() -> None:
    """Three that follow each other are led by one organisation; the limit is two at a time."""
    entries = "".join(
        f"  - {{id: YW-00{at}, subsystem: YW, title: 规范{at}, level: local, kind: 管理, status: 拟编,"
        " roles: {proposes: [O1], in_charge: [O1], drafts: [O2], reviews: [O1]}}\n"
        for at in (1, 2, 3)
    )

    def plan(years: tuple[int, ...]) -> str:
        tasks = "".join(
            f"  - {{entry: YW-00{at}, year: 2026, priority: 2, owner: O2, stages: ["
            f"{{stage: 立项, planned: {year}-01-10}}, {{stage: 发布, planned: {year}-12-01}}]}}\n"
            for at, year in enumerate(years, 1)
        )
        return f"years: [{{year: 2026}}]\ntasks:\n{tasks}"

    def told(years: tuple[int, ...]) -> int:
        programme = SMALL["programme"] + "load: 2\n"
        system = small(entries=f"entries:\n{entries}", plan=plan(years), matters="", programme=programme)
        return len(places(system, "SYS902"))

    assert (told((2026, 2026, 2026)), told((2026, 2027, 2028))) == (1, 0)
