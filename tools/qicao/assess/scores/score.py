"""Scores of all units in all periods: values, ratings, points, levels and ranks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import isnan, nan

from msgspec import Struct

from qicao.assess.scores.data import Data
from qicao.assess.scores.frame import Frame
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.program import NEAR, Grid
from qicao.assess.scores.rating import rule_of
from qicao.assess.scores.veto import vetoed
from qicao.assess.scores.when import When
from qicao.model.formula import Name
from qicao.model.indicator import Indicator, IndicatorSet

__all__ = ["Place", "Scores", "Scoring", "level_of", "ranks_of", "score_data", "totals_of"]

Place = tuple[int, int]
"""The positions of a period and of a unit."""


class Scoring(Struct, frozen=True):
    """What came of one indicator; every grid is by period and unit."""

    indicator: Indicator
    own: Grid
    """The values, in the unit of the indicator; NaN if there is none."""
    used: Grid
    """The values that are rated: of the period before where the rule for missing data says so."""
    ratings: Grid
    """0 to 100; NaN where the indicator does not count."""
    vetoed: frozenset[Place]


class Scores(Struct, frozen=True):
    """What came of the data; every grid is by period and unit."""

    data: Data
    units: tuple[str, ...]
    periods: tuple[When, ...]
    parts: tuple[Scoring, ...]
    """One for each indicator, in the order of the set."""
    weights: Grid
    """The sum of the weights of the indicators that count."""
    totals: Grid
    """The score; NaN if no indicator counts."""
    ranks: Sequence[Sequence[int]]
    """From 1; 0 where there is no score."""
    levels: Sequence[Sequence[str]]

    @property
    def set(self) -> IndicatorSet:
        """The indicator set."""
        return self.data.set

    def weight(self, part: Scoring, place: Place) -> float:
        """Return the weight with which the indicator counts for the unit."""
        return (
            0.0 if isnan(part.ratings[place[0]][place[1]]) else part.indicator.weight / self.weights[place[0]][place[1]]
        )

    def points(self, part: Scoring, place: Place) -> float:
        """Return the points that the indicator gives the unit."""
        rating = part.ratings[place[0]][place[1]]
        return 0.0 if isnan(rating) else rating * part.indicator.weight / self.weights[place[0]][place[1]]

    def vetoes(self, place: Place) -> tuple[Indicator, ...]:
        """Return the indicators that decide the level of the unit alone."""
        return tuple(part.indicator for part in self.parts if place in part.vetoed)


def score_data(data: Data) -> Scores:
    """Return the scores of all units; a value with an error counts as missing."""
    frame = Frame(data, data.units, data.periods)
    parts = tuple(_scoring(frame, indicator) for indicator in data.set.indicators)
    weights, totals = totals_of(parts, [part.indicator.weight for part in parts], frame)
    vetoes = frozenset(place for part in parts for place in part.vetoed)
    levels = [
        [level_of(total, data.set, vetoed=(at, unit) in vetoes) for unit, total in enumerate(row)]
        for at, row in enumerate(totals)
    ]
    return Scores(data, frame.units, frame.periods, parts, weights, totals, [ranks_of(row) for row in totals], levels)


def _scoring(frame: Frame, indicator: Indicator) -> Scoring:
    factor, rule = factor_of(indicator.unit), rule_of(indicator)
    base = frame.leaf(Name(indicator.id))
    own = base if factor == 1 else [[value / factor for value in row] for row in base]
    used = _with_previous(own, frame.periods) if indicator.missing == "previous" else own
    lost = nan if indicator.missing == "leave-out" else 0.0
    ratings = [[rule(value) if value == value else lost for value in row] for row in used]  # noqa: PLR0124 -- NaN
    return Scoring(indicator, own, used, ratings, vetoed(indicator, used))


def _with_previous(own: Grid, periods: Sequence[When]) -> Grid:
    """Return the values, where there is none that of the period before."""
    at_of: Mapping[When, int] = {when: at for at, when in enumerate(periods)}
    rows: list[Sequence[float]] = []
    for when, row in zip(periods, own, strict=True):
        before = own[at_of[when.before]] if when.before in at_of else [nan] * len(row)
        rows.append([old if isnan(value) else value for value, old in zip(row, before, strict=True)])
    return rows


def totals_of(parts: Sequence[Scoring], weights: Sequence[float], frame: Frame) -> tuple[Grid, Grid]:
    """Return the sum of the weights that count, and the scores; the weights of what does not count go to the others."""
    units = range(len(frame.units))
    sums: list[list[float]] = []
    totals: list[list[float]] = []
    for at in range(len(frame.periods)):
        columns = [part.ratings[at] for part in parts]
        there = [
            [
                (column[unit], weight)
                for column, weight in zip(columns, weights, strict=True)
                if column[unit] == column[unit]
            ]
            for unit in units
        ]
        sums.append([sum(weight for _, weight in pairs) for pairs in there])
        totals.append(
            [
                sum(rating * weight for rating, weight in pairs) / whole if whole else nan
                for pairs, whole in zip(there, sums[-1], strict=True)
            ]
        )
    return sums, totals


def level_of(total: float, indicators: IndicatorSet, *, vetoed: bool = False) -> str:
    """Return the level of the score, "" if it has none."""
    grades = sorted(indicators.grades, key=lambda grade: -grade.at)
    if vetoed:
        return indicators.veto_level or (grades[-1].level if grades else "")
    return next((grade.level for grade in grades if total >= grade.at - NEAR), "")


def ranks_of(totals: Sequence[float]) -> list[int]:
    """Return the rank of each score; equal ones share it, and the next follows with a gap: 1, 2, 2, 4."""
    ordered = sorted(-total for total in totals if not isnan(total))
    return [0 if isnan(total) else bisect_left(ordered, -total - NEAR) + 1 for total in totals]
