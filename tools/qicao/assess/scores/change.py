"""What changed since the period before: every indicator with its values and points, adding up to the difference."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from msgspec import Struct

from qicao.assess.scores.amount import brief, hundredths, signed
from qicao.assess.scores.lack import Lacks
from qicao.assess.scores.program import NEAR
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
    counted: tuple[bool, bool]
    """Before and now: False where the indicator does not count, its weight being given to the others."""
    comparable: bool
    """True if both values were measured."""
    reweighted: bool
    """True if it counts with another weight than before because another indicator does not count."""
    done: int
    """What was done, at the weight of the set, in hundredths; 0 if it cannot be compared."""

    @property
    def shown(self) -> tuple[str, str]:
        """The points before and now as they are printed."""
        old, new = (
            f"{points / 100:.2f}" if counts else "不计"
            for points, counts in zip(self.points, self.counted, strict=True)
        )
        return old, new

    @property
    def note(self) -> str:
        """Why the difference is not only what was done."""
        if not all(self.counted):
            return "不可比，权重分给其他指标"
        return "不可比" if not self.comparable else "权重有变" if self.reweighted else ""


def changes_since(scores: Scores, lacks: Lacks, then: int, place: Place) -> list[Change]:
    """Return the change of each indicator since the period at the position *then*."""
    earlier = (then, place[1])
    pairs = zip(scores.parts, shares_of(scores, earlier), shares_of(scores, place), strict=True)
    return [_change(scores, lacks, part, (earlier, place), (old.got, new.got)) for part, old, new in pairs]


def _change(
    scores: Scores, lacks: Lacks, part: Scoring, places: tuple[Place, Place], points: tuple[int, int]
) -> Change:
    earlier, place = places
    comparable = not (lacks.of(part, earlier) or lacks.of(part, place))
    reweighted = comparable and abs(scores.weight(part, earlier) - scores.weight(part, place)) > NEAR
    done = hundredths(_done(part, earlier[0], place)) if reweighted else points[1] - points[0]
    return Change(
        title=part.indicator.title,
        before=_value(part, lacks, earlier),
        current=_value(part, lacks, place),
        points=points,
        counted=(_counts(part, earlier), _counts(part, place)),
        comparable=comparable,
        reweighted=reweighted,
        done=done if comparable else 0,
    )


def _counts(part: Scoring, place: Place) -> bool:
    return not isnan(part.ratings[place[0]][place[1]])


def _value(part: Scoring, lacks: Lacks, place: Place) -> str:
    """Return the value of the period itself, or what stands for it."""
    at, unit = place
    lack = lacks.of(part, place)
    if not lack:
        return brief(part.own[at][unit], part.indicator.unit)
    if not _counts(part, place):
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
    done = sum(change.done for change in changes)
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
    (old, new), (before, current) = change.shown, change.points
    words = f"{change.title}{change.before}→{change.current}，{old}→{new}分（{signed(current - before)}）"
    words = words.replace("不计分（", "不计（")
    return words + (f"，{change.note}" if change.note else "")
