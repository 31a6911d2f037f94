"""Formulas of indicators that tests make."""

from __future__ import annotations

from hypothesis import strategies as st

from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number

__all__ = ["NAMES", "conditions", "values"]

NAMES = ("a", "b", "due", "closed_1")
LEAVES = st.one_of(
    st.builds(Number, st.integers(0, 999).map(float) | st.decimals(0, 99, places=3).map(float)),
    st.builds(Number, st.integers(1, 60).map(float), st.sampled_from(["min", "件", "%"])),
    st.builds(Name, st.sampled_from(NAMES)),
    st.builds(
        Aggregate,
        st.sampled_from(["sum", "mean", "least", "greatest", "count"]),
        st.sampled_from(NAMES),
        st.sampled_from(["periods", "units"]),
    ),
)
COMPARISONS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])


def _conditions_of(values_: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    compared = st.builds(Binary, COMPARISONS, values_, values_)
    return st.recursive(
        compared,
        lambda inner: st.builds(Not, inner) | st.builds(Binary, st.sampled_from(["and", "or"]), inner, inner),
        max_leaves=2,
    )


def _grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Binary, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
        st.builds(Binary, st.just("^"), inner, st.integers(-9, 9).map(lambda power: Number(float(power)))),
        st.builds(Negative, inner),
        st.builds(Function, st.sampled_from(["min", "max"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Function, st.just("abs"), st.tuples(inner)),
        st.builds(Choice, _conditions_of(LEAVES), inner, inner),
    )


def values() -> st.SearchStrategy[Expression]:
    """Any expression that gives a number."""
    return st.recursive(LEAVES, _grown, max_leaves=6)


def conditions() -> st.SearchStrategy[Expression]:
    """Any condition."""
    return _conditions_of(st.recursive(LEAVES, _grown, max_leaves=3))
