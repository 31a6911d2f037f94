"""Formulas of indicators as TeX."""

from __future__ import annotations

import pytest
from hypothesis import given

from drafts import ROOT
from formulas_of_indicators import NAMES, values
from indicatorsets import GOOD, only, sets_of
from qicao.drawn.grammar import is_ordinary
from qicao.indicators.formula import read_formula
from qicao.indicators.printed import Printed, print_indicator
from qicao.indicators.problem import Problem
from qicao.indicators.read import read_sets
from qicao.indicators.tex import Letters, Symbols, formula_tex, indexed, symbols_of
from qicao.model.formula import Expression
from qicao.model.indicator import Indicator, Rating
from qicao.source.files import DISK

SYMBOLS = Symbols(
    {"a": "A", "b": "B_1", "t": r"\sum_{i=1}^{n} t_i"},
    {"a": "A", "b": "B_1", "t": "t_i"},
    {"periods": Letters("k", "K"), "units": Letters("j", "J")},
)
VALUE = Indicator(id="v", title="值", symbol="V", formula="a", rating=Rating(kind="linear"), weight=1)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("a / b", r"\frac{A}{B_1}"),
        ("(a + b) / (a * b)", r"\frac{A + B_1}{A \times B_1}"),
        ("(a + b) * a", r"\left( A + B_1 \right) \times A"),
        ("a / b / a", r"\frac{\frac{A}{B_1}}{A}"),
        ("a - (b - a)", r"A - \left( B_1 - A \right)"),
        ("-a + b", "-A + B_1"),
        ("a + -b", r"A + \left( -B_1 \right)"),
        ("b ^ 2", "B_1^{2}"),
        ("(a + b) ^ -1", r"\left( A + B_1 \right)^{-1}"),
        ("(a / b) ^ 2", r"\left( \frac{A}{B_1} \right)^{2}"),
        ("t / a", r"\frac{\sum_{i=1}^{n} t_i}{A}"),
        ("t * a", r"\left( \sum_{i=1}^{n} t_i \right) \times A"),
        ("sum(b) / a", r"\frac{\sum_{k=1}^{K} B_{1,k}}{A}"),
        ("mean(a)", r"\frac{\sum_{k=1}^{K} A_k}{K}"),
        ("mean(a) / b", r"\frac{\sum_{k=1}^{K} A_k}{K \times B_1}"),
        ("a - mean(a, units)", r"A - \frac{\sum_{j=1}^{J} A_j}{J}"),
        ("least(a)", r"\min_{1 \le k \le K} A_k"),
        ("greatest(a, units)", r"\max_{1 \le j \le J} A_j"),
        ("count(a)", "K"),
        ("min(a, 1.5)", r"\min\left( A, 1.5 \right)"),
        ("abs(a - b)", r"\left| A - B_1 \right|"),
        (
            "if(a > 0 and b != 0, a, 0)",
            r"\begin{cases} A, & A > 0 \land B_1 \ne 0 \\ 0, & A \le 0 \lor B_1 = 0 \end{cases}",
        ),
        ("if(not a > 0, a, 0)", r"\begin{cases} A, & A \le 0 \\ 0, & A > 0 \end{cases}"),
    ],
)
def test_a_formula_is_printed_as_mathematics(text: str, tex: str) -> None:
    """Fractions, sums with their letters, cases without words."""
    expression = read_formula(text)
    assert not isinstance(expression, Problem)

    assert formula_tex(VALUE, expression, SYMBOLS) == f"V = {tex}"


@pytest.mark.parametrize(
    ("symbol", "with_index"), [("N", "N_k"), ("N_1", "N_{1,k}"), ("N_{ab}", "N_{ab,k}"), (r"\bar{t}", r"\bar{t}_k")]
)
def test_a_symbol_takes_one_more_index(symbol: str, with_index: str) -> None:
    """After those that it has."""
    assert indexed(symbol, "k") == with_index


def test_letters_of_sums_are_not_symbols_of_the_set() -> None:
    """A set that uses K sums to P."""
    one = only(sets_of(good=GOOD.replace("symbol: N_0", "symbol: K_0")))

    assert symbols_of(one.value).letters["periods"] == Letters("p", "P")


@given(values())
def test_every_formula_is_printed_so_that_every_face_can_draw_it(expression: Expression) -> None:
    """Ordinary TeX, whatever the formula."""
    plain = {name: name.upper()[0] for name in NAMES}
    symbols = Symbols(plain, plain, SYMBOLS.letters)

    assert is_ordinary(formula_tex(VALUE, expression, symbols))


def test_every_indicator_of_the_repository_is_printed() -> None:
    """Each symbol of a formula is explained once."""
    for one in read_sets(DISK, ROOT).sets:
        for row in one.indicators:
            printed = print_indicator(one, row.value)
            assert isinstance(printed, Printed)
            assert is_ordinary(printed.tex)
            symbols = [meaning.symbol for meaning in printed.meanings]
            assert len(symbols) == len(set(symbols))
            assert all(symbol in printed.tex for symbol in symbols), printed
