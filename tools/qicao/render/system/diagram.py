"""标准体系结构图 of a system, on as many sheets as it needs to be read (GB/T 13016—2018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from qicao.catalog.stats import counted, counts, total_of
from qicao.catalog.system import System
from qicao.layout.comb import Group
from qicao.layout.drawing import Paper
from qicao.layout.links import Links
from qicao.layout.nets import Relation
from qicao.layout.structure import Plan, plans
from qicao.model.system import Entry, Subsystem
from qicao.render.system.sheet import A4, Data, Sheet, sheet_of

__all__ = ["MOST_LISTED", "diagrams"]

HEAD = ("编号", "名称", "上级", "现有数", "应有数", "协调配套")
MOST_LISTED = 2000
"""The number of standards up to which pictures can list them: about forty sheets."""
STYLES = ("root", "branch", "box")
"""Level, counted from the top → the style of its boxes; the last one for all further levels."""


def diagrams(
    system: System, paper: Paper = A4, *, expanded: bool = False, links: Mapping[str, str] | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of the 结构图: the first shows the whole system or its upper levels, the others what is left out.

    If *expanded*, the boxes list their standards, but not more than `MOST_LISTED` in all; the 明细表 has them. *links* gives the address of a sub-system by its code.
    """
    source = _Source(system, expanded and len(system.entries) <= MOST_LISTED)
    relations = Links(tuple(source.relations()), source.above())
    found = plans(source.root(), paper, relations)
    name = "structure-list" if expanded else "structure"
    return tuple(source.sheet(plan, name, links) for plan in found)


class _Source(Struct, frozen=True, dict=True):
    system: System
    expanded: bool

    @cached_property
    def entries(self) -> Mapping[str, list[Entry]]:
        """Code of a sub-system → its own standards that count, in the order of their ids."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted((row.value for row in counted(self.system)), key=lambda entry: entry.id):
            found.setdefault(entry.subsystem, []).append(entry)
        return found

    def root(self) -> Group:
        """Return the system with all its sub-systems."""
        children = tuple(self.group(row.value, 1, {""}) for row in self.system.children_of[""] if row.value.code)
        title = self.system.head.value.title or "标准体系"
        count = total_of(self.system)
        return Group("", title, count.wanted, count.there, children, style=STYLES[0])

    def group(self, subsystem: Subsystem, level: int, seen: set[str]) -> Group:
        """Return a sub-system with those below it; one that stands below itself is shown only once."""
        seen = seen | {subsystem.code}
        below = [row.value for row in self.system.children_of[subsystem.code] if row.value.code not in seen]
        children = tuple(self.group(child, level + 1, seen) for child in below)
        codes = {subsystem.code, *(code for child in children for code in _codes(child))}
        count = counts("", [entry for code in codes for entry in self.entries.get(code, ())], self.lacking(codes))
        own = self.entries.get(subsystem.code, ())
        items = tuple(map(_item, own)) if self.expanded and not children else ()
        style = STYLES[min(level, len(STYLES) - 1)]
        return Group(subsystem.code, subsystem.title, count.wanted, count.there, children, (), items, style)

    def lacking(self, codes: Iterable[str]) -> int:
        """Return how many standards the sub-systems should have that are not listed."""
        return sum(self.system.unlisted.get(code, 0) for code in codes)

    def relations(self) -> Iterator[Relation]:
        """Yield what is coordinated."""
        for code, row in self.system.subsystem_of.items():
            yield from (Relation(code, name) for name in row.value.coordinates_with if name)

    def above(self) -> Mapping[str, str]:
        """Return code → the code above it."""
        return {code: row.value.parent for code, row in self.system.subsystem_of.items()}

    def sheet(self, plan: Plan, name: str, links: Mapping[str, str] | None) -> Sheet:
        """Return the sheet of a plan with its table."""
        head, title = plan.chain[-1], f"{plan.chain[0].title}结构图"
        if head.code:
            title = f"{title}（{head.code} {head.title}）"
        at, count = plan.part
        if count > 1:
            title = f"{title}（第{at}张，共{count}张）"
        parts = [name, *([head.code] if head.code else []), *([str(at)] if count > 1 else [])]
        data = Data(title, HEAD, tuple(self.rows(plan)))
        return sheet_of("-".join(parts), plan.drawing, self.description(plan), data, links)

    def rows(self, plan: Plan) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the table: one for each box, in the order of the tree."""
        for group in (*plan.chain, *(inner for one in plan.groups for inner in _walk(one))):
            row = self.system.subsystem_of.get(group.code)
            parent, others = (row.value.parent, row.value.coordinates_with) if row else ("", ())
            yield group.code, group.title, parent, str(group.there), str(group.wanted), "、".join(others)

    def description(self, plan: Plan) -> str:
        """Return the picture in a sentence or two."""
        head = plan.chain[-1]
        below = "，".join(
            f"{group.code} {group.title}（现有{group.there}项，应有{group.wanted}项）" for group in plan.groups
        )
        name = f"{head.code} {head.title}".strip()
        return f"层次结构图。{name}应有标准{head.wanted}项，现有{head.there}项。下设：{below or '无'}。"


def _item(entry: Entry) -> str:
    name = f"{entry.number} {entry.title}" if entry.number else f"{entry.title}（{entry.status}）"
    return f"{entry.id} {name}"


def _codes(group: Group) -> Iterator[str]:
    return (inner.code for inner in _walk(group))


def _walk(group: Group) -> Iterator[Group]:
    if group.counted:
        yield group
    for child in group.children:
        yield from _walk(child)
