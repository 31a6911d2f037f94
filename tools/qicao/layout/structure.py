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
from qicao.layout.nets import Net

__all__ = ["Plan", "plans"]

SIZES = tuple(points * POINT for points in (10.5, 9, 8, 7.5))
"""The heights of type that are tried, in mm; the first one on large sheets only."""
LARGE = 300.0
"""The width from which a sheet is large."""
FIRST = 16
"""The number of boxes that are tried first on a sheet."""
ENDLESS = 1e5
"""The height of a sheet for what fits on none."""
Groups = tuple[Group, ...]


class Plan(Struct, frozen=True):
    """A sheet: what stands at its top, what is drawn below, and the drawing."""

    chain: Groups
    """The boxes at the top, from the whole system to the one that is shown; of many the first and the last two."""
    groups: Groups
    """What is drawn below the last of them, as far as it is drawn."""
    drawing: Drawing
    part: tuple[int, int] = (1, 1)
    """Which of how many sheets that show the same box."""


class Room(Struct, frozen=True):
    """What all sheets of a system have in common."""

    paper: Paper
    links: Links

    def fits(self, chain: Groups, groups: Groups) -> bool:
        """Return whether the groups fit on one sheet in the smallest type, with lines or without."""
        return any(self._attempt(chain, groups, nets, SIZES[-1:]) for nets in self._choices(chain, groups))

    def _choices(self, chain: Groups, groups: Groups) -> tuple[tuple[Net, ...], ...]:
        """Return the nets that may be drawn, the most first."""
        nets = self.links.nets(chain, groups)
        return tuple(dict.fromkeys((nets, tuple(net for net in nets if net.outside), ())))

    def _attempt(
        self, chain: Groups, groups: Groups, nets: tuple[Net, ...], sizes: tuple[float, ...]
    ) -> Drawing | None:
        notes = self.links.notes(chain, groups, nets)
        noted = tuple(with_notes(group, notes) for group in groups)
        heads = tuple(with_notes(group, notes) for group in chain)
        tries = (arranged(Sheet(heads, noted, self.paper, size, nets)) for size in sizes)
        return next((drawing for drawing in tries if drawing), None)

    def drawn(self, chain: Groups, groups: Groups) -> Drawing | None:
        """Return the groups on one sheet in the largest type that fits.

        Dashed lines are drawn if there is room for them, else those to systems outside, else boxes name the others.
        """
        if not self.fits(chain, groups):
            return None
        sizes = SIZES[self.paper.width < LARGE :]
        tries = (self._attempt(chain, groups, nets, sizes) for nets in self._choices(chain, groups))
        return next((drawing for drawing in tries if drawing), None)

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
                yield from self.sheets(_under(chain, group), group.children)
            else:
                yield from self.below(_under(chain, group), group.children, levels - 1)

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
        low, high = 0, min(FIRST, len(groups))
        while low < high and self.fits(chain, groups[:high]):
            low, high = high, min(2 * high, len(groups))
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.fits(chain, groups[:middle]) else (low, middle)
        return low, self.drawn(chain, groups[:low]) if low else None

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


def _under(chain: Groups, group: Group) -> Groups:
    """Return what stands at the top of a sheet of the group: the whole system, what is right above it, and itself."""
    return (*chain[:1], *chain[1:][-1:], _bare(group))


def _halves(group: Group) -> Groups:
    """Return the group in two boxes, each with half of its list."""
    half = (len(group.items) + 1) // 2
    title = group.title if group.title.endswith("（续）") else f"{group.title}（续）"
    return replace(group, items=group.items[:half]), replace(
        group, title=title, items=group.items[half:], counted=False
    )
