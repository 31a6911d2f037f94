"""Rows and their marks: each row has a mark of its own."""

from __future__ import annotations

from qicao.catalog.workbook.grid import grids
from qicao.catalog.workbook.lines import digests_of, lines_of, state_rows

GRIDS = {grid.title: grid for grid in grids()}
PLAN = {
    "tasks": [
        {"entry": "A", "year": "2026", "stages": [{"stage": "立项"}, {"stage": "起草"}]},
        {"entry": "A", "year": "2026"},
        "不是行",
        {"entry": "B", "year": "2027", "stages": "不是表"},
    ]
}


def test_rows_with_one_key_have_different_marks() -> None:
    """And what is no row is left out."""
    lines = lines_of(GRIDS["计划"], PLAN)

    assert [(line.place, line.mark) for line in lines] == [
        (("tasks", 0), "A｜2026"),
        (("tasks", 1), "A｜2026＃2"),
        (("tasks", 3), "B｜2027"),
    ]


def test_rows_in_rows_name_the_row_around() -> None:
    """In their first columns."""
    lines = lines_of(GRIDS["计划阶段"], PLAN)

    assert [line.cells[:3] for line in lines] == [("A", "2026", "立项"), ("A", "2026", "起草")]
    assert lines[1].place == ("tasks", 0, "stages", 1)


def test_the_state_tells_each_cell() -> None:
    """By a hash that blanks do not change."""
    grid = GRIDS["计划阶段"]
    head, first, _ = state_rows(grid, lines_of(grid, PLAN))

    assert head == ("计划阶段", "", "计划.entry 计划.year stage planned actual")
    assert first[1:] == ("A｜2026｜立项", " ".join(digests_of(["A ", "2026", "立项", "", ""])))
