"""Conditions on a value that alone decide the level of a unit."""

from __future__ import annotations

from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.program import Grid, condition_of
from qicao.errors import FileError
from qicao.indicators.problem import Problem
from qicao.indicators.veto import read_veto
from qicao.model.formula import Expression
from qicao.model.indicator import Indicator

__all__ = ["veto_of", "vetoed"]


def veto_of(indicator: Indicator) -> Expression | None:
    """Return the condition on the value in base units, None if there is none."""
    found = read_veto(indicator)
    if isinstance(found, Problem):
        raise FileError(f"指标“{indicator.title}”的一票否决条件读不出来：{found.message}", "改正指标集。")
    return found.tree if found else None


def vetoed(indicator: Indicator, values: Grid) -> frozenset[tuple[int, int]]:
    """Return the positions of period and unit where the condition holds; a missing value decides nothing.

    The *values* are in the unit of the indicator.
    """
    tree, factor = veto_of(indicator), factor_of(indicator.unit)
    if tree is None:
        return frozenset()
    base = [[value * factor for value in row] for row in values]
    holds = condition_of(tree, lambda _node: base)
    return frozenset(
        (at, unit) for at, row in enumerate(values) for unit, _ in enumerate(row) if holds(at, unit) is True
    )
