"""What only shows when indicators are computed: divisions by zero, shares above one."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from qicao.assess.scores import faults
from qicao.assess.scores.frame import Frame, formula_of, item_periods
from qicao.assess.scores.judge import number_words
from qicao.assess.scores.measure import factor_of, ratio
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.quality import Issue, Kind
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.indicators.evaluate import evaluate
from qicao.indicators.problem import Problem
from qicao.indicators.walk import walk
from qicao.model.finding import Finding
from qicao.model.formula import Aggregate, Binary, Name
from qicao.model.indicator import DataItem, Indicator
from qicao.model.span import Span

__all__ = ["issues_of_scores"]

RARE = 10
"""Only where at most a tenth of the values are above 100 % one of them is told."""
ZERO = "divided-by-zero"


def issues_of_scores(scores: Scores) -> tuple[Issue, ...]:
    """Return what is told of the data because of what was computed from them."""
    frame = Frame(scores.data, scores.units, scores.periods)
    found = (issue for part in scores.parts for issue in (*_divisions(scores, frame, part), *_shares(scores, part)))
    return tuple(found)


def _divisions(scores: Scores, frame: Frame, part: Scoring) -> Iterator[Issue]:
    """Yield the data by which nothing can be divided."""
    tree = formula_of(part.indicator)
    nodes = {node for _, node in walk(tree) if isinstance(node, Name | Aggregate)}
    below = [
        node
        for _, one in walk(tree)
        if isinstance(one, Binary) and one.operator == "/"
        for _, node in walk(one.right)
        if isinstance(node, Name | Aggregate)
    ]
    for place in _places(scores):
        values = {node: frame.leaf(node)[place[0]][place[1]] for node in nodes} if isnan(_own(part, place)) else {}
        if not values or any(map(isnan, values.values())):
            continue
        problem = evaluate(tree, values.__getitem__)
        zero = next((node for node in below if not values[node]), None)
        if isinstance(problem, Problem) and problem.fault.name == ZERO and zero:
            yield from _division(scores, part, place, zero)


def _division(scores: Scores, part: Scoring, place: Place, node: Name | Aggregate) -> Iterator[Issue]:
    item = next((one for one in scores.set.data if one.id == node.id), None)
    span = _span(scores, item, place) if item else None
    if item and span:
        words = {"title": item.title, "indicator": part.indicator.title}
        yield _issue(
            "division", scores, place, (item,), faults.DIVIDED_BY_ZERO.at(span, **_words(scores, place), **words)
        )


def _shares(scores: Scores, part: Scoring) -> Iterator[Issue]:
    """Yield values above 100 % of a share that is hardly ever so."""
    one = ratio("1", part.indicator.unit)
    if one is None or not _is_share(part.indicator, one):
        return
    above = [place for place in _places(scores) if _own(part, place) > one * (1 + NEAR)]
    if len(above) * RARE > len(scores.units) * len(scores.periods):
        return
    items = [item for item in scores.set.data if item.id in _ids(part.indicator)]
    for place in above:
        span = _span(scores, items[0], place) if items else None
        if span:
            value = number_words(_own(part, place) / one * factor_of("1") * 100, "%")
            titles = "、".join(f"“{item.title}”" for item in items)
            told = {"indicator": part.indicator.title, "value": value, "titles": titles}
            yield _issue(
                "share", scores, place, tuple(items), faults.SHARE_ABOVE_ONE.at(span, **_words(scores, place), **told)
            )


def _is_share(indicator: Indicator, one: float) -> bool:
    """Return whether all that the rating names is at most 100 %."""
    rating = indicator.rating
    named = [rating.zero, rating.full, *(step.at for step in rating.steps)]
    named += [end for interval in rating.intervals for end in (interval.low, interval.high)]
    return all(end is None or end <= one for end in named)


def _ids(indicator: Indicator) -> frozenset[str]:
    return frozenset(node.id for _, node in walk(formula_of(indicator)) if isinstance(node, Name | Aggregate))


def _places(scores: Scores) -> Iterator[Place]:
    return ((at, unit) for at in range(len(scores.periods)) for unit in range(len(scores.units)))


def _own(part: Scoring, place: Place) -> float:
    return part.own[place[0]][place[1]]


def _span(scores: Scores, item: DataItem, place: Place) -> Span | None:
    """Return the place of the datum, of the first of several."""
    unit = scores.units[place[1]]
    keys = [(unit, when) for when in item_periods(item, scores.set, scores.periods[place[0]])]
    return next((scores.data.records[key].place(item.id) for key in keys if key in scores.data.records), None)


def _words(scores: Scores, place: Place) -> dict[str, str]:
    return {"unit": scores.units[place[1]], "period": scores.periods[place[0]].words}


def _issue(kind: Kind, scores: Scores, place: Place, items: tuple[DataItem, ...], finding: Finding) -> Issue:
    ids = tuple(item.id for item in items)
    return Issue(kind, scores.units[place[1]], str(scores.periods[place[0]]), ids, finding)
