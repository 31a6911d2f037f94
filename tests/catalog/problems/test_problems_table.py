"""The problems of a programme, told by its data."""

from __future__ import annotations

import pytest

from programmes import chance_system, harbour, sample
from qicao.catalog.problems.table import Problem, problems_of
from qicao.catalog.target import Target


def problem(id_: str) -> Problem:
    """A problem of the made-up programme."""
    return next(one for one in problems_of(harbour()) if one.id == id_)


def numbers(id_: str) -> dict[str, tuple[int, int | None]]:
    """The numbers of a problem."""
    return {one.label: (one.value, one.total) for one in problem(id_).measures}


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        (
            "P1",
            {
                "城运中心的设置方式，种": (2, None),
                "登记了各区做法的事项": (2, 5),
                "各区做法：调整": (2, 4),
                "各区做法：未开展": (1, 4),
            },
        ),
        (
            "P2",
            {
                "本体系自己的标准已有": (1, 5),
                "正在起草": (1, 5),
                "没有现有标准的子体系": (2, 4),
                "无标可依的事项": (1, 5),
                "应急处置：无标可依的事项": (1, 1),
            },
        ),
        (
            "P3",
            {"参与的组织": (7, None), "协会": (0, None), "角色没有登记齐的标准": (4, 4), "牵头起草过多的组织": (1, 7)},
        ),
        (
            "P4",
            {
                "列入计划的标准": (3, 4),
                "超过计划日期的任务": (1, 3),
                "在等其他标准的任务": (2, 3),
                "未决的冲突和交叉": (2, 3),
                "没有人负责的": (1, 2),
                "没有会商过的": (1, 2),
            },
        ),
        (
            "P5",
            {
                "现有标准：业务": (1, 3),
                "市：无标可依的事项": (1, 2),
                "街镇：无标可依的事项": (2, 4),
                "流程没有写下来的事项": (4, 5),
            },
        ),
        (
            "P6",
            {
                "评价类标准已有": (0, 1),
                "没有登记评价组织的标准": (4, 4),
                "没有办理时限的事项": (3, 5),
                "有评价能力的服务机构": (1, None),
            },
        ),
        (
            "P7",
            {
                "引用了标准的政策文件": (2, 2),
                "政策宜引用而未引用": (2, 2),
                "被政策引用的现有标准": (1, 3),
                "到期应复审的标准": (2, 2),
            },
        ),
    ],
)
def test_the_numbers_of_a_problem(id_: str, expected: dict[str, tuple[int, int | None]]) -> None:
    """Counted by hand in the made-up programme."""
    assert {label: numbers(id_)[label] for label in expected} == expected


@pytest.mark.parametrize(
    ("id_", "title", "named"),
    [
        ("P1", "各区做法差别最大的事项", ["02", "01"]),
        ("P2", "没有现有标准的子体系", ["B2", "B3"]),
        ("P3", "牵头起草最多的组织", ["O-INST", "O-EVAL"]),
        ("P4", "超过计划日期的任务", ["B1-001"]),
        ("P4", "未决的冲突和交叉", ["K-1", "K-3"]),
        ("P4", "没有列入计划的标准", ["B2-001"]),
        ("P6", "评价类标准", ["B2-001"]),
        ("P7", "政策引用了旧的标准", ["Z-1"]),
        ("P7", "到期应复审的标准", ["A1-001", "B1-004"]),
    ],
)
def test_the_rows_that_show_a_problem_most(id_: str, title: str, named: list[str]) -> None:
    """The worst one first."""
    table = next(one for one in problem(id_).worst if one.title == title)

    assert [row[0][0].id for row in table.rows if isinstance(row[0][0], Target)] == named


def test_the_trend_goes_on_by_what_is_planned() -> None:
    """Own standards by the end of each year: one issued in 2015, the late one in 2027, and what follows."""
    trend = problem("P2").trend

    assert trend is not None
    assert (trend.points[0], trend.points[-1], trend.year) == ((2016, 1), (2027, 4), 2026)
    assert [year for year, _ in trend.points] == list(range(2016, 2028))


def test_a_problem_that_the_program_does_not_know_has_no_numbers() -> None:
    """But its title stands."""
    found = problems_of(chance_system(1))[-1]

    assert (found.id, found.title, found.measures, found.worst, found.trend) == ("P8", "问题8", (), (), None)


@pytest.mark.parametrize("seed", range(60))
def test_no_number_is_greater_than_its_total(seed: int) -> None:
    """For any system; tables have a cell for each head, and trends never fall."""
    for one in problems_of(chance_system(seed)):
        assert all(number.total is None or 0 <= number.value <= number.total for number in one.measures)
        assert all(len(row) == len(table.heads) for table in one.worst for row in table.rows)
        points = one.trend.points if one.trend else ()
        assert [number for _, number in points] == sorted(number for _, number in points)


def test_each_problem_of_this_programme_shows_something() -> None:
    """Numbers, rows and a trend with at least one year."""
    found = problems_of(sample())

    assert [one.id for one in found] == [f"P{at}" for at in range(1, 8)]
    assert all(one.measures and one.worst and one.trend for one in found)
