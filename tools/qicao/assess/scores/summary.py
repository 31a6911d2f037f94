"""The total of a unit in words: what cost most, what changed, how it stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan, nan

from qicao.assess.scores.amount import hundredths, points_words, spread
from qicao.assess.scores.change import Change, cause_words, changes_since, line_of
from qicao.assess.scores.lack import Lacks
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL, rule_of
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.standing import Means, grade_words, mean_words, moved_words, neighbour_words
from qicao.assess.scores.why import Explainer

__all__ = ["Summaries", "losses_of"]

MOST = 3
"""How many indicators are named."""
Part = tuple[str, Sequence[str]]
"""A title, and sentences without their final stops."""


class Summaries:
    """Tells of totals; what is the same for all units of a period is computed once."""

    def __init__(self, scores: Scores, explain: Explainer | None = None) -> None:
        """Begin without any."""
        self.scores = scores
        self.means = Means(scores)
        self.explain = explain or Explainer(scores)

    @property
    def lacks(self) -> Lacks:
        """What finds why values are missing."""
        return self.explain.lacks

    def of(self, place: Place) -> str:
        """Return the sentences about the total of a unit."""
        told = [self.opening(place), *(words for _, several in self.parts(place) for words in several)]
        changes = [line_of(one) for one in self.changes(place)]
        told += [f"与上一期比，{'；'.join(changes)}"] if changes else []
        return "".join(f"{words}。" for words in told)

    def opening(self, place: Place) -> str:
        """Return score, level and rank."""
        at, unit = place
        scores, total = self.scores, self.scores.totals[at][unit]
        head = f"{scores.units[unit]}，{scores.periods[at].words}："
        if isnan(total):
            return f"{head}没有总分：所有指标都缺数据，按规则不计"
        level = scores.levels[at][unit]
        words = f"等级为“{level}”，" if level else ""
        return f"{head}得{points_words(total)}分，{words}在{len(scores.units)}个{scores.set.units}中列第{scores.ranks[at][unit]}名"

    def parts(self, place: Place) -> Iterator[Part]:
        """Yield what is told of the total, by subject."""
        if isnan(self.scores.totals[place[0]][place[1]]):
            yield "数据", [*self._data(place)]
            return
        yield "等级和名次", [*self._standing(place)]
        yield "数据", [*self._data(place)]
        yield "失分", [*self._losses(place)]
        yield "与上一期比", [*self._before(place)]
        yield "与平均比", [*mean_words(self.means, place)]

    def changes(self, place: Place) -> list[Change]:
        """Return what every indicator was and is; nothing without a period before."""
        then = self.then(place)
        return [] if then is None else changes_since(self.scores, self.lacks, then, place)

    def then(self, place: Place) -> int | None:
        """Return the position of the period before if the unit has a score there."""
        scores, (at, unit) = self.scores, place
        before = scores.periods[at].before
        then = scores.periods.index(before) if before in scores.periods else None
        return None if then is None or isnan(scores.totals[then][unit]) else then

    def _standing(self, place: Place) -> Iterator[str]:
        titles = "、".join(one.title for one in self.scores.vetoes(place))
        if titles:
            yield f"因{titles}触发一票否决，等级与总分无关"
        grades = "" if titles else grade_words(self.scores, place)
        yield from filter(None, (grades, neighbour_words(self.scores, place)))

    def _data(self, place: Place) -> Iterator[str]:
        """Yield what was not reported, which indicators have no value, and what they may come to."""
        yield from self.lacks.rows(place)
        kinds: dict[str, list[Scoring]] = {}
        for part in self.scores.parts:
            lack = self.lacks.of(part, place)
            if lack:
                kinds.setdefault(lack.kind, []).append(part)
        told = [
            f"{kind}{len(parts)}个（{'、'.join(part.indicator.title for part in parts)}）"
            for kind, parts in kinds.items()
        ]
        if not told:
            yield "各指标都有实测值"
            return
        yield f"没有实测值的指标：{'，'.join(told)}"
        yield (
            f"缺数据时怎么计分是指标集“{self.scores.set.title}”的规定，没有采用的值也按它计；"
            "补报、更正的期限和受理单位它没有写，以下发它的单位为准，改后重新打分"
        )
        yield from self._estimate(place, [part for parts in kinds.values() for part in parts])

    def _estimate(self, place: Place, lacking: Sequence[Scoring]) -> Iterator[str]:
        """Yield the total if what lacks were as in the period before, when it was measured."""
        total = self.estimate(place, lacking)
        if not isnan(total):
            yield f"补报或更正后，若这些指标的值与上一期相同，总分约为{points_words(total)}分"

    def lacking(self, place: Place) -> list[Scoring]:
        """Return the indicators that have no value of their own."""
        return [part for part in self.scores.parts if isnan(part.own[place[0]][place[1]])]

    def estimate(self, place: Place, lacking: Sequence[Scoring]) -> float:
        """Return the total if the values that lack were as in the period before.

        NaN if one of them was not measured then; what else lacks is counted as it is now.
        """
        earlier = {part.indicator.id: self.explain.earlier(part, place) for part in lacking}
        if any(isnan(value) for value in earlier.values()):
            return nan
        ratings = [
            rule_of(part.indicator)(earlier[part.indicator.id])
            if part.indicator.id in earlier
            else part.ratings[place[0]][place[1]]
            for part in self.scores.parts
        ]
        pairs = [
            (rating, part.indicator.weight)
            for rating, part in zip(ratings, self.scores.parts, strict=True)
            if not isnan(rating)
        ]
        whole = sum(weight for _, weight in pairs)
        return sum(rating * weight for rating, weight in pairs) / whole if whole else nan

    def _losses(self, place: Place) -> Iterator[str]:
        losses = losses_of(self.scores, place)
        if not losses:
            yield "没有失分"
            return
        whole = hundredths(FULL) - hundredths(self.scores.totals[place[0]][place[1]])
        data = sum(self.explain.share(part, place).lost for part, _ in losses if isnan(part.own[place[0]][place[1]]))
        parted = (
            f"，其中因数据（缺、有错误或沿用上一期）失{data / 100:.2f}分，因业绩失{(whole - data) / 100:.2f}分"
            if data
            else "，都是业绩的失分"
        )
        shares = spread([loss / sum(one for _, one in losses) for _, loss in losses], 100)
        most = _most(losses)
        told = [
            f"{part.indicator.title}失{self.explain.share(part, place).lost / 100:.2f}分（占{share}%）"
            for (part, _), share in zip(losses[:most], shares, strict=False)
        ]
        yield f"共失{whole / 100:.2f}分{parted}"
        yield f"失分{'最多的' if len(losses) > most else ''}是{'、'.join(told)}"

    def _before(self, place: Place) -> Iterator[str]:
        """Yield what changed since the period before."""
        then, scores, (at, unit) = self.then(place), self.scores, place
        if then is None:
            return
        old, new = scores.totals[then][unit], scores.totals[at][unit]
        ranks = scores.ranks[then][unit], scores.ranks[at][unit]
        yield (
            f"与上一期（{scores.periods[then].words}，{points_words(old)}分，第{ranks[0]}名）相比"
            f"{_difference(hundredths(new) - hundredths(old))}，{_rank_words(*ranks)}"
        )
        yield from cause_words(scores, self.lacks, then, place)
        yield from moved_words(self.means, then, place)


def losses_of(scores: Scores, place: Place) -> list[tuple[Scoring, float]]:
    """Return the indicators with the points that the unit lost by each, the greatest loss first."""
    lost = [(part, FULL * scores.weight(part, place) - scores.points(part, place)) for part in scores.parts]
    return sorted(((part, loss) for part, loss in lost if loss > NEAR), key=lambda pair: -pair[1])


def _most(losses: Sequence[tuple[Scoring, float]]) -> int:
    """Return how many are named: three, and those that lost as much as the third."""
    third = losses[min(MOST, len(losses)) - 1][1]
    return sum(loss >= third - NEAR for _, loss in losses)


def _difference(change: int) -> str:
    return "相同" if not change else f"{'升' if change > 0 else '降'}{abs(change) / 100:.2f}分"


def _rank_words(old: int, new: int) -> str:
    return "名次不变" if old == new else f"名次{'上升' if new < old else '下降'}{abs(new - old)}名"
