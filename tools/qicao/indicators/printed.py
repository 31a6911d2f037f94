"""All that a standard prints of an indicator, and of a set."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from qicao.indicators.formula import Formula
from qicao.indicators.numeric import numeric, units_of
from qicao.indicators.problem import Problem
from qicao.indicators.rated import rating_words, weight_texts
from qicao.indicators.read import ReadSet
from qicao.indicators.tex import formula_tex, symbols_of
from qicao.indicators.words import Meaning, meanings
from qicao.model.indicator import Indicator

__all__ = ["Printed", "RatingTable", "print_indicator", "print_table"]

MERGED = "^"
"""The cell that is one with the cell above."""


class Printed(Struct, frozen=True):
    """An indicator as a standard prints it; texts may have formulas between dollar signs."""

    title: str
    tex: str
    meanings: tuple[Meaning, ...]


class RatingTable(Struct, frozen=True):
    """The weights and rating rules of a set."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    centred: tuple[bool, ...]
    """Whether a column holds short entries."""
    widths: tuple[float, ...]


def print_indicator(one: ReadSet, indicator: Indicator) -> Printed | Problem:
    """Return the formula of the indicator with the explanation of its symbols; the problem if it cannot be read."""
    formula = one.formulas[indicator.id]
    if not isinstance(formula, Formula):
        return formula
    symbols = symbols_of(one.value)
    plain = numeric(formula.tree, units_of(one.value), indicator.unit)
    lines = tuple(meanings(one.value, indicator, plain, symbols))
    return Printed(indicator.title, formula_tex(indicator, plain, symbols), lines)


def print_table(one: ReadSet) -> RatingTable:
    """Return the table of weights and rating rules; with the groups of the indicators, if they have any."""
    indicators = one.value.indicators
    grouped = any(indicator.group for indicator in indicators)
    weights = weight_texts(tuple(indicator.weight for indicator in indicators))
    groups = _merged([indicator.group or "—" for indicator in indicators])
    rows = [
        (
            str(at),
            *((group,) if grouped else ()),
            indicator.title,
            weight,
            rating_words(indicator, one.value.veto_level),
        )
        for at, (group, indicator, weight) in enumerate(zip(groups, indicators, weights, strict=True), 1)
    ]
    head = ("序号", *(("一级指标",) if grouped else ()), "二级指标" if grouped else "指标", "权重", "得分换算规则")
    centred = (True, *((False,) if grouped else ()), False, True, False)
    widths = (1.0, *((2.0,) if grouped else ()), 3.0, 1.0, 6.0)
    return RatingTable(f"{one.value.title}的权重与得分换算规则", head, tuple(rows), centred, widths)


def _merged(groups: Sequence[str]) -> list[str]:
    return [MERGED if at and group == groups[at - 1] else group for at, group in enumerate(groups)]
