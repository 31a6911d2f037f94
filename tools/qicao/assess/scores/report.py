"""All reasons for the score of one unit, as its people read them: the score, what to do, then every indicator."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from math import isnan

from qicao.assess.scores.action import Action, datum_title
from qicao.assess.scores.amount import amount, brief, hundredths, points_words, signed
from qicao.assess.scores.notice import notices_of
from qicao.assess.scores.quality import Issue
from qicao.assess.scores.rating import FULL
from qicao.assess.scores.rule import rate_words
from qicao.assess.scores.score import Place, Scores, Scoring, level_of
from qicao.assess.scores.summary import Summaries, losses_of
from qicao.assess.scores.text import aligned
from qicao.assess.scores.when import MONTHS, When
from qicao.assess.scores.why import MENDED, Explainer

__all__ = ["unit_lines"]

FIRST = 3
"""How many ways to more points are told first."""
ORDER = "（数据在前；其余每改动1%得分多的在前，不能归到一项数据的在后）"


def unit_lines(scores: Scores, issues: Sequence[Issue], place: Place) -> Iterator[str]:
    """Yield all reasons for the score of a unit."""
    summaries = Summaries(scores)
    yield from _head(scores, place)
    yield f"{summaries.opening(place)}。"
    for title, sentences in summaries.parts(place):
        if sentences:
            yield ""
            yield title
            yield from (f"  {words}。" for words in sentences)
        if title == "与上一期比":
            yield from _changes(summaries, place)
        if title == ("数据" if isnan(scores.totals[place[0]][place[1]]) else "失分"):
            yield from _first(summaries, place)
    yield from _indicators(scores, summaries.explain, place)
    yield from _notices(scores, issues, place)


def _head(scores: Scores, place: Place) -> Iterator[str]:
    """Yield what is scored, whose data these are, and for which days."""
    sample = "　示例数据" if scores.data.sample else ""
    yield f"{scores.set.title}　得分说明{sample}"
    standard = f"，载于 {scores.set.standard}" if scores.set.standard else ""
    yield f"{scores.units[place[1]]}　{scores.periods[place[0]].words}（{_days(scores.periods[place[0]])}）　指标集 {scores.set.id}{standard}"
    yield "分数保留两位小数，按未修约的数计算；各项已调到相加等于合计，手算可能差 0.01。"
    yield ""


def _days(when: When) -> str:
    return " 至 ".join(_ends(when))


def _ends(when: When) -> tuple[str, str]:
    """Return the first and the last day of the period."""
    length = MONTHS[when.kind]
    first, last = (when.number - 1) * length + 1, when.number * length
    return f"{when.year}-{first:02}-01", f"{when.year}-{last:02}-{monthrange(when.year, last)[1]}"


def _first(summaries: Summaries, place: Place) -> Iterator[str]:
    """Yield what to do first: mend the data, then what gives most, and what is least to be changed."""
    mended = [*_mend(summaries, place)]
    told = [*mended, *_ways(summaries, place)][:FIRST]
    if told:
        yield ""
        yield f"先做这几件{ORDER if len(told) > 1 else ''}"
        yield from (f"  {number}. {words}。" for number, words in enumerate(told, 1))
    if len(told) > len(mended):
        last = _ends(summaries.scores.periods[place[0]])[1]
        yield (
            f"  {last}以后，本期的得分只因补报、更正数据而变，以后做的事计入以后的期；"
            "“可再得”和总分说的是本期若做到这一件（只算所说的指标）会怎样，可以当作下一期的目标。"
        )


def _mend(summaries: Summaries, place: Place) -> Iterator[str]:
    lacks = [(part, summaries.lacks.of(part, place)) for part in summaries.scores.parts]
    for kind, words in MENDED.items():
        parts = [part for part, lack in lacks if lack and lack.kind == kind]
        if parts:
            titles = "、".join(part.indicator.title for part in parts)
            yield f"{words}数据：{titles}；{_likely(summaries, parts, place)}"


def _likely(summaries: Summaries, parts: Sequence[Scoring], place: Place) -> str:
    """Return what the data would probably give; their full marks only if nothing is known of them."""
    before, total = summaries.scores.totals[place[0]][place[1]], summaries.estimate(place, parts)
    if isnan(total):
        full = sum(part.indicator.weight for part in parts) * FULL
        return f"能得多少要看实际的值，满分合计{points_words(full)}分"
    change = "" if isnan(before) else f"（{signed(hundredths(total) - hundredths(before))}分）"
    return f"若与上一期相同，总分约{points_words(total)}分{change}{_level(summaries.scores, place, before, total)}"


def _level(scores: Scores, place: Place, before: float, after: float) -> str:
    """Return whether another total is of another level, "" if levels do not follow from totals."""
    old, new = level_of(before, scores.set), level_of(after, scores.set)
    if not new or scores.vetoes(place):
        return ""
    return f"，仍是“{new}”" if old == new else f"，{'降为' if after < before else '达到'}“{new}”"


def _ways(summaries: Summaries, place: Place) -> Iterator[str]:
    """Yield one way for each indicator: those first that give most for the share by which a datum changes."""
    actions, scores = summaries.explain.actions, summaries.scores
    found = [action for part in scores.parts for action in actions.of(part, place)]
    best: dict[str, Action] = {}
    for action in sorted(found, key=lambda one: (one.remedy is None, -one.later / max(one.effort, 1e-6))):
        best.setdefault(action.indicator.id, action)
    yield from (f"{_way(scores, action)}，{_result(summaries, action, place)}" for action in best.values())


def _result(summaries: Summaries, action: Action, place: Place) -> str:
    """Return what the action alone gives; where data lack, once they are there."""
    scores, lacking = summaries.scores, summaries.lacking(place)
    before = summaries.estimate(place, lacking) if lacking else scores.totals[place[0]][place[1]]
    after = before + action.rise * action.indicator.weight
    words = f"{'数据补齐、更正后' if lacking else ''}可再得{points_words(action.later)}分{_share(action)}"
    total = f"，总分{'约' if lacking else '到'}{points_words(after)}分" if not isnan(after) else ""
    return words + total + (_level(scores, place, before, after) if total else "")


def _share(action: Action) -> str:
    """Return by how much the datum changes, and what a point of the indicator gives."""
    remedy = action.remedy
    told = [f"改动{action.effort:.1%}"] if remedy and remedy.value else []
    told += filter(None, [rate_words(action.indicator, action.indicator.weight) if remedy else ""])
    return f"（{'，'.join(told)}）" if told else ""


def _way(scores: Scores, action: Action) -> str:
    """Return an action in short."""
    remedy = action.remedy
    if not remedy:
        return f"{action.indicator.title}{action.goal.words if action.goal else ''}"
    now, wanted = (amount(value * remedy.times, remedy.item.unit) for value in (remedy.value, remedy.wanted))
    word = ("减到" if remedy.wanted < remedy.value else "增到") + (
        "不足" if remedy.beyond and remedy.wanted < remedy.value else "超过" if remedy.beyond else ""
    )
    goal = f"，{action.indicator.title}{action.goal.words}" if action.goal else ""
    return f"{datum_title(remedy, scores.set)}由{now}{word}{wanted}{goal}"


def _changes(summaries: Summaries, place: Place) -> Iterator[str]:
    """Yield a table of what every indicator was and is; its last row is the sum."""
    changes = summaries.changes(place)
    if not changes:
        return
    rows: list[Sequence[str]] = [("指标", "上一期的值", "本期的值", "上一期得分", "本期得分", "相差", "")]
    for one in changes:
        old, new = one.points
        rows.append((one.title, one.before, one.current, *one.shown, signed(new - old), one.note))
    sums = [sum(one.points[at] for one in changes) for at in (0, 1)]
    rows.append(("合计", "", "", *(f"{one / 100:.2f}" for one in sums), signed(sums[1] - sums[0]), ""))
    yield from (f"  {line}" for line in aligned(rows, frozenset({1, 2, 3, 4, 5})))


def _indicators(scores: Scores, explain: Explainer, place: Place) -> Iterator[str]:
    """Yield the table of all indicators, then the reasons for each, the greatest loss first."""
    lost = [part for part, _ in losses_of(scores, place)]
    ordered = [*lost, *(part for part in scores.parts if part not in lost)]
    yield ""
    yield "各指标（失分多的在前）"
    rows = [
        ("", "指标", "值", "得分", "满分", "失分", ""),
        *(_row(at, part, explain, place) for at, part in enumerate(ordered, 1)),
    ]
    shares = [explain.share(part, place) for part in ordered]
    sums = (sum(one.got for one in shares), sum(one.full for one in shares), sum(one.lost for one in shares))
    rows.append(("", "合计", "", *(f"{one / 100:.2f}" for one in sums), ""))
    yield from (f"  {line}" for line in aligned(rows, frozenset({0, 2, 3, 4, 5})))
    for number, part in enumerate(ordered, 1):
        yield ""
        yield f"{number}. {part.indicator.title}{_group(part)}：{_points(part, explain, place)}"
        yield from (f"   {words}。" for words in explain.sentences(part, place))


def _row(number: int, part: Scoring, explain: Explainer, place: Place) -> tuple[str, ...]:
    at, unit = place
    share, lack = explain.share(part, place), explain.lacks.of(part, place)
    value = "—" if isnan(part.own[at][unit]) else brief(part.own[at][unit], part.indicator.unit)
    if isnan(part.ratings[at][unit]):
        return f"{number}", part.indicator.title, value, "不计", "", "", lack.kind if lack else ""
    note = "" if not lack else lack.kind + ("" if isnan(part.used[at][unit]) else "，沿用上一期")
    return (
        f"{number}",
        part.indicator.title,
        value,
        *(f"{one / 100:.2f}" for one in (share.got, share.full, share.lost)),
        note,
    )


def _group(part: Scoring) -> str:
    """Return the group of the indicator unless it is called the same."""
    group = part.indicator.group
    return f"（{group}）" if group and group != part.indicator.title else ""


def _points(part: Scoring, explain: Explainer, place: Place) -> str:
    if isnan(part.ratings[place[0]][place[1]]):
        return "不计"
    share = explain.share(part, place)
    return f"{share.got / 100:.2f}分，失{share.lost / 100:.2f}分"


def _notices(scores: Scores, issues: Sequence[Issue], place: Place) -> Iterator[str]:
    """Yield what is wrong with the data of the unit."""
    found = notices_of(scores, issues, place)
    yield ""
    yield f"{scores.units[place[1]]}的数据" + ("：没有发现问题。" if not found else f"有{len(found)}处要看")
    yield from (f"  {one.words}" for one in found)
