"""Why a unit has the points of an indicator: the data, the rule, the calculation, what is lost and how to get it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from qicao.assess.scores.data import Record, period_of
from qicao.assess.scores.frame import Frame, formula_of, item_periods
from qicao.assess.scores.judge import number_words
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.phrase import Shown, formula_words, leaf_title, parts_of, shown_parts, veto_words, with_numbers
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL, rule_of
from qicao.assess.scores.remedy import Solver
from qicao.assess.scores.rule import Goal, applied_words, goals_of, rule_words
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.indicators.evaluate import evaluate
from qicao.indicators.problem import Problem
from qicao.indicators.walk import walk
from qicao.model.formula import Aggregate, Expression, Name
from qicao.model.indicator import DataItem, Indicator

__all__ = ["Explainer", "points_words"]


def points_words(points: float) -> str:
    """Return the points in as many digits as one compares."""
    text = f"{points:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class _Ready(Struct, frozen=True):
    """What is the same for all units about one indicator."""

    tree: Expression
    parts: tuple[str | Shown, ...]
    nodes: tuple[Name | Aggregate, ...]
    over_units: tuple[Aggregate, ...]
    """What goes over the data of all units."""
    formula: str
    rule: str
    goals: tuple[Goal, ...]
    """All values that give more points, the fewest points first."""
    points: Callable[[float], float]
    solver: Solver
    factor: float


class Explainer:
    """Explains the points of scores; what is the same for all units is made once."""

    def __init__(self, scores: Scores) -> None:
        """Make the words of each formula and rule."""
        self.scores = scores
        self.frame = Frame(scores.data, scores.units, scores.periods)
        self.items = {item.id: item for item in scores.set.data}
        self.titles = {item.id: item.title for item in scores.set.data}
        self.titles |= {one.id: one.title for one in scores.set.indicators}
        self.ready = {part.indicator.id: self._ready(part.indicator) for part in scores.parts}

    def _ready(self, indicator: Indicator) -> _Ready:
        tree = formula_of(indicator)
        parts = parts_of(tree)
        nodes = tuple(dict.fromkeys(node for _, node in walk(tree) if isinstance(node, Name | Aggregate)))
        words = formula_words(parts, self.scores.set)
        solver = Solver(tree, self.scores.set)
        over = tuple(
            node for node in nodes if isinstance(node, Aggregate) and node.over == "units" and node.id in self.items
        )
        shown, factor = shown_parts(parts, self.scores.set), factor_of(indicator.unit)
        rule = rule_words(indicator), goals_of(indicator), rule_of(indicator)
        return _Ready(tree, shown, nodes, over, words, *rule, solver, factor)

    def why(self, part: Scoring, place: Place) -> str:
        """Return the whole explanation."""
        return "".join(f"{words}。" for words in self._sentences(part, place))

    def number(self, place: Place, node: Name | Aggregate) -> float:
        """Return the value of a name, in base units; NaN if it is missing."""
        return self.frame.leaf(node)[place[0]][place[1]]

    def _sentences(self, part: Scoring, place: Place) -> Iterator[str]:
        at, unit = place
        own, used = part.own[at][unit], part.used[at][unit]
        ready = self.ready[part.indicator.id]
        if own == own:  # noqa: PLR0124 -- NaN
            yield self._value(part.indicator, ready, own, place)
        else:
            yield f"{part.indicator.title}没有值：{self.reason(ready, place)}"
            yield self._missing(part, place)
        if used == used:  # noqa: PLR0124 -- NaN
            rating = part.ratings[at][unit]
            yield f"评分规则：{ready.rule}；{applied_words(part.indicator, used, rating)}"
        yield self._points(part, place)
        if place in part.vetoed:
            yield self._veto(part.indicator)
        yield from self._remedies(part, place)

    def _value(self, indicator: Indicator, ready: _Ready, own: float, place: Place) -> str:
        """Return the value with the data from which it was computed."""
        value = number_words(own, indicator.unit)
        names = ready.formula
        if isinstance(ready.tree, Name):
            return f"{indicator.title}为{value}" + ("" if names == indicator.title else f"（{names}）")
        numbers = with_numbers(ready.parts, partial(self.number, place))
        computed = value if numbers == value else f"{numbers}＝{value}"
        return f"{indicator.title}＝{names}＝{computed}{self._incomplete(ready, place)}"

    def _incomplete(self, ready: _Ready, place: Place) -> str:
        """Return words about units whose data lack in what goes over all units."""
        told = []
        for node in ready.over_units:
            units = range(len(self.scores.units))
            lacking = sum(not self._there(self.items[node.id], (place[0], at)) for at in units)
            told += [f"{leaf_title(node, self.scores.set)}没有算进缺数据的{lacking}个"] if lacking else []
        return f"（{'；'.join(told)}）" if told else ""

    def _there(self, item: DataItem, place: Place) -> bool:
        unit = self.scores.units[place[1]]
        whens = item_periods(item, self.scores.set, self.scores.periods[place[0]])
        return all(item.id in self._record(unit, when).values for when in whens)

    def _record(self, unit: str, when: object) -> Record:
        return self.scores.data.records.get((unit, when), _EMPTY)  # type: ignore[arg-type]

    def reason(self, ready: _Ready, place: Place) -> str:
        """Return why there is no value."""
        lacking = [node for node in ready.nodes if not self._known(node, place)]
        problem = evaluate(ready.tree, lambda node: _or_none(self.number(place, node)))
        if isinstance(problem, Problem) and not (problem.fault.name == "value-missing" and lacking):
            words = self._titled(problem.message.rstrip("。"))
            return f"{words}（{with_numbers(ready.parts, partial(self.number, place))}）"
        return "；".join(dict.fromkeys(self._lack(node, place) for node in lacking)) or "数据不全"

    def _titled(self, words: str) -> str:
        """Return the words with titles for the ids in quotation marks."""
        for id_, title in self.titles.items():
            words = words.replace(f"“{id_}”", f"“{title}”")
        return words

    def _known(self, node: Name | Aggregate, place: Place) -> bool:
        value = self.number(place, node)
        return value == value  # noqa: PLR0124 -- NaN

    def _lack(self, node: Name | Aggregate, place: Place) -> str:
        """Return which datum lacks, and whether it was refused."""
        item = self.items.get(node.id)
        if not item:
            return f"缺“{self.titles.get(node.id, node.id)}”的值"
        unit = self.scores.units[place[1]]
        whens = item_periods(item, self.scores.set, self.scores.periods[place[0]])
        records = [(when, self._record(unit, when)) for when in whens]
        refused = next((record.faulty[item.id] for _, record in records if item.id in record.faulty), None)
        if refused:
            said = "" if f"“{item.title}”" in refused.message else f"“{item.title}”的"
            return f"{said}数据有错误，没有采用（{refused.code}：{refused.message.rstrip('。')}）"
        lacking = "、".join(when.words for when, record in records if item.id not in record.values)
        finer = period_of(item, self.scores.set) != self.scores.set.period
        return f"缺{f'{lacking}的' if finer else ''}“{item.title}”"

    def _missing(self, part: Scoring, place: Place) -> str:
        """Return what the rule for missing data does."""
        at, unit = place
        rule = part.indicator.missing
        if rule == "leave-out":
            return "按缺数据的规则不计这一指标，它的权重按比例分给其他指标"
        used = part.used[at][unit]
        if rule == "previous" and used == used:  # noqa: PLR0124 -- NaN
            before = self.scores.periods[at].before
            return f"按缺数据的规则用上一期（{before.words}）的值{number_words(used, part.indicator.unit)}"
        return f"{'上一期也没有值，' if rule == 'previous' else '按缺数据的规则'}计0分"

    def _points(self, part: Scoring, place: Place) -> str:
        """Return the points got and lost."""
        at, unit = place
        rating = part.ratings[at][unit]
        if rating != rating:  # noqa: PLR0124 -- NaN
            return "得分和失分都是0"
        weight = self.scores.weight(part, place)
        own = part.indicator.weight
        told = number_words(weight)
        if abs(weight - own) > NEAR:
            told = f"{number_words(own)}（有指标不计，折算为{number_words(weight)}）"
        points = rating * weight
        lost = FULL * weight - points
        words = f"权重{told}，得{number_words(rating)}×{number_words(weight)}＝{points_words(points)}分"
        return f"{words}，" + (
            f"失{points_words(lost)}分（满分{points_words(FULL * weight)}分）" if lost > NEAR else "没有失分"
        )

    def _veto(self, indicator: Indicator) -> str:
        grades = sorted(self.scores.set.grades, key=lambda grade: -grade.at)
        level = self.scores.set.veto_level or (grades[-1].level if grades else "")
        condition = veto_words(indicator, self.scores.set)
        return f"触发一票否决（{condition}），不论总分多少，等级定为“{level}”"

    def _remedies(self, part: Scoring, place: Place) -> Iterator[str]:
        """Yield what would have to be different for more points."""
        at, unit = place
        rating, own = part.ratings[at][unit], part.own[at][unit]
        weight = self.scores.weight(part, place)
        if own != own:  # noqa: PLR0124 -- NaN
            if rating == rating and rating < FULL:  # noqa: PLR0124
                yield f"补报后按实际的值计分，最多可再得{points_words((FULL - rating) * weight)}分"
            elif rating != rating:  # noqa: PLR0124
                yield "补报后按实际的值计分"
            return
        better = [goal for goal in self.ready[part.indicator.id].goals if goal.points > rating + NEAR]
        for goal in dict.fromkeys((*better[:1], *better[-1:])):
            gained = (goal.points - rating) * weight
            words = f"要再得{points_words(gained)}分，{part.indicator.title}应{goal.words}"
            yield words + self._datum(part.indicator, goal, place)

    def _datum(self, indicator: Indicator, goal: Goal, place: Place) -> str:
        """Return by which datum the goal could have been reached."""
        ready = self.ready[indicator.id]
        if isinstance(ready.tree, Name):
            return ""
        rule, factor = ready.points, ready.factor
        found = ready.solver.solve(
            partial(self.number, place),
            goal.value * factor,
            lambda value: value == value and rule(value / factor) >= goal.points - NEAR,  # noqa: PLR0124
        )
        if not found:
            return ""
        now, wanted = number_words(found.value, found.item.unit), number_words(found.wanted, found.item.unit)
        word = "为" if not found.beyond else "低于" if found.wanted < found.value else "高于"
        return f"，例如其他数据不变时{leaf_title(found.node, self.scores.set)}{word}{wanted}（现在为{now}）"


_EMPTY = Record(None, 0)  # type: ignore[arg-type]


def _or_none(value: float) -> float | None:
    return value if value == value else None  # noqa: PLR0124 -- NaN
