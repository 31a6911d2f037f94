"""What became of each element of a text that was sent out: the only comparison of two frozen texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.compare.carry import Current, find_earlier
from qicao.compare.likeness import common_length, likeness
from qicao.compare.tree import FrozenTree
from qicao.model.frozen import FrozenElement, FrozenText

__all__ = ["Change", "Comparison", "compare_texts"]

ChangeKind = Literal["same", "changed", "moved", "split", "joined", "added", "removed"]
HELD = 0.75
"""The share of a part's characters that the whole must contain, in their order."""
RUN = 6
"""The number of the part's characters that must be adjacent in the whole; for a shorter part, all but the last."""
SHORTEST = 4
"""The least length of a part, in characters; a shorter text occurs in any other."""
NEAR = 16
"""The greatest distance of a part from the whole, in elements."""
FIRM, SURE = 8, 0.75
"""The length of a text that its words distinguish from any other; the likeness from which it is surely the same."""


class Change(Struct, frozen=True):
    """What became of an element, or of several together."""

    kind: ChangeKind
    old: tuple[str, ...]
    """Ids in the old text; empty for an added element."""
    new: tuple[str, ...]
    """Ids in the new text; empty for a removed element."""
    reworded: bool = False
    """True if its own words have changed; renumbered references alone do not count."""
    renumbered: bool = False
    """True if its number has changed: `5.2` was `5.1`."""


class Comparison(Struct, frozen=True):
    """Two texts, and what became of each element of the old one."""

    old: FrozenTree
    new: FrozenTree
    changes: tuple[Change, ...] = ()
    """In the printed order of the new text; a removed element follows the element that it followed before."""
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Old id → ids of the new text that hold its words.

    The first is that of the element itself, the others are of parts split off from it. An element that was joined to
    another has the id of that one; a removed element is not included.
    """
    same: Mapping[str, str] = field(default_factory=dict)
    """Old id → new id of the same element."""


def compare_texts(old: FrozenText, new: FrozenText) -> Comparison:
    """Return what became of each element; elements are recognised by their ids, else paired as in `find_earlier`."""
    before, after = FrozenTree.of(old), FrozenTree.of(new)
    same = _pairs(before, after)
    fled = dict(_fled(same, before, after))
    same = {one: other for one, other in same.items() if one not in fled}
    earlier = {other: one for one, other in same.items()}
    gone = [element for element in old.elements if element.id not in same]
    fresh = [element for element in new.elements if element.id not in earlier]
    changed = [
        (one, other) for one, other in same.items() if _sense(before.elements[one]) != _sense(after.elements[other])
    ]
    split = dict(
        _held(fresh, [before.elements[one] for one, _ in changed], lambda part, whole: _near(after, part, same[whole]))
    )
    split |= _whole_in([element for element in fresh if element.id not in split], gone)
    gone = [element for element in gone if element.id not in split.values()]
    fresh = [element for element in fresh if element.id not in split]
    joined = dict(
        _held(
            gone,
            [after.elements[other] for _, other in changed],
            lambda part, whole: _near(before, part, earlier[whole]),
        )
    )
    joined |= _whole_in([element for element in gone if element.id not in joined], fresh)
    joined |= fled
    parts: dict[str, list[str]] = {}
    for part, whole in split.items():
        parts.setdefault(whole, []).append(part)
    later = {whole: tuple(found) for whole, found in parts.items()}
    later |= {one: (other, *parts.get(one, ())) for one, other in same.items()}
    later |= {part: (whole,) for part, whole in joined.items()}
    found = Comparison(before, after, (), later, same)
    return replace(found, changes=tuple(_changes(found, earlier, split, joined)))


def _near(tree: FrozenTree, one: str, other: str) -> bool:
    """Return whether the two are so near each other that one may be a part of the other."""
    return abs(tree.order[one] - tree.order[other]) <= NEAR


def _sense(element: FrozenElement) -> tuple[str, str]:
    return element.sense or element.text, element.more


def _pairs(old: FrozenTree, new: FrozenTree) -> dict[str, str]:
    """Return the new id of each old element that still exists.

    Pairs with the same id come first, because ids are carried from text to text.
    """
    bare = FrozenText(tuple(replace(element, key="") for element in old.elements.values()))
    now = [Current(element.id, element.kind, element.parent, element.text) for element in new.elements.values()]
    same = {one: other for other, one in find_earlier(now, (), bare).items()}
    _swap_equals(same, old, new)
    same |= dict(_in_column(same, old, new))
    return same


def _in_column(same: Mapping[str, str], old: FrozenTree, new: FrozenTree) -> Iterator[tuple[str, str]]:
    """Yield cells that have no partner yet, and the paragraphs alone in them: those of one row in one column are the same."""
    taken = set(same.values())
    for one, other in same.items():
        cells = old.children(one, "cell") if old.elements[one].kind == "row" else ()
        now = new.children(other, "cell") if cells else ()
        if len(cells) != len(now):
            continue
        for cell, later in zip(cells, now, strict=True):
            if cell.id not in same and later.id not in taken and cell.role == later.role:
                yield cell.id, later.id
                inner, inside = old.children(cell.id), new.children(later.id)
                if len(inner) == len(inside) == 1 and inner[0].id not in same and inside[0].id not in taken:
                    yield inner[0].id, inside[0].id


def _swap_equals(same: dict[str, str], old: FrozenTree, new: FrozenTree) -> None:
    """Correct pairs of elements with the same words as others: the elements inside them tell which is which."""
    owners = {other: one for one, other in same.items()}
    for one, other in list(same.items()):
        known = old.elements[one]
        votes = Counter(new.elements[same[child]].parent for child in old.inside.get(one, ()) if child in same)
        best = votes.most_common(1)[0][0] if votes else ""
        if (
            best
            and best != other
            and not votes[other]
            and (new.elements[best].kind, new.elements[best].text) == (known.kind, known.text)
        ):
            rival = owners.get(best, "")
            same[one], owners[best] = best, one
            if rival:
                same[rival], owners[other] = other, rival


def _fled(same: Mapping[str, str], old: FrozenTree, new: FrozenTree) -> Iterator[tuple[str, str]]:
    """Yield old elements whose words are now all in another element than their partner, with that element."""
    open_ = [element for element in new.elements.values() if element.text]
    for one, other in same.items():
        words, now = old.elements[one].text, new.elements[other].text
        if len(words) < FIRM or words[:-1] in now or likeness(words, now) > SURE:
            continue
        holding = [element.id for element in open_ if words[:-1] in element.text and element.id != other]
        if len(holding) == 1:
            yield one, holding[0]


def _held(
    parts: Iterable[FrozenElement], wholes: Sequence[FrozenElement], near: Callable[[str, str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield each part with the one whole near it that contains nearly all of its words; short parts are left out."""
    grams = [(whole, _grams(whole.text)) for whole in wholes if whole.text]
    for part in parts:
        own = _grams(part.text)
        fit = len(part.text) >= SHORTEST
        likely = [
            whole for whole, known in grams if fit and len(own & known) * 2 >= len(own) and near(part.id, whole.id)
        ]
        scores = sorted(
            ((common_length(part.text, whole.text) / len(part.text), whole.id) for whole in likely), reverse=True
        )
        clear = len(scores) < 2 or scores[0][0] - scores[1][0] > 0.1
        if scores and scores[0][0] >= HELD and clear and _has_run(part.text, scores[0][1], likely):
            yield part.id, scores[0][1]


