"""Laws of scores: points that sum to them, ranks, rules for missing data, order that does not matter."""

from __future__ import annotations

from math import isclose, isnan
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.assess.scores.frame import Frame
from qicao.assess.scores.score import Scores, level_of, ranks_of, score_data
from qicao.indicators.evaluate import evaluate, in_unit
from qicao.indicators.formula import read_formula
from qicao.indicators.problem import Problem
from qicao.model.formula import Name
from qicao.model.indicator import DataItem, Grade, IndicatorSet
from scored import HEAD, SET, data_of, indicator, linear, rows, score_of

UNITS = ("甲区", "乙区", "丙区", "丁区", "戊区")
NUMBER = st.one_of(st.none(), st.integers(0, 100).map(float))


@st.composite
def datasets(draw: st.DrawFn) -> list[str]:
    """Rows of the set `SET`, some of whose values lack."""
    found = []
    for unit in UNITS[: draw(st.integers(1, 5))]:
        for when in ("2026-Q1", "2026-Q2"):
            due = draw(st.integers(0, 50))
            closed, wait, happy = draw(st.integers(0, due)), draw(NUMBER), draw(NUMBER)
            numbers = [text(value) for value in (closed, due, wait, happy)]
            found.append(f"{unit},{when},{','.join(numbers)},")
        found += [f"{unit},2026-{month:02},,,,,{draw(st.integers(0, 20))}" for month in range(1, 7)]
    return found


def text(value: float | None) -> str:
    """The number as it is typed."""
    return "" if value is None else f"{value:g}"


def totals(scores: Scores) -> dict[tuple[str, str], tuple[float, int, str]]:
    """Score, rank and level by unit and period."""
    return {
        (unit, str(when)): (scores.totals[at][one], scores.ranks[at][one], scores.levels[at][one])
        for at, when in enumerate(scores.periods)
        for one, unit in enumerate(scores.units)
    }


@settings(max_examples=60, deadline=None)
@given(datasets(), st.randoms(use_true_random=False))
def test_scores_are_sums_of_points_whatever_the_order(lines: list[str], chance: Random) -> None:
    """Within 0 and 100; weights that count sum to 1; other orders of rows and columns give the same."""
    scores = score_data(data_of(rows(*lines)))
    for at, row in enumerate(scores.totals):
        for unit, total in enumerate(row):
            points = sum(scores.points(part, (at, unit)) for part in scores.parts)
            assert isclose(points, total, abs_tol=1e-9)
            assert isclose(sum(scores.weight(part, (at, unit)) for part in scores.parts), 1, abs_tol=1e-9)
            assert -1e-9 <= total <= 100 + 1e-9
    shuffled = list(lines)
    chance.shuffle(shuffled)
    again = score_data(data_of(rows(*shuffled)))
    for key, (total, rank, level) in totals(scores).items():
        other = totals(again)[key]
        assert isclose(total, other[0], abs_tol=1e-9)
        assert (rank, level) == other[1:]


@settings(max_examples=40, deadline=None)
@given(datasets())
def test_names_of_units_do_not_matter(lines: list[str]) -> None:
    """A permutation of the names permutes the scores."""
    names = dict(zip(UNITS, UNITS[1:] + UNITS[:1], strict=True))
    scores = totals(score_data(data_of(rows(*lines))))
    renamed = totals(score_data(data_of(rows(*(names[line[:2]] + line[2:] for line in lines)))))

    assert {(names[unit], when): value for (unit, when), value in scores.items()} == renamed


@given(st.lists(st.one_of(st.just(float("nan")), st.integers(0, 20).map(lambda one: one / 2)), max_size=30))
def test_equal_scores_share_a_rank_and_leave_a_gap(scores: list[float]) -> None:
    """The rank is one more than how many are better; what has no score has no rank."""
    there = [one for one in scores if not isnan(one)]

    assert ranks_of(scores) == [0 if isnan(one) else 1 + sum(other > one for other in there) for one in scores]


def test_ranks_of_scores_that_differ_by_noise_are_equal() -> None:
    """Up to 1e-9."""
    assert ranks_of([90, 80, 80 + 5e-10, 70]) == [1, 2, 2, 4]
    assert ranks_of([90, 80, 80 + 5e-9, 70]) == [1, 3, 2, 4]


FORMULAS = (
    "a / b", "a - b * c", "if(a > b and c >= 2, a, b / c)", "min(a, b, c) + max(a, 3 [件])", "abs(a - b)^2 / (b + 1 [件])",
    "if(not a == b or c < 1, a, b)", "-a + 2 * (b - c)", "a / (b - c)", "(a + 1 [件])^-2 * b",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMULAS), st.lists(st.integers(0, 6), min_size=3, max_size=3))
def test_formulas_for_all_units_are_those_for_one(formula: str, numbers: list[int]) -> None:
    """What is made ready for many is what `evaluate` says of one."""
    items = tuple(DataItem(id=name, title=name, symbol=name, unit="件") for name in "abc")
    one = IndicatorSet(id="s", title="s", units="区", data=items, indicators=(indicator("r", formula, 1),))
    data = data_of(rows(f"甲区,2026-Q1,{','.join(map(str, numbers))}", head="单位,期间,a,b,c"), indicators=one)
    tree = read_formula(formula)
    assert not isinstance(tree, Problem)
    values = dict(zip("abc", map(float, numbers), strict=True))
    wanted = evaluate(tree, lambda node: values[node.id])
    found = Frame(data, data.units, data.periods).leaf(Name("r"))[0][0]

    assert isnan(found) if isinstance(wanted, Problem) else isclose(found, in_unit(wanted, "1"), rel_tol=1e-12)


