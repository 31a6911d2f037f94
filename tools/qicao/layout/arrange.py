"""Boxes of one sheet in columns below a heading box, with all lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from qicao.layout.comb import GAP, INDENT, Block, Group, box_of, comb, depth
from qicao.layout.drawing import POINT, Box, Drawing, Line, Paper, Part, Words
from qicao.layout.nets import LANE, SIDE, Net, Routes, lanes_of
from qicao.layout.wrap import ems

__all__ = ["Sheet", "arranged"]

EDGE = 0.3
"""The room for half the width of a line at the edge of the drawing, in mm."""
DROP = 4.0
"""The height of the lines from a heading box to what is below."""
TRUNK = 4.5
"""The room for the line at the left of a column with several blocks."""
LEAST, MOST = 31.0, 64.0
"""The least and the greatest width of a column of boxes."""
NARROWEST = 21.0
"""The least width of a box at the end of a comb."""
LEAST_LIST, MOST_LIST = 58.0, 96.0
"""The same for boxes with lists of standards."""
NEXT = 3.5
"""The least room between two columns."""
OUTSIDE = 25.0, 46.0
"""The least and the greatest width of the box of a system outside."""
LEGEND = 7.5 * POINT
LEGENDS = (("solid", "层次、隶属"), ("dashed", "协调配套"), ("strip", "现有标准数占应有标准数的比例"))
HALVINGS = 24


class Sheet(Struct, frozen=True, dict=True):
    """What a sheet shows, its room, and the height of its type in mm."""

    chain: tuple[Group, ...]
    groups: tuple[Group, ...]
    paper: Paper
    size: float
    nets: tuple[Net, ...] = ()

    @cached_property
    def heads(self) -> tuple[Box, ...]:
        """The boxes of the chain, one below the other, in the middle."""
        found, y = list[Box](), EDGE
        for group in self.chain:
            natural = ems(f"{group.code} {group.title}") * self.size + 6
            width = min(max(natural, 50), self.paper.width * 0.7)
            box = box_of(group, width, self.size).moved((self.paper.width - width) / 2, y)
            found.append(box)
            y = box.bottom + DROP
        return tuple(found)

    @cached_property
    def outside(self) -> tuple[Box, ...]:
        """The boxes of the systems outside, side by side; their height is that of the highest."""
        titles = [net.name for net in self._sorted_outside()]
        if not titles:
            return ()
        least, most = OUTSIDE
        width = min((self.paper.width - 2 * EDGE + NEXT) / len(titles) - NEXT, most)
        if width < least:
            return ()
        boxes = [box_of(Group("", title, style="outside", counted=False), width, LEGEND) for title in titles]
        height = max(box.height for box in boxes)
        left = (self.paper.width - len(boxes) * (width + NEXT) + NEXT) / 2
        return tuple(
            _outside(title, box, height).moved(left + at * (width + NEXT), 0)
            for at, (box, title) in enumerate(zip(boxes, titles, strict=True))
        )

    def _sorted_outside(self) -> list[Net]:
        """Return the nets to systems outside from left to right, as their members stand."""
        order = {code: at for at, code in enumerate(_codes(self.groups))}
        found = [net for net in self.nets if net.outside]
        return sorted(found, key=lambda net: sum(order.get(code, 0) for code in net.members) / len(net.members))

    @cached_property
    def fits_outside(self) -> bool:
        """Whether there is room for the boxes of all systems outside."""
        return len(self.outside) == sum(net.outside for net in self.nets)

    @cached_property
    def listed(self) -> bool:
        """Whether boxes have lists of standards."""
        return any(_has_items(group) for group in self.groups)

    @property
    def widths(self) -> tuple[float, float]:
        """The least and the greatest width of a column."""
        return (LEAST_LIST, MOST_LIST) if self.listed else (LEAST, MOST)


class Columns(Struct, frozen=True, dict=True):
    """The groups of a sheet in so many columns."""

    sheet: Sheet
    wanted: int

    @cached_property
    def split(self) -> tuple[tuple[Group, ...], ...]:
        """The groups by columns, so that the highest column is as low as can be."""
        heights = self.heights
        low, high = max(heights, default=0), sum(heights)
        for _ in range(HALVINGS):
            level = (low + high) / 2
            low, high = (low, level) if len(_filled(heights, level)) <= self.wanted else (level, high)
        counts = _filled(heights, high) or [0]
        starts = [sum(counts[:at]) for at in range(len(counts))]
        return tuple(self.sheet.groups[at : at + count] for at, count in zip(starts, counts, strict=True))

    @cached_property
    def heights(self) -> list[float]:
        """The heights of the groups if columns are as wide as they can be."""
        room = (self.sheet.paper.width - (self.wanted - 1) * NEXT) / self.wanted
        width = _rounded(min(room, self.sheet.widths[1]))
        return [comb(group, width, self.sheet.size).height + GAP for group in self.sheet.groups]

    @cached_property
    def least(self) -> float:
        """The height of the columns that cannot be gone below."""
        starts, at = list[float](), 0
        for groups in self.split:
            starts.append(sum(self.heights[at : at + len(groups)]) - GAP)
            at += len(groups)
        return self.top + max(starts)

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """Code → the number of its column; a heading box has its lines right of the last one."""
        found = {group.code: len(self.split) - 1 for group in self.sheet.chain}
        found |= {code: at for at, groups in enumerate(self.split) for code in _codes(groups)}
        return found

    @cached_property
    def gutters(self) -> list[float]:
        """The room right of each column."""
        lanes = lanes_of(self.sheet.nets, self.column_of, len(self.split))
        rooms = [max(SIDE + count * LANE, NEXT) if count else NEXT for count in lanes]
        rooms[-1] = SIDE + lanes[-1] * LANE if lanes[-1] else 0
        return rooms

    @cached_property
    def trunk(self) -> float:
        """The room left of each column."""
        return TRUNK if any(len(groups) > 1 for groups in self.split) else 0.0

    @cached_property
    def width(self) -> float:
        """The width of a column."""
        count = len(self.split)
        rest = self.sheet.paper.width - 2 * EDGE - sum(self.gutters) - count * self.trunk
        return _rounded(min(rest / count, self.sheet.widths[1]))

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        """The left edge of each column."""
        count = len(self.split)
        whole = count * (self.width + self.trunk) + sum(self.gutters)
        start = (self.sheet.paper.width - whole) / 2 + self.trunk
        step = self.width + self.trunk
        return tuple(start + at * step + sum(self.gutters[:at]) for at in range(count))

    @cached_property
    def top(self) -> float:
        """The upper edge of the columns."""
        return (self.sheet.heads[-1].bottom if self.sheet.heads else 0) + 2 * DROP

    @cached_property
    def blocks(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each column in their places."""
        return tuple(tuple(self._column(left, groups)) for left, groups in zip(self.lefts, self.split, strict=True))

    def _column(self, left: float, groups: Sequence[Group]) -> Iterator[Block]:
        y = self.top
        for group in groups:
            block = comb(group, self.width, self.sheet.size).moved(left, y)
            yield block
            y += block.height + GAP + (1.0 if group.children else 0)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of the highest column."""
        boxes = [box for blocks in self.blocks for block in blocks for box in block.boxes]
        return max((box.bottom for box in boxes), default=self.top - 2 * DROP)

    @cached_property
    def routes(self) -> Routes:
        """The dashed lines."""
        rights = [left + self.width for left in self.lefts]
        boxes = {box.code: box for box in self._own() if box.code}
        return Routes(self.sheet.nets, boxes, self.sheet.outside, self.column_of, rights, self.bottom)

    def _own(self) -> Iterator[Box]:
        """Yield the boxes of the sheet's own groups; of one that is split only the first counts."""
        yield from (box for blocks in self.blocks for block in reversed(blocks) for box in reversed(block.boxes))
        yield from self.sheet.heads

    def solid(self) -> Iterator[Line]:
        """Yield the lines from the lowest heading box to the blocks, and between heading boxes."""
        for upper, lower in pairwise(self.sheet.heads):
            yield Line(((upper.centre, upper.bottom), (lower.centre, lower.y)), name=f"{upper.code}/")
        if self.sheet.groups:
            yield from self._bus(self.sheet.heads[-1])
        yield from (line for blocks in self.blocks for block in blocks for line in block.lines)

    def _bus(self, head: Box) -> Iterator[Line]:
        """Yield the line down from the head, the one across, and those down to the blocks."""
        y, name = head.bottom + DROP, f"{head.code}/"
        firsts = [blocks[0].boxes[0] for blocks in self.blocks]
        places = [left - TRUNK / 2 for left in self.lefts] if self.trunk else [box.centre for box in firsts]
        yield Line(((head.centre, head.bottom), (head.centre, y)), name=name)
        yield Line(((min(*places, head.centre), y), (max(*places, head.centre), y)), name=name)
        for x, left, blocks in zip(places, self.lefts, self.blocks, strict=True):
            ends = [block.boxes[0].middle for block in blocks] if self.trunk else [blocks[0].boxes[0].y]
            yield Line(((x, y), (x, ends[-1])), name=name)
            if self.trunk:
                yield from (Line(((x, end), (left, end)), name=name) for end in ends)


