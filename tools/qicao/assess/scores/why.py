"""Why a unit has the points of an indicator: the data, the rule, the calculation, what is lost and how to get it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import isnan

from msgspec import Struct

from qicao.assess.scores.action import Actions
from qicao.assess.scores.amount import amount, points_words
from qicao.assess.scores.detail import branch_of, months_words, terms_words
from qicao.assess.scores.frame import Frame, formula_of
from qicao.assess.scores.lack import Lack, Lacks
from qicao.assess.scores.phrase import Shown, formula_words, leaf_title, parts_of, shown_parts, veto_words, with_numbers
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL, rule_of
from qicao.assess.scores.rule import applied_words, rate_words, rule_words
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.shares import Share, Shares
from qicao.indicators.walk import walk
from qicao.model.formula import Aggregate, Choice, Expression, Name
from qicao.model.indicator import Indicator

__all__ = ["MENDED", "Explainer"]

MENDED = {"缺数据": "补报", "数据矛盾": "核对更正", "数据有错误": "更正", "算不出": "核对更正"}
"""What is wrong with the data → what is to be done."""


class _Ready(Struct, frozen=True):
    """What is the same for all units about one indicator."""

    tree: Expression
    parts: tuple[str | Shown, ...]
    nodes: tuple[Name | Aggregate, ...]
    over_units: tuple[Aggregate, ...]
    """What goes over the data of all units."""
    formula: str
    rule: str


class Explainer:
    """Explains the points of scores; what is the same for all units is made once."""

    def __init__(self, scores: Scores) -> None:
        """Make the words of each formula and rule."""
        self.scores = scores
        self.lacks = Lacks(scores, Frame(scores.data, scores.units, scores.periods))
        self.shares = Shares(scores)
        self.actions = Actions(scores, self.lacks, self.shares)
        self.items = {item.id: item for item in scores.set.data}
        self.ready = {part.indicator.id: self._ready(part.indicator) for part in scores.parts}

    def _ready(self, indicator: Indicator) -> _Ready:
        tree = formula_of(indicator)
        parts = parts_of(tree)
        nodes = tuple(dict.fromkeys(node for _, node in walk(tree) if isinstance(node, Name | Aggregate)))
        over = tuple(
            node for node in nodes if isinstance(node, Aggregate) and node.over == "units" and node.id in self.items
        )
        words = formula_words(parts, self.scores.set)
        return _Ready(tree, shown_parts(parts, self.scores.set), nodes, over, words, rule_words(indicator))

    def why(self, part: Scoring, place: Place) -> str:
        """Return the whole explanation."""
        return "".join(f"{words}。" for words in self.sentences(part, place))

    def share(self, part: Scoring, place: Place) -> Share:
        """Return the points of the indicator as they are printed."""
        return self.shares.of(part, place)

    def sentences(self, part: Scoring, place: Place) -> Iterator[str]:
        """Yield the explanation by sentences, without their final stops."""
        at, unit = place
        used, rating = part.used[at][unit], part.ratings[at][unit]
        ready, lack = self.ready[part.indicator.id], self.lacks.of(part, place)
        if lack:
            yield f"{part.indicator.title}没有值：{lack.words}"
            yield self._missing(part, place)
        else:
            yield from self._value(part.indicator, ready, part.own[at][unit], place)
        if not isnan(used):
            yield f"评分规则：{ready.rule}；{applied_words(part.indicator, used, rating)}"
        yield self._points(part, place)
        if place in part.vetoed:
            yield self._veto(part.indicator)
        yield from self._mending(part, place, lack) if lack else self._remedies(part, place)

    def _value(self, indicator: Indicator, ready: _Ready, own: float, place: Place) -> Iterator[str]:
        """Yield the value with the data from which it was computed, and what these are made of."""
        value, names = amount(own, indicator.unit), ready.formula
        number = partial(self.lacks.number, place)
        if isinstance(ready.tree, Name):
            yield f"{indicator.title}为{value}" + ("" if names == indicator.title else f"（{names}）")
            return
        tree = branch_of(ready.tree, number)
        parts = ready.parts if tree is ready.tree else shown_parts(parts_of(tree), self.scores.set)
        numbers = with_numbers(parts, number)
        when = ""
        if isinstance(ready.tree, Choice) and tree is not ready.tree:
            names, when = formula_words(parts_of(tree), self.scores.set), self._when(ready, tree)
        computed = value if numbers == value else f"{numbers}＝{value}"
        yield f"{indicator.title}＝{names}＝{computed}{when}{self._incomplete(ready, place)}"
        yield from self._made_of(indicator, ready, place)

    def _when(self, ready: _Ready, tree: Expression) -> str:
        """Return when the branch that was computed holds; the whole formula if it has more than two."""
        if not isinstance(ready.tree, Choice) or tree not in {ready.tree.then, ready.tree.otherwise}:
            return f"（全式：{ready.formula}）"
        condition = formula_words(parts_of(ready.tree.condition), self.scores.set)
        return f"（{'' if tree == ready.tree.then else '不满足'}{condition}时这样算）"

    def _made_of(self, indicator: Indicator, ready: _Ready, place: Place) -> Iterator[str]:
        """Yield the parts of a sum, and the months of a least value."""
        key = self.scores.units[place[1]], self.scores.periods[place[0]]
        number = partial(self.lacks.number, place)
        told = [terms_words(indicator, ready.tree, number, lambda node: leaf_title(node, self.scores.set))]
        told += [
            months_words(node, self.items[node.id], self.scores.data, key)
            for node in ready.nodes
            if node.id in self.items
        ]
        yield from filter(None, told)

    def _incomplete(self, ready: _Ready, place: Place) -> str:
        """Return words about units whose data lack in what goes over all units."""
        told = []
        for node in ready.over_units:
            units = range(len(self.scores.units))
            lacking = sum(self.lacks.lacking(self.items[node.id], (place[0], at)) for at in units)
            told += [f"{leaf_title(node, self.scores.set)}没有算进缺数据的{lacking}个"] if lacking else []
        return f"（{'；'.join(told)}）" if told else ""

    def _missing(self, part: Scoring, place: Place) -> str:
        """Return what the rule for missing data does."""
        at, unit = place
        rule = part.indicator.missing
        if rule == "leave-out":
            return "按缺数据的规则不计这一指标，它的权重按比例分给其他指标"
        used = part.used[at][unit]
        if rule == "previous" and not isnan(used):
            before = self.scores.periods[at].before
            return f"按缺数据的规则用上一期（{before.words}）自己实测的值{amount(used, part.indicator.unit)}"
        return f"{'上一期也没有值，' if rule == 'previous' else '按缺数据的规则'}计0分"

    def _points(self, part: Scoring, place: Place) -> str:
        """Return the points got and lost."""
        rating = part.ratings[place[0]][place[1]]
        if isnan(rating):
            return "不计分，既不得分也不失分"
        weight, own, share = self.scores.weight(part, place), part.indicator.weight, self.share(part, place)
        told = amount(weight)
        if abs(weight - own) > NEAR:
            told = f"{amount(own)}（有指标不计，折算为{amount(weight)}）"
        words = f"权重{told}，得{points_words(rating)}×{amount(weight)}＝{share.got / 100:.2f}分"
        lost = f"失{share.lost / 100:.2f}分（满分{share.full / 100:.2f}分）" if rating < FULL - NEAR else "没有失分"
        return f"{words}，{lost}"

    def _veto(self, indicator: Indicator) -> str:
        grades = sorted(self.scores.set.grades, key=lambda grade: -grade.at)
        level = self.scores.set.veto_level or (grades[-1].level if grades else "")
        condition = veto_words(indicator, self.scores.set)
        return f"触发一票否决（{condition}），不论总分多少，等级定为“{level}”"

    def _mending(self, part: Scoring, place: Place, lack: Lack) -> Iterator[str]:
        """Yield what the data, once there, would do: the weight is then that of the set."""
        own = part.indicator.weight
        words = f"{MENDED[lack.kind]}后按实际的值计分"
        words += "，可能高于也可能低于现在沿用的值" if not isnan(part.used[place[0]][place[1]]) else ""
        shared = abs(self.scores.weight(part, place) - own) > NEAR
        yield f"{words}；{'各指标都有值时' if shared else ''}满分为{points_words(FULL * own)}分"
        before = self.earlier(part, place)
        if not isnan(before):
            when, points = self.scores.periods[place[0]].before.words, rule_of(part.indicator)(before) * own
            yield f"若与上一期（{when}，{amount(before, part.indicator.unit)}）相同，得{points_words(points)}分"

    def earlier(self, part: Scoring, place: Place) -> float:
        """Return the value that the unit had of its own in the period before, NaN if it had none."""
        before = self.scores.periods[place[0]].before
        periods = self.scores.periods
        return part.own[periods.index(before)][place[1]] if before in periods else float("nan")

    def _remedies(self, part: Scoring, place: Place) -> Iterator[str]:
        """Yield what would have to be different for more points."""
        found = self.actions.of(part, place)
        value = part.own[place[0]][place[1]]
        zero, full = part.indicator.rating.zero or 0.0, part.indicator.rating.full or 0.0
        if found and min(zero, full) - NEAR <= value <= max(zero, full) + NEAR:
            yield from filter(None, (rate_words(part.indicator, self.scores.weight(part, place)),))
        yield from (self.actions.words(one) for one in found)
