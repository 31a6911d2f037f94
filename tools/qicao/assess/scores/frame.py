"""The values of names for every unit and period: of data items, of many of their values, and of other indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import isnan, nan

from msgspec import Struct

from qicao.assess.scores.data import Data, Key, period_of
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.program import Grid, numbers_of
from qicao.assess.scores.when import MONTHS, When
from qicao.errors import FileError
from qicao.indicators.formula import read_formula
from qicao.indicators.problem import Problem
from qicao.model.formula import Aggregate, Expression, Name
from qicao.model.indicator import DataItem, Indicator, IndicatorSet, Period

__all__ = ["Frame", "formula_of", "item_periods"]

AGGREGATES: Mapping[str, Callable[[Sequence[float]], float]] = {
    "sum": sum,
    "mean": lambda values: sum(values) / len(values),
    "least": min,
    "greatest": max,
    "count": len,
}
"""Function → what it makes of all values, which are at least one."""


class Frame(Struct):
    """The data laid out by period and unit; each grid is made when it is first asked for."""

    data: Data
    units: tuple[str, ...]
    periods: tuple[When, ...]
    grids: dict[Name | Aggregate, Grid] = {}
    computing: list[str] = []

    @property
    def set(self) -> IndicatorSet:
        """The indicator set."""
        return self.data.set

    def leaf(self, node: Name | Aggregate) -> Grid:
        """Return the values of the name in base units, for each period and unit; NaN where it is missing."""
        if node not in self.grids:
            self.grids[node] = self.made(node)
        return self.grids[node]

    def made(self, node: Name | Aggregate) -> Grid:
        """Return the values of a name that were not asked for before."""
        item = next((one for one in self.set.data if one.id == node.id), None)
        if item:
            return self.named(item) if isinstance(node, Name) else self.aggregated(node, item)
        indicator = next((one for one in self.set.indicators if one.id == node.id), None)
        if indicator and isinstance(node, Name):
            return self.indicator(indicator)
        if indicator and isinstance(node, Aggregate) and node.over == "units":
            return [self.over_units(node.function, row) for row in self.leaf(Name(node.id))]
        return [[nan] * len(self.units) for _ in self.periods]

    def named(self, item: DataItem) -> Grid:
        """Return the values of a data item."""
        column, factor = self.data.column(item.id), factor_of(item.unit)
        whens = [_one(item_periods(item, self.set, when)) for when in self.periods]
        return [[column.get((unit, when), nan) * factor if when else nan for unit in self.units] for when in whens]

    def aggregated(self, node: Aggregate, item: DataItem) -> Grid:
        """Return what is made of many values of a data item."""
        column, factor = self.data.column(item.id), factor_of(item.unit)
        base = {key: value * factor for key, value in column.items()}
        whens = [item_periods(item, self.set, when) for when in self.periods]
        if node.over == "units":
            return [
                self.over_units(node.function, [base.get((unit, one), nan) for one in several for unit in self.units])
                for several in whens
            ]
        return [[_over_periods(node.function, base, unit, several) for unit in self.units] for several in whens]

    def over_units(self, function: str, values: Iterable[float]) -> list[float]:
        """Return what is made of the values that there are, the same for every unit."""
        there = [value for value in values if not isnan(value)]
        made = float(AGGREGATES[function](there)) if there else 0.0 if function == "count" else nan
        return [made] * len(self.units)

    def indicator(self, indicator: Indicator) -> Grid:
        """Return the values of an indicator; one that needs itself has none."""
        if indicator.id in self.computing:
            return [[nan] * len(self.units) for _ in self.periods]
        self.computing.append(indicator.id)
        found = numbers_of(formula_of(indicator), self.leaf, (len(self.periods), len(self.units)))
        self.computing.remove(indicator.id)
        return found


def formula_of(indicator: Indicator) -> Expression:
    """Return the formula of the indicator as a tree."""
    found = read_formula(indicator.formula)
    if isinstance(found, Problem):
        raise FileError(f"指标“{indicator.title}”的公式读不出来：{found.message}", "改正指标集。")
    return found


def item_periods(item: DataItem, indicators: IndicatorSet, when: When) -> tuple[When, ...]:
    """Return the periods of the data item that belong to a scored one: those within it, or that in which it lies."""
    return _periods(period_of(item, indicators), when)


@lru_cache(maxsize=4096)
def _periods(kind: Period, when: When) -> tuple[When, ...]:
    return when.parts(kind) if MONTHS[kind] <= MONTHS[when.kind] else (when.within(kind),)


def _one(whens: Sequence[When]) -> When | None:
    return whens[0] if len(whens) == 1 else None


def _over_periods(function: str, base: Mapping[Key, float], unit: str, whens: Sequence[When]) -> float:
    """Return what is made of the values of all periods; if one is missing, nothing but their number."""
    values = [base[unit, when] for when in whens if (unit, when) in base]
    if function == "count":
        return float(len(values))
    return float(AGGREGATES[function](values)) if len(values) == len(whens) else nan
