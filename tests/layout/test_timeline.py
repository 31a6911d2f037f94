"""Tasks over time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictured import faults_of, titles
from qicao.layout.drawing import Mark, Paper
from qicao.layout.timeline import LEGEND, Planned, Stage, timelines

A4 = Paper("A4", 252, 165)
DAY = dt.date(2026, 11, 30)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
tasks = st.builds(
    Planned,
    titles,
    st.lists(
        st.builds(Stage, st.sampled_from(["立项", "起草", "征求意见"]), st.none() | days, st.none() | days), max_size=6
    ).map(tuple),
    st.sampled_from(["", "重点", "一般"]),
)


@given(made=st.lists(tasks, max_size=30), day=st.none() | days)
@settings(max_examples=40, deadline=None)
def test_every_task_stands_on_one_sheet_and_nothing_is_cut(made: list[Planned], day: dt.date | None) -> None:
    """For any names and dates, even such that run backwards."""
    found = timelines(made, day, A4)

    assert sum(count for count, _ in found) in {0, len(made)}
    for _, drawing in found:
        assert drawing.height <= A4.height
        assert [fault for fault in faults_of(drawing) if not fault.startswith("overlap")] == []


def test_time_runs_to_the_right() -> None:
    """A bar is as long as its time."""
    stages = (
        Stage("立项", dt.date(2026, 1, 1), None),
        Stage("起草", dt.date(2026, 3, 2), None),
        Stage("审查", dt.date(2026, 8, 29), None),
    )
    ((_, drawing),) = timelines([Planned("甲", stages)], dt.date(2026, 1, 1), A4)
    first, second = (box for box in drawing.boxes if box.style == "stage")

    assert second.width / first.width == pytest.approx(3)
    assert [word.text for word in (*first.words, *second.words)] == ["起草", "审查"]


@pytest.mark.parametrize(
    ("stage", "late"),
    [
        (Stage("审查", dt.date(2026, 10, 1), None), (dt.date(2026, 10, 1), DAY)),
        (Stage("审查", dt.date(2026, 10, 1), dt.date(2026, 10, 9)), (dt.date(2026, 10, 1), dt.date(2026, 10, 9))),
        (Stage("审查", dt.date(2026, 10, 1), dt.date(2026, 9, 9)), None),
        (Stage("审查", dt.date(2027, 10, 1), None), None),
        (Stage("审查", None, dt.date(2026, 9, 9)), None),
    ],
)
def test_when_a_stage_is_late(stage: Stage, late: tuple[dt.date, dt.date] | None) -> None:
    """If it ended after its planned day, or that day is over."""
    assert stage.late(DAY) == late


def test_what_is_late_is_red_and_bears_a_sign() -> None:
    """So that it can be seen without colours, too."""
    task = Planned("甲", (Stage("审查", dt.date(2026, 10, 1), None),))
    ((_, drawing),) = timelines([task], DAY, A4)

    assert [box.style for box in drawing.boxes if box.style == "late"][:-1] == ["late"], "the last is the legend"
    assert [part.style for part in drawing.parts if isinstance(part, Mark)][:2] == ["ring", "triangle"]


def test_many_tasks_are_parted_equally() -> None:
    """No sheet holds one only."""
    made = [Planned(f"任务{at}", (Stage("审查", dt.date(2026, 1, 1), None),)) for at in range(19)]

    assert [count for count, _ in timelines(made, DAY, A4)] == [10, 9]
    assert timelines([], DAY, A4) == ()


def test_groups_have_headings() -> None:
    """Above the first of each."""
    made = [Planned(f"任务{at}", (Stage("审查", DAY, None),), "重点" if at < 2 else "一般") for at in range(4)]
    ((_, drawing),) = timelines(made, DAY, A4)
    heights = {word.text: word.y for word in drawing.words}

    assert heights["重点"] < heights["任务0"] < heights["任务1"] < heights["一般"] < heights["任务2"]


def test_the_legend_tells_only_what_is_drawn() -> None:
    """Nothing is late before it is due."""
    ((_, drawing),) = timelines(
        [Planned("甲", (Stage("立项", DAY, None), Stage("审查", dt.date(2027, 1, 9), None)))], DAY, A4
    )

    assert {"计划（段内为阶段）", "计划发布"} == {word.text for word in drawing.words} & set(LEGEND.values())


def test_dates_that_run_backwards_draw_no_bar_over_another() -> None:
    """The faulty stage has none; the check names its date."""
    days = ("2027-01-01", "2028-01-01", "2026-09-01", "2028-04-01")
    stages = tuple(Stage(f"阶段{at}", dt.date.fromisoformat(day), None) for at, day in enumerate(days))
    ((_, drawing),) = timelines([Planned("甲", stages)], None, A4)

    assert [word.text for box in drawing.boxes if box.style == "stage" for word in box.words] == ["阶段1", "阶段3"]
    assert faults_of(drawing) == []
