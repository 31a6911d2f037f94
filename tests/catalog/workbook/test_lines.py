"""Rows and their marks: each row has a mark of its own."""

from __future__ import annotations

from qicao.catalog.workbook.grid import grids
from qicao.catalog.workbook.lines import CHUNK, digests_of, lines_of, state_of, state_rows

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
    """By a hash that blanks do not change; marks may have blanks in them."""
    grid = GRIDS["计划阶段"]
    lines = lines_of(grid, {"tasks": [{"entry": "A B", "year": "2026", "stages": [{"stage": "立项"}] * 200}]})
    rows = list(state_rows(grid, lines))
    state = state_of([words for _, words in rows])

    assert {title for title, _ in rows} == {"计划阶段"}
    assert len(rows) > 1
    assert list(state) == [line.mark for line in lines]
    assert state["A B｜2026｜立项"] == dict(
        zip((column.key for column in grid.columns), digests_of(["A B ", "2026", "立项", "", ""]), strict=True)
    )


def test_a_cell_of_the_state_is_not_too_long() -> None:
    """Also if ids are as long as they get."""
    for grid in grids():
        assert CHUNK * (11 * len(grid.columns) + 60) < 32_767, grid.title
