"""Where a unit stands: its level, its neighbours, who went past it and why, and the mean of those that were measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan, nan

from msgspec import Struct

from qicao.assess.scores.amount import amount, hundredths, points_words, signed, spread
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.shares import shares_of

__all__ = ["Mean", "Means", "grade_words", "mean_words", "moved_words", "neighbour_words"]

MOST = 12
"""How many units are named."""


class Mean(Struct, frozen=True):
    """A mean, and of how many it is one."""

    points: float
    count: int


class Means:
    """Means over units whose values were measured; what is the same for all units of a period is computed once."""

    def __init__(self, scores: Scores) -> None:
        """Begin without any."""
        self.scores = scores
        self.known: dict[int, tuple[Mean, list[Mean]]] = {}
        self.whole: dict[int, list[int]] = {}

    def of(self, at: int) -> tuple[Mean, list[Mean]]:
        """Return the mean of the totals of complete units, and of the points of each indicator at its own weight.

        Both are of the same units, so that they add up; without two complete units of those that have a value.
        """
        if at not in self.known:
            totals = [self.scores.totals[at][unit] for unit in self.complete(at)]
            self.known[at] = _mean(totals), [self._part(part, at) for part in self.scores.parts]
        return self.known[at]

    def complete(self, at: int) -> list[int]:
        """Return the positions of the units of which every indicator has a value of its own in the period."""
        if at not in self.whole:
            self.whole[at] = _complete_units(self.scores, at)
        return self.whole[at]

    def _part(self, part: Scoring, at: int) -> Mean:
        complete = self.complete(at)
        measured = [unit for unit, own in enumerate(part.own[at]) if not isnan(own)]
        units = complete if len(complete) > 1 else measured
        return _mean([part.ratings[at][unit] * part.indicator.weight for unit in units])


def _mean(values: Sequence[float]) -> Mean:
    return Mean(sum(values) / len(values), len(values)) if values else Mean(nan, 0)


def _complete_units(scores: Scores, at: int) -> list[int]:
    units = range(len(scores.units))
    return [unit for unit in units if not any(isnan(part.own[at][unit]) for part in scores.parts)]


def grade_words(scores: Scores, place: Place) -> str:
    """Return the limits of the levels, and how far the next ones are; "" if there are no levels."""
    grades = sorted(scores.set.grades, key=lambda grade: grade.at)
    total = scores.totals[place[0]][place[1]]
    above = next((grade for grade in grades if total < grade.at - NEAR), None)
    own = next((grade for grade in reversed(grades) if total >= grade.at - NEAR and grade.at > 0), None)
    told = [f"距“{above.level}”还差{_apart(above.at, total)}分"] if above else []
    told += [f"比“{own.level}”的下限高{_apart(total, own.at)}分"] if own else []
    limits = "、".join(f"{grade.level}{amount(grade.at)}分" for grade in reversed(grades) if grade.at > 0)
    return f"等级界限：{limits}起；{'，'.join(told)}" if limits else ""


def _apart(high: float, low: float) -> str:
    """Return the difference of what is shown of both."""
    return f"{(hundredths(high) - hundredths(low)) / 100:.2f}"


def neighbour_words(scores: Scores, place: Place) -> str:
    """Return the units next to it in the ranking with the gaps; "" if there are none."""
    at, unit = place
    ranks, totals = scores.ranks[at], scores.totals[at]
    above = [one for one, rank in enumerate(ranks) if 0 < rank < ranks[unit]]
    below = [one for one, rank in enumerate(ranks) if rank > ranks[unit]]
    told = []
    if above:
        one = max(above, key=lambda other: ranks[other])
        apart = _apart(totals[one], totals[unit])
        told.append(f"前一名{scores.units[one]}（{points_words(totals[one])}分）高{apart}分")
    if below:
        one = min(below, key=lambda other: ranks[other])
        apart = _apart(totals[unit], totals[one])
        told.append(f"后一名{scores.units[one]}（{points_words(totals[one])}分）低{apart}分")
    return "；".join(told)


def moved_words(means: Means, then: int, place: Place) -> Iterator[str]:
    """Yield who was behind and is before, who was before and is behind, and the rank among those with all data."""
    scores, (at, unit) = means.scores, place
    old, new = scores.ranks[then], scores.ranks[at]
    others = [one for one in range(len(scores.units)) if one != unit and old[one] and new[one]]
    passed = [one for one in others if old[one] >= old[unit] and new[one] < new[unit]]
    fallen = [one for one in others if old[one] <= old[unit] and new[one] > new[unit]]
    states = _incomplete(means, then, "上一期"), _incomplete(means, at, "本期")
    if passed:
        yield f"超过它的：{_named(scores, passed, states)}"
    if fallen:
        yield f"落到它后面的：{_named(scores, fallen, states)}"
    if not passed and not fallen:
        yield "没有单位超过它，也没有单位落到它后面"
    yield from _among_complete(means, then, place)


def _incomplete(means: Means, at: int, word: str) -> dict[int, str]:
    complete = set(means.complete(at))
    return {unit: f"{word}数据不全" for unit in range(len(means.scores.units)) if unit not in complete}


def _named(scores: Scores, units: Sequence[int], states: Sequence[dict[int, str]]) -> str:
    told = []
    for unit in units[:MOST]:
        why = "、".join(state[unit] for state in states if unit in state)
        told.append(scores.units[unit] + (f"（{why}）" if why else ""))
    more = f"等{len(units)}个" if len(units) > MOST else ""
    return "、".join(told) + more


def _among_complete(means: Means, then: int, place: Place) -> Iterator[str]:
    """Yield the rank among the units whose data are complete in both periods."""
    scores, (at, unit) = means.scores, place
    both = sorted(set(means.complete(then)) & set(means.complete(at)))
    if unit not in both or len(both) == len(scores.units) or len(both) < 2:
        return
    ranks = [
        1 + sum(scores.totals[when][one] > scores.totals[when][unit] + NEAR for one in both) for when in (then, at)
    ]
    words = f"由第{ranks[0]}名到第{ranks[1]}名" if ranks[0] != ranks[1] else f"仍是第{ranks[1]}名"
    yield f"只在两期数据都齐全的{len(both)}个{scores.set.units}中排，{words}"


def mean_words(means: Means, place: Place) -> Iterator[str]:
    """Yield how the unit stands beside the mean of those that were measured; the indicators add up to the total."""
    scores, (at, unit) = means.scores, place
    whole, parts = means.of(at)
    complete = means.complete(at)
    if unit in complete and len(complete) > 1:
        change = hundredths(scores.totals[at][unit]) - hundredths(whole.points)
        words = "相同" if not change else f"{'高' if change > 0 else '低'}{abs(change) / 100:.2f}分"
        yield f"与数据齐全的{whole.count}个{scores.set.units}的平均（{points_words(whole.points)}分）相比{words}{_left_out(scores, complete)}"
    elif len(complete) > 1:
        yield f"数据齐全的{whole.count}个{scores.set.units}平均{points_words(whole.points)}分；它自己数据不全，总分不与它们比"
    shown = (
        spread([mean.points for mean in parts], hundredths(whole.points))
        if len(complete) > 1
        else [hundredths(mean.points) if mean.count else 0 for mean in parts]
    )
    word = f"{'数据齐全' if len(complete) > 1 else '有实测值'}的"
    got = [share.got for share in shares_of(scores, place)] if unit in complete else _at_own_weights(scores, place)
    for part, mean, points, other in zip(scores.parts, parts, got, shown, strict=True):
        if mean.count > 1 and not isnan(part.own[at][unit]):
            yield _beside(part, points, other, f"{word}{mean.count}个{scores.set.units}")


def _at_own_weights(scores: Scores, place: Place) -> list[int]:
    """Return the points of each indicator at the weight of the set, 0 where it does not count."""
    ratings = [part.ratings[place[0]][place[1]] for part in scores.parts]
    return [
        0 if isnan(rating) else hundredths(rating * part.indicator.weight)
        for rating, part in zip(ratings, scores.parts, strict=True)
    ]


def _left_out(scores: Scores, complete: Sequence[int]) -> str:
    out = [name for unit, name in enumerate(scores.units) if unit not in complete]
    told = "、".join(out[:MOST]) + (f"等{len(out)}个" if len(out) > MOST else "")
    return f"（没有算进数据不全的{told}）" if out else ""


def _beside(part: Scoring, points: int, mean: int, units: str) -> str:
    """Return an indicator beside its mean; both at the weight of the set, in hundredths."""
    return (
        f"{part.indicator.title}{signed(points - mean)}分（{points / 100:.2f}分，{units}平均"
        f"{mean / 100:.2f}分，满分{points_words(FULL * part.indicator.weight)}分）"
    )
