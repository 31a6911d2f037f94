"""The place of a quote in a frozen text: found exactly or by the words around it, or not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.ledger.loose import letters_of, names_of, said_by
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
SHORT = 4
"""The least number of letters that are searched for without their punctuation."""
CONTEXT = 32
NOTE_MARKS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Marks of footnotes of tables and figures, printed behind the words."""


class Anchored(Struct, frozen=True):
    """An anchor, and the doubts about it."""

    anchor: Anchor
    doubts: tuple[str, ...] = ()


class _Words(Struct, frozen=True):
    """The compared characters of a text one behind the other, and where each comes from."""

    text: str
    starts: Sequence[int]
    """The beginning of each element with words."""
    ids: Sequence[str]
    places: Sequence[Sequence[int]]
    """For each of these elements the places of its characters in its own text."""

    @classmethod
    def of(cls, tree: FrozenTree, pieces: Callable[[str], Iterable[tuple[str, int]]]) -> _Words:
        """Return the characters that *pieces* takes from the own text of each element."""
        parts, starts, ids, places, at = [], [], [], [], 0
        for element in tree.elements.values():
            found = list(pieces(element.text))
            if found:
                parts.append("".join(char for char, _ in found))
                places.append([place for _, place in found])
                starts.append(at)
                ids.append(element.id)
                at += len(found)
        return cls("".join(parts), starts, ids, places)

    def hits(self, words: str) -> Iterator[int]:
        """Yield where the words begin."""
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)

    def id_at(self, at: int) -> str:
        """Return the id of the element that has the character."""
        return self.ids[bisect_right(self.starts, at) - 1]

    def around(self, start: int, end: int, before: str, behind: str) -> int:
        """Return how many characters around the place are as expected."""
        left = self.text[max(start - len(before), 0) : start]
        right = self.text[end : end + len(behind)]
        return _alike(left[::-1], before[::-1]) + _alike(right, behind)

    def position(self, start: int, end: int) -> Anchor:
        """Return the place in the element that contains most of it; the other elements that it touches are named."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        ends = (*self.starts[1:], len(self.text))

        def share(at: int) -> int:
            return min(end, ends[at]) - max(start, self.starts[at])

        at = max(range(first, last + 1), key=lambda place: (share(place), -place))
        left, right = max(start, self.starts[at]) - self.starts[at], min(end, ends[at]) - self.starts[at]
        others = tuple(self.ids[place] for place in range(first, last + 1) if place != at)
        places = self.places[at]
        return Anchor(element=self.ids[at], start=places[left], end=places[right - 1] + 1, others=others)


class Quotes(Struct, frozen=True):
    """The characters of a frozen text without blanks, and as a Word file prints them; and the titles of the document."""

    tree: FrozenTree
    exact: _Words
    loose: _Words
    named: Mapping[str, tuple[str, ...]]
    """What a whole paragraph may consist of → the elements that it may be."""
    titles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, tree: FrozenTree, titles: Iterable[str] = ()) -> Quotes:
        """Return the characters of the text; *titles* are the names of the document."""
        named: dict[str, tuple[str, ...]] = {}
        for element in tree.elements.values():
            for name in names_of(element):
                named[name] = (*named.get(name, ()), element.id)
        exact, loose = _Words.of(tree, _without_blanks), _Words.of(tree, letters_of)
        return cls(tree, exact, loose, named, frozenset(filter(None, map(said_by, titles))))

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
            if said_by(arrived.exact) in self.titles:
                return Anchored(replace(anchor, whole=True))
            doubts = (*doubts, "找不到所引的原文")
        if spot and spot.whole:
            return Anchored(replace(anchor, whole=True))
        if not named:
            return Anchored(anchor, doubts or (() if arrived.place.strip() or arrived.exact else ("没有写位置",)))
        number = "、".join(map(self.tree.label, named))
        first = replace(anchor, element=named[0], number=number, others=tuple(named[1:]))
        return Anchored(first, doubts)

    def settle(self, words: str, arrived: Arrived) -> Anchored:
        """Return the place that a person tells for the comment: it counts, whatever is quoted and wherever that stands.

        The quote only tells which words are meant inside it. Without element and `whole`, the words are not understood.
        """
        spot = find_spot(words, self.tree)
        kept = Anchor(
            arrived.place, exact=arrived.exact, prefix=arrived.prefix, suffix=arrived.suffix, whole=spot.whole
        )
        if spot.whole or not spot.elements:
            return Anchored(kept, spot.doubts)
        number = "、".join(map(self.tree.label, spot.elements))
        named = replace(kept, element=spot.elements[0], number=number, others=spot.elements[1:])
        hit = self._find(arrived, spot.elements) if _bare(arrived.exact) else None
        if hit and self._stands_in(hit.element, spot.elements):
            return Anchored(_with(named, hit), spot.doubts)
        told = (f"所引的原文不在{number}，按指定的位置",) if arrived.exact.strip() else ()
        return Anchored(named, (*spot.doubts, *told))

    def _find(self, arrived: Arrived, named: Collection[str]) -> Anchor | None:
        """Return the place of the quote: by its very characters, else by what is printed, whole or line by line."""
        found = self._in(self.exact, _bare, arrived, named) or self._paragraph(arrived, named)
        found = found or self._in(self.loose, said_by, arrived, named)
        if found is None and "\n" in arrived.exact.strip():
            lines = sorted(arrived.exact.strip().split("\n"), key=len, reverse=True)
            parts = (replace(arrived, exact=line, prefix="", suffix="") for line in lines if len(line) >= LONG)
            return next(filter(None, (self._find(part, named) for part in parts)), None)
        return found and replace(found, number=self.tree.label(found.element))

    def _paragraph(self, arrived: Arrived, named: Collection[str]) -> Anchor | None:
        """Return the element that a whole paragraph of a Word file stands for, if it is the only one."""
        bare = _bare(arrived.exact)
        if arrived.channel != "word" or arrived.prefix.strip() or arrived.suffix.strip():
            return None
        if len(bare) < LONG and bare in self.exact.text:
            return None  # it may be some words of a sentence
        words = said_by(arrived.exact)
        found = self.named.get(words) or (self.named.get(words[:-1], ()) if words[-1:] in NOTE_MARKS else ())
        found = tuple(id_ for id_ in found if not named or self._stands_in(id_, named))
        if len(found) != 1:
            return None
        text = self.tree.elements[found[0]].text
        return Anchor(element=found[0], start=0, end=len(text))

    def _in(self, words: _Words, form: Callable[[str], str], arrived: Arrived, named: Collection[str]) -> Anchor | None:
        """Return the quote inside the named elements, else anywhere if it is long or occurs once; None if not found."""
        bare = form(arrived.exact)
        if not bare or (words is self.loose and len(bare) < SHORT):
            return None
        hits = list(words.hits(bare))
        inside = [at for at in hits if named and self._stands_in(words.id_at(at + len(bare) // 2), named)]
        free = hits if not named or len(bare) >= LONG else []
        context = form(arrived.prefix), form(arrived.suffix)
        for found in (inside, free):
            at = _best(words, found, len(bare), context)
            if at is not None:
                return words.position(at, at + len(bare))
        return None

    def _stands_in(self, id_: str, named: Collection[str]) -> bool:
        return id_ in named or any(holder.id in named for holder in self.tree.above(id_))


def _best(words: _Words, hits: Sequence[int], length: int, context: tuple[str, str]) -> int | None:
    """Return the only place, or the one whose surroundings clearly fit best."""
    if len(hits) < 2:
        return hits[0] if hits else None
    scores = sorted(((words.around(at, at + length, *context), -at) for at in hits), reverse=True)
    return -scores[0][1] if scores[0][0] > scores[1][0] else None


def _without_blanks(text: str) -> Iterator[tuple[str, int]]:
    return ((char, at) for at, char in enumerate(text.translate(SAME)) if not char.isspace())


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
