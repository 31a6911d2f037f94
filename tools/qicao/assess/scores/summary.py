"""The total of a unit in words: what cost most, what changed, how it stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan

from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.why import points_words

__all__ = ["Summaries", "losses_of", "mean_of"]

MOST = 3
"""How many indicators are named."""


class Summaries:
    """Tells of totals; what is the same for all units of a period is computed once."""

    def __init__(self, scores: Scores) -> None:
        """Begin without any."""
        self.scores = scores
        self.means: dict[int, list[float]] = {}

    def of(self, place: Place) -> str:
        """Return the sentences about the total of a unit."""
        return "".join(f"{words}。" for words in _sentences(self, self.scores, place))

    def mean_points(self, at: int) -> list[float]:
        """Return the mean points of each indicator in the period at that position."""
        if at not in self.means:
            units = range(len(self.scores.units))
            self.means[at] = [
                sum(self.scores.points(part, (at, unit)) for unit in units) / len(units) for part in self.scores.parts
            ]
        return self.means[at]


def losses_of(scores: Scores, place: Place) -> list[tuple[Scoring, float]]:
    """Return the indicators with the points that the unit lost by each, the greatest loss first."""
    lost = [(part, FULL * scores.weight(part, place) - scores.points(part, place)) for part in scores.parts]
    return sorted(((part, loss) for part, loss in lost if loss > NEAR), key=lambda pair: -pair[1])


def mean_of(scores: Scores, at: int) -> float:
    """Return the mean of all scores of the period, NaN if there are none."""
    there = [total for total in scores.totals[at] if not isnan(total)]
    return sum(there) / len(there) if there else float("nan")


def _sentences(summaries: Summaries, scores: Scores, place: Place) -> Iterator[str]:
    at, unit = place
    total, name, when = scores.totals[at][unit], scores.units[unit], scores.periods[at].words
    if isnan(total):
        yield f"{name}，{when}：没有总分：所有指标都缺数据，按规则不计"
        return
    level = scores.levels[at][unit]
    yield (
        f"{name}，{when}：得{points_words(total)}分，{f'等级为“{level}”，' if level else ''}"
        f"在{len(scores.units)}个{scores.set.units}中列第{scores.ranks[at][unit]}名"
    )
    yield from _vetoes(scores, place)
    yield from _losses(scores, place)
    yield from _lacking(scores, place)
    yield from _before(scores, place)
    yield from _others(summaries, scores, place)


def _vetoes(scores: Scores, place: Place) -> Iterator[str]:
    titles = "、".join(one.title for one in scores.vetoes(place))
    if titles:
        yield f"因{titles}触发一票否决，等级与总分无关"


def _losses(scores: Scores, place: Place) -> Iterator[str]:
    losses = losses_of(scores, place)
    if not losses:
        yield "没有失分"
        return
    whole = sum(loss for _, loss in losses)
    told = [f"{part.indicator.title}失{points_words(loss)}分（占{loss / whole:.0%}）" for part, loss in losses[:MOST]]
    yield f"共失{points_words(whole)}分，失分{'最多的' if len(losses) > MOST else ''}是" + "、".join(told)


def _lacking(scores: Scores, place: Place) -> Iterator[str]:
    at, unit = place
    lacking = [part.indicator.title for part in scores.parts if isnan(part.own[at][unit])]
    if lacking:
        yield f"缺数据的指标有{len(lacking)}个：{'、'.join(lacking)}"


def _before(scores: Scores, place: Place) -> Iterator[str]:
    """Yield what changed since the period before."""
    at, unit = place
    when = scores.periods[at].before
    if when not in scores.periods:
        return
    then = scores.periods.index(when)
    old, new = scores.totals[then][unit], scores.totals[at][unit]
    if isnan(old):
        return
    ranks = scores.ranks[then][unit], scores.ranks[at][unit]
    yield (
        f"与上一期（{when.words}，{points_words(old)}分，第{ranks[0]}名）相比{_difference(new - old)}，"
        f"{_rank_words(*ranks)}{_largest(scores, [(part, scores.points(part, place) - scores.points(part, (then, unit))) for part in scores.parts])}"
    )


def _others(summaries: Summaries, scores: Scores, place: Place) -> Iterator[str]:
    """Yield how the unit stands beside the mean of all."""
    at, unit = place
    if len(scores.units) < 2:
        return
    mean = mean_of(scores, at)
    means = summaries.mean_points(at)
    there = [(part, scores.points(part, place) - mean) for part, mean in zip(scores.parts, means, strict=True)]
    words = _difference(scores.totals[at][unit] - mean, ("高", "低"))
    yield f"与全部{len(scores.units)}个{scores.set.units}的平均（{points_words(mean)}分）相比{words}{_largest(scores, there)}"


def _difference(change: float, words: tuple[str, str] = ("升", "降")) -> str:
    if abs(change) < NEAR:
        return "相同"
    return f"{words[change < 0]}{points_words(abs(change))}分"


def _rank_words(old: int, new: int) -> str:
    return "名次不变" if old == new else f"名次{'上升' if new < old else '下降'}{abs(new - old)}名"


def _largest(scores: Scores, changes: Sequence[tuple[Scoring, float]]) -> str:
    """Return the indicators with the greatest differences."""
    del scores
    told = sorted((pair for pair in changes if abs(pair[1]) > NEAR), key=lambda pair: -abs(pair[1]))[:MOST]
    words = [
        f"{part.indicator.title}{'＋' if change > 0 else '－'}{points_words(abs(change))}分" for part, change in told
    ]
    return f"，差别最大的是{'、'.join(words)}" if words else ""
