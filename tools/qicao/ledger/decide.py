"""Decisions about comments, alone or in a group, and which comments belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from qicao.errors import UsageError
from qicao.ledger.record import Record
from qicao.model.comment import Answer, Comment, Decision

__all__ = [
    "amended",
    "decide",
    "find_comments",
    "group_of",
    "join",
    "part",
    "parted_answers",
    "told_reasons",
    "withdraw",
]


def find_comments(record: Record, ids: Sequence[str]) -> list[Comment]:
    """Return the comments; `UsageError` is raised for a number that does not exist.

    The end of a number is enough if only one number has it.
    """
    return [record.comments[_whole_id(record, id_)] for id_ in ids]


def _whole_id(record: Record, id_: str) -> str:
    if id_ in record.comments:
        return id_
    fit = [known for known in record.comments if known.endswith(f"-{id_}")]
    if len(fit) == 1:
        return fit[0]
    raise UsageError(f"本轮没有编号为“{id_}”的意见。", "用 qicao review list 查看编号。")


def decide(record: Record, ids: Sequence[str], decision: Decision | None) -> list[Comment]:
    """Return the comments, and all that are joined with them, with the decision; None takes the decision back."""
    wanted = {other.id: other for comment in find_comments(record, ids) for other in group_of(record, comment)}
    return [replace(comment, decision=decision and amended(comment.decision, decision)) for comment in wanted.values()]


def told_reasons(record: Record, changed: Iterable[Comment]) -> Iterator[str]:
    """Yield a sentence for each comment whose earlier reason is kept without being given again, or no longer stands."""
    for comment in changed:
        before, now = record.comments[comment.id].decision, comment.decision
        if before and before.reason and before.reason != (now.reason if now else ""):
            yield f"  {comment.id} 原来是“{_told(before)}”"


def amended(before: Decision | None, now: Decision) -> Decision:
    """Return the new decision; one without a reason keeps what was written to the same decision before."""
    if before is None or before.kind != now.kind or now.reason.strip():
        return now
    return replace(
        now,
        reason=before.reason,
        by=now.by or before.by,
        date=now.date or before.date,
        change=now.change or before.change,
    )


def group_of(record: Record, comment: Comment) -> list[Comment]:
    """Return the comment and those that are joined with it."""
    head = comment.group or comment.id
    return [other for other in record.comments.values() if head in {other.id, other.group}]


def join(record: Record, ids: Sequence[str]) -> list[Comment]:
    """Return the comments joined: each keeps its row, and they have one decision, that of those that have one.

    `UsageError` is raised if two are decided differently.
    """
    wanted = {other.id: other for comment in find_comments(record, ids) for other in group_of(record, comment)}
    if len(wanted) < 2:
        raise UsageError("合并至少要两条意见。", "给出两个以上的编号。")
    head = _whole_id(record, ids[0])
    decided = _common_decision(wanted.values())
    return [replace(comment, group=head, decision=decided) for comment in wanted.values()]


def _common_decision(comments: Iterable[Comment]) -> Decision | None:
    """The decision of all that have one; the one with a reason where others give none."""
    found: Decision | None = None
    first = ""
    for comment in comments:
        other = comment.decision
        if other is None:
            continue
        if found and (found.kind != other.kind or (found.reason and other.reason and found.reason != other.reason)):
            raise UsageError(
                f"处理意见不同，没有合并：{first} 为“{_told(found)}”，{comment.id} 为“{_told(other)}”。",
                "先用 qicao review decide 改成相同的，或用“撤回”去掉其中一个，再合并。",
            )
        if found is None or (other.reason and not found.reason):
            found, first = other, comment.id
    return found


def _told(decision: Decision) -> str:
    return f"{decision.kind}：{decision.reason}" if decision.reason else decision.kind


def part(record: Record, ids: Sequence[str]) -> list[Comment]:
    """Return the comments taken out of their groups; if the head of a group leaves, the next one becomes its head."""
    leaving = {comment.id: replace(comment, group="") for comment in find_comments(record, ids)}
    changed = dict(leaving)
    for head in {comment.group or comment.id for comment in find_comments(record, ids)}:
        left = [other for other in record.comments.values() if other.group == head and other.id not in leaving]
        if head in leaving or len(left) < 2:
            name = left[0].id if len(left) > 1 else ""
            changed |= {other.id: replace(other, group=name) for other in left}
    return list(changed.values())


def withdraw(record: Record, ids: Sequence[str], reason: str) -> list[Comment]:
    """Return the comments taken out, and their groups without them; without a *reason* they count again."""
    wanted = find_comments(record, ids)
    rest = {comment.id: comment for comment in part(record, ids)} if reason else {}
    return [
        *(replace(rest.pop(comment.id, comment), withdrawn=reason) for comment in wanted),
        *rest.values(),
    ]


def parted_answers(record: Record, ids: Sequence[str]) -> tuple[list[Answer], list[str]]:
    """Return those of the numbers that are answers without a comment, as answers, and the other numbers."""
    found = {
        id_: answer
        for id_ in ids
        for answer in record.answers.values()
        if id_ == answer.id or (answer.id.endswith(f"-{id_}") and id_ not in record.comments)
    }
    return list(found.values()), [id_ for id_ in ids if id_ not in found]
