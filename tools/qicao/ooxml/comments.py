"""Comments as the parts of a package keep them: `comments`, and other parts with threads and states.

Word 2013 and later keep the thread in `commentsExtended`, by the id of the last paragraph of each comment; the same
part tells which comments are done. `commentsIds` gives ids that outlive a save. Files from before 2013 do not tell
which comment answers which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from qicao.ooxml.walk import words_of
from qicao.ooxml.walker import W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Remark", "read_comments"]

PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class Remark(Struct, frozen=True):
    """A comment in a Word file."""

    id: str
    author: str
    initials: str
    date: str
    text: str
    at: int
    """Its index among all comments, from 0."""
    turn: int = 0
    """Its index among the comments with the same id, from 0."""
    parent: int = -1
    """The index of the first comment of the thread; -1 if the comment begins a thread."""
    done: bool = False
    lasting: str = ""
    """An id that outlives a save."""
    pictures: bool = False
    """True if it contains pictures, which are not read."""


class _State(Struct, frozen=True):
    """The state of a comment in `commentsExtended`."""

    parent: str
    done: bool


def read_comments(comments: _Element, extended: Iterable[_Element], ids: Iterable[_Element]) -> tuple[Remark, ...]:
    """Return the comments in the order of the part; *extended* and *ids* are the roots of the other parts."""
    elements = list(comments.iterfind(f"{W}comment"))
    states = dict(_states(extended))
    lasting = dict(_lasting(ids))
    owners = {para: at for at, element in enumerate(elements) for para in _paragraphs(element)}
    turns: Counter[str] = Counter()
    made = []
    for at, element in enumerate(elements):
        paragraphs = _paragraphs(element)
        state = next((states[para] for para in reversed(paragraphs) if para in states), _State("", done=False))
        one = _remark(element, at, turns)
        last = next((lasting[para] for para in reversed(paragraphs) if para in lasting), "")
        made.append(replace(one, parent=owners.get(state.parent, -1), done=state.done, lasting=last))
    return tuple(replace(one, parent=_first(made, one)) for one in made)


def _remark(element: _Element, at: int, turns: Counter[str]) -> Remark:
    id_ = element.get(f"{W}id", "")
    turns[id_] += 1
    author, initials, date = (element.get(f"{W}{name}", "") for name in ("author", "initials", "date"))
    pictures = next(element.iter("{*}drawing", "{*}pict", "{*}object"), None) is not None
    return Remark(id_, author, initials, date, words_of(element), at, turns[id_] - 1, pictures=pictures)


def _paragraphs(element: _Element) -> list[str]:
    found = (item.get(PARAGRAPH, "") for item in element.iter(f"{W}p"))
    return [para.upper() for para in found if para]


def _attributes(element: _Element) -> Mapping[str, str]:
    """Return the attributes by their local names, because each version of Word has a namespace of its own."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def _states(roots: Iterable[_Element]) -> Iterator[tuple[str, _State]]:
    for root in roots:
        for item in root.iter("{*}commentEx"):
            found = _attributes(item)
            done = found.get("done", "").lower() in {"1", "true", "on"}
            yield found.get("paraId", "").upper(), _State(found.get("paraIdParent", "").upper(), done)


def _lasting(roots: Iterable[_Element]) -> Iterator[tuple[str, str]]:
    for root in roots:
        for item in root.iter("{*}commentId"):
            found = _attributes(item)
            yield found.get("paraId", "").upper(), found.get("durableId", "").upper()


def _first(remarks: list[Remark], one: Remark) -> int:
    """Return the index of the first comment of the thread, -1 for that one itself.

    In a circle of answers the earliest comment counts as the first.
    """
    seen: list[int] = []
    at = one.at
    while at >= 0 and at not in seen:
        seen.append(at)
        at = remarks[at].parent
    first = seen[-1] if at < 0 else min(seen[seen.index(at) :])
    return -1 if first == one.at else first
