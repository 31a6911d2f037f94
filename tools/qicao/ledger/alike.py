"""Comments that probably say the same, in other words and beside other wishes; only a person joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct

from qicao.compare.likeness import likeness
from qicao.compare.tree import FrozenTree
from qicao.ledger.record import Record
from qicao.model.comment import Comment
from qicao.source.frozen import read_text
from qicao.source.patterns import compiled

__all__ = ["Likely", "likely_groups"]

ALIKE = 0.6
"""The likeness from which two comments on one place are probably the same."""
SAME = 0.75
"""The likeness from which a part of one is probably a part of the other."""
SHORTEST = 4
"""The fewest characters of such a part."""
PARTS = compiled("[，。；！？,;!?\\s]+")
FILLING = compiled(
    "建议|希望|(?<![申邀])请|应当|应该|应|宜|可以|可|需要|需|须|改为|改成|修改为|调整为|增加|补充|给出|明确|规定|说明|这里|此处|本条|该条|的"
)
"""Words of wishes that say nothing about their subject."""
FIGURES = compiled("[0-9.]+|[一二三四五六七八九十两半每][日天周月季年]|[日天周月季年]")
GOES, COMES = compiled("删|去掉|取消"), compiled("增|补充|加上|添加")


class Likely(Struct, frozen=True):
    """Comments that probably say the same."""

    ids: tuple[str, ...]
    likeness: float
    """The likeness of the two that are least alike."""


def likely_groups(record: Record) -> tuple[Likely, ...]:
    """Return comments on the same place that are nearly the same and not joined yet.

    A place is an element, or one and what stands in it within a clause: 5.2 and the first paragraph of 5.2.
    """
    tree = FrozenTree.of(read_text(record.folder, record.shown, record.files)[0])
    found: list[Likely] = []
    for comments in _by_clause(record, tree).values():
        found += _clusters(comments, tree)
    return tuple(found)


def _by_clause(record: Record, tree: FrozenTree) -> Mapping[str, list[Comment]]:
    by_clause: dict[str, list[Comment]] = {}
    for comment in record.comments.values():
        if comment.counts and (place := _clause(comment, tree)):
            by_clause.setdefault(place, []).append(comment)
    return by_clause


def _clause(comment: Comment, tree: FrozenTree) -> str:
    """The clause of the comment, or the element itself where none is around it; "" for a comment without a place."""
    id_ = comment.anchor.element
    if id_ not in tree.elements:
        return id_ or ("whole" if comment.anchor.whole else "")
    chain = (tree.elements[id_], *tree.above(id_))
    return next((one.id for one in chain if one.kind in {"clause", "annex"}), id_)


def _clusters(comments: Sequence[Comment], tree: FrozenTree) -> Iterator[Likely]:
    """Yield each comment with all that are like it; none occurs twice."""
    taken: set[str] = set()
    for comment in comments:
        like = [
            other
            for other in comments
            if other.id not in taken
            and other.id > comment.id
            and _is_one_place(comment, other, tree)
            and _alike(comment, other) >= ALIKE
        ]
        if comment.id in taken or not like:
            continue
        group = [comment, *like]
        taken |= {other.id for other in group}
        if len({other.group or other.id for other in group}) > 1:
            yield Likely(tuple(other.id for other in group), min(_alike(*pair) for pair in combinations(group, 2)))


def _is_one_place(one: Comment, other: Comment, tree: FrozenTree) -> bool:
    """Whether both are about one element, or one about what stands in that of the other; they are in one clause."""
    ids = one.anchor.element, other.anchor.element
    if ids[0] == ids[1]:
        return True
    return all(id_ in tree.elements for id_ in ids) and any(
        outer in {element.id for element in tree.above(inner)} for outer, inner in (ids, ids[::-1])
    )


def _alike(one: Comment, other: Comment) -> float:
    """Return how far the two want the same: the same new words, similar words, or a similar part of them."""
    if one.proposed and one.proposed == other.proposed:
        return 1.0
    if _is_opposite(one.body, other.body):
        return 0.0
    first, second = one.body + one.proposed, other.body + other.proposed
    same = set(FIGURES.findall(first)) == set(FIGURES.findall(second))
    return round(max(likeness(first, second) if same else 0.0, _parts_alike(one.body, other.body)), 2)


def _is_opposite(one: str, other: str) -> bool:
    """Whether one wants to have what the other wants to go."""
    return any(
        GOES.search(first) and not COMES.search(first) and COMES.search(second) and not GOES.search(second)
        for first, second in ((one, other), (other, one))
    )


def _parts_alike(one: str, other: str) -> float:
    """Return the likeness of the two parts that are most alike and have the same figures; 0 if none are alike."""
    found = (
        likeness(first, second)
        for first, second in product(_parts(one), _parts(other))
        if FIGURES.findall(first) == FIGURES.findall(second)
    )
    return max((alike for alike in found if alike >= SAME), default=0.0)


def _parts(text: str) -> list[str]:
    """Return what is said between punctuation marks, without words that every wish has."""
    parts = (FILLING.sub("", part) for part in PARTS.split(text))
    return [part for part in parts if len(part) >= SHORTEST]
