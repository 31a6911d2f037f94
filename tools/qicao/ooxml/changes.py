"""The changes as people see them.

Word keeps one revision for every run, row and mark, while a person replaced a word or moved a paragraph. Here all that
one author did at one time in adjacent places is one change: a deletion beside an insertion is a replacement, both ends
of a move are one move, and everything done to the cells of a table is one change of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qicao.ooxml.story import Revision, RevisionKind, Spot

__all__ = ["Change", "ChangeKind", "join_revisions"]

ChangeKind = Literal["ins", "del", "replace", "move", "cell", "table", "format"]
Family = Literal["words", "move", "cell", "table", "format"]
FAMILIES: Mapping[RevisionKind, Family] = {
    "ins": "words",
    "del": "words",
    "move_from": "move",
    "move_to": "move",
    "cell": "cell",
    "table": "table",
    "format": "format",
}
NEW = ("ins", "move_to")
"""Kinds of revisions whose words are new."""


class Change(Struct, frozen=True):
    """What one person did at one place."""

    kind: ChangeKind
    author: str
    date: str
    start: Spot
    end: Spot
    old: str = ""
    """The words that are deleted."""
    new: str = ""
    """The words that are inserted."""
    forms: tuple[str, ...] = ()
    """The formatting that changes, as in `字体`."""
    to: Spot | None = None
    """The place to which the words move."""
    rows: bool = False
    """True if whole rows of a table are inserted or deleted."""
    parts: int = 1
    """The number of revisions in the file that it joins."""


class _Group(Struct):
    """Revisions that form one change so far."""

    family: Family
    parts: list[Revision]
    end: Spot
    texts: list[tuple[bool, str]]
    """Whether the words are new, and the words; those of revisions inside others are left out."""

    @property
    def first(self) -> Revision:
        return self.parts[0]

    def kinds(self) -> set[str]:
        return {one.kind for one in self.parts}

    def words(self, *, new: bool) -> str:
        return "".join(text for comes, text in self.texts if comes == new)


def join_revisions(revisions: Sequence[Revision]) -> tuple[Change, ...]:
    """Return the changes sorted by beginning; *revisions* are those of a story."""
    groups = _with_cells(_groups([*_with_names(revisions)]))
    moves = [group for group in groups if group.family == "move"]
    changes = [*(_change(group) for group in groups if group.family != "move"), *_moves(moves)]
    return tuple(sorted(filter(_says_something, changes), key=lambda change: _place(change.start)))


def _says_something(change: Change) -> bool:
    """Return whether any words or formatting change; Word also tracks marks without words."""
    return bool(change.old or change.new or change.kind in {"cell", "table", "format"})


def _place(spot: Spot) -> tuple[int, int]:
    return spot.original, spot.current


def _family(one: Revision) -> Family:
    return "cell" if one.cells else FAMILIES[one.kind]


def _with_names(revisions: Sequence[Revision]) -> Iterator[Revision]:
    """Yield the revisions.

    A move without a name takes that of the words before it, because LibreOffice writes marks so.
    """
    last: dict[tuple[str, str], Revision] = {}
    for one in revisions:
        made = one
        before = last.get((one.author, one.kind))
        if one.kind.startswith("move") and not one.name and before and _place(before.end) == _place(one.start):
            made = replace(one, name=before.name)
        last[one.author, one.kind] = made
        yield made


def _groups(revisions: Sequence[Revision]) -> list[_Group]:
    """Return groups of adjacent revisions of the same author and time."""
    groups: list[_Group] = []
    last: dict[tuple[object, ...], _Group] = {}
    by_serial: dict[int, _Group] = {}
    for one in revisions:
        key = _key(one)
        outer = next(
            (group for number in one.outer if (group := by_serial.get(number)) and _key(group.first) == key), None
        )
        group = outer or last.get(key)
        if outer and one.kind in outer.kinds():
            outer.parts.append(one)
        elif group and _continues(one, group):
            _take(group, one)
        else:
            group = _Group(_family(one), [one], one.end, [(one.kind in NEW, one.text)])
            groups.append(group)
        last[key] = by_serial[one.serial] = outer or group or groups[-1]
    return groups


def _take(group: _Group, one: Revision) -> None:
    group.parts.append(one)
    group.texts.append((one.kind in NEW, one.text))
    group.end = max(group.end, one.end, key=_place)


def _key(one: Revision) -> tuple[object, ...]:
    """Return the properties that revisions must share to be joined."""
    family = _family(one)
    if family == "move":
        return family, one.author, one.name or one.kind
    return family, one.author, one.table if family in {"cell", "table"} else 0


def _continues(one: Revision, group: _Group) -> bool:
    """Return whether the revision belongs to the change.

    It does if it is adjacent and of the same time, or the other half of a replacement.
    """
    same = one.date == group.first.date
    if group.family in {"cell", "table"} or (group.family == "move" and one.name):
        return same
    if group.family == "format":
        return same and _place(one.start) <= _place(group.end)
    beside = _place(one.start) == _place(group.end)
    return beside and (same or group.kinds() | {one.kind} > group.kinds())


def _with_cells(groups: list[_Group]) -> list[_Group]:
    """Add to a change of cells everything that the same person did in that table at the same time."""
    cells = {
        (group.first.author, group.first.date, group.first.table): group for group in groups if group.family == "cell"
    }
    kept: list[_Group] = []
    for group in groups:
        home = cells.get((group.first.author, group.first.date, group.first.table))
        if home is None or home is group:
            kept.append(group)
        else:
            home.parts += group.parts
    return kept


def _change(group: _Group) -> Change:
    """Return the change that the revisions of the group form."""
    old, new = group.words(new=False), group.words(new=True)
    kind = _kind(group)
    forms = tuple(dict.fromkeys(one.text for one in group.parts if one.kind in {"format", "table"}))
    start = min((one.start for one in group.parts), key=_place) if group.family == "cell" else group.first.start
    if kind in {"table", "format"}:
        old = new = ""
    rows = any(one.whole for one in group.parts)
    return Change(
        kind, group.first.author, group.first.date, start, group.end, old, new, forms, None, rows, len(group.parts)
    )


def _kind(group: _Group) -> ChangeKind:
    match group.family:
        case "cell" | "table" | "format":
            return group.family
        case _:
            kinds = group.kinds()
            return "replace" if len(kinds) > 1 else "ins" if kinds & {*NEW} else "del"


def _moves(groups: list[_Group]) -> list[Change]:
    """Return moves with both ends; an end without the other one is a deletion or an insertion."""
    sources = [group for group in groups if "move_from" in group.kinds()]
    targets = [group for group in groups if "move_from" not in group.kinds()]
    made: list[Change] = []
    for source in sources:
        to = next((one.start for one in source.parts if one.kind == "move_to"), None)
        if to is None:
            target = next((one for one in targets if _fits(source, one)), None)
            if target:
                targets.remove(target)
                source.parts += target.parts
                to = target.first.start
        made.append(_move(source, to))
    return [*made, *map(_change, targets)]


def _fits(source: _Group, target: _Group) -> bool:
    """Return whether the words of an unnamed end are those of the other end."""
    same = source.first.author == target.first.author
    return same and source.words(new=False).strip() == target.words(new=True).strip()


def _move(group: _Group, to: Spot | None) -> Change:
    old = [one for one in group.parts if one.kind == "move_from"]
    first, words = old[0], group.words(new=False)
    end = max((one.end for one in old), key=_place)
    kind: ChangeKind = "move" if to else "del"
    rows = any(one.whole for one in old)
    return Change(kind, first.author, first.date, first.start, end, words, "", (), to, rows, len(group.parts))
