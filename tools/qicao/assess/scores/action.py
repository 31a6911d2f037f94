"""What a unit could do for more points: the datum, how much of it, what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import isnan

from msgspec import Struct

from qicao.assess.scores.amount import amount, points_words
from qicao.assess.scores.frame import formula_of
from qicao.assess.scores.lack import Lacks
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.phrase import leaf_title
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL, rule_of
from qicao.assess.scores.remedy import Remedy, Solver
from qicao.assess.scores.rule import Goal, goals_of
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.shares import Shares
from qicao.model.formula import Aggregate, Expression, Name
from qicao.model.indicator import Indicator, IndicatorSet

__all__ = ["Action", "Actions", "datum_title", "datum_words"]


class Action(Struct, frozen=True):
    """A way to more points in one indicator."""

    indicator: Indicator
    goal: Goal | None
    """The value to be reached; None if the datum can do only a part of it."""
    gain: float
    """In points of the total."""
    remedy: Remedy | None
    """The datum that would do it, the others being the same; None if no single one does."""
    weight: float
    """With which the indicator counts for the unit."""
    rise: float
    """Of the rating from 0 to 100."""

    @property
    def later(self) -> float:
        """What it gives once all indicators have values: the weight is then that of the set."""
        own = self.indicator.weight
        return self.gain if abs(self.weight - own) <= NEAR else self.rise * own

    @property
    def effort(self) -> float:
        """By which share the datum would have to change."""
        remedy = self.remedy
        return abs(remedy.wanted - remedy.value) / max(abs(remedy.value), 1.0) if remedy else 1.0


class _Ready(Struct, frozen=True):
    tree: Expression
    goals: tuple[Goal, ...]
    points: Callable[[float], float]
    solver: Solver
    factor: float


class Actions:
    """Finds what could be done; what is the same for all units is made once."""

    def __init__(self, scores: Scores, lacks: Lacks, shares: Shares) -> None:
        """Make each formula ready to be solved."""
        self.scores = scores
        self.lacks = lacks
        self.shares = shares
        self.ready = {part.indicator.id: _ready(part.indicator, scores.set) for part in scores.parts}

    def of(self, part: Scoring, place: Place) -> Sequence[Action]:
        """Return the ways to more points in the indicator: the next goal and the best one; none without a value."""
        rating = part.ratings[place[0]][place[1]]
        if isnan(part.own[place[0]][place[1]]) or isnan(rating):
            return ()
        better = [goal for goal in self.ready[part.indicator.id].goals if goal.points > rating + NEAR]
        found = [self._by_goal(part, goal, place) for goal in dict.fromkeys((*better[:1], *better[-1:]))]
        alone = bool(found) and all(one.remedy is None for one in found)
        return (*found, *(self._partial(part, place) if alone else ()))

    def _by_goal(self, part: Scoring, goal: Goal, place: Place) -> Action:
        weight, rise = self.scores.weight(part, place), goal.points - part.ratings[place[0]][place[1]]
        gain = self.shares.of(part, place).lost / 100 if goal.points >= FULL - NEAR else rise * weight
        return Action(part.indicator, goal, gain, self._remedy(part.indicator, goal, place), weight, rise)

    def _remedy(self, indicator: Indicator, goal: Goal, place: Place) -> Remedy | None:
        """Return the datum by which the goal could have been reached."""
        ready = self.ready[indicator.id]
        if isinstance(ready.tree, Name):
            return None
        rule, factor = ready.points, ready.factor
        return ready.solver.solve(
            partial(self.lacks.number, place),
            goal.value * factor,
            lambda value: not isnan(value) and rule(value / factor) >= goal.points - NEAR,
        )

    def _partial(self, part: Scoring, place: Place) -> Iterator[Action]:
        """Yield what each part of a whole could do alone."""
        ready, rating = self.ready[part.indicator.id], part.ratings[place[0]][place[1]]
        weight = self.scores.weight(part, place)
        for one in ready.solver.partial(partial(self.lacks.number, place)):
            rise = ready.points(one.reached / ready.factor) - rating
            if rise * weight > NEAR:
                yield Action(part.indicator, None, rise * weight, one.remedy, weight, rise)

    def words(self, action: Action) -> str:
        """Return the way as it is told beside its indicator."""
        shared = abs(action.weight - action.indicator.weight) > NEAR
        points = f"{points_words(action.gain)}分" + (
            f"（各指标都有值时为{points_words(action.later)}分）" if shared else ""
        )
        if not action.goal:
            return f"单是{datum_words(action.remedy, self.scores.set)}，可再得{points}" if action.remedy else ""
        datum = f"，例如其他数据不变时{datum_words(action.remedy, self.scores.set)}" if action.remedy else ""
        return f"要再得{points}，{action.indicator.title}应{action.goal.words}{datum}"


def _ready(indicator: Indicator, indicators: IndicatorSet) -> _Ready:
    tree = formula_of(indicator)
    return _Ready(tree, goals_of(indicator), rule_of(indicator), Solver(tree, indicators), factor_of(indicator.unit))


def datum_title(remedy: Remedy, indicators: IndicatorSet) -> str:
    """Return the name of the datum; of a mean of counts that of their sum."""
    node = remedy.node
    if isinstance(node, Aggregate) and remedy.times > 1:
        node = Aggregate("sum", node.id, node.over)
    return leaf_title(node, indicators)


def datum_words(remedy: Remedy | None, indicators: IndicatorSet) -> str:
    """Return what the datum would be, and what it is."""
    if not remedy:
        return ""
    now, wanted = (amount(value * remedy.times, remedy.item.unit) for value in (remedy.value, remedy.wanted))
    word = "为" if not remedy.beyond else "低于" if remedy.wanted < remedy.value else "高于"
    return f"{datum_title(remedy, indicators)}{word}{wanted}（现在为{now}）"
