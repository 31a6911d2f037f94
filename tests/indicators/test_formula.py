"""The language of formulas: what it reads, what it refuses, and where it says so."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas_of_indicators import conditions, values
from qicao.indicators.formula import Formula, read_condition, read_formula, read_placed
from qicao.indicators.kinds import is_condition
from qicao.indicators.problem import Problem
from qicao.indicators.walk import walk
from qicao.indicators.written import write_formula
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Number

A, B, C = Name("a"), Name("b"), Name("c")
READ: dict[str, Expression] = {
    "closed / due": Binary("/", Name("closed"), Name("due")),
    "a - b - c": Binary("-", Binary("-", A, B), C),
    "a + b * c": Binary("+", A, Binary("*", B, C)),
    "(a + b) * c": Binary("*", Binary("+", A, B), C),
    "-a ^ 2": Negative(Binary("^", A, Number(2))),
    "a ^ -2": Binary("^", A, Number(-2)),
    "15 [min]": Number(15, "min"),
    "2.50 [万元]": Number(2.5, "万元"),
    "sum(x)": Aggregate("sum", "x"),
    "mean(x, units)": Aggregate("mean", "x", "units"),
    "count(x, periods)": Aggregate("count", "x", "periods"),
    "min(a, b, 1)": Function("min", (A, B, Number(1))),
    "abs(a)\n  / b": Binary("/", Function("abs", (A,)), B),
    "if(b > 0 and not c == 0, a, 0)": Choice(
        read_condition("b > 0 and not c == 0"),  # type: ignore[arg-type]
        A,
        Number(0),
    ),
}
REFUSED = {
    "": ("IND101", 0),
    "a / ": ("IND112", 4),
    "a × b": ("IND105", 2),
    "a / due件": ("IND105", 7),
    "due.closed": ("IND105", 3),
    "'a'": ("IND105", 0),
    "95%": ("IND105", 2),
    "x ** 2": ("IND111", 3),
    "(a + b": ("IND106", 0),
    "min(a, (b)": ("IND106", 3),
    "a + b)": ("IND107", 5),
    "__import__(os)": ("IND108", 0),
    "a + open(b)": ("IND108", 4),
    "min(a)": ("IND109", 0),
    "if(a > b, a)": ("IND109", 0),
    "2 + abs()": ("IND109", 4),
    "9 ^ 9 ^ 9 ^ 10": ("IND110", 12),
    "x ^ 999999999": ("IND110", 4),
    "x ^ 0.5": ("IND110", 4),
    "x ^ y": ("IND110", 4),
    "a b": ("IND111", 2),
    "a, b": ("IND111", 1),
    "a [min]": ("IND113", 2),
    "sum + 1": ("IND114", 0),
    "sum(a / b)": ("IND115", 4),
    "mean(3)": ("IND115", 5),
    "sum(a, all)": ("IND116", 7),
    "if(a, b, c)": ("IND117", 3),
    "a > b": ("IND118", 0),
    "1 + (a > b)": ("IND118", 4),
    "a < b < c": ("IND118", 0),
    "if(not a, b, c)": ("IND117", 7),
    "1234567890123456": ("IND119", 0),
}
HOSTILE = {
    "long": ("a + " * 250_000, "IND102"),
    "many nodes": ("+".join(["a"] * 150), "IND103"),
    "brackets": ("(" * 900 + ")" * 900, "IND104"),
    "minus": ("-" * 1900 + "a", "IND104"),
    "not": ("not " * 480 + "a", "IND104"),
    "calls": ("abs(" * 300 + "a" + ")" * 300, "IND104"),
    "powers": ("9^9" + "^9" * 900, "IND103"),
    "digits": ("9" * 1999, "IND119"),
    "attribute": ("().__class__.__bases__", "IND105"),
    "lambda": ("(lambda: 0)()", "IND105"),
    "walrus": ("(a := 1)", "IND105"),
    "list": ("[x for x in a]", "IND113"),
}


@pytest.mark.parametrize("text", READ)
def test_a_formula_is_read_as_mathematics_reads_it(text: str) -> None:
    """Multiplication binds before addition, and equal operators from the left."""
    assert read_formula(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_formula_is_refused_at_its_character(text: str) -> None:
    """The problem has its code and the place of the first character that is wrong."""
    problem = read_formula(text)

    assert isinstance(problem, Problem)
    code, start = REFUSED[text]
    assert (problem.fault.code, problem.start) == (code, start), problem.message
    assert start <= problem.end <= len(text) + 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_in_bounded_time_and_memory(name: str) -> None:
    """Nothing that is long, deep or foreign is worked on."""
    text, code = HOSTILE[name]
    tracemalloc.start()
    begun = time.perf_counter()

    problem = read_formula(text)

    spent, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(problem, Problem)
    assert problem.fault.code == code
    assert spent < 0.2
    assert peak < 2_000_000


@given(st.text(max_size=60) | st.text(alphabet="ab1 .,+-*/^()<>=![]%_", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises."""
    assert isinstance(read_placed(text), Formula | Problem)
    assert isinstance(read_placed(text, condition=True), Formula | Problem)


@given(values())
def test_what_is_written_reads_as_the_same_formula(expression: Expression) -> None:
    """Reading is the inverse of writing."""
    assert read_formula(write_formula(expression)) == expression


@given(conditions())
def test_what_is_written_reads_as_the_same_condition(condition: Expression) -> None:
    """Reading is the inverse of writing for conditions, too."""
    assert read_condition(write_formula(condition)) == condition


@given(values())
def test_each_node_has_the_characters_from_which_it_was_read(expression: Expression) -> None:
    """The characters of a node read as that node."""
    text = write_formula(expression)
    formula = read_placed(text)

    assert isinstance(formula, Formula)
    for place, node in walk(formula.tree):
        start, end = formula.spans[place]
        again = (read_condition if is_condition(node) else read_formula)(text[start:end])
        assert again == node or (isinstance(node, Number) and node.value <= 0)
