"""滚动计划: a table for each year with work, one of the years and one of the organisations."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document

from anysystem import SMALL, files_of, sample
from qicao.catalog.schedule import year_plans
from qicao.drawn.pictures import Pictures
from qicao.render.system.plan import render_plan, year_rows
from qicao.source.world import world_in_memory

PLAIN = Pictures(Path(), world_in_memory({}))


def test_the_work_of_each_year_is_read_back() -> None:
    """Row by row."""
    found = Document(BytesIO(render_plan(sample(), PLAIN))).tables
    years = [year for year in year_plans(sample()) if year.works]
    grids = [[tuple(cell.text for cell in row.cells) for row in table.rows[1:]] for table in found[1:-1]]

    assert grids == [list(year_rows(year)) for year in years]


def test_a_system_without_plan_says_so() -> None:
    """Not with an empty table."""
    document = Document(BytesIO(render_plan(files_of(SMALL), PLAIN)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert "尚未编制计划" in cells
    assert "没有未完成的项目" in cells
