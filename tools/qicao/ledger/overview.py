"""意见汇总处理表 of a round, and what each unit is told: the rows in printed words, sorted by the text of today."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from qicao.errors import UsageError
from qicao.ledger.phrases import decided_words, place_words, proposed_words, remark_words, said_words, shown_words
from qicao.ledger.view import View, count, count_comments
from qicao.model.comment import Comment
from qicao.model.data import Level, StandardData
from qicao.model.overview import Head, Overview, Row, Voice
from qicao.model.titles import name_in_line
from qicao.parse.draft import Draft

__all__ = ["columns_of", "drafted", "make_overview", "row_of", "voices"]

SIX = ("序号", "标准章条编号", "意见内容", "提出单位", "处理意见", "备注")
SEVEN = ("序号", "标准章条编号", "意见内容", "修改建议", "提出单位", "处理意见", "备注")
WITH_PROPOSALS: frozenset[Level] = frozenset({"sector"})
"""Levels whose table has seven columns; all others have the six of 国家标准."""
WHOSE = {"征求意见": "提出单位", "审查意见": "专家姓名/单位"}
"""What the column of the unit is called in a round of that kind."""


def _sorted(view: View) -> list[Comment]:
    """The comments: 全文 first, then as they stand in the text of today.

    What no longer stands in it comes behind what stood before it when the text was sent out.
    """
    return sorted(view.heads, key=lambda comment: _order(view, comment))


def _order(view: View, comment: Comment) -> tuple[int, int, int, str]:
    if comment.anchor.whole:
        return -1, 0, 0, comment.id
    old, placed = view.comparison.old.order, view.placed[comment.id]
    before = old.get(comment.anchor.element, len(old))
    now = view.comparison.new.order.get(placed.element, -1)
    return (now, 0, placed.start, comment.id) if now >= 0 else (_behind(view, before), 1, before, comment.id)


def _behind(view: View, before: int) -> int:
    """Where the last element stands now that stood before that place; behind all for a place that nobody knows."""
    comparison = view.comparison
    old, now = list(comparison.old.elements), comparison.new.order
    if before >= len(old):
        return len(now)
    heirs = (comparison.same.get(id_, "") for id_ in reversed(old[:before]))
    return next((now[heir] for heir in heirs if heir in now), -1)


def columns_of(data: StandardData, kind: str = "征求意见") -> tuple[str, ...]:
    """Return what the columns are called: the class of the document decides between the two forms."""
    names = SEVEN if data.level in WITH_PROPOSALS else SIX
    return tuple(WHOSE.get(kind, name) if name == "提出单位" else name for name in names)


def make_overview(view: View) -> Overview:
    """Return the table of the round; the view has a draft."""
    record, data = view.record, drafted(view).standard.data
    columns = columns_of(data, record.round.kind)
    comments = _sorted(view)
    rows = tuple(
        replace(row_of(comment, view, proposes=len(columns) == 7), decided=shown_words(comment.decision))
        for comment in comments
    )
    return Overview(_head(view, data, comments), columns, rows, count(record))


def row_of(comment: Comment, view: View, *, proposes: bool) -> Row:
    """Return the comment as the table prints it."""
    return Row(
        comment.id,
        place_words(comment, view.placed[comment.id]),
        said_words(comment, proposes=proposes),
        proposed_words(comment) if proposes else "",
        comment.unit,
        decided_words(comment.decision),
        remark_words(comment),
    )


def _head(view: View, data: StandardData, comments: Sequence[Comment]) -> Head:
    round_, contact = view.record.round, data.consultation.contact
    return Head(
        name_in_line(data),
        round_.stage,
        round_.kind,
        round_.iteration,
        "、".join(data.drafted_by),
        contact.person,
        contact.phone,
        data.consultation.issuer or "、".join(data.in_charge),
        max((comment.decision.date for comment in comments if comment.decision), default=""),
    )


def drafted(view: View) -> Draft:
    """Return the draft that the round belongs to; `UsageError` when it is not at hand."""
    if view.draft is None:
        raise UsageError("不知道是哪一份草案的意见。", "给出草案的文件夹。")
    return view.draft


def voices(view: View) -> tuple[Voice, ...]:
    """Return for each unit that answered what it said, in the order of those asked, then of the others by name.

    A unit that answered 无意见 has no rows. Comments without a unit are nobody's.
    """
    record = view.record
    by_unit: dict[str, list[Comment]] = {}
    for comment in _sorted(view):
        by_unit.setdefault(comment.unit, []).append(comment)
    names = by_unit.keys() | {answer.unit for answer in record.valid_answers}
    asked = [unit.name for unit in record.round.units]
    order = [name for name in dict.fromkeys(asked) if name in names] + sorted(names - {*asked, ""})
    proposes = len(columns_of(drafted(view).standard.data)) == 7
    return tuple(_voice(name, by_unit.get(name, ()), view, proposes=proposes) for name in order)


def _voice(unit: str, comments: Sequence[Comment], view: View, *, proposes: bool) -> Voice:
    rows = tuple(replace(row_of(comment, view, proposes=proposes), unit=unit) for comment in comments)
    return Voice(unit, rows, count_comments(comments))
