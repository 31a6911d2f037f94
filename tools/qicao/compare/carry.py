"""Which element of the text that was sent out each element of today's text is, even if its words have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from qicao.compare.likeness import likeness
from qicao.model.frozen import FrozenElement, FrozenText

__all__ = ["Current", "find_earlier"]

ALIKE = 0.3
"""The likeness that is enough between known neighbours; two unrelated sentences have about 0.2."""
SURE = 0.55
"""The likeness that is enough anywhere."""
MARGIN = 0.12
"""By how much the best candidate must be better than the second."""
SAME = 0.8
"""Likeness that is not doubted because the old words stand elsewhere, too."""
LONG = 8
"""Characters of a text that is told by its words from any other."""
PAIRS = 60_000
"""The greatest number of pairs that are compared; a text that is almost entirely new would need more, in vain."""


class Current(Struct, frozen=True):
    """An element of today's text; elements come in printed order."""

    id: str
    kind: str
    parent: str
    text: str


class _Side(Struct):
    """One of the two texts, with the order of its elements."""

    elements: Mapping[str, Current]
    inside: dict[str, list[str]] = field(default_factory=dict)
    """Id of an element → ids of the elements directly inside it."""
    place: dict[str, int] = field(default_factory=dict)
    """Id of an element → its index among its siblings."""

    @classmethod
    def of(cls, elements: Iterable[Current]) -> _Side:
        side = cls({element.id: element for element in elements})
        for element in side.elements.values():
            siblings = side.inside.setdefault(element.parent, [])
            side.place[element.id] = len(siblings)
            siblings.append(element.id)
        return side

    def words(self, id_: str) -> str:
        """Return the element's own words; if it has none, as a cell, the words of the elements inside it."""
        return self.elements[id_].text or " ".join(self.elements[inner].text for inner in self.inside.get(id_, ()))

    def beside(self, id_: str, step: int) -> str:
        """Return the previous or next sibling; "" at the ends."""
        siblings = self.inside[self.elements[id_].parent]
        at = self.place[id_] + step
        return siblings[at] if 0 <= at < len(siblings) else ""


def find_earlier(elements: Sequence[Current], labels: Iterable[str], frozen: FrozenText) -> dict[str, str]:
    """Return the frozen id of every element that existed before, by its present id; no frozen id is given twice.

    An element with unchanged words is recognised by them. Any other element is paired with an old one that is like it
    and unlike all others, first at the same place, then anywhere. An element with a label keeps it, and an old id that
    is a label today belongs only to that element.
    """
    match = _Match(_Side.of(elements), _Side.of(map(_as_current, frozen.elements)))
    keys = {element.key or element.id: element.id for element in frozen.elements}
    for element in elements:
        match.pair(element.id, keys.get(element.id, ""))
    for label in labels:
        match.pair(label, label)
    while match.by_texts() or match.by_places() or match.by_contents() or match.anywhere():
        pass
    return match.earlier


def _as_current(element: FrozenElement) -> Current:
    return Current(element.id, element.kind, element.parent, element.text)


