"""What other weights would change: each weight a tenth greater or less, the others in proportion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan, nan, sqrt

from msgspec import Struct

from qicao.assess.scores.program import NEAR
from qicao.assess.scores.score import Scores, Scoring, ranks_of

__all__ = ["Change", "Moved", "Swap", "changes_of", "swaps_of", "totals_with"]

SHARE = 0.1
"""By which share a weight is changed."""


class Moved(Struct, frozen=True):
    """A unit whose rank changes."""

    unit: str
    rank: int
    new: int


class Change(Struct, frozen=True):
    """A weight that is changed, and the ranks that change with it."""

    indicator: str
    weight: float
    changed: float
    moved: tuple[Moved, ...]


class Swap(Struct, frozen=True):
    """The weight nearest to that of the set with which another unit is first."""

    indicator: str
    weight: float
    changed: float
    unit: str


def changes_of(scores: Scores, at: int) -> tuple[Change, ...]:
    """Return for each weight what changes in the period at that position if it is a tenth less, or greater."""
    return tuple(_change(scores, part, at, sign) for part in scores.parts for sign in (-1, 1))


def _change(scores: Scores, part: Scoring, at: int, sign: int) -> Change:
    weight = part.indicator.weight
    changed = min(weight * (1 + sign * SHARE), 1.0)
    ranks = ranks_of(totals_with(scores, part, at, changed))
    moved = tuple(
        Moved(unit, old, new)
        for unit, old, new in zip(scores.units, scores.ranks[at], ranks, strict=True)
        if old != new
    )
    return Change(part.indicator.id, weight, changed, moved)


def totals_with(scores: Scores, part: Scoring, at: int, changed: float) -> list[float]:
    """Return the scores if the weight of the indicator were *changed* and the others shrunk or grown to a sum of 1."""
    lines = _lines(scores, part, at)
    return [
        (above[0] + above[1] * changed) / below if (below := under[0] + under[1] * changed) else nan
        for above, under in lines
    ]


Line = tuple[float, float]
"""A straight line: its value at 0, and its slope."""


def _lines(scores: Scores, part: Scoring, at: int) -> list[tuple[Line, Line]]:
    """Return for each unit the numerator and the denominator of its score as lines over the weight."""
    own = part.indicator.weight
    rest = sum(one.indicator.weight for one in scores.parts) - own
    return [
        _line(rating, total, whole, (own, rest))
        for rating, total, whole in zip(part.ratings[at], scores.totals[at], scores.weights[at], strict=True)
    ]


def _line(rating: float, total: float, whole: float, weights: tuple[float, float]) -> tuple[Line, Line]:
    own, rest = weights
    there = not isnan(rating)
    counted = own if there else 0.0
    points = 0.0 if isnan(total) else total * whole
    above = (points - counted * (rating if there else 0.0)) / rest if rest > NEAR else 0.0
    below = (whole - counted) / rest if rest > NEAR else 0.0
    return (above, (rating if there else 0.0) - above), (below, (1.0 if there else 0.0) - below)


def swaps_of(scores: Scores, at: int) -> tuple[Swap, ...]:
    """Return for each indicator the nearest weight with which another unit is first in the period, if there is one."""
    ranks = scores.ranks[at]
    if 1 not in ranks:
        return ()
    leader = list(ranks).index(1)
    found = (_swap(scores, part, at, leader) for part in scores.parts)
    return tuple(sorted((one for one in found if one), key=lambda one: abs(one.changed - one.weight)))


def _swap(scores: Scores, part: Scoring, at: int, leader: int) -> Swap | None:
    lines = _lines(scores, part, at)
    weight = part.indicator.weight
    crossings = [
        (root, unit)
        for unit, line in enumerate(lines)
        if unit != leader and not isnan(scores.totals[at][unit])
        for root in _crossings(lines[leader], line)
        if abs(root - weight) > NEAR
    ]
    if not crossings:
        return None
    root, unit = min(crossings, key=lambda one: abs(one[0] - weight))
    return Swap(part.indicator.id, weight, root, scores.units[unit])


def _crossings(one: tuple[Line, Line], other: tuple[Line, Line]) -> Iterator[float]:
    """Yield the weights from 0 to 1 with which both scores are equal."""
    (a, b), (c, d) = one
    (e, f), (g, h) = other
    square, slope, start = b * h - d * f, a * h + b * g - c * f - d * e, a * g - c * e
    yield from (root for root in _roots((square, slope, start)) if 0 <= root <= 1)


def _roots(terms: Sequence[float]) -> tuple[float, ...]:
    """Return where the parabola, or the line, is 0."""
    square, slope, start = terms
    if abs(square) < NEAR:
        return (-start / slope,) if abs(slope) > NEAR else ()
    under = slope * slope - 4 * square * start
    if under < 0:
        return ()
    return ((-slope - sqrt(under)) / (2 * square), (-slope + sqrt(under)) / (2 * square))
