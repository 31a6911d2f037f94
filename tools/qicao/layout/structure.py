"""标准体系结构图: boxes in levels, solid lines for what belongs together, dashed ones for what is coordinated.

A system that is too big for a sheet at a size that can be read is drawn on several: one with its upper levels, and one for
each box that has more below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from qicao.layout.arrange import Sheet, arranged
from qicao.layout.comb import Group, cut, depth
from qicao.layout.drawing import POINT, Drawing, Paper
from qicao.layout.links import Links, with_notes

__all__ = ["Plan", "plans"]

SIZES = tuple(points * POINT for points in (10.5, 9, 8, 7.5))
"""The heights of type that are tried, in mm; the first one on large sheets only."""
LARGE = 300.0
"""The width from which a sheet is large."""
ENDLESS = 1e5
"""The height of a sheet for what fits on none."""
Groups = tuple[Group, ...]


class Plan(Struct, frozen=True):
    """A sheet: what stands at its top, what is drawn below, and the drawing."""

    chain: Groups
    """The boxes at the top, from the whole system to the one that is shown."""
    groups: Groups
    """What is drawn below the last of them, as far as it is drawn."""
    drawing: Drawing
    part: tuple[int, int] = (1, 1)
    """Which of how many sheets that show the same box."""


class Room(Struct, frozen=True):
    """What all sheets of a system have in common."""

    paper: Paper
    links: Links

    def drawn(self, chain: Groups, groups: Groups) -> Drawing | None:
        """Return the groups on one sheet in the largest type that fits.

        Dashed lines are drawn if there is room for them, else those to systems outside, else boxes name the others.
        """
        nets = self.links.nets(chain, groups)
        for chosen in dict.fromkeys((nets, tuple(net for net in nets if net.outside), ())):
            notes = self.links.notes(chain, groups, chosen)
            noted = tuple(with_notes(group, notes) for group in groups)
            heads = tuple(with_notes(group, notes) for group in chain)
            sizes = SIZES[self.paper.width < LARGE :]
            tries = (arranged(Sheet(heads, noted, self.paper, size, chosen)) for size in sizes)
            found = next((drawing for drawing in tries if drawing), None)
            if found:
                return found
        return None

    def sheets(self, chain: Groups, groups: Groups) -> Iterator[Plan]:
        """Yield the sheets for the groups below the last box of the chain, and for all below them."""
        deepest = max(map(depth, groups), default=1)
        flat = not any(group.children for group in groups)
        for levels in [deepest] if flat else range(deepest, 0, -1):
            shown = tuple(cut(group, levels) for group in groups)
            found = self.drawn(chain, shown)
            if found:
                yield Plan(chain, shown, found)
                break
        else:
            yield from self.parts(chain, groups if flat else tuple(cut(group, 1) for group in groups))
            levels = deepest if flat else 1
        yield from self.below(chain, groups, levels)

    def below(self, chain: Groups, groups: Groups, levels: int) -> Iterator[Plan]:
        """Yield the sheets for what is lost when only that many levels are drawn."""
        for group in groups:
            if depth(group) <= levels:
                continue
            if not group.children:
                yield from self.sheets(chain, (group,))
            elif levels == 1 or not any(child.children for child in group.children):
                yield from self.sheets((*chain, _bare(group)), group.children)
            else:
                yield from self.below((*chain, _bare(group)), group.children, levels - 1)

    def parts(self, chain: Groups, groups: Groups) -> Iterator[Plan]:
        """Yield as many sheets as the groups need, which have no other boxes below them."""
        found: list[tuple[Groups, Drawing]] = []
        while groups:
            count, drawing = self.fitting(chain, groups)
            if drawing:
                found.append((groups[:count], drawing))
                groups = groups[count:]
            elif len(groups[0].items) > 1:
                groups = (*_halves(groups[0]), *groups[1:])
            else:
                found.append((groups[:1], self.forced(chain, groups[:1])))
                groups = groups[1:]
        for at, (shown, drawing) in enumerate(found):
            yield Plan(chain, shown, drawing, (at + 1, len(found)))

    def fitting(self, chain: Groups, groups: Groups) -> tuple[int, Drawing | None]:
        """Return how many of the groups fit on a sheet, and the sheet."""
        low, high, best = 0, len(groups), None
        while low < high:
            middle = (low + high + 1) // 2
            drawing = self.drawn(chain, groups[:middle])
            low, high, best = (middle, high, drawing) if drawing else (low, middle - 1, best)
        return low, best

    def forced(self, chain: Groups, groups: Groups) -> Drawing:
        """Return the groups on a sheet that is as high as they need."""
        high = replace(self.paper, height=ENDLESS)
        drawing = arranged(Sheet(chain, groups, high, SIZES[-1]))
        return drawing or Drawing(self.paper.width, self.paper.height)


def plans(system: Group, paper: Paper, links: Links) -> tuple[Plan, ...]:
    """Return the sheets of the system; the first shows all of it or its upper levels."""
    return tuple(Room(paper, links).sheets((_bare(system),), system.children))


def _bare(group: Group) -> Group:
    return replace(group, children=(), items=())


def _halves(group: Group) -> Groups:
    """Return the group in two boxes, each with half of its list."""
    half = (len(group.items) + 1) // 2
    title = group.title if group.title.endswith("（续）") else f"{group.title}（续）"
    return replace(group, items=group.items[:half]), replace(
        group, title=title, items=group.items[half:], counted=False
    )
