"""Which comments of the record a file holds again: its name and the words must both say so, the unit need not.

Everybody's form has the same name and begins with 1, so neither name, number nor unit makes a comment a known one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from qicao.compare.likeness import likeness
from qicao.intake.words import plain
from qicao.ledger.persons import person_of
from qicao.model.comment import Arrived, Comment

__all__ = ["equal_comments", "equal_words", "is_version", "known_comments", "same_lines"]

AMENDED, NEARLY = 0.6, 0.8
"""Likeness of two comments under one key for one to be the other, amended: in a file that is known by other words, and in one that is not."""
MANY = 3
"""How many comments of nobody must stand in two files for one to be the other."""
VERSION = re.compile(
    r"[（(\[【]?(?:第?[二三四2-9]次?)?(?:修改|修订|更新|补充|最终|重发|定稿|改|终)(?:后|版|稿|件)?[)）\]】]?$|[-_ ]?v\d+(?:\.\d+)*$"
)
"""What people put behind the name of a file that they send again."""

Fits = Callable[[Arrived, Comment], bool]


def known_comments(
    comments: Iterable[Comment], arrived: Sequence[Arrived], told: str = "", people: Mapping[str, str] | None = None
) -> dict[str, Comment]:
    """Return the comments of the record that these are, by their keys.

    *told* is the unit that the caller named for a file that names none, *people* the names of persons by their keys.
    What a person typed is never one that is known: the same words are another comment.
    """
    wanted = [one for one in arrived if one.channel != "hand"]
    if not wanted:
        return {}
    author, file = _Author(told, people or {}), wanted[0].source.file
    held = [comment for comment in comments if comment.channel != "hand" and comment.source.file]
    same = [comment for comment in held if is_version(comment.source.file, file)]
    return _in_file(wanted, same, author) or _in_copy(wanted, held, author)


def equal_comments(comments: Iterable[Comment], added: Sequence[Comment]) -> dict[str, str]:
    """Return the id of each comment → that of one in the record with the same words, unless another unit said them."""
    by_words: dict[tuple[str, ...], list[Comment]] = {}
    for comment in comments:
        by_words.setdefault(_said(comment), []).append(comment)
    return {
        one.id: other.id
        for one in added
        if not one.parent and any(_said(one))
        for other in by_words.get(_said(one), [])[:1]
        if not one.unit or not other.unit or one.unit == other.unit
    }


def same_lines(comments: Iterable[Comment], added: Sequence[Comment]) -> dict[str, str]:
    """Return the id of each comment → that of one in the record from the same line of a file of that name and author."""
    by_line = {(one.source.file, one.source.place, one.unit, one.person): one.id for one in comments if one.source.file}
    return {
        one.id: by_line[line]
        for one in added
        if (line := (one.source.file, one.source.place, one.unit, one.person)) in by_line and not one.parent
    }


class _Author(Struct, frozen=True):
    """Whether two comments may be of the same author, as far as the files tell."""

    told: str
    people: Mapping[str, str]

    def may_be(self, one: Arrived, known: Comment) -> bool:
        """No other unit and no other person."""
        unit = not one.unit or not known.unit or one.unit == known.unit
        return unit and self._person(one, known)

    def may_be_named(self, one: Arrived, known: Comment) -> bool:
        """The unit of the comment is another than the caller told, who may have filled in some of them before."""
        return one.unit in {"", self.told} and self._person(one, known)

    def is_same(self, one: Arrived, known: Comment) -> bool:
        """The same unit or person is named."""
        person = self._name(known)
        return self.may_be(one, known) and bool(
            (one.unit and one.unit == known.unit) or (person and person == person_of(one.person).name)
        )

    def _person(self, one: Arrived, known: Comment) -> bool:
        person, other = self._name(known), person_of(one.person).name
        return not person or not other or person == other

    def _name(self, known: Comment) -> str:
        return person_of(self.people.get(known.person, "")).name


def equal_words(one: Arrived, known: Comment) -> bool:
    """Return whether both say the very same at the same place."""
    return _words(one) == _words(known)


def is_version(name: str, other: str) -> bool:
    """Return whether both are names of one file, which may have been sent again under a name that says so."""
    return name == other or _bare(name) == _bare(other)


def _bare(name: str) -> str:
    return VERSION.sub("", PurePath(name).stem.strip().lower()).strip()


def _in_file(arrived: Sequence[Arrived], held: Sequence[Comment], author: _Author) -> dict[str, Comment]:
    """The comments of a file of that name: the very words, then what is alike under the same key at the same place."""
    found: dict[str, Comment] = {}
    words = _by(held, _words)
    _take(found, arrived, lambda one: words.get(_words(one), ()), author.may_be)
    if found:
        _take(found, arrived, lambda one: words.get(_words(one), ()), author.may_be_named)
    beside = _by([comment for comment in held if not comment.body], _beside)
    _take(found, arrived, lambda one: beside.get(_beside(one), ()) if any(_beside(one)[1:]) else (), author.may_be)
    keys, least = _by(held, lambda comment: comment.source.key), AMENDED if found else NEARLY
    fits = author.may_be if len(found) >= MANY else author.is_same
    _take(
        found,
        arrived,
        lambda one: keys.get(one.source.key, ()),
        lambda one, known: fits(one, known) and _is_amended(one, known, least),
    )
    return found if 2 * len(found) >= min(len(arrived), len(held)) else {}


def _in_copy(arrived: Sequence[Arrived], held: Sequence[Comment], author: _Author) -> dict[str, Comment]:
    """The comments of a file of another name, most of whose words are the very same under the same keys."""
    best: dict[str, Comment] = {}
    for comments in _by(held, lambda comment: comment.source.file).values():
        found: dict[str, Comment] = {}
        keys = _by(comments, lambda comment: (comment.source.key, *_words(comment)))
        _take(found, arrived, lambda one, keys=keys: keys.get((one.source.key, *_words(one)), ()), author.may_be)  # type: ignore[misc]
        named = any(author.is_same(one, found[one.source.key]) for one in arrived if one.source.key in found)
        enough = 2 * len(found) > max(len(arrived), len(comments)) and (named or len(found) >= MANY)
        best = found if enough and len(found) > len(best) else best
    return best


def _take(
    found: dict[str, Comment],
    arrived: Sequence[Arrived],
    candidates: Callable[[Arrived], Sequence[Comment]],
    fits: Fits,
) -> None:
    """Add for each comment that is not found yet the first that fits and is no other's: one under its own key before others."""
    taken = {comment.id for comment in found.values()}
    for one in arrived:
        if one.source.key in found:
            continue
        fitting = [known for known in candidates(one) if known.id not in taken and fits(one, known)]
        known = min(
            fitting, key=lambda known: (known.source.key != one.source.key, known.unit != one.unit), default=None
        )
        if known:
            found[one.source.key] = known
            taken.add(known.id)


def _is_amended(one: Arrived, known: Comment, least: float) -> bool:
    place = plain(one.place) == plain(known.anchor.place)
    return likeness(one.body, known.body) >= (least if place else max(least, NEARLY))


def _by(comments: Iterable[Comment], key: Callable[[Comment], Hashable]) -> dict[Hashable, list[Comment]]:
    made: dict[Hashable, list[Comment]] = {}
    for comment in comments:
        made.setdefault(key(comment), []).append(comment)
    return made


def _words(one: Arrived | Comment) -> tuple[str, ...]:
    place, exact = (one.place, one.exact) if isinstance(one, Arrived) else (one.anchor.place, one.anchor.exact)
    return place, exact, one.body, one.proposed, one.reason


def _beside(one: Arrived | Comment) -> tuple[str, ...]:
    """What is said beside the comment itself, which a file had in a column that nobody could read."""
    place, quote, _, proposed, reason = _words(one)
    return place, quote, proposed, reason


def _said(comment: Comment) -> tuple[str, ...]:
    """What is said, about the same words where a Word file marks them."""
    quote = comment.anchor.exact if comment.channel == "word" else ""
    return quote, plain(comment.body), plain(comment.proposed), plain(comment.reason)