class _Match(Struct):
    now: _Side
    old: _Side
    earlier: dict[str, str] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)
    fled: dict[str, bool] = field(default_factory=dict)
    """Old text → whether an element of today holds all of it."""
    spent: int = 0
    """The number of pairs compared so far."""

    def pair(self, now: str, old: str) -> bool:
        """Pair the two elements if both are free and of the same kind; return whether they were paired."""
        one, other = self.now.elements.get(now), self.old.elements.get(old)
        fits = one and other and one.kind == other.kind and now not in self.earlier and old not in self.later
        if fits:
            self.earlier[now], self.later[old] = old, now
        return bool(fits)

    def open(self) -> tuple[list[Current], list[Current]]:
        """Return the elements without a partner, those of today and those of before."""
        now = [element for id_, element in self.now.elements.items() if id_ not in self.earlier]
        return now, [element for id_, element in self.old.elements.items() if id_ not in self.later]

    def by_texts(self) -> bool:
        """Pair elements with the same words, if no other element has them."""
        now, old = (_by_text(side) for side in self.open())
        return sum(self.pair(now[key], old[key]) for key in now.keys() & old.keys() if now[key] and old[key]) > 0

    def by_places(self) -> bool:
        """Pair elements at the same place, between the same neighbours, if their words are somewhat alike."""
        return sum(self.pair(element.id, self._in_place(element)) for element in self.open()[0]) > 0

    def _in_place(self, element: Current) -> str:
        held = not element.parent or element.parent in self.earlier
        siblings = self.old.inside.get(self.earlier.get(element.parent, ""), ()) if held else ()
        free = (self.old.elements[id_] for id_ in siblings if id_ not in self.later)
        return self._best(element, [one for one in free if one.kind == element.kind], ALIKE)

    def _best(self, element: Current, candidates: Sequence[Current], least: float) -> str:
        """Return the id of the candidate that is clearly the most alike.

        Known neighbours count, too. "" if there is none.
        """
        self.spent += len(candidates)
        if self.spent > PAIRS:
            return ""
        scores = sorted((score for one in candidates if (score := self._score(element, one, least))[0]), reverse=True)
        if not scores or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
            return ""
        return scores[0][1]

    def _score(self, element: Current, old: Current, least: float) -> tuple[float, str]:
        """Return how alike the two are, with a bonus for known neighbours; 0 if the words are less alike than *least*.

        Elements without words have only the bonus.
        """
        near = sum(self._neighbours(element.id, old.id))
        now, then = self.now.words(element.id), self.old.words(old.id)
        if not now and not then:
            return (0.2 * near if 0.2 * near >= least else 0.0), old.id
        alike = likeness(now, then)
        if alike < least or (alike < SAME and self._went_up(old.text, element)):
            return 0.0, old.id
        return alike + 0.1 * near, old.id

    def _went_up(self, text: str, element: Current) -> bool:
        """Return whether the old text stands whole in an element of today that is not this one: two were joined."""
        part = text[:-1]
        if len(part) < LONG or part in element.text:
            return False
        if text not in self.fled:
            self.fled[text] = any(part in other.text for other in self.now.elements.values())
        return self.fled[text]

    def _neighbours(self, now: str, old: str) -> Iterator[bool]:
        for step in (-1, 1):
            one, other = self.now.beside(now, step), self.old.beside(old, step)
            yield (not one and not other) or (bool(one) and self.earlier.get(one) == other)

    def by_contents(self) -> bool:
        """Pair an element with the old one of which it contains most elements."""
        return sum(self.pair(element.id, self._by_contents(element)) for element in self.open()[0]) > 0

    def _by_contents(self, element: Current) -> str:
        inside = [self.earlier[id_] for id_ in self.now.inside.get(element.id, ()) if id_ in self.earlier]
        holders = [
            self.old.elements[id_].parent for id_ in inside if self._beside(element, self.old.elements[id_].parent)
        ]
        best = max(sorted(set(holders)), key=holders.count, default="")
        enough = 2 * holders.count(best) > max(len(holders), len(self.old.inside.get(best, ())) - 1)
        return best if best and enough else ""

    def _beside(self, element: Current, old: str) -> bool:
        """Return whether both have the same parent; an element newly put around another is not that element."""
        then = self.old.elements.get(old)
        return then is not None and self.earlier.get(element.parent, element.parent) == then.parent

    def anywhere(self) -> bool:
        """Pair elements that are much alike, wherever they are."""
        now, old = self.open()
        found = False
        for element in now:
            candidates = [one for one in old if one.kind == element.kind and one.text]
            if element.text:
                found = self.pair(element.id, self._best(element, candidates, SURE)) or found
        return found


def _by_text(elements: Iterable[Current]) -> dict[tuple[str, str], str]:
    """Return the id for each kind and text; "" if several elements share them."""
    found: dict[tuple[str, str], str] = {}
    for element in elements:
        if element.text:
            key = element.kind, element.text
            found[key] = "" if key in found else element.id
    return found
