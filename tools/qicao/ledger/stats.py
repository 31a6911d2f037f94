"""Counts of a round: by clause, kind, unit, decision and day, and as the sentences of the 编制说明."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import to_builtins

from qicao.ledger.view import View, count
from qicao.model.comment import Comment, Round
from qicao.model.overview import Counts
from qicao.model.words import chinese_numeral

__all__ = ["render_stats", "round_stats", "tell_round"]

UNKNOWN = "未注明"


def round_stats(view: View) -> dict[str, Any]:
    """Return the counts as `review stats --format json` prints them; replies are not counted."""
    heads = list(view.heads)
    by: Mapping[str, Callable[[Comment], str]] = {
        "clause": lambda comment: _chapter(view, comment),
        "kind": lambda comment: comment.kind,
        "unit": lambda comment: comment.unit,
        "decision": lambda comment: comment.decision.kind if comment.decision else "",
        "day": lambda comment: comment.date[:10],
    }
    counts = count(view.record)
    tables = {name: _counted(map(find, heads), ordered=name in {"clause", "day"}) for name, find in by.items()}
    return {
        "round": view.record.round.name,
        "counts": to_builtins(counts),
        **tables,
        "text": tell_round(view.record.round, counts),
    }


def _counted(words: Iterable[str], *, ordered: bool) -> dict[str, int]:
    """How often each word stands; in its own order, or the most frequent first."""
    counts = Counter(word or UNKNOWN for word in words)
    return dict(sorted(counts.items()) if ordered else sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _chapter(view: View, comment: Comment) -> str:
    """The chapter, annex or element of today in which the comment stands."""
    if comment.anchor.whole:
        return "全文"
    placed = view.placed[comment.id]
    tree = view.comparison.new if placed.element else view.comparison.old
    id_ = placed.element or comment.anchor.element
    if id_ not in tree.elements:
        return "待定位"
    top = [tree.elements[id_], *tree.above(id_)][-1]
    return tree.label(top.id)


def tell_round(round_: Round, counts: Counts) -> str:
    """Return the round in the words of a 编制说明."""
    period = f"{_date(round_.start)}至{_date(round_.end)}，" if round_.start and round_.end else ""
    which = f"第{chinese_numeral(round_.iteration)}次" if round_.iteration > 1 else ""
    asked = (
        f"就{which}{round_.stage}向{counts.asked}个单位征求意见，"
        if counts.asked
        else f"就{which}{round_.stage}征求意见，"
    )
    back = f"收到{counts.answered}个单位的回函，其中{counts.commented}个单位提出了意见"
    silent = f"，{counts.silent}个单位没有回函" if counts.silent else ""
    public = f"；通过公示收到意见{counts.public}条" if counts.public else ""
    done = f"共收到意见{counts.comments}条，其中采纳{counts.adopted}条，部分采纳{counts.partly}条，不采纳{counts.refused}条"
    done += f"，转入下一次征求意见{counts.carried}条" if counts.carried else ""
    left = f"，尚未处理{counts.unsettled}条" if counts.unsettled else ""
    return f"{period}{asked}{back}{silent}{public}。{done}{left}。"


def _date(day: str) -> str:
    year, month, date = (*day.split("-"), "", "")[:3]
    return f"{year}年{int(month)}月{int(date)}日" if month.isdigit() and date.isdigit() else day


NAMES = (("clause", "按章"), ("kind", "按性质"), ("unit", "按单位"), ("decision", "按处理意见"), ("day", "按日期"))


def render_stats(stats: Mapping[str, Any]) -> str:
    """Return the counts as text for people."""
    parts = [stats["text"]]
    for key, name in NAMES:
        parts.append(f"\n{name}：")
        parts += [f"  {words}  {number}" for words, number in stats[key].items()]
    return "\n".join(parts) + "\n"