def _whole_in(parts: Sequence[FrozenElement], wholes: Sequence[FrozenElement]) -> dict[str, str]:
    """Return parts that a new element contains word for word, except for the last mark; at least two for each."""
    found: dict[str, str] = {}
    for whole in wholes:
        inside = [part.id for part in parts if len(part.text) >= FIRM and part.text[:-1] in whole.text]
        found |= dict.fromkeys(inside if len(inside) > 1 else (), whole.id)
    return found


def _grams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _has_run(part: str, id_: str, wholes: Iterable[FrozenElement]) -> bool:
    """Return whether enough characters of the part are adjacent in the whole."""
    whole = next(element.text for element in wholes if element.id == id_)
    length = min(RUN, len(part) - 1)
    return any(part[at : at + length] in whole for at in range(len(part) - length + 1))


def _changes(
    found: Comparison, earlier: Mapping[str, str], split: Mapping[str, str], joined: Mapping[str, str]
) -> Iterator[Change]:
    moved = set(_moved(found, earlier))
    halves = {whole: [part for part, known in joined.items() if known == whole] for whole in joined.values()}
    behind = _removed(found, {*joined, *split.values()})
    yield from behind.get("", ())
    for id_ in found.new.elements:
        one = earlier.get(id_, "")
        if not one and id_ in halves:
            yield Change("joined", tuple(halves[id_]), (id_,), reworded=True)
        elif not one and id_ not in split:
            yield Change("added", (), (id_,))
        elif not one and split[id_] not in found.same and found.later[split[id_]][0] == id_:
            yield Change("split", (split[id_],), found.later[split[id_]], reworded=True)
        elif one:
            yield _change(found, (one, *halves.get(id_, ())), found.later[one], moved)
            yield from behind.get(one, ())


def _change(found: Comparison, old: tuple[str, ...], new: tuple[str, ...], moved: set[str]) -> Change:
    one, other = found.old.elements[old[0]], found.new.elements[new[0]]
    reworded = _sense(one) != _sense(other)
    kind: ChangeKind = (
        "joined"
        if old[1:]
        else "split"
        if new[1:]
        else "changed"
        if reworded
        else "moved"
        if other.id in moved
        else "same"
    )
    return Change(kind, old, new, reworded, one.number != other.number)


def _removed(found: Comparison, joined: set[str]) -> dict[str, list[Change]]:
    """Return the removed elements, by the id of the last element before them that still exists."""
    behind: dict[str, list[Change]] = {}
    last = ""
    for id_ in found.old.elements:
        if id_ in found.same:
            last = id_
        elif id_ not in joined:
            behind.setdefault(last, []).append(Change("removed", (id_,), ()))
    return behind


def _moved(found: Comparison, earlier: Mapping[str, str]) -> Iterator[str]:
    """Yield ids of the new text whose elements have another parent than before, or another order in it."""
    for holder, inside in found.new.inside.items():
        known = [id_ for id_ in inside if id_ in earlier]
        at_home = [id_ for id_ in known if found.old.elements[earlier[id_]].parent == earlier.get(holder, "")]
        yield from set(known) - set(at_home)
        places = [found.old.order[earlier[id_]] for id_ in at_home]
        stays = _longest_rise(places)
        yield from (id_ for id_, place in zip(at_home, places, strict=True) if place not in stays)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the longest rising subsequence of the numbers, which are all different."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else -1
        tails[at : at + 1] = [number]
    found: set[int] = set()
    number = tails[-1] if tails else -1
    while number in before:
        found.add(number)
        number = before[number]
    return found
