"""The dimension of formulas, and what is wrong with it at which character."""

from __future__ import annotations

import pytest
from hypothesis import given

from formulas_of_indicators import NAMES, values
from qicao.indicators.dimensions import Quantity, measure, measure_result
from qicao.indicators.formula import Formula, read_placed
from qicao.indicators.units import Dimension, joined, read_unit
from qicao.indicators.written import write_formula
from qicao.model.formula import Binary, Expression
from qicao.model.span import Span

SPAN = Span("x", 1)

UNITS = {
    "closed": "件",
    "due": "件",
    "back": "次",
    "wait": "min",
    "shift": "h",
    "rate": "%",
    "cost": "万元",
    "staff": "人",
}


def _dimension(unit: str) -> Dimension:
    found = read_unit(unit)
    assert found is not None
    return found.dimension


KNOWN = {
    **{name: Quantity(_dimension(unit)) for name, unit in UNITS.items()},
    "monthly": Quantity(_dimension("件"), finer=True),
    "timely": Quantity(_dimension("%"), indicator=True),
}


def _formula(text: str) -> Formula:
    formula = read_placed(text)
    assert isinstance(formula, Formula)
    return formula


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("closed / due", "%"),
        ("closed / due * 100 [%]", "‰"),
        ("wait / closed", "min/件"),
        ("wait / closed", "h/件"),
        ("wait + shift", "min"),
        ("max(wait, 15 [min])", "min"),
        ("if(due > 0, closed / due, 0)", "%"),
        ("if(due > 0, wait, 0)", "min"),
        ("1 - back / back", "%"),
        ("cost / staff", "元/人"),
        ("sum(monthly) / due", "%"),
        ("mean(monthly, units)", "件"),
        ("count(monthly)", "1"),
        ("mean(timely, units) - timely", "%"),
        ("closed ^ 2 / due", "件"),
        ("closed ^ -1", "1/件"),
        ("abs(wait - 1 [h])", "min"),
        ("if(wait < 1 [h] and not rate == 0, 1, 0)", "1"),
        ("0", "min"),
    ],
)
def test_a_formula_gives_what_its_unit_measures(text: str, unit: str) -> None:
    """Nothing is wrong with these."""
    assert [problem.message for problem in measure_result(_formula(text), KNOWN, unit)] == []


@pytest.mark.parametrize(
    ("text", "unit", "code", "piece"),
    [
        ("wait + rate", "min", "IND203", "rate"),
        ("closed - back", "件", "IND203", "back"),
        ("wait + 15", "min", "IND203", "15"),
        ("closed / due * 100 > 5", "1", "IND118", ""),
        ("if(wait > rate, 1, 0)", "1", "IND203", "rate"),
        ("if(due > 0, wait, rate)", "min", "IND203", "rate"),
        ("min(wait, shift, cost)", "min", "IND203", "cost"),
        ("closed / back", "%", "IND204", "closed / back"),
        ("wait", "%", "IND204", "wait"),
        ("closed / clue", "%", "IND202", "clue"),
        ("closed / sum(clue)", "%", "IND202", "sum(clue)"),
        ("wait + 15 [mim]", "min", "IND201", "15 [mim]"),
        ("monthly / due", "%", "IND205", "monthly"),
        ("mean(timely)", "%", "IND206", "mean(timely)"),
        ("closed / 0", "件", "IND207", "0"),
        ("closed / (2 - 2)", "件", "IND207", "(2 - 2)"),
        ("closed * 0 ^ -1", "件", "IND207", "0"),
        ("((due ^ 9) ^ 9) ^ 9", "1", "IND208", "((due ^ 9) ^ 9) ^ 9"),
    ],
)
def test_what_does_not_go_together_is_found_at_its_characters(text: str, unit: str, code: str, piece: str) -> None:
    """One problem, at the part that has the other dimension."""
    formula = read_placed(text)
    problems = measure_result(formula, KNOWN, unit) if isinstance(formula, Formula) else (formula,)

    first = problems[0]
    assert [problem.fault.code for problem in problems] == [code]
    assert not piece or text[first.start : first.end] == piece


def test_hints_name_what_may_have_been_meant() -> None:
    """A slip of the pen in a name and in a unit."""
    problems = measure_result(_formula("closed / du + 15 [minn]"), KNOWN, "%")

    assert [problem.at(SPAN).hint for problem in problems] == ["是不是“due”？", "是不是“min”？"]


@given(values(), values())
def test_the_dimension_of_a_product_is_the_product_of_dimensions(left: Expression, right: Expression) -> None:
    """Whatever the factors are."""
    known = dict.fromkeys(NAMES, Quantity(_dimension("件")))
    parts = [measure(_formula(write_formula(one)), known) for one in (left, right)]
    whole = measure(_formula(write_formula(Binary("*", left, right))), known)

    assert len(whole.problems) >= len(parts[0].problems) + len(parts[1].problems)
    if not whole.problems and parts[0].dimension is not None and parts[1].dimension is not None:
        assert whole.dimension == joined((parts[0].dimension, 1), (parts[1].dimension, 1))


@given(values())
def test_any_formula_is_measured(expression: Expression) -> None:
    """Nothing raises, and every problem lies within the text."""
    text = write_formula(expression)

    for problem in measure(_formula(text), {}).problems:
        assert 0 <= problem.start < problem.end <= len(text)
