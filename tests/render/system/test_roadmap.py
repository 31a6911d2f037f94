"""The plan over time: every task on one sheet, with its dates in the table."""

from __future__ import annotations

import pytest

from programmes import chance_system, harbour, sample
from qicao.catalog.progress import late_ones, progress_of
from qicao.catalog.system import System
from qicao.render.system.roadmap import roadmaps
from qicao.render.system.sheet import A3, A4


@pytest.mark.parametrize("system", [sample(), harbour()], ids=["sample", "harbour"])
def test_every_task_stands_on_one_sheet(system: System) -> None:
    """In the year in which it is listed, and on the paper."""
    for paper in (A4, A3):
        sheets = roadmaps(system, paper)
        rows = [row[0] for sheet in sheets for row in sheet.data.rows]
        assert sorted(rows) == sorted(row.value.entry for row in system.tasks)
        assert all(sheet.height_mm <= paper.height for sheet in sheets)
        assert len({sheet.name for sheet in sheets}) == len({sheet.title for sheet in sheets}) == len(sheets)


def test_the_table_has_every_date() -> None:
    """Planned, and behind a slash the actual one."""
    row = next(row for sheet in roadmaps(sample()) for row in sheet.data.rows if row[0] == "JC101-001")
    task = sample().task_of["JC101-001"].value

    for step in task.stages:
        assert any(str(step.planned) in cell and (not step.actual or str(step.actual) in cell) for cell in row)
    assert row[-1] == "起草、征求意见、审查"


def test_what_is_overdue_is_told() -> None:
    """In words, for those who do not see the picture."""
    told = "".join(sheet.description for sheet in roadmaps(sample()))
    late = late_ones(progress_of(sample()).values())

    assert late
    assert all(f"{one.entry.value.id}（" in told for one in late)


@pytest.mark.parametrize("seed", range(20))
def test_any_plan_is_drawn(seed: int) -> None:
    """A plan without dates has no sheet."""
    system = chance_system(seed)
    rows = [row for sheet in roadmaps(system) for row in sheet.data.rows]

    assert len(rows) in {0, len(system.tasks)}