def arranged(sheet: Sheet) -> Drawing | None:
    """Return the sheet in as many columns as make it lowest; None if there is no room for it."""
    least, _ = sheet.widths
    most = max(min(len(sheet.groups), int((sheet.paper.width + NEXT) / (least + NEXT))), 1)
    tries = [Columns(sheet, count) for count in range(1, most + 1)] if sheet.fits_outside else []
    legend = legend_of(sheet, 0)
    room = sheet.paper.height - legend.height - EDGE
    narrow = NARROWEST + INDENT * (max(map(depth, sheet.groups), default=1) - 1 - sheet.listed)
    likely = [one for one in tries if one.width >= max(least, narrow) and one.least <= room]
    fitting = [one for one in likely if one.routes.foot <= room and one.routes.sound]
    if not fitting:
        return None
    return drawn(min(fitting, key=lambda one: round(one.routes.foot, 1)))


def drawn(columns: Columns) -> Drawing:
    """Return the drawing, as high as it must be."""
    sheet, foot = columns.sheet, columns.routes.foot
    legend = legend_of(sheet, foot)
    boxes = [box for blocks in columns.blocks for block in blocks for box in block.boxes]
    parts = (
        *columns.solid(),
        *columns.routes.parts(),
        *sheet.heads,
        *boxes,
        *columns.routes.placed.values(),
        *legend.parts,
    )
    return Drawing(sheet.paper.width, foot + legend.height + EDGE, parts)


