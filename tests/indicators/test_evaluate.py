"""The value of formulas for given numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas_of_indicators import NAMES, values
from qicao.indicators.evaluate import Lookup, evaluate, holds, in_base, in_unit
from qicao.indicators.formula import read_condition, read_formula
from qicao.indicators.problem import Problem
from qicao.model.formula import Aggregate, Expression, Name


def _lookup(numbers: dict[str, float]) -> Lookup:
    return lambda node: numbers.get(node.id if isinstance(node, Name) else f"{node.function}({node.id},{node.over})")


def _value(text: str, **numbers: float) -> float | str:
    formula = read_formula(text)
    assert not isinstance(formula, Problem)
    found = evaluate(formula, _lookup({**numbers, "sum(m,periods)": 30.0, "mean(m,units)": 12.0}))
    return found.fault.code if isinstance(found, Problem) else found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("closed / due", 0.95),
        ("due - closed - 1", 0),
        ("-2 ^ 2", -4),
        ("2 ^ -2", 0.25),
        ("15 [min] + 1 [h]", 4500),
        ("95 [%]", 0.95),
        ("min(closed, due)", 19),
        ("max(closed, due, 3)", 20),
        ("abs(closed - due)", 1),
        ("if(due > 0, closed / due, 0)", 0.95),
        ("if(zero > 0, closed / zero, 7)", 7),
        ("if(zero == 0 or closed / zero > 1, 1, 2)", 1),
        ("if(zero != 0 and closed / zero > 1, 1, 2)", 2),
        ("if(not zero == 0, 1, 2)", 2),
        ("sum(m) / 10", 3),
        ("mean(m, units)", 12),
        ("closed / zero", "IND502"),
        ("zero ^ -1", "IND502"),
        ("closed + nothing", "IND501"),
        ("count(nothing)", "IND501"),
        ("((9 ^ 9) ^ 9) ^ 9", "IND503"),
        ("huge * huge", "IND503"),
        ("huge * huge - huge * huge", "IND503"),
    ],
)
def test_a_formula_gives_its_number_or_says_why_not(text: str, value: float | str) -> None:
    """In base units; nothing raises."""
    expected = pytest.approx(value) if isinstance(value, float | int) else value

    assert _value(text, closed=19, due=20, zero=0, huge=1e300) == expected


def test_a_problem_says_what_is_missing_or_zero() -> None:
    """In words for the reader of an explanation."""
    for text, message in (("a / b", "缺“a”的值。"), ("1 / (b - b)", "除数“b - b”为 0，算不出来。")):
        formula = read_formula(text)
        assert not isinstance(formula, Problem)
        found = evaluate(formula, _lookup({"b": 3}))
        assert isinstance(found, Problem)
        assert found.message == message


@pytest.mark.parametrize(("text", "true"), [("value > 0", True), ("value >= 4 or value < 3", False), ("x > 1", None)])
def test_a_condition_holds_or_not(text: str, true: bool | None) -> None:
    """If a value is missing, nobody knows."""
    condition = read_condition(text)
    assert not isinstance(condition, Problem)
    found = holds(condition, _lookup({"value": 3}))

    assert found is true or (true is None and isinstance(found, Problem))


@given(st.floats(-1e9, 1e9), st.sampled_from(["%", "min", "万元", "件/人", "1", "mim"]))
def test_converting_there_and_back_changes_nothing(value: float, unit: str) -> None:
    """Up to rounding."""
    assert in_unit(in_base(value, unit), unit) == pytest.approx(value)


@given(values(), st.floats(allow_nan=True, allow_infinity=True), st.floats())
def test_any_formula_of_any_numbers_gives_a_finite_number_or_a_problem(
    expression: Expression, first: float, second: float
) -> None:
    """Not a number, infinity, division by zero and overflow do not come out, and nothing raises."""

    def lookup(node: Name | Aggregate) -> float | None:
        return first if node.id == NAMES[0] else second if node.id != NAMES[1] else None

    found = evaluate(expression, lookup)

    assert isinstance(found, Problem) or math.isfinite(found)
