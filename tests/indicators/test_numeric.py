"""The formula between plain numbers gives what the formula with units gives."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from formulas_of_indicators import NAMES, values
from qicao.indicators.dimensions import Quantity, measure
from qicao.indicators.evaluate import evaluate, in_base, in_unit
from qicao.indicators.formula import Formula, read_formula, read_placed
from qicao.indicators.numeric import numeric
from qicao.indicators.problem import Problem
from qicao.indicators.units import read_unit
from qicao.indicators.written import write_formula
from qicao.model.formula import Aggregate, Expression, Name

UNITS = {"closed": "件", "due": "件", "wait": "min", "shift": "h", "rate": "%", "cost": "万元"}


@pytest.mark.parametrize(
    ("text", "unit", "plain"),
    [
        ("closed / due", "%", "closed / due * 100"),
        ("closed / due", "‰", "closed / due * 1000"),
        ("closed / due", "1", "closed / due"),
        ("wait / closed", "min/件", "wait / closed"),
        ("wait / closed", "h/件", "wait / (closed * 60)"),
        ("wait + shift", "min", "wait + shift * 60"),
        ("shift + wait", "min", "(shift + wait / 60) * 60"),
        ("max(wait, 1 [h])", "min", "max(wait, 60)"),
        ("1 - rate", "%", "100 - rate"),
        ("cost / closed", "元/件", "cost / closed * 10000"),
        ("if(due > 0, closed / due, 0)", "%", "if(due > 0, closed / due * 100, 0)"),
        ("if(wait > 1 [h], rate, 5 [%])", "%", "if(wait > 60, rate, 5)"),
        ("sum(rate) / count(rate)", "%", "sum(rate) / count(rate)"),
    ],
)
def test_units_become_numbers(text: str, unit: str, plain: str) -> None:
    """A factor stands only where units differ."""
    expression = read_formula(text)
    assert not isinstance(expression, Problem)

    assert write_formula(numeric(expression, UNITS, unit)) == plain


@given(values(), st.lists(st.floats(0.5, 50), min_size=4, max_size=4), st.sampled_from(["%", "件", "min", "万元"]))
def test_the_plain_formula_gives_the_same_value(expression: Expression, numbers: list[float], unit: str) -> None:
    """For every formula whose dimensions are right, in every unit of its dimension."""
    units = dict(zip(NAMES, ("件", "min", "%", "h"), strict=True))
    known = {name: Quantity(found.dimension) for name, text in units.items() if (found := read_unit(text))}
    formula = read_placed(write_formula(expression))
    wanted = read_unit(unit)
    assert isinstance(formula, Formula)
    assert wanted is not None
    measured = measure(formula, known)
    assume(not measured.problems and measured.dimension in {None, wanted.dimension})
    given_ = dict(zip(NAMES, numbers, strict=True))

    def raw(node: Name | Aggregate) -> float:
        return 3.0 if isinstance(node, Aggregate) and node.function == "count" else given_[node.id]

    def base(node: Name | Aggregate) -> float:
        counts = isinstance(node, Aggregate) and node.function == "count"
        return 3.0 if counts else in_base(given_[node.id], units[node.id])

    value, plain = evaluate(expression, base), evaluate(numeric(expression, units, unit), raw)
    if not isinstance(value, Problem) and not isinstance(plain, Problem):
        assert plain == pytest.approx(in_unit(value, unit), rel=1e-6, abs=1e-9) or _near_a_jump(expression)


def _near_a_jump(expression: Expression) -> bool:
    """Whether the value may jump where rounding decides: an `if`."""
    return "if(" in write_formula(expression)
