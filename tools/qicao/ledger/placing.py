"""The place in a later text of a comment on an earlier one: its anchor is carried over by the comparison of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from qicao.compare.texts import Comparison
from qicao.compare.words import WordEdit, carry_range, compare_words
from qicao.model.comment import Anchor

__all__ = ["Placed", "Placing", "State"]

State = Literal["placed", "moved", "changed", "unplaced"]


class Placed(Struct, frozen=True):
    """The present place of a comment."""

    state: State
    element: str = ""
    """The id in the later text; "" if there is none, or for the whole document."""
    number: str = ""
    """The present name of the place, as in references."""
    start: int = -1
    """The beginning of the words in the element's own text; -1 if the whole element is meant."""
    end: int = -1
    words: str = ""
    """The words that are there now."""


class Placing(Struct):
    """Finds the places of the comments of one round in a later text."""

    comparison: Comparison
    edits: dict[tuple[str, str], Sequence[WordEdit]] = field(default_factory=dict)
    """Ids of two elements → the edits between their words, kept for the next comment."""
    senses: dict[tuple[str, str], bool] = field(default_factory=dict)

    def place(self, anchor: Anchor) -> Placed:
        """Return where the words of the anchor are; the state is `placed` or `moved` only if that is certain."""
        if anchor.whole:
            return Placed("placed")
        old = self.comparison.old.elements.get(anchor.element)
        if old is None:
            return Placed("unplaced")
        heirs = self.comparison.later.get(anchor.element, ()) or self._heirs_of_words(anchor.element)
        if not heirs:
            return Placed("unplaced")
        if 0 <= anchor.start < anchor.end <= len(old.text):
            return self._quote(anchor, old.text[anchor.start : anchor.end], heirs)
        return self._element(anchor, heirs[0])

    def _heirs_of_words(self, id_: str) -> tuple[str, ...]:
        """Return the element that now holds the words inside one without words of its own, such as a list item."""
        kind, old, new = self.comparison.old.elements[id_].kind, self.comparison.old, self.comparison.new
        first = next((element.id for element in old.below(id_) if element.text), "")
        heirs = self.comparison.later.get(first, ()) if first != id_ else ()
        holder = next((holder.id for heir in heirs[:1] for holder in new.above(heir) if holder.kind == kind), "")
        return (holder,) if holder else ()

    def _quote(self, anchor: Anchor, quote: str, heirs: Sequence[str]) -> Placed:
        """Return the place of the quote; if it was changed, the place of what the edits left of it."""
        texts = self.comparison.new.elements
        for heir in heirs:
            at = self._nearest(anchor, quote, heir)
            if at >= 0:
                return self._found(anchor, heir, (at, at + len(quote)), same=True)
        best = max(heirs, key=lambda heir: self._left(anchor, heir))
        start, end = carry_range(self._edits(anchor.element, best), anchor.start, anchor.end)
        same = self._same_sense(anchor.element, best) and len(heirs) == 1
        return self._found(anchor, best, (start, min(end, len(texts[best].text))), same=same)

    def _nearest(self, anchor: Anchor, quote: str, heir: str) -> int:
        """Return where the quote occurs in the element, -1 if it does not.

        Of several places the one nearest to where the edits lead is returned.
        """
        text = self.comparison.new.elements[heir].text
        places = [at for at in range(len(text) - len(quote) + 1) if text.startswith(quote, at)] if quote in text else []
        if len(places) < 2:
            return places[0] if places else -1
        wanted = carry_range(self._edits(anchor.element, heir), anchor.start, anchor.end)[0]
        return min(places, key=lambda at: abs(at - wanted))

    def _left(self, anchor: Anchor, heir: str) -> int:
        """Return how many characters of the quote are left in the element."""
        return sum(
            max(min(edit.end, anchor.end) - max(edit.start, anchor.start), 0)
            for edit in self._edits(anchor.element, heir)
            if edit.kind == "same"
        )

    def _edits(self, old: str, new: str) -> Sequence[WordEdit]:
        if (old, new) not in self.edits:
            texts = self.comparison.old.elements[old].text, self.comparison.new.elements[new].text
            self.edits[old, new] = compare_words(*texts)
        return self.edits[old, new]

    def _element(self, anchor: Anchor, heir: str) -> Placed:
        """Return the place of the whole element with everything inside it."""
        same = self.comparison.same.get(anchor.element) == heir and self._same_sense(anchor.element, heir)
        return self._found(anchor, heir, (-1, -1), same=same)

    def _same_sense(self, old: str, new: str) -> bool:
        if (old, new) not in self.senses:
            self.senses[old, new] = self.comparison.old.sense(old) == self.comparison.new.sense(new)
        return self.senses[old, new]

    def _numbers(self, anchor: Anchor, id_: str) -> tuple[str, str]:
        """Return what the place is called now, and what it was: every one of several that a place without a quote names."""
        others = anchor.others if anchor.start < 0 else ()
        heirs = [heirs[0] for other in others if (heirs := self.comparison.later.get(other, ()))]
        old, new = self.comparison.old, self.comparison.new
        known = [other for other in others if other in old.elements]
        return "、".join(map(new.label, (id_, *heirs))), "、".join(map(old.label, (anchor.element, *known)))

    def _found(self, anchor: Anchor, id_: str, place: tuple[int, int], *, same: bool) -> Placed:
        number, before = self._numbers(anchor, id_)
        text = self.comparison.new.elements[id_].text
        state: State = "changed" if not same else "placed" if number == before else "moved"
        words = text[place[0] : place[1]] if place[0] >= 0 else self.comparison.new.words(id_)
        return Placed(state, id_, number, *place, words)
