"""A tree of boxes as a comb: each box above those that belong to it, which hang on a line at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.layout.drawing import POINT, Box, Line, Words
from qicao.layout.wrap import ems, wrap

__all__ = ["GAP", "INDENT", "Block", "Group", "box_of", "comb", "cut", "depth"]

PAD = 1.3
"""The room between the frame of a box and its words, in mm."""
GAP = 2.2
"""The room between boxes above each other."""
INDENT = 5.0
"""How far a box stands to the right of the one it belongs to."""
LEADING = 1.3
"""The height of a line of text, in multiples of the height of its type."""
SMALLEST = 7.5 * POINT
"""The least height of type (六号 has 7.5 pt)."""
SMALLER = 0.86
"""The height of the type of numbers and lists, as a part of that of titles."""
STRIP = 1.2
"""The height of the strip at the foot of a box."""


class Group(Struct, frozen=True):
    """A group of standards: a box."""

    code: str
    title: str
    wanted: int = 0
    there: int = 0
    children: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines of small type below the title, such as what is not shown."""
    items: tuple[str, ...] = ()
    """Its standards, if they are listed in the box."""
    style: str = "box"
    counted: bool = True
    """False for the further parts of a box that is split, which bear no numbers."""


class Block(Struct, frozen=True):
    """A box with everything below it; the first box is its own."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    height: float

    def moved(self, dx: float, dy: float) -> Block:
        """Return the block at another place."""
        boxes = tuple(box.moved(dx, dy) for box in self.boxes)
        return Block(boxes, tuple(line.moved(dx, dy) for line in self.lines), self.height)


def depth(group: Group) -> int:
    """Return the number of levels, in which a list of standards counts as one."""
    return 1 + max(map(depth, group.children), default=bool(group.items))


def cut(group: Group, levels: int) -> Group:
    """Return the group with that many levels only; a box that lost some says what."""
    if levels > 1 or not (group.children or group.items):
        return replace(group, children=tuple(cut(child, levels - 1) for child in group.children))
    lost = f"下设 {len(group.children)} 个子体系" if group.children else ""
    return replace(group, children=(), items=(), notes=tuple(filter(None, (lost, *group.notes))))


def comb(group: Group, width: float, size: float) -> Block:
    """Return the block of the group, *width* mm wide, with titles in type of *size* mm."""
    own = box_of(group, width, size)
    boxes, lines, y, at = [own], list[Line](), own.height, own.height
    for child in group.children:
        block = comb(child, width - INDENT, size).moved(INDENT, y + GAP)
        at = block.boxes[0].middle
        lines += [Line(((INDENT / 2, at), (INDENT, at)), name=f"{group.code}/"), *block.lines]
        boxes += block.boxes
        y += GAP + block.height
    if group.children:
        lines.append(Line(((INDENT / 2, own.height), (INDENT / 2, at)), name=f"{group.code}/"))
    return Block(tuple(boxes), tuple(lines), y)


def box_of(group: Group, width: float, size: float) -> Box:
    """Return the box at the top left corner, as high as its words need."""
    small = max(size * SMALLER, SMALLEST)
    title = _title(group, (width - 2 * PAD) / size)
    notes = [line for note in group.notes for line in wrap(note, (width - 2 * PAD) / small)]
    counts = [f"现有 {group.there}　应有 {group.wanted}"] if group.counted else []
    words = list(_lines(title, width, PAD, size, "head"))
    words += _lines([*counts, *notes], width, PAD + len(title) * size * LEADING, small, "small")
    y = PAD + len(title) * size * LEADING + (len(counts) + len(notes)) * small * LEADING
    items = list(_items(group.items, width, y + PAD, small))
    y = y + PAD + (0.4 if group.counted else 0) if not items else items[-1].y + 0.3 * small + PAD
    share = (group.there / group.wanted if group.wanted else 0.0) if group.counted else None
    height = y + (STRIP if group.counted else 0)
    return Box(0, 0, width, height, group.style, (*words, *items), group.code, share)


def _title(group: Group, width: float) -> tuple[str, ...]:
    """Return code and title on one line of *width* ems, or the code above the lines of the title."""
    whole = f"{group.code} {group.title}".strip()
    if not group.code or ems(whole) <= width:
        return wrap(whole, width)
    return *wrap(group.code, width), *wrap(group.title, width)


def _lines(texts: Sequence[str], width: float, top: float, size: float, style: str) -> Iterator[Words]:
    """Yield centred lines from *top* downwards."""
    for at, text in enumerate(texts):
        y = top + (at * LEADING + 1.02) * size
        yield Words(width / 2, y, text, size, ems(text) * size, "middle", style)


def _items(items: Sequence[str], width: float, top: float, size: float) -> Iterator[Words]:
    """Yield the lines of a list, those after the first of an item set in."""
    y = top
    for item in items:
        for at, line in enumerate(wrap(item, (width - 2 * PAD) / size - 1, even=False)):
            y += size * LEADING
            yield Words(PAD + (size if at else 0), y, line, size, ems(line) * size)
