"""What became of each element of a text that was sent out: the one comparison of two frozen texts."""

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
"""Share of the characters of a part that must stand in the whole, in their order."""
RUN = 6
"""So many characters of it must stand there side by side, or all but the last."""
SHORTEST = 4
"""Characters of a part; fewer stand in any text."""
NEAR = 16
"""So many elements further on a part may stand."""
FIRM, SURE = 8, 0.75
"""Characters of a text that is told by its words from any other; likeness beyond which nobody doubts that it is the same."""


class Change(Struct, frozen=True):
    """What became of an element, or of several together."""

    kind: ChangeKind
    old: tuple[str, ...]
    """Ids in the old text; none for what was added."""
    new: tuple[str, ...]
    """Ids in the new text; none for what was removed."""
    reworded: bool = False
    """Whether its own words are others; renumbered references alone do not count."""
    renumbered: bool = False
    """Whether it is called otherwise: `5.2` was `5.1`."""


class Comparison(Struct, frozen=True):
    """Two texts and what became of each element of the old one."""

    old: FrozenTree
    new: FrozenTree
    changes: tuple[Change, ...] = ()
    """In the printed order of the new text; what was removed stands behind what stood before it."""
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Old id → ids of the new text that hold its words: first the one that it is, then parts that were split off.

    What went up in another element has the id of that one; what is gone is not here.
    """
    same: Mapping[str, str] = field(default_factory=dict)
    """Old id → the new id of the element that it is."""


def compare_texts(old: FrozenText, new: FrozenText) -> Comparison:
    """Return what became of each element; elements are known by their ids, else as `find_earlier` pairs them."""
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
    """Whether the two stand so near each other that one may be a part of the other."""
    return abs(tree.order[one] - tree.order[other]) <= NEAR


def _sense(element: FrozenElement) -> tuple[str, str]:
    return element.sense or element.text, element.more


def _pairs(old: FrozenTree, new: FrozenTree) -> dict[str, str]:
    """The new id of each old element that is still there: by id first, for ids are carried; what holds others by these."""
    bare = FrozenText(tuple(replace(element, key="") for element in old.elements.values()))
    now = [Current(element.id, element.kind, element.parent, element.text) for element in new.elements.values()]
    same = {one: other for other, one in find_earlier(now, (), bare).items()}
    _swap_equals(same, old, new)
    return same


def _swap_equals(same: dict[str, str], old: FrozenTree, new: FrozenTree) -> None:
    """Set right what bears the same words as another and was taken for it, though what stands in it went elsewhere."""
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
    """Old elements whose words all stand in another element than the one that was taken for them, with that one."""
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
    """Each part with the one whole near it that holds nearly all of its words; what has few words belongs nowhere."""
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
    """Parts that stand word by word, but for the last mark, in the same element, which nobody knows from before."""
    found: dict[str, str] = {}
    for whole in wholes:
        inside = [part.id for part in parts if len(part.text) >= FIRM and part.text[:-1] in whole.text]
        found |= dict.fromkeys(inside if len(inside) > 1 else (), whole.id)
    return found


def _grams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _has_run(part: str, id_: str, wholes: Iterable[FrozenElement]) -> bool:
    """Whether enough characters of the part stand side by side in the whole."""
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
    """What was removed, by the id of what stood before it and is still there."""
    behind: dict[str, list[Change]] = {}
    last = ""
    for id_ in found.old.elements:
        if id_ in found.same:
            last = id_
        elif id_ not in joined:
            behind.setdefault(last, []).append(Change("removed", (id_,), ()))
    return behind


def _moved(found: Comparison, earlier: Mapping[str, str]) -> Iterator[str]:
    """Ids of the new text that stand in another element than before, or in another order there."""
    for holder, inside in found.new.inside.items():
        known = [id_ for id_ in inside if id_ in earlier]
        at_home = [id_ for id_ in known if found.old.elements[earlier[id_]].parent == earlier.get(holder, "")]
        yield from set(known) - set(at_home)
        places = [found.old.order[earlier[id_]] for id_ in at_home]
        stays = _longest_rise(places)
        yield from (id_ for id_, place in zip(at_home, places, strict=True) if place not in stays)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest row of the numbers, all different, each of which is greater than the one before."""
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
