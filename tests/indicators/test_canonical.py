"""Formulas that say the same have the same canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas_of_indicators import values
from qicao.indicators.canonical import canonical
from qicao.indicators.formula import read_formula
from qicao.indicators.problem import Problem
from qicao.indicators.tex import Letters, Symbols, formula_tex
from qicao.model.formula import Expression
from qicao.model.indicator import Indicator, Rating

VALUE = Indicator(id="v", title="值", symbol="V", formula="a", rating=Rating(kind="linear"), weight=1)
PLAIN = {"a": "A", "b": "B_1", "due": "D", "closed_1": "C"}
SYMBOLS = Symbols(PLAIN, PLAIN, {"periods": Letters("k", "K"), "units": Letters("j", "J")})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"\frac{a}{b} \times 100", r"100\cdot\dfrac{a}{b}"),
        ("a_{1} + b", "b + a_1"),
        (r"\left( a + b \right) \times c", r"c \times (b+a)"),
        (r"\sum_{i=1}^{n} t_i", r"\sum_{i=1}^nt_i"),
        (r"x \leq 3", r"x≤3"),
    ],
)
def test_blanks_braces_and_order_do_not_count(first: str, second: str) -> None:
    """Both ways are one."""
    assert canonical(first) == canonical(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"\frac{a}{b}", r"\frac{b}{a}"),
        ("a - b", "b - a"),
        (r"a \times b + c", r"a \times (b + c)"),
        ("a_1", "a_2"),
        ("a^2", "a_2"),
        (r"\sum_{i=1}^{n} t_i", r"\sum_{i=1}^{m} t_i"),
        (r"\frac{a}{b}", r"\frac{a}{b} \times 100"),
    ],
)
def test_what_says_something_else_differs(first: str, second: str) -> None:
    """In places, signs and letters."""
    assert canonical(first) != canonical(second)


@given(st.text(max_size=40) | st.text(alphabet=r"\{}()[]_^+-=ab1 \frac", max_size=60))
def test_any_text_has_a_form(text: str) -> None:
    """Broken TeX, too."""
    canonical(text)


@given(values())
def test_blanks_never_count(expression: Expression) -> None:
    """More of them say the same."""
    tex = formula_tex(VALUE, expression, SYMBOLS)

    assert canonical(tex) == canonical(tex.replace(" ", "  ").replace("{", "{ "))


def test_a_sum_and_its_reverse_are_one() -> None:
    """The order of terms does not count."""
    forms = set()
    for text in ("a / b + due * closed_1", "closed_1 * due + a / b"):
        expression = read_formula(text)
        assert not isinstance(expression, Problem)
        forms.add(canonical(formula_tex(VALUE, expression, SYMBOLS)))
    assert len(forms) == 1
