"""A table or Word file that we wrote and that comes back filled in: decisions are taken, everything else that was altered is told.

What came is compared with what was printed. The record keeps what units wrote: a text that somebody mended in the table is
told and left, but for rows into which one comment was split: these become comments of their own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from qicao.intake.form import divide, without_nothing
from qicao.intake.words import decision_of, demands, plain
from qicao.ledger.decide import amended, decide, group_of
from qicao.ledger.notes import head_of
from qicao.ledger.phrases import (
    DECIDING,
    SAYING,
    decided_words,
    initials_of,
    names_place,
    place_words,
    proposed_words,
    remark_words,
    said_words,
    same_words,
    short_words,
    shown_words,
)
from qicao.ledger.receipts import Receipts
from qicao.ledger.receive import Received
from qicao.ledger.record import Record
from qicao.ledger.view import View
from qicao.model.comment import DECISIONS, Arrived, Comment, Decision
from qicao.render.review.book import cell_text

__all__ = ["Returned", "holds_ours", "take_back", "unread_decisions", "with_returned"]

COPY = re.compile(r"\+(\d+)$")


class Returned(Struct, frozen=True):
    """What came back."""

    comments: tuple[Comment, ...]
    """Those that changed, and those that are new because a row was split."""
    decided: tuple[str, ...]
    """Ids of those whose decision is new or another."""
    split: tuple[str, ...]
    """Ids of the new ones."""
    unchanged: tuple[str, ...]
    altered: tuple[str, ...]
    """What else is altered, a sentence each."""
    rest: tuple[Arrived, ...]
    """What was not ours: to be received as what is new."""


class _Row(Struct, frozen=True):
    """A row that came back, and the comment whose number it bears."""

    one: Arrived
    comment: Comment


def take_back(view: View, arrived: Sequence[Arrived], mark: str = "") -> Returned:
    """Return what the file says of the comments of the round: known by the numbers that we wrote into it.

    No comment is written; numbers for split rows are given by *mark* as for new comments.
    """
    known = _Known.of(view.record)
    found = {one.source.key: comment for one in arrived if (comment := known.comment(one))}
    found |= _without_number(view, arrived, found)
    rows = [
        _Row(one, found[key]) for one in arrived if (key := one.source.key) in found and not known.shows_decision(one)
    ]
    first: dict[str, _Row] = {}
    for row in rows:
        first.setdefault(row.comment.id, row)
    copies = [row for row in rows if first[row.comment.id] is not row]
    first = _with_threads(view, first)
    told = [*_lost(view, arrived, first, copies), *_altered(view, first.values(), {row.comment.id for row in copies})]
    changed, words = _decided(view, first.values())
    split, others = _split(view, copies, mark)
    rest = tuple(known.with_parent(one) for one in arrived if one.source.key not in found)
    told += [*words, *others, *unread_decisions(arrived, found), *_no_decisions(view, rest)]
    decided = tuple(changed)
    for id_ in {row.comment.id for row in copies}:
        changed[id_] = _cut(changed.get(id_, first[id_].comment), first[id_].one)
    changed |= _resolved(changed, first.values())
    changed |= _named(changed, first.values())
    changed = {id_: comment for id_, comment in changed.items() if comment != view.record.comments[id_]}
    return Returned(
        (*changed.values(), *split),
        decided,
        tuple(comment.id for comment in split),
        tuple(id_ for id_ in first if id_ not in changed),
        tuple(told),
        rest,
    )


def _without_number(view: View, arrived: Sequence[Arrived], found: Mapping[str, Comment]) -> dict[str, Comment]:
    """The comments whose rows lost their number: no row has it, and one has the very words, the place and the unit."""
    met = {comment.id for comment in found.values()}
    left: dict[str, list[Comment]] = {}
    for comment in view.heads:
        for words in {*map(plain, _printed(comment))} if comment.id not in met else ():
            left.setdefault(words, []).append(comment)
    made: dict[str, Comment] = {}
    for one in arrived:
        if one.source.key in found or one.channel == "word":
            continue
        fitting = (_Row(one, comment) for comment in left.get(plain(_said(one)), ()) if comment.id not in met)
        row = next((row for row in fitting if _is_row_of(view, row)), None)
        if row:
            made[one.source.key] = row.comment
            met.add(row.comment.id)
    return made


def _is_row_of(view: View, row: _Row) -> bool:
    """Whether the row says all that was printed of the comment."""
    named = not row.comment.unit or row.comment.unit in {row.one.unit, row.one.person}
    return named and all(same_words(before, now) for _, before, now in _compared(view, row))


class _Known(Struct, frozen=True):
    """The comments of the record by all keys that we write into files."""

    comments: Mapping[str, Comment]

    @classmethod
    def of(cls, record: Record) -> _Known:
        known = dict(record.comments)
        for lead in (SAYING, DECIDING):
            known |= {initials_of(id_, lead): comment for id_, comment in record.comments.items()}
        return cls(known)

    def comment(self, one: Arrived) -> Comment | None:
        """The comment whose key the row or Word comment bears."""
        return self.comments.get(COPY.sub("", one.source.key))

    def shows_decision(self, one: Arrived) -> bool:
        """Whether it is the answer in which we told the decision."""
        return one.source.key.startswith(DECIDING)

    def with_parent(self, one: Arrived) -> Arrived:
        """What is new, as an answer to the comment of the record to which it is one."""
        parent = self.comments.get(COPY.sub("", one.parent))
        return replace(one, parent=parent.id) if parent else one


def holds_ours(record: Record, arrived: Sequence[Arrived]) -> bool:
    """Return whether we wrote some of the rows or Word comments ourselves: they bear keys of the round."""
    known = _Known.of(record)
    return any(known.comment(one) for one in arrived)


def with_returned(received: Received, returned: Returned, before: Record) -> Received:
    """Return what became of a file of which some was ours: what was *received* as new, and what came back to the record *before*."""
    changed = {comment.id: _changes(before, comment) for comment in returned.comments if comment.id in before.comments}
    return replace(
        received,
        added=(*returned.split, *received.added),
        updated={**changed, **received.updated},
        unchanged=(*returned.unchanged, *received.unchanged),
        missing=(),
        doubts=(*returned.altered, *received.doubts),
    )


def _changes(before: Record, comment: Comment) -> tuple[str, ...]:
    old = before.comments[comment.id]
    return tuple(name for name in comment.__struct_fields__ if getattr(old, name) != getattr(comment, name))


def _decided(view: View, rows: Collection[_Row]) -> tuple[dict[str, Comment], list[str]]:
    """The comments with another decision than before, and those joined with them; and sentences about what is lost or unclear.

    Joined comments for which the file has several new decisions keep theirs.
    """
    wished: dict[str, list[_Row]] = {}
    for row in rows:
        if _decision(row) != row.comment.decision:
            wished.setdefault(row.comment.group or row.comment.id, []).append(row)
    changed: dict[str, Comment] = {}
    told: list[str] = []
    for group in wished.values():
        made = [_decision(row) for row in group]
        if any(not _agree(made[0], other) for other in made[1:]):
            told.append(_at_odds(group))
            continue
        row, decision = next(
            ((row, one) for row, one in zip(group, made, strict=True) if one and one.reason), (group[0], made[0])
        )
        changed |= {comment.id: comment for comment in decide(view.record, [row.comment.id], decision)}
        told += [words for other in group_of(view.record, row.comment) if (words := _reason_told(other, decision, row))]
    return changed, told


def _agree(one: Decision | None, other: Decision | None) -> bool:
    """Whether both are the same decision, one of them maybe without its reason."""
    if one is None or other is None:
        return one is other
    reasons = {one.reason, other.reason} - {""}
    return one.kind == other.kind and len(reasons) < 2


def _at_odds(group: Sequence[_Row]) -> str:
    ids = "、".join(row.comment.id for row in group)
    words = "；".join(short_words(decided_words(_decision(row)) or "待议") for row in group)
    return f"{ids} 合并处理，来件里的处理意见却不同（{words}），都没有采用；改成相同的再导入，或用 qicao review part 解除合并"


def _reason_told(comment: Comment, now: Decision | None, row: _Row) -> str:
    """The sentence about a reason that went, or that was kept; "" where there is nothing to tell."""
    before = comment.decision
    if before is None or now is None:
        return ""
    own = comment.id == row.comment.id  # whoever overwrote a reason there had it before them
    lost = before.reason and now.reason != before.reason
    if (lost and not now.reason) if own else (lost or now.kind != before.kind):
        return f"{comment.id}：原来是{short_words(decided_words(before) or before.kind)}，现在是{short_words(decided_words(now) or now.kind)}"
    return ""


def unread_decisions(arrived: Sequence[Arrived], known: Mapping[str, Comment] = MappingProxyType({})) -> Iterator[str]:
    """Yield a sentence for each row with words in the column of decisions that are no decision, nor what is printed of it."""
    for one in arrived:
        row = known.get(one.source.key)
        if one.unread and not (row and same_words(one.unread, shown_words(row.decision))):
            asks = "；是采纳还是部分采纳？" if one.unread.startswith(("同意", "赞同", "接受")) else ""
            yield f"{one.source.place}：处理意见{short_words(one.unread)}看不懂，没有记下{asks}可写：{'、'.join(DECISIONS)}，后面写理由"


def _no_decisions(view: View, rest: Sequence[Arrived]) -> Iterator[str]:
    """New answers below a comment without a decision that may be meant as one."""
    for one in rest:
        head = view.record.comments.get(one.parent)
        if head and head.decision is None and one.decision is None and decision_of(one.body) is None and not one.unit:
            yield f"{head.id}（{one.source.place}）：答复{short_words(one.body)}不是处理意见，只记作回复；是处理意见的，开头写{'、'.join(DECISIONS[:3])}，再导入"


def _with_threads(view: View, first: Mapping[str, _Row]) -> dict[str, _Row]:
    """The rows; a decision on an answer is that of the comment that it answers, for some programs lose who answers whom."""
    made = dict(first)
    for row in first.values():
        if row.comment.parent and row.one.decision and not demands(row.comment.body):
            made[row.comment.id] = replace(row, one=replace(row.one, decision=None))
            head = made.get(head_of(view, row.comment))
            if head and head.one.decision is None:
                made[head.comment.id] = replace(head, one=replace(head.one, decision=row.one.decision))
    return made


def _resolved(changed: Mapping[str, Comment], rows: Collection[_Row]) -> dict[str, Comment]:
    """The comments that are settled in a Word file and not in the record, or the other way round."""
    found = [row for row in rows if row.one.channel == "word" and row.one.resolved != row.comment.resolved]
    return {
        row.comment.id: replace(changed.get(row.comment.id, row.comment), resolved=row.one.resolved) for row in found
    }


def _named(changed: Mapping[str, Comment], rows: Collection[_Row]) -> dict[str, Comment]:
    """The comments of nobody to which the file gives a unit."""
    found = [row for row in rows if row.one.unit and not row.comment.unit and row.one.channel != "word"]
    return {row.comment.id: replace(changed.get(row.comment.id, row.comment), unit=row.one.unit) for row in found}


def _decision(row: _Row) -> Decision | None:
    """The decision that the row gives; that of the record where it says what was printed, or nothing."""
    before, now = row.comment.decision, row.one.decision
    if now is None:
        return before
    now = replace(now, reason=_without_remark(now.reason, row.comment))
    printed = decision_of(shown_words(before))
    same = printed is not None and printed.kind == now.kind and same_words(printed.reason, now.reason)
    return before if same else amended(before, now)


def _without_remark(reason: str, comment: Comment) -> str:
    """The reason without 备注 that we printed beside it, which readers take for a part of it."""
    printed = remark_words(comment)
    return reason.removesuffix(printed).rstrip("\n") if printed and reason.endswith(printed) else reason


def _lost(view: View, arrived: Sequence[Arrived], first: Mapping[str, _Row], copies: Sequence[_Row]) -> Iterator[str]:
    """Comments that are no longer in a table that held them; Word files and parts of tables need not hold all."""
    if not first or any(one.channel == "word" for one in arrived):
        return
    for comment in view.heads:
        if comment.id not in first and not any(_is_copy(comment, row) for row in copies):
            yield f"{comment.id}：表里没有这一行，台账里仍有"


def _altered(view: View, rows: Collection[_Row], split: set[str]) -> Iterator[str]:
    for row in rows:
        for name, before, now in _compared(view, row):
            if not same_words(before, now) and row.comment.id not in split:
                yield f"{row.comment.id}（{row.one.source.place}）：{name}与台账不同，未采用。台账：{short_words(before)}；来件：{short_words(now)}"
        decision = row.comment.decision
        if decision and decision.reason and _is_bare(row, decision):
            yield f"{row.comment.id}（{row.one.source.place}）：“{decision.kind}”后面没有写理由，保留原来的：{short_words(decision.reason)}"
        if row.one.unread or row.one.channel == "word" or row.one.decision:
            continue
        if decision and decided_words(decision):
            yield f"{row.comment.id}（{row.one.source.place}）：处理意见被清空，台账里仍为{decision.kind}"


def _is_bare(row: _Row, before: Decision) -> bool:
    """Whether the row gives the decision of before without any reason."""
    now = row.one.decision
    return now is not None and now.kind == before.kind and not _without_remark(now.reason, row.comment).strip()


def _compared(view: View, row: _Row) -> Iterator[tuple[str, str, str]]:
    """What is compared: its name, what was printed, what came."""
    one, comment = row.one, row.comment
    if one.channel != "word":
        yield "章条编号", _place_as_it_was(view, comment, one), one.place
        yield "提出单位", comment.unit, (one.unit or one.person) if comment.unit else ""
    came = _said(one)
    printed = _printed(comment)
    yield "意见内容", next((words for words in printed if same_words(words, came)), printed[0]), came


def _place_as_it_was(view: View, comment: Comment, one: Arrived) -> str:
    """章条编号 as it was printed, maybe before the draft moved on: the number then, behind that of the day."""
    before = comment.anchor.number or comment.anchor.place
    known = before and names_place(one.place, before)
    return one.place if known else place_words(comment, view.placed[comment.id])


def _printed(comment: Comment) -> list[str]:
    """The words of the comment as they are read again: from the form with 修改建议 in the text, from that with a column for it.

    A cell of a workbook ends before a very long text does.
    """
    said = said_words(comment)
    parted = {"body": said_words(comment, proposes=True), "proposed": proposed_words(comment)}
    return [_joined(divide({"body": said})), _joined(divide(parted)), said, _joined(divide({"body": cell_text(said)}))]


def _said(one: Arrived) -> str:
    return _joined({"body": one.body, "proposed": one.proposed, "reason": one.reason})


def _joined(words: Mapping[str, str]) -> str:
    """The parts of a comment one behind the other, as a reader of forms takes them."""
    parts = without_nothing(words)
    return "\n".join(parts[name] for name in ("body", "proposed", "reason") if parts.get(name))


def _split(view: View, copies: Sequence[_Row], mark: str) -> tuple[list[Comment], list[str]]:
    """A comment for every further row with the number of one."""
    receipts = Receipts.of(view.record, mark) if copies else None
    made: list[Comment] = []
    told: list[str] = []
    for row in copies:
        known = next((c for c in view.record.comments.values() if _is_copy(c, row)), None)
        if known or receipts is None:
            continue
        comment = replace(
            row.comment,
            id=receipts.next(),
            source=row.one.source,
            body=row.one.body,
            proposed=row.one.proposed,
            reason=row.one.reason,
            group="",
            decision=row.one.decision,
        )
        made.append(comment)
        told.append(
            f"{row.comment.id}（{row.one.source.place}）：拆出一行，登记为 {comment.id}，各计一条{_still_whole(row)}"
        )
    if receipts and made:
        receipts.keep()
    return made, told


def _still_whole(row: _Row) -> str:
    """What to do where the row that was split off keeps all words of the comment: they would be printed twice."""
    whole = any(same_words(words, _said(row.one)) for words in _printed(row.comment))
    return "；意见内容仍是全文，请在两行里各留一半" if whole else ""


def _is_copy(comment: Comment, row: _Row) -> bool:
    """Whether the comment was split off from that row before."""
    same = comment.source.key == row.one.source.key
    return same and comment.unit == row.comment.unit and same_words(comment.body, row.one.body)


def _cut(comment: Comment, one: Arrived) -> Comment:
    """The comment that was split, with the words that its first row keeps."""
    return replace(comment, body=one.body, proposed=one.proposed, reason=one.reason)
