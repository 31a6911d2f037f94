"""Comments of a file taken into the record: new ones get a number, known ones change only where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.compare.likeness import likeness
from qicao.ledger.quotes import Quotes
from qicao.ledger.receipts import Receipts
from qicao.ledger.record import Record, save_answers, save_comments
from qicao.model.comment import Anchor, Answer, Arrived, Comment, Decision

__all__ = ["Received", "receive"]

ALIKE = 0.5
"""Likeness of two comments under one key for one to be the other, amended."""
WORDS = ("body", "proposed", "struck", "reason", "kind", "via", "date", "unit", "resolved", "attachments")
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


def receive(
    record: Record, quotes: Quotes, arrived: Sequence[Arrived], answers: Iterable[Answer] = (), mark: str = ""
) -> Received:
    """Take the comments and answers of one file into the record, and return what became of each.

    *quotes* are those of the text that was sent out. A file that was taken in before, under this name or another, is
    known by its unit and by comments that are alike under the same keys.
    """
    receipts = Receipts.of(record, mark)
    known = _known(record, arrived)
    ids = {one.source.key: known[one.source.key].id if one.source.key in known else receipts.next() for one in arrived}
    ids = {**{id_: id_ for id_ in record.comments}, **ids}  # a new reply may answer what is in the record already
    doubts: list[str] = []
    comments = [_comment(one, ids, known.get(one.source.key), (quotes, receipts, doubts)) for one in arrived]
    fresh = [replace(answer, id=receipts.next()) for answer in answers if not _is_known(record, answer)]
    receipts.keep()
    before = record.comments
    changes = {comment.id: _changes(before.get(comment.id), comment) for comment in comments}
    file = {comment.source.file for comment in known.values()}
    saved = save_answers(save_comments(record, comments), fresh)
    return Received(
        saved,
        tuple(id_ for id_ in changes if id_ not in before),
        {id_: fields for id_, fields in changes.items() if id_ in before and fields},
        tuple(id_ for id_, fields in changes.items() if id_ in before and not fields),
        tuple(id_ for id_, comment in before.items() if comment.source.file in file and id_ not in changes and known),
        tuple(answer.id for answer in fresh),
        tuple(doubts),
    )


def _known(record: Record, arrived: Sequence[Arrived]) -> dict[str, Comment]:
    """The comments of the record that these are, by their keys: our own numbers, else those of the file as it came before."""
    ours = {one.source.key: record.comments[one.source.key] for one in arrived if one.source.key in record.comments}
    files: dict[tuple[str, str], dict[str, Comment]] = {}
    for comment in record.comments.values():
        files.setdefault((comment.source.file, comment.unit), {})[comment.source.key] = comment
    by_unit: dict[str, list[Arrived]] = {}
    for one in (
        one for one in arrived if one.channel != "hand"
    ):  # typed by a person: the same words are another comment
        by_unit.setdefault(one.unit, []).append(one)
    for unit, group in by_unit.items():
        ours = {**_best(files, unit, group), **ours}
    return ours


def _best(
    files: Mapping[tuple[str, str], Mapping[str, Comment]], unit: str, arrived: Sequence[Arrived]
) -> dict[str, Comment]:
    """What the file with the most comments in common held; nothing when it is less than half.

    The file itself may have been taken in before without a unit, which is told now.
    """
    file = arrived[0].source.file
    wanted = [(name, of) for name, of in files if of == unit or (not of and name == file)]
    best: dict[str, Comment] = {}
    for name, of in sorted(wanted, key=lambda one: (one[0] != file, one[1] != unit)):
        held = files[name, of]
        common = _common(arrived, held, SAME_FILE if name == file else OTHER_FILE)
        if len(common) > len(best) and 2 * len(common) >= min(len(arrived), len(held)):
            best = common
    return best


def _common(arrived: Sequence[Arrived], held: Mapping[str, Comment], ways: Sequence[Fits]) -> dict[str, Comment]:
    """The comments of the file that these are: under their keys with the very words, with these under any key, amended."""
    left = dict(held)
    keys: dict[tuple[str, ...], list[str]] = {}
    for key, known in held.items():
        keys.setdefault(_words(known), []).append(key)
    found: dict[str, Comment] = {}
    for fits in ways:
        for one in arrived:
            if one.source.key not in found and (key := fits(one, left, keys.get(_words(one), []))):
                found[one.source.key] = left.pop(key)
    return found


def _is_same(one: Arrived, left: Mapping[str, Comment], same: Sequence[str]) -> str:
    """The key, where the very words stand under it; else ""."""
    return one.source.key if one.source.key in same and one.source.key in left else ""


def _has_words(_one: Arrived, left: Mapping[str, Comment], same: Sequence[str]) -> str:
    """Another key under which the very words stand: rows are numbered anew."""
    return next((key for key in same if key in left), "")


def _is_amended(one: Arrived, left: Mapping[str, Comment], _same: Sequence[str]) -> str:
    """The key, where what stands under it is alike."""
    known = left.get(one.source.key)
    return one.source.key if known and likeness(one.body, known.body) >= ALIKE else ""


Fits = Callable[[Arrived, Mapping[str, Comment], Sequence[str]], str]
SAME_FILE: Sequence[Fits] = (_is_same, _has_words, _is_amended)
OTHER_FILE: Sequence[Fits] = (_is_same, _is_amended)
"""How comments are known again; the same words alone do not make one file another under a new name."""


def _words(one: Arrived | Comment) -> tuple[str, ...]:
    place, exact = (one.place, one.exact) if isinstance(one, Arrived) else (one.anchor.place, one.anchor.exact)
    return place, exact, one.body, one.proposed, one.reason


def _is_known(record: Record, answer: Answer) -> bool:
    same = (known for known in record.answers.values() if (known.unit, known.words) == (answer.unit, answer.words))
    return next(same, None) is not None


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
        person=receipts.key_of(one.person, one.contact) or base.person,
        anchor=anchor,
        parent=ids.get(one.parent, base.parent),
        decision=_decision(one) or base.decision,
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
