"""Comments and tracked changes in a Word file, as comments on the text that was sent out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from qicao.intake.anchors import Anchors
from qicao.intake.edits import edit_of
from qicao.intake.keys import key_of, unique
from qicao.intake.taken import Counts, Taken
from qicao.intake.words import UNIT, decision_of, demands
from qicao.model.comment import Arrived, Decision, Source
from qicao.model.frozen import FrozenText
from qicao.ooxml.comments import Remark
from qicao.ooxml.document import Document

__all__ = ["counts_of", "read_word"]

RECEIPT = re.compile(r"\d{4}-[^\s-]+-[a-z]{1,8}\d+|[#!][0-9a-z]{1,8}")
"""The initials of a comment that we wrote into a file.

They are its receipt number, or `#` and the end of that; after `!` for the note with its decision.
"""
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
UNKNOWN = re.compile(
    r"(?:作者|author|user|微软用户|administrator|admin|用户|匿名|windows 用户|office user)?\s*\d*", re.IGNORECASE
)
"""Author names that programs give to people who have set none."""


class _Writer(Struct, frozen=True):
    """The author that the file names."""

    unit: str
    person: str


def read_word(file: str, document: Document, frozen: FrozenText) -> Taken:
    """Return the comments and changes; *frozen* is the text that was sent out, to which our bookmarks lead."""
    anchors = Anchors.of(document, frozen)
    keys = _keys(document.remarks)
    arrived = [*_remarks(file, document, anchors, keys), *_changes(file, document, anchors)]
    return Taken(file, "word", tuple(arrived), counts=counts_of(document), doubts=tuple(_doubts(document, arrived)))


def counts_of(document: Document) -> Counts:
    """Return the numbers of comments and changes in the document."""
    remarks = document.remarks
    return Counts(
        len(remarks),
        sum(one.parent >= 0 for one in remarks),
        sum(one.done for one in remarks),
        dict(document.revisions),
        len(document.changes),
    )


def _keys(remarks: tuple[Remark, ...]) -> list[str]:
    """Return a key for each comment that stays the same when the file is saved again.

    It is made of author and time, because programs give new ids.
    """
    times: Counter[str] = Counter()
    made = []
    for one in remarks:
        key = one.initials if RECEIPT.fullmatch(one.initials) else f"c-{key_of(one.author, one.date or one.id)}"
        made.append(unique(times, key))
    return made


def _remarks(file: str, document: Document, anchors: Anchors, keys: list[str]) -> Iterator[Arrived]:
    decisions = _decisions(document)
    for one in document.remarks:
        source = Source(file, f"批注 {one.at + 1}", keys[one.at])
        made = _with_author(Arrived("word", source, one.text, date=_day(one.date), resolved=one.done), one.author)
        made = replace(made, decision=decisions.get(one.at), parent=keys[one.parent] if one.parent >= 0 else "")
        place = document.range_of(one)
        if place is None:
            yield made
            continue
        quote = document.story.quote_of(place)
        element = anchors.element_at(document, place.start)
        yield replace(made, exact=quote.exact, prefix=quote.prefix, suffix=quote.suffix, element=element)


def _decisions(document: Document) -> Mapping[int, Decision]:
    """Return the number of each comment that an answer decides, with the decision; the last answer with one counts.

    In a thread that is decided, an answer behind a further demand decides that.
    """
    made: dict[int, Decision] = {}
    further: dict[int, int] = {}
    for one in document.remarks:
        if one.parent in made and _writer(one.author).unit and demands(one.text):
            further[one.parent] = one.at
        found = decision_of(one.text, _day(one.date))
        at = one.parent if one.parent >= 0 else _before(document, one)
        if found and at >= 0:
            at = further.get(at, at)
            made[at] = replace(found, by=_writer(one.author).unit)
    return made


def _before(document: Document, one: Remark) -> int:
    """Return the number of the previous comment on the same words, -1 if there is none: some programs lose threads."""
    place = document.range_of(one)
    if place is None or decision_of(one.text) is None:
        return -1
    for other in reversed(document.remarks[: one.at]):
        there = document.range_of(other)
        if there and (there.start, there.end) == (place.start, place.end) and not decision_of(other.text):
            return other.at if other.parent < 0 else other.parent
    return -1


def _changes(file: str, document: Document, anchors: Anchors) -> Iterator[Arrived]:
    keys: Counter[str] = Counter()
    for number, change in enumerate(document.changes, 1):
        edit = edit_of(change, document.story)
        key = f"r-{key_of(change.author, change.date, change.kind, change.old, change.new, ','.join(change.forms))}"
        source = Source(file, f"修订 {number}", unique(keys, key))
        made = Arrived(
            "word",
            source,
            edit.body,
            exact=edit.quote.exact,
            prefix=edit.quote.prefix,
            suffix=edit.quote.suffix,
            element=anchors.element_at(document, change.start) if edit.quote.exact or not edit.proposed else "",
            proposed=edit.proposed,
            struck=edit.struck,
            kind="编辑" if edit.editorial else "",
            date=_day(change.date),
        )
        yield _with_author(made, change.author)


def _with_author(made: Arrived, author: str) -> Arrived:
    writer = _writer(author)
    return replace(made, unit=writer.unit, person=writer.person)


def _writer(author: str) -> _Writer:
    """Return a unit if the name is that of one, else a person."""
    name = author.strip()
    if UNKNOWN.fullmatch(name):
        return _Writer("", "")
    return _Writer(name, "") if UNIT.fullmatch(name) else _Writer("", name)


def _day(date: str) -> str:
    """The day of a moment; "" for what is none, as LibreOffice writes a moment that it does not know."""
    return date[:10] if DAY.match(date) else ""


def _doubts(document: Document, arrived: list[Arrived]) -> Iterator[str]:
    yield from document.doubts
    nobody = sum(not one.unit and not one.person for one in arrived)
    if nobody:
        yield f"{nobody} 条没有作者"
    if arrived and not any(one.unit for one in arrived):
        yield "不知道是哪个单位的意见，请用 --unit 指明"
    pictures = [str(one.at + 1) for one in document.remarks if one.pictures]
    if pictures:
        yield f"批注 {'、'.join(pictures[:5])} 里有图片，没有读取"
    if not arrived:
        yield "没有批注，也没有修订"
