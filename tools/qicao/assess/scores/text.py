"""Scores for people: a compact ranking, what other weights would change, the quality of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from qicao.assess.scores.judge import number_words
from qicao.assess.scores.listing import places_of
from qicao.assess.scores.quality import Issue, Kind
from qicao.assess.scores.score import Place, Scores
from qicao.assess.scores.sensitivity import Change, changes_of, swaps_of
from qicao.assess.scores.standing import Means
from qicao.assess.scores.summary import losses_of
from qicao.check.reports.text import display_width

__all__ = ["aligned", "quality_lines", "ranking_lines", "sensitivity_lines"]

HEAD = ("名次", "", "得分", "等级", "与上期", "失分最多的指标")
RIGHT = frozenset({0, 2})
"""The columns of numbers."""
MOST = 3
KINDS: Mapping[Kind, str] = {
    "gap": "缺数据的行",
    "absent": "缺期的单位",
    "error": "没有采用的值",
    "contradiction": "矛盾的值",
    "share": "超过 100% 的指标",
    "division": "除数为 0 的指标",
    "outlier": "离群的值",
    "constant": "各期不变的值",
    "copied": "全都相同的行",
}


def ranking_lines(scores: Scores, at: int) -> Iterator[str]:
    """Yield the ranking of the period at that position."""
    sample = "（示例数据）" if scores.data.sample else ""
    yield f"{scores.set.title}　{scores.periods[at].words}{sample}"
    head = (HEAD[0], scores.set.units, *HEAD[2:])
    rows = [head, *(_row(scores, place) for place in places_of(scores, str(scores.periods[at])))]
    yield from aligned(rows, RIGHT)
    mean = Means(scores).of(at)[0]
    yield f"共 {len(scores.units)} 个{scores.set.units}，数据齐全的 {mean.count} 个平均 {_score(mean.points)} 分。"


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int]) -> Iterator[str]:
    """Yield the rows with columns of the same width; those in *right* end at the same place."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(
            _padded(cell, width, right=column in right)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def _row(scores: Scores, place: Place) -> tuple[str, ...]:
    at, unit = place
    lost = "、".join(f"{part.indicator.title} {_score(loss)}" for part, loss in losses_of(scores, place)[:MOST])
    veto = "（一票否决）" if scores.vetoes(place) else ""
    level = scores.levels[at][unit] + veto
    rank = str(scores.ranks[at][unit] or "—")
    return rank, scores.units[unit], _score(scores.totals[at][unit]), level or "—", _moved(scores, place), lost or "—"


def _score(value: float) -> str:
    return "—" if isnan(value) else f"{value:.2f}"


def _moved(scores: Scores, place: Place) -> str:
    """Return how the rank changed since the period before."""
    at, unit = place
    before = scores.periods[at].before
    if before not in scores.periods:
        return "—"
    old, new = scores.ranks[scores.periods.index(before)][unit], scores.ranks[at][unit]
    if not old or not new:
        return "—"
    return "＝" if old == new else f"{'↑' if new < old else '↓'}{abs(new - old)}"


def _padded(cell: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - display_width(cell))
    return blanks + cell if right else cell + blanks


def sensitivity_lines(scores: Scores, at: int) -> Iterator[str]:
    """Yield what other weights would change in the period at that position."""
    changes = [one for one in changes_of(scores, at) if one.moved]
    titles = {one.id: one.title for one in scores.set.indicators}
    yield (
        "权重的影响（一个权重增减 10%，其余按比例调整，总和仍为 1）：" if changes else "任一权重增减 10%，名次都不变。"
    )
    for one in changes:
        yield f"  {titles[one.indicator]} {number_words(one.weight)} → {number_words(one.changed)}：{_ranks(one)}"
    swaps = swaps_of(scores, at)
    if swaps:
        first = swaps[0]
        up = first.changed > first.weight
        yield (
            f"使第一名换人的最小改动：{titles[first.indicator]}的权重由 {number_words(first.weight)} "
            f"{'增到' if up else '减到'} {number_words(first.changed)} {'以上' if up else '以下'}，{first.unit}为第一。"
        )


def _ranks(change: Change) -> str:
    told = [f"{moved.unit} 第 {moved.rank} → {moved.new} 名" for moved in change.moved[:MOST]]
    more = len(change.moved) - MOST
    return "、".join(told) + (f"，等 {len(change.moved)} 个名次变化" if more > 0 else "")


def quality_lines(issues: Sequence[Issue]) -> Iterator[str]:
    """Yield how many things are told of the data, and whose data have most."""
    counts = Counter(kind for kind, _ in {(issue.kind, issue.finding): None for issue in issues})
    told = "，".join(f"{KINDS[kind]} {counts[kind]}" for kind in KINDS if counts[kind])
    yield f"数据质量：{told}。" if told else "数据质量：没有发现问题。"
    units = Counter(issue.unit for issue in issues if issue.kind not in {"outlier", "constant", "copied"}).most_common(
        MOST
    )
    if units:
        yield f"  问题最多的：{'、'.join(f'{unit}（{count}）' for unit, count in units)}。用 --format json 列出全部。"