def values(**more: float | None) -> dict[str, float]:
    """The values of one unit."""
    return {name: value for name, value in more.items() if value is not None}


ITEMS = (DataItem(id="x", title="甲量", symbol="x"), DataItem(id="y", title="乙量", symbol="y"))


def rule_set(missing: str, **more: object) -> IndicatorSet:
    """Two indicators, of which the first has the rule for missing data."""
    first = indicator("p", "x", 0.4, missing=missing, **more)
    return IndicatorSet(id="m", title="m", units="区", data=ITEMS, indicators=(first, indicator("q", "y", 0.6)))


@pytest.mark.parametrize(("missing", "total"), [("zero", 30), ("leave-out", 50), ("previous", 62)])
def test_missing_data_follow_their_rule(missing: str, total: float) -> None:
    """0 points; the weight goes to the others; or the value of the period before."""
    data = {("甲", "2026-Q1"): values(x=80, y=50), ("甲", "2026-Q2"): values(y=50)}
    scores = score_of(data, rule_set(missing))

    assert scores.totals[1][0] == pytest.approx(total)


def test_only_the_period_just_before_stands_in() -> None:
    """And nothing that was itself taken from before."""
    data = {("甲", f"2026-Q{at}"): values(x=80 if at == 1 else None, y=50) for at in (1, 2, 3)}

    assert [row[0] for row in score_of(data, rule_set("previous")).totals] == pytest.approx([62, 62, 30])
    later = {key: row for key, row in data.items() if key[1] != "2026-Q2"}
    assert [row[0] for row in score_of(later, rule_set("previous")).totals] == pytest.approx([62, 30])


def test_a_unit_of_which_nothing_counts_has_no_score() -> None:
    """And no rank."""
    one = IndicatorSet(
        id="m", title="m", units="区", data=ITEMS, indicators=(indicator("p", "x", 1, missing="leave-out"),)
    )
    scores = score_of({("甲", "2026-Q1"): values(x=1), ("乙", "2026-Q1"): values(y=1)}, one)

    assert isnan(scores.totals[0][1])
    assert (scores.ranks[0][1], scores.levels[0][1]) == (0, "")


def test_a_veto_decides_the_level_and_not_the_score() -> None:
    """Numbers in it are in the unit of the indicator."""
    lines = ("甲区,2026-Q1,100,100,10,49,", "乙区,2026-Q1,100,100,10,50,")
    scores = score_data(
        data_of(rows(*lines, *(f"{unit},2026-0{at},,,,,0" for unit in ("甲区", "乙区") for at in (1, 2, 3))))
    )

    assert scores.levels[0] == ["不合格", "差"]
    assert scores.totals[0][0] == scores.totals[0][1] == pytest.approx(70)
    assert [one.id for one in scores.vetoes((0, 0))] == ["pleased"]


def test_levels_are_reached_by_their_own_score() -> None:
    """Also if it was computed with noise."""
    grades = IndicatorSet(
        id="m",
        title="m",
        units="区",
        data=(),
        indicators=(),
        grades=(Grade(level="优", at=90), Grade(level="差", at=0)),
    )

    assert [level_of(score, grades) for score in (90, 90 - 1e-12, 89.99)] == ["优", "优", "差"]
    assert level_of(95, grades, vetoed=True) == "差"


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("sum(z)", 6),
        ("mean(z)", 2),
        ("least(z)", 1),
        ("greatest(z)", 3),
        ("count(z)", 3),
        ("sum(x, units)", 30),
        ("x / mean(x, units)", 2 / 3),
    ],
)
def test_aggregates_go_over_finer_periods_or_over_units(formula: str, wanted: float) -> None:
    """Of the scored period."""
    items = (ITEMS[0], DataItem(id="z", title="月量", symbol="z", period="月"))
    one = IndicatorSet(
        id="m", title="m", units="区", data=items, indicators=(indicator("p", formula, 1, linear(0, 1)),)
    )
    data = {("甲", "2026-Q1"): values(x=10), ("乙", "2026-Q1"): values(x=20)}
    data |= {("甲", f"2026-0{at}"): values(z=at) for at in (1, 2, 3)}
    data |= {("甲", "2026-04"): values(z=99)}

    assert score_of(data, one).parts[0].own[0][0] == pytest.approx(wanted)


def test_a_sum_lacks_if_one_of_its_periods_does() -> None:
    """A smaller sum would be rubbish; over units those count that there are."""
    lines = ("甲区,2026-Q1,90,100,12,91,", "甲区,2026-01,,,,,4", "甲区,2026-02,,,,,5")
    scores = score_data(data_of(rows(*lines, head=HEAD)))

    assert isnan(scores.parts[3].own[0][0])
    assert SET.indicators[3].id == "calls"
