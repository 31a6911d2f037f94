"""Makes the ids of a document final: an author's label is the id, and elements with the same words get different ids.

Before this step the id of an element only tells its kind and its own words. If several elements share an id, more facts
are added to each until they differ: the elements inside it, the elements around it, at last everything. The position
never counts, except between siblings that are equal in all of this. So an edit elsewhere changes no id that is not
shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.compare.carry import Current, find_earlier
from qicao.model.block import (
    Cell,
    Example,
    Figure,
    Formula,
    KeyItem,
    ListItem,
    Note,
    Paragraph,
    Row,
    Symbol,
    Table,
)
from qicao.model.finding import Finding
from qicao.model.frozen import FrozenText, kind_of, own_text
from qicao.model.standard import Annex, Clause, Element, Standard, Term
from qicao.model.tree import HOLDS, children, iter_nodes
from qicao.parse import faults
from qicao.parse.frame import with_marks
from qicao.parse.ids import digest
from qicao.source.patterns import compiled

__all__ = ["Identified", "identify"]

RESERVED = compiled(r"(?:foreword|introduction|notice|patents|lead-in|chapter|ref|bibliography|index|qicao)(?:-.*)?")
"""The beginnings of ids of generated parts and of the parts of a page; a label like that is given another id."""
LABELLED: dict[type, str] = {
    Clause: "条",
    Annex: "附录",
    Term: "术语条目",
    Paragraph: "段",
    ListItem: "列项",
    Note: "注",
    Example: "示例",
    Table: "表",
    Row: "行",
    Figure: "图",
    Formula: "公式",
    Element: "",
}
"""Type of node that can have a label → its word; a label never distinguishes elements with the same words."""
PASSED = (Standard, Symbol, KeyItem)
"""Types that contain nodes and have no id."""


class _Place(Struct, eq=False):
    """A node, with the nodes around it."""

    node: Any
    above: _Place | None
    label: str = ""
    """The author's label; the mark of a footnote does not count."""
    least: str = ""
    """The alphabetically first id inside the node, preferably one not shared; "" until it is asked for."""
    whole: str = ""
    """A hash of the words of the node and of everything inside it; "" until it is asked for."""

    @property
    def known(self) -> str:
        """The id or label by which nodes inside it know the node."""
        return self.label or self.node.id


class Identified(Struct, frozen=True):
    """A document in which every id is final and unique."""

    standard: Standard
    findings: tuple[Finding, ...] = ()
    """Findings at siblings that only their order distinguishes."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Id carried over from a frozen text → the id that the words alone would give."""


def identify(standard: Standard, frozen: FrozenText | None = None) -> Identified:
    """Return the document with its ids.

    An element of the *frozen* text keeps its id from there, whatever its words are now.
    """
    groups: dict[str, list[_Place]] = {}
    labelled: list[_Place] = []
    places = list(_places(standard))
    for place in places:
        groups.setdefault(place.node.id, []).append(place)
        if place.label:
            labelled.append(place)
    shared = {own for own, group in groups.items() if len(group) > 1}
    namer = _Namer({place.label for place in labelled} | groups.keys(), shared)
    for place in labelled:
        namer.take(place, f"{place.label}-2" if RESERVED.fullmatch(place.label) else place.label)
    claimed = {place.label for place in labelled}
    for own, group in groups.items():
        if len(group) > 1 or own in claimed:
            namer.part(group, ())
    keys = _carry(namer, places, frozen) if frozen and frozen.elements else {}
    return Identified(_renamed(standard, namer), tuple(namer.findings), keys)


def _carry(namer: _Namer, places: Sequence[_Place], frozen: FrozenText) -> dict[str, str]:
    """Give elements of the frozen text their ids from there, and no other element such an id.

    The ids that they would have otherwise are returned.
    """
    own = {id(place.node): namer.ids.get(id(place.node), place.node.id) for place in places}
    elements = [
        Current(own[id(place.node)], kind_of(place.node), own[id(place.above.node)] if place.above else "", text)
        for place in places
        for text in (own_text(place.node),)
    ]
    earlier = find_earlier(elements, [place.label for place in places if place.label], frozen)
    known, used = {element.id for element in frozen.elements}, {place.label for place in places if place.label}
    keys: dict[str, str] = {}
    for place in places:
        id_ = own[id(place.node)]
        new = earlier.get(id_) or (digest(id_.rpartition("-")[0], id_, "new") if id_ in known else id_)
        if not place.label and new != id_ and new not in used:
            keys[new] = id_
            namer.take(place, new)
    return keys


def _places(standard: Standard) -> Iterator[_Place]:
    """Yield every node that has an id, containers before their content."""
    waiting = [_Place(node, None) for node in (*standard.footnotes[::-1], *reversed(children(standard)))]
    while waiting:
        place = waiting.pop()
        node = place.node
        if type(node) in LABELLED:
            place.label = node.label
        yield place
        if type(node) in HOLDS:
            waiting += [_Place(child, place) for child in reversed(children(node))]


