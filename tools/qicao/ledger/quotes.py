"""The place of a quote in a frozen text: found exactly or by the words around it, or not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.ledger.spot import find_spot
from qicao.model.comment import Anchor, Arrived

__all__ = ["Anchored", "Quotes"]

SAME = str.maketrans(
    "０１２３４５６７８９（），：；．％＜＞＋－＝／［］｛｝！？｜～＂＇“”‘’—–―",
    "0123456789(),:;.%<>+-=/[]{}!?|~\"'\"\"''---",
)
"""Characters that people type for one another → one of them."""
LONG = 8
"""The length from which a quote is believed against a written place, and searched for without one."""
CONTEXT = 32


class Anchored(Struct, frozen=True):
    """An anchor, and the doubts about it."""

    anchor: Anchor
    doubts: tuple[str, ...] = ()


class Quotes(Struct, frozen=True):
    """The characters of a frozen text without blanks, and where each element begins in them."""

    tree: FrozenTree
    text: str
    starts: tuple[int, ...]
    """The beginning of each element with words."""
    ids: tuple[str, ...]

    @classmethod
    def of(cls, tree: FrozenTree) -> Quotes:
        """Return the characters of the text."""
        parts, starts, ids, at = [], [], [], 0
        for element in tree.elements.values():
            bare = _bare(element.text)
            if bare:
                parts.append(bare)
                starts.append(at)
                ids.append(element.id)
                at += len(bare)
        return cls(tree, "".join(parts), tuple(starts), tuple(ids))

    def anchor(self, arrived: Arrived) -> Anchored:
        """Return the place of the comment: from its bookmark, else from its place and quote together.

        If the place and a long quote contradict each other, a doubt says so, and the quote counts, because its words
        are there.
        """
        known = arrived.element if arrived.element in self.tree.elements else ""
        spot = find_spot(arrived.place, self.tree) if arrived.place.strip() else None
        named = (known,) if known else spot.elements if spot else ()
        doubts = () if known or spot is None else spot.doubts
        anchor = Anchor(
            arrived.place, exact=arrived.exact, prefix=arrived.prefix[-CONTEXT:], suffix=arrived.suffix[:CONTEXT]
        )
        if _bare(arrived.exact):
            hit = self._find(arrived, named)
            if hit is not None:
                strange = named and not self._stands_in(hit.element, named)
                told = (f"原文在{hit.number}，不在“{arrived.place}”",) if strange and not known else ()
                return Anchored(_with(anchor, hit), told)
            doubts = (*doubts, "找不到所引的原文")
        if spot and spot.whole:
            return Anchored(replace(anchor, whole=True))
        if not named:
            return Anchored(anchor, doubts or (() if arrived.place.strip() or arrived.exact else ("没有写位置",)))
        first = replace(anchor, element=named[0], number=self.tree.label(named[0]), others=tuple(named[1:]))
        return Anchored(first, doubts)

    def _find(self, arrived: Arrived, named: Collection[str]) -> Anchor | None:
        """Return the quote inside the named elements, else anywhere if it is long or occurs once; None if not found."""
        bare = _bare(arrived.exact)
        hits = list(self._hits(bare))
        inside = [at for at in hits if named and self._stands_in(self._id_at(at + len(bare) // 2), named)]
        free = hits if not named or len(bare) >= LONG else []
        for found in (inside, free):
            at = self._best(found, arrived, len(bare))
            if at is not None:
                return self._position(at, at + len(bare))
        return None

    def _hits(self, bare: str) -> Iterator[int]:
        at = self.text.find(bare)
        while at >= 0:
            yield at
            at = self.text.find(bare, at + 1)

    def _stands_in(self, id_: str, named: Collection[str]) -> bool:
        return id_ in named or any(holder.id in named for holder in self.tree.above(id_))

    def _best(self, hits: list[int], arrived: Arrived, length: int) -> int | None:
        """Return the only place, or the one whose surroundings clearly fit best."""
        if len(hits) < 2:
            return hits[0] if hits else None
        before, behind = _bare(arrived.prefix), _bare(arrived.suffix)
        scores = sorted(((self._around(at, at + length, before, behind), -at) for at in hits), reverse=True)
        return -scores[0][1] if scores[0][0] > scores[1][0] else None

    def _around(self, start: int, end: int, before: str, behind: str) -> int:
        """Return how many characters around the place are as expected."""
        left = self.text[max(start - len(before), 0) : start]
        right = self.text[end : end + len(behind)]
        return _alike(left[::-1], before[::-1]) + _alike(right, behind)

    def _id_at(self, at: int) -> str:
        return self.ids[bisect_right(self.starts, at) - 1]

    def _position(self, start: int, end: int) -> Anchor:
        """Return the place in the element that contains most of it; the other elements that it touches are named."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        ends = (*self.starts[1:], len(self.text))

        def share(at: int) -> int:
            return min(end, ends[at]) - max(start, self.starts[at])

        at = max(range(first, last + 1), key=lambda place: (share(place), -place))
        id_ = self.ids[at]
        words = self.tree.elements[id_].text
        left, right = max(start, self.starts[at]) - self.starts[at], min(end, ends[at]) - self.starts[at]
        places = [place for place, char in enumerate(words) if not char.isspace()]
        others = tuple(self.ids[place] for place in range(first, last + 1) if place != at)
        return Anchor(
            element=id_, number=self.tree.label(id_), start=places[left], end=places[right - 1] + 1, others=others
        )


def _with(anchor: Anchor, hit: Anchor) -> Anchor:
    return replace(anchor, element=hit.element, number=hit.number, start=hit.start, end=hit.end, others=hit.others)


def _bare(text: str) -> str:
    """Return the text without blanks, with one form of each punctuation mark; characters correspond one to one."""
    return "".join(text.translate(SAME).split())


def _alike(one: str, other: str) -> int:
    """Return the number of characters with which both begin."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    return at
