"""Which relations between groups of standards a sheet can show as lines, and which its boxes name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from qicao.layout.comb import Group
from qicao.layout.nets import Net, Relation, nets_of

__all__ = ["Links", "codes_of", "with_notes"]


class Links(Struct, frozen=True, dict=True):
    """The relations of a system, and the code above each code."""

    relations: tuple[Relation, ...] = ()
    above: Mapping[str, str] = {}

    def nets(self, chain: Iterable[Group], groups: Iterable[Group]) -> tuple[Net, ...]:
        """Return the nets of what stands in boxes of the sheet, or below them."""
        shown, own = codes_of(groups), {group.code for group in chain if group.code}
        found = [self._drawn(one, shown, own) for one in self.relations]
        return nets_of(filter(None, found), shown | own)

    def _drawn(self, one: Relation, shown: set[str], own: set[str]) -> Relation | None:
        """Return the relation as it is drawn.

        It is not drawn if it is one of boxes that only stand for what is below them.
        """
        source, target = self._box(one.source, shown, own), self._box(one.target, shown, own)
        meant = one.source == source or one.target == target
        return Relation(source, target) if source and target and source != target and meant else None

    def notes(self, chain: Iterable[Group], groups: Iterable[Group], nets: Iterable[Net]) -> Mapping[str, str]:
        """Return code of a box → the others with which it is coordinated itself, but for those to which a net leads."""
        shown, own = codes_of(groups), {group.code for group in chain if group.code}
        drawn = {(code, net.name) for net in nets for code in net.members}
        found: dict[str, dict[str, None]] = {}
        for one in self.relations:
            for code, other in ((one.source, one.target), (one.target, one.source)):
                box = self._box(code, shown, own) if code in self.above else ""
                target = self._box(other, shown, own) or other
                if box == code and box != target and not {(box, target), (target, box)} & drawn:
                    found.setdefault(box, {})[other] = None
        return {box: f"协调配套 {'、'.join(others)}" for box, others in found.items()}

    def _box(self, code: str, shown: set[str], own: set[str]) -> str:
        """Return the box that stands for the code: its own, or one above it; a system outside stands for itself."""
        if code not in self.above or code in own:
            return code
        seen: set[str] = set()
        while code and code not in shown and code not in seen:
            seen.add(code)
            code = self.above.get(code, "")
        return code if code in shown else ""


def codes_of(groups: Iterable[Group]) -> set[str]:
    """Return the codes of the groups and of all below them."""
    return {code for group in groups for code in (group.code, *codes_of(group.children))}


def with_notes(group: Group, notes: Mapping[str, str]) -> Group:
    """Return the group with the notes to it and to those below it."""
    more = (notes[group.code],) if group.counted and group.code in notes else ()
    children = tuple(with_notes(child, notes) for child in group.children)
    return replace(group, notes=(*group.notes, *more), children=children)
