"""A comment in the words that tables, letters and Word files print, and that come back from them.

What comes back is compared with what was printed, so that nothing must be told from the words themselves.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from qicao.ledger.placing import Placed
from qicao.model.comment import Comment, Decision

__all__ = [
    "DECIDING",
    "SAYING",
    "decided_words",
    "initials_of",
    "names_place",
    "place_words",
    "proposed_words",
    "remark_words",
    "said_words",
    "same_words",
    "short_words",
    "shown_words",
]

SAYING, DECIDING = "#", "!"
"""How the initials of a Word comment of ours begin: of one that stands in the record, of an answer that shows its decision."""
LONGEST = 8
"""Characters that initials have room for behind that: the file format has nine."""
PRINTED = {"采纳": "采纳", "部分采纳": "部分采纳", "不采纳": "不采纳", "另行处理": "不采纳"}
"""A decision → as what it is printed and counted; 待议 is none yet."""
ENDS, CLOSING = frozenset("。！？!?.…；;：:"), "”’」）)"
"""Marks with which a reason may end, and those that may stand behind them."""
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]+")


def said_words(comment: Comment, *, proposes: bool = False) -> str:
    """Return 意见内容: what is said, the words that are proposed unless they have a column (*proposes*), and the reason."""
    new = "删去" if comment.struck and not comment.proposed else comment.proposed
    parts = [
        ("", comment.body),
        ("建议修改为：", "" if proposes else new),
        ("理由：", comment.reason),
    ]
    return "\n".join(lead + words for lead, words in parts if words)


def proposed_words(comment: Comment) -> str:
    """Return 修改建议."""
    return "删去" if comment.struck and not comment.proposed else comment.proposed


def decided_words(decision: Decision | None) -> str:
    """Return 处理意见: the decision and its reason; "" where there is none that the table can print.

    另行处理 is printed as 不采纳 with its reason, 转入 with the round in which the comment goes on.
    """
    if decision and decision.kind == "转入":
        return f"{decision.kind}{decision.reason}。"
    kind = PRINTED.get(decision.kind, "") if decision else ""
    if not decision or not kind:
        return ""
    return _with_reason(kind, decision.reason)


def _with_reason(kind: str, reason: str) -> str:
    """The decision and its reason, which ends like a sentence however it was typed."""
    words = reason.strip()
    return f"{kind}。{words}{'' if words.rstrip(CLOSING)[-1:] in ENDS else '。'}" if words else kind


def shown_words(decision: Decision | None) -> str:
    """Return what a table that is not finished shows as 处理意见: 待议 as well."""
    if decision and decision.kind == "待议":
        return _with_reason(decision.kind, decision.reason)
    return decided_words(decision)


def place_words(comment: Comment, placed: Placed) -> str:
    """Return 章条编号: where the comment stands now, and where it stood where that has another number."""
    if comment.anchor.whole:
        return "全文"
    before = comment.anchor.number or comment.anchor.place
    if placed.state == "unplaced" or not placed.number:
        return before or "待定位"
    return (
        placed.number
        if placed.number == before or not before
        else f"{placed.number}\n{_was_words(before, placed.number)}"
    )


def _was_words(before: str, now: str) -> str:
    """Return what is printed of an earlier place: without the table that both are in, 表5的第14行 was 第13行."""
    around, mark, inner = before.partition("的")
    return f"（原{inner if mark and now.startswith(around + mark) else before}）"


def names_place(words: str, before: str) -> bool:
    """Return whether a place that was printed is, or once was, the one of *before*."""
    told = (f"（原{before}）", _was_words(before, words))
    return same_words(words, before) or any(former in words for former in told)


def remark_words(comment: Comment) -> str:
    """Return 备注: what it answers, if not a letter."""
    return comment.via if comment.via != "发函" else ""


def same_words(one: str, other: str) -> bool:
    """Return whether two texts are the same but for blanks and for characters that files cannot hold."""
    return BLANKS.sub("", one) == BLANKS.sub("", other)


def initials_of(id_: str, lead: str = SAYING) -> str:
    """Return the initials by which a Word comment is known: the end of the receipt number, which is its own in the round.

    A longer end is told by what is made of it.
    """
    end = id_.rpartition("-")[2]
    return lead + (end if len(end) <= LONGEST else blake2b(end.encode(), digest_size=LONGEST // 2).hexdigest())


def short_words(text: str) -> str:
    """Return the beginning and the end of the text in quotation marks, on one line."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= 40 else words[:20] + '……' + words[-18:]}”"