def _inside(place: _Place, shared: AbstractSet[str]) -> str:
    """Return the one id inside the node that stays when others come and go; for a cell, the head of its column."""
    if isinstance(place.node, Cell):
        return _head(place)
    if type(place.node) in HOLDS:
        return _least(place, shared)
    return _head(place.above) if place.above and isinstance(place.above.node, Cell) else ""


def _least(place: _Place, shared: AbstractSet[str]) -> str:
    if not place.least:
        within = [node.id for node in iter_nodes(place.node) if node is not place.node]
        place.least = min((id_ for id_ in within if id_ not in shared), default=min(within, default="-"))
    return place.least


def _head(place: _Place) -> str:
    table = place.above.above.node if place.above and place.above.above else None
    column = place.node.column
    rows = table.rows[: table.header_rows] if isinstance(table, Table) else ()
    cells = (cell for row in rows for cell in row.cells if cell.column <= column < cell.column + cell.colspan)
    return " ".join(cell.id for cell in cells)


def _holder(place: _Place, _shared: AbstractSet[str]) -> str:
    return place.above.known if place.above else ""


def _beside(place: _Place, shared: AbstractSet[str]) -> str:
    """Return the same as `_inside` for the node around it."""
    return _inside(place.above, shared) if place.above else ""


def _holders(place: _Place, _shared: AbstractSet[str]) -> str:
    known, above = [], place.above
    while above:
        known.append(above.known)
        above = above.above
    return " ".join(known)


def _everything(place: _Place, _shared: AbstractSet[str]) -> str:
    return f"{_whole(place)} {_whole(place.above) if place.above else ''}"


def _whole(place: _Place) -> str:
    if not place.whole:
        place.whole = digest("", *(node.id for node in iter_nodes(place.node)))
    return place.whole


DIFFERENCES: tuple[Callable[[_Place, AbstractSet[str]], str], ...] = (_inside, _holder, _beside, _holders, _everything)
"""Facts that distinguish elements with the same words; the most stable ones come first."""


class _Namer(Struct):
    """Finds the ids that change."""

    taken: set[str]
    """Ids that are in use."""
    shared: AbstractSet[str]
    """Ids that several elements have by their words."""
    ids: dict[int, str] = field(default_factory=dict)
    """Identity of a node → its new id."""
    touched: set[int] = field(default_factory=set)
    """Identities of the nodes that contain a node whose id changes."""
    same: set[int] = field(default_factory=set)
    """Identities of the nodes that only their order distinguishes."""
    findings: list[Finding] = field(default_factory=list)

    def take(self, place: _Place, id_: str) -> None:
        """Give the node the id."""
        self.taken.add(id_)
        if id_ == self.ids.get(id(place.node), place.node.id):
            return
        self.ids[id(place.node)] = id_
        above = place.above
        while above and id(above.node) not in self.touched:
            self.touched.add(id(above.node))
            above = above.above

    def part(self, group: Sequence[_Place], known: tuple[str, ...]) -> None:
        """Give each node of *group*, all equal in what is *known*, an id by the next fact that distinguishes it."""
        kinds: dict[str, list[_Place]] = {}
        for place in group:
            kinds.setdefault(DIFFERENCES[len(known)](place, self.shared), []).append(place)
        for difference, same in kinds.items():
            path = (*known, difference)
            if len(same) > 1 and len(path) < len(DIFFERENCES):
                self.part(same, path)
            else:
                self._name(same, digest(same[0].node.id.rpartition("-")[0], same[0].node.id, *path))

    def _name(self, same: Sequence[_Place], id_: str) -> None:
        """Give a single node the id; of several, the first gets it, and the others get it with their count added."""
        for count, place in enumerate(same, 1):
            if not place.label:
                self.take(place, self._free(id_ if count == 1 else f"{id_}-{count}"))
            if count > 1:
                self._report(same[0].node, place)

    def _free(self, wanted: str) -> str:
        while wanted in self.taken:
            wanted += "-2"
        return wanted

    def _report(self, first: Any, place: _Place) -> None:
        """Report that the node equals the *first* one, unless it is inside such a node, or in a cell."""
        node, above = place.node, place.above
        self.same.add(id(node))
        while above:
            if id(above.node) in self.same or isinstance(above.node, Cell):
                return
            above = above.above
        kind = LABELLED.get(type(node), "")
        if kind and node.span and first.span and not place.label:
            self.findings.append(faults.SAME_WORDS.at(node.span, kind=kind, line=first.span.line))


def _renamed(node: Any, namer: _Namer) -> Any:
    """Return the node with its new id and those inside it; unchanged nodes are the same objects."""
    fields: dict[str, Any] = {"id": namer.ids[id(node)]} if id(node) in namer.ids else {}
    if id(node) in namer.touched or isinstance(node, PASSED):
        for name in HOLDS[type(node)]:
            fields[name] = _in_field(getattr(node, name), namer)
    if not fields:
        return node
    new = replace(node, **fields)
    if isinstance(new, Table):
        return with_marks(new)
    return with_marks(new) if isinstance(new, Figure) else new


def _in_field(value: Any, namer: _Namer) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(child, namer) for child in value)
    return _renamed(value, namer) if value else value
