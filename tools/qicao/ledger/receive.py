"""Comments of a file taken into the record: new ones get a number, known ones change only where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.ledger.decide import amended
from qicao.ledger.identity import equal_comments, known_comments, same_lines
from qicao.ledger.quotes import Quotes
from qicao.ledger.receipts import Receipts
from qicao.ledger.record import Record, save_answers, save_comments
from qicao.model.comment import Anchor, Answer, Arrived, Comment, Decision

__all__ = ["Received", "receive"]

WORDS = ("body", "proposed", "struck", "reason", "kind", "date", "resolved", "attachments")
"""Fields that are taken over from an amended file as they are."""


class Received(Struct, frozen=True):
    """What became of the comments of a file."""

    record: Record
    added: tuple[str, ...] = ()
    """Ids of new comments."""
    updated: Mapping[str, tuple[str, ...]] = {}
    """Id of each comment that changed → the fields that did."""
    unchanged: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Ids that an earlier version of the file held and this one does not; they stay."""
    answers: tuple[str, ...] = ()
    """Ids of new answers."""
    doubts: tuple[str, ...] = ()
    """What a person should look at, a sentence each."""

    @property
    def added_replies(self) -> int:
        """How many of the new comments are replies to others."""
        return sum(bool(self.record.comments[id_].parent) for id_ in self.added)


def receive(  # noqa: PLR0913, PLR0917 -- what is received, and what the caller says of it
    record: Record,
    quotes: Quotes,
    arrived: Sequence[Arrived],
    answers: Iterable[Answer] = (),
    mark: str = "",
    told: str = "",
) -> Received:
    """Take the comments and answers of one file into the record, and return what became of each.

    *quotes* are those of the text that was sent out, *told* is the unit that the caller named for a file that names
    none. A file that was taken in before is known by its name and its words; a unit that the record has stays.
    """
    receipts = Receipts.of(record, mark)
    known = _known(record, receipts, arrived, told)
    ids = {one.source.key: known[one.source.key].id if one.source.key in known else receipts.next() for one in arrived}
    ids = {**{id_: id_ for id_ in record.comments}, **ids}  # a new reply may answer what is in the record already
    doubts: list[str] = []
    comments = [_comment(one, ids, known.get(one.source.key), (quotes, receipts, doubts)) for one in arrived]
    fresh = [*_answers(record, answers, receipts)]
    receipts.keep()
    before = record.comments
    changes = {comment.id: _changes(before.get(comment.id), comment) for comment in comments}
    file = {comment.source.file for comment in known.values()}
    doubts += _told(before, comments, arrived)
    saved = save_answers(save_comments(record, comments), fresh)
    return Received(
        saved,
        tuple(id_ for id_ in changes if id_ not in before),
        {id_: fields for id_, fields in changes.items() if id_ in before and fields},
        tuple(id_ for id_, fields in changes.items() if id_ in before and not fields),
        tuple(id_ for id_, comment in before.items() if comment.source.file in file and id_ not in changes and known),
        tuple(answer.id for answer in fresh if answer.id not in record.answers),
        tuple(doubts),
    )


def _known(record: Record, receipts: Receipts, arrived: Sequence[Arrived], told: str) -> dict[str, Comment]:
    """The comments of the record that these are, by their keys: our own numbers, else those of the file as it came before."""
    ours = {one.source.key: record.comments[one.source.key] for one in arrived if one.source.key in record.comments}
    taken = {comment.id for comment in ours.values()}
    rest = [one for one in arrived if one.source.key not in ours]
    people = {key: person.name for key, person in receipts.persons.items()}
    held = (comment for comment in record.comments.values() if comment.id not in taken)
    return {**known_comments(held, rest, told, people), **ours}


def _answers(record: Record, answers: Iterable[Answer], receipts: Receipts) -> Iterator[Answer]:
    """The answers that are new, and those of nobody whose unit is told now; a unit answers once, in whatever words.

    One that was withdrawn does not come back with its file.
    """
    held = list(record.answers.values())
    for answer in answers:
        same = [known for known in held if _is_same(known, answer)]
        if not same:
            made = replace(answer, id=receipts.next())
            held.append(made)
            yield made
        elif answer.unit and not same[0].unit:
            yield replace(same[0], unit=answer.unit)


def _is_same(known: Answer, answer: Answer) -> bool:
    if known.unit and answer.unit and not known.withdrawn:
        return known.unit == answer.unit
    if known.unit and answer.unit and known.unit != answer.unit:
        return False
    here = (known.source.file, known.source.key) == (answer.source.file, answer.source.key)
    return here and known.words == answer.words


def _told(before: Mapping[str, Comment], comments: Sequence[Comment], arrived: Sequence[Arrived]) -> Iterator[str]:
    """What a person should look at: the same words a second time, decided comments that are amended, other units."""
    added = [comment for comment in comments if comment.id not in before]
    equal = equal_comments(before.values(), added)
    for id_, other in same_lines(before.values(), added).items():
        if id_ not in equal:
            yield f"{id_}：与 {other} 出自同名文件的同一处，登记为另一条；如果是改过的同一条，用 qicao review withdraw 撤出旧的"
    for id_, other in equal.items():
        yield f"{id_}：与 {other} 的文字相同，登记为另一条；如果是同一条，用 qicao review withdraw 撤出其中一条"
    for one, comment in zip(arrived, comments, strict=True):
        known = before.get(comment.id)
        if known and known.decision and (known.body, known.proposed) != (comment.body, comment.proposed):
            yield f"{comment.id}：意见改了，处理意见仍是“{known.decision.kind}”，请复核"
        if known and one.unit and one.unit != comment.unit:
            yield f"{comment.id}：台账里的提出单位是“{comment.unit}”，没有改成“{one.unit}”"


def _comment(
    one: Arrived, ids: Mapping[str, str], known: Comment | None, tools: tuple[Quotes, Receipts, list[str]]
) -> Comment:
    """The comment as the record will keep it."""
    quotes, receipts, doubts = tools
    id_ = ids[one.source.key]
    anchor = known.anchor if known and _same_place(known.anchor, one) else None
    if anchor is None:
        anchored = quotes.anchor(one)
        anchor = anchored.anchor
        doubts.extend(
            f"{id_}（{one.source.place or one.source.key}）：{doubt}" for doubt in anchored.doubts if not one.parent
        )
    base = known or Comment(id_, one.channel, one.body, source=one.source)
    return replace(
        base,
        **{name: getattr(one, name) for name in WORDS},
        source=known.source if known and known.id == one.source.key else one.source,
        via=one.via or base.via,
        unit=base.unit or one.unit,
        person=receipts.key_of(one.person, one.contact) or base.person,
        anchor=anchor,
        parent=ids.get(one.parent, base.parent),
        decision=amended(base.decision, made) if (made := _decision(one)) else base.decision,
    )


def _same_place(anchor: Anchor, one: Arrived) -> bool:
    return (anchor.place, anchor.exact) == (one.place, one.exact) and bool(anchor.element or anchor.whole)


def _decision(one: Arrived) -> Decision | None:
    """The decision without the name of a person."""
    if one.decision is None:
        return None
    return replace(one.decision, by="") if one.decision.by == one.person else one.decision


def _changes(before: Comment | None, after: Comment) -> tuple[str, ...]:
    """The fields that are others; another place in the same file is no change."""
    if before is None:
        return ()
    moved = {"source"} if before.source.file == after.source.file else set()
    names = (name for name in after.__struct_fields__ if name not in moved)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
