"""What changed since the period before: every indicator with its values and points, adding up to the difference."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from msgspec import Struct

from qicao.assess.scores.amount import brief, hundredths, signed
from qicao.assess.scores.lack import Lacks
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.shares import shares_of

__all__ = ["Change", "cause_words", "changes_since", "line_of"]


class Change(Struct, frozen=True):
    """An indicator before and now."""

    title: str
    before: str
    """The value with its unit, or why there is none of its own."""
    current: str
    points: tuple[int, int]
    """Before and now, in hundredths."""
    comparable: bool
    """True if both values were measured."""


def changes_since(scores: Scores, lacks: Lacks, then: int, place: Place) -> list[Change]:
    """Return the change of each indicator since the period at the position *then*."""
    earlier = (then, place[1])
    pairs = zip(scores.parts, shares_of(scores, earlier), shares_of(scores, place), strict=True)
    return [
        Change(
            part.indicator.title,
            _value(part, lacks, earlier),
            _value(part, lacks, place),
            (old.got, new.got),
            not (lacks.of(part, earlier) or lacks.of(part, place)),
        )
        for part, old, new in pairs
    ]


def _value(part: Scoring, lacks: Lacks, place: Place) -> str:
    """Return the value of the period itself, or what stands for it."""
    at, unit = place
    lack = lacks.of(part, place)
    if not lack:
        return brief(part.own[at][unit], part.indicator.unit)
    if isnan(part.ratings[at][unit]):
        return f"{lack.kind}，不计"
    used = part.used[at][unit]
    return f"{lack.kind}，计0分" if isnan(used) else f"{lack.kind}，沿用{brief(used, part.indicator.unit)}"


def cause_words(scores: Scores, lacks: Lacks, then: int, place: Place) -> Iterator[str]:
    """Yield how much of the change of the total comes from what was done, and how much from data alone."""
    changes = changes_since(scores, lacks, then, place)
    odd = [change.title for change in changes if not change.comparable]
    whole = hundredths(scores.totals[place[0]][place[1]]) - hundredths(scores.totals[then][place[1]])
    if not odd:
        yield "两期各指标都有实测值，变化都是业绩的变化"
        return
    done = hundredths(
        sum(_done(part, then, place) for part, one in zip(scores.parts, changes, strict=True) if one.comparable)
    )
    earlier = [part.indicator.title for part in scores.parts if lacks.of(part, (then, place[1]))]
    if earlier:
        yield f"上一期的{'、'.join(earlier)}没有实测值，上一期的得分和名次也受影响"
    yield (
        f"{signed(whole)}分中，两期都有实测值的指标按原权重{signed(done)}分，"
        f"其余{signed(whole - done)}分来自数据（缺、有错误、沿用或权重重新分配）；不可比的：{'、'.join(odd)}"
    )


def _done(part: Scoring, then: int, place: Place) -> float:
    at, unit = place
    return (part.ratings[at][unit] - part.ratings[then][unit]) * part.indicator.weight


def line_of(change: Change) -> str:
    """Return the change in one line of prose."""
    old, new = change.points
    words = f"{change.title}{change.before}→{change.current}，{old / 100:.2f}→{new / 100:.2f}分（{signed(new - old)}）"
    return words + ("" if change.comparable else "，不可比")