def legend_of(sheet: Sheet, top: float) -> Drawing:
    """Return the words that tell what lines mean, from *top* downwards; its height is what they need."""
    x, y, parts = EDGE, top + 6.0, list[Part]()
    for style, text in LEGENDS:
        if style == "dashed" and not sheet.nets:
            continue
        width = 12 + ems(text) * LEGEND
        if x + width > sheet.paper.width:
            x, y = EDGE, y + LEGEND * 1.5
        parts += _sample(style, x, y)
        parts.append(Words(x + 11, y, text, LEGEND, width - 12, "start", "small"))
        x += width + 6
    return Drawing(sheet.paper.width, y - top + 1.0, tuple(parts))


def _outside(title: str, box: Box, height: float) -> Box:
    """Return the box of a system outside, of that height and with its words in the middle."""
    words = tuple(word.moved(0, (height - box.height) / 2) for word in box.words)
    return Box(0, 0, box.width, height, "outside", words, title)


def _sample(style: str, x: float, y: float) -> list[Part]:
    if style == "strip":
        return [Box(x, y - 1.9, 9.5, 1.9, "box", filled=0.6)]
    return [Line(((x, y - 0.9), (x + 9.5, y - 0.9)), style)]


def _rounded(width: float) -> float:
    """Return the width in halves of a mm, so that many columns are equally wide and their text is set only once."""
    return int(width * 2) / 2


def _filled(heights: Sequence[float], level: float) -> list[int]:
    """Return how many stand in each column if none is higher than *level*."""
    counts, left = list[int](), 0.0
    for height in heights:
        if not counts or height > left + 1e-9:
            counts.append(0)
            left = level
        counts[-1] += 1
        left -= height
    return counts


def _codes(groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        yield group.code
        yield from _codes(group.children)


def _has_items(group: Group) -> bool:
    return bool(group.items) or any(map(_has_items, group.children))
