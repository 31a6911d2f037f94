"""The geometry that every drawing must have, and made-up systems to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hypothesis import strategies as st
from msgspec import Struct

from qicao.layout.comb import Group
from qicao.layout.drawing import Box, Drawing, Line
from qicao.layout.links import Links
from qicao.layout.nets import Relation

__all__ = ["Made", "crossings", "faults_of", "made_systems", "nets_are_whole", "numbered_system", "titles", "touched"]

NEAR = 1e-6
CHARACTERS = "数据资源共享平台运行维护城市事项管理规范术语编码“一网统管”（第3部分）GB/T 2260—2007 KPI、"
Frame = tuple[float, float, float, float]


def faults_of(drawing: Drawing) -> list[str]:
    """Everything by which the drawing breaks a law of geometry."""
    return [*_outside(drawing), *_overlaps(drawing.boxes), *_cut(drawing), *_overprinted(drawing)]


def _inside(inner: Frame, outer: Frame) -> bool:
    return (
        inner[0] >= outer[0] - NEAR
        and inner[1] >= outer[1] - NEAR
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )


def _apart(one: Frame, other: Frame) -> bool:
    return (
        one[2] <= other[0] + NEAR or other[2] <= one[0] + NEAR or one[3] <= other[1] + NEAR or other[3] <= one[1] + NEAR
    )


def _outside(drawing: Drawing) -> Iterator[str]:
    whole = (0.0, 0.0, drawing.width, drawing.height)
    for part in (*drawing.parts, *drawing.words):
        if not _inside(part.frame, whole):
            yield f"outside: {part}"


def _overlaps(boxes: Sequence[Box]) -> Iterator[str]:
    solid = [box for box in boxes if box.style not in {"band", "plain"}]
    for one, other in combinations(solid, 2):
        if not _apart(one.frame, other.frame):
            yield f"overlap: {one.code} {one.frame}, {other.code} {other.frame}"


def _cut(drawing: Drawing) -> Iterator[str]:
    """Yield words that leave their box or stand on its strip, and those over one another in it."""
    for box in drawing.boxes:
        foot = box.bottom - (1.2 if box.filled is not None else 0)
        for word in box.words:
            if not _inside(word.frame, (box.x, box.y, box.right, foot)):
                yield f"cut: {word.text} {word.frame} {box.frame}"


def _overprinted(drawing: Drawing) -> Iterator[str]:
    for one, other in combinations(drawing.words, 2):
        if not _apart(one.frame, other.frame):
            yield f"over each other: {one.text}, {other.text}"


def _touches(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    across, down = (
        box.x - NEAR <= x <= box.right + NEAR,
        box.y - NEAR <= y <= box.bottom + NEAR,
    )
    sides = abs(x - box.x) < NEAR or abs(x - box.right) < NEAR
    ends = abs(y - box.y) < NEAR or abs(y - box.bottom) < NEAR
    return across and down and (sides or ends)


def crossings(drawing: Drawing) -> list[str]:
    """Lines that run through a box, and lines of two nets, or a dashed and a solid one, that run along each other."""
    return [*_through(drawing), *_along(drawing)]


def _segments(line: Line) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    yield from (pair for pair in pairwise(line.points) if pair[0] != pair[1])


def _through(drawing: Drawing) -> Iterator[str]:
    for line in drawing.lines:
        for start, end in _segments(line):
            frame = (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
            yield from (f"through {box.code}: {line}" for box in drawing.boxes if box.code and _enters(frame, box))


def _enters(frame: Frame, box: Box) -> bool:
    return (
        frame[0] < box.right - 0.01
        and frame[2] > box.x + 0.01
        and frame[1] < box.bottom - 0.01
        and frame[3] > box.y + 0.01
    )


def _along(drawing: Drawing) -> Iterator[str]:
    pieces = [(line, piece) for line in drawing.lines for piece in _segments(line)]
    for (one, first), (other, second) in combinations(pieces, 2):
        if _parallel_overlap(first, second):
            yield f"along each other: {one}, {other}"


def _parallel_overlap(
    one: tuple[tuple[float, float], tuple[float, float]], other: tuple[tuple[float, float], tuple[float, float]]
) -> bool:
    for axis in (0, 1):
        same = {one[0][axis], one[1][axis], other[0][axis], other[1][axis]}
        if max(same) - min(same) < 0.1:
            cross = 1 - axis
            low = max(min(one[0][cross], one[1][cross]), min(other[0][cross], other[1][cross]))
            high = min(max(one[0][cross], one[1][cross]), max(other[0][cross], other[1][cross]))
            return high - low > 0.1
    return False


def nets_are_whole(drawing: Drawing) -> list[str]:
    """Nets whose lines do not hang together, or touch fewer than two boxes."""
    names = {line.name for line in drawing.lines if line.name}
    return [name for name in sorted(names) if not _whole(drawing, name)]


def touched(drawing: Drawing, name: str) -> set[str]:
    """The codes of the boxes on which lines of that name end."""
    points = [point for line in drawing.lines if line.name == name for point in line.points]
    return {box.code for box in drawing.boxes if box.words and any(_touches(point, box) for point in points)}


def _whole(drawing: Drawing, name: str) -> bool:
    lines = [line for line in drawing.lines if line.name == name]
    reached, waiting = set[int](), {0}
    while waiting:
        at = waiting.pop()
        reached.add(at)
        waiting |= {other for other in range(len(lines)) if other not in reached and _meet(lines[at], lines[other])}
    return len(reached) == len(lines) and len(touched(drawing, name)) >= 2


def _meet(one: Line, other: Line) -> bool:
    return any(_on(point, other) for point in one.points) or any(_on(point, one) for point in other.points)


def _on(point: tuple[float, float], line: Line) -> bool:
    left, top, right, bottom = line.frame
    return left - NEAR <= point[0] <= right + NEAR and top - NEAR <= point[1] <= bottom + NEAR


class Made(Struct, frozen=True):
    """A made-up system with its relations."""

    root: Group
    links: Links


titles = st.text(CHARACTERS, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


@st.composite
def made_systems(draw: st.DrawFn, *, lists: bool = False) -> Made:
    """Draw a system of up to four levels, some sixty boxes, any titles, and any relations."""
    above: dict[str, str] = {}

    def group(code: str, parent: str, levels: int) -> Group:
        above[code] = parent
        count = draw(st.integers(0, 7)) if levels else 0
        children = tuple(group(f"{code}{at}", code, levels - 1) for at in range(count))
        items = tuple(draw(st.lists(titles, max_size=25))) if lists and not children else ()
        wanted = draw(st.integers(0, 99))
        return Group(code, draw(titles), wanted, draw(st.integers(0, wanted)), children, items=items)

    levels = draw(st.integers(0, 2))
    tops = tuple(group(code, "", levels) for code in "ABCDEFGHIJKLM"[: draw(st.integers(1, 9))])
    names = [*above, "别的体系", "又一个标准体系", "智慧城市标准体系", "应急管理标准体系", "公共数据标准体系"]
    pairs = draw(st.lists(st.tuples(st.sampled_from([*above]), st.sampled_from(names)), max_size=30))
    relations = tuple(Relation(source, target) for source, target in pairs if source != target)
    return Made(Group("", draw(titles), 9, 3, tops), Links(relations, above))


def numbered_system(entries: int, leaves: int, tops: int = 4) -> Made:
    """A system of that many standards in so many sub-systems below so many directions, with usual titles."""
    above: dict[str, str] = {}
    found = []
    for top in range(tops):
        code = "ABCDEFGHIJ"[top] * 2
        above[code] = ""
        inner = []
        for leaf in range(top, leaves, tops):
            name = f"{code}{top + 1}{leaf // tops + 1:02}"
            above[name] = code
            share = entries // leaves + (leaf < entries % leaves)
            items = tuple(
                f"{name}-{at:03} GB/T {20000 + at}—2020 城市运行管理服务平台 第{at}部分：数据要求"
                for at in range(share)
            )
            inner.append(Group(name, "城运中心建设与运行管理", share, share // 2, items=items))
        total = sum(group.wanted for group in inner)
        found.append(Group(code, "业务管理", total, total // 2, tuple(inner), style="branch"))
    codes = [code for code in above if above[code]]
    relations = tuple(Relation(one, other) for one, other in zip(codes[::3], codes[1::3], strict=False))
    outer = tuple(Relation(code, "“一网通办”标准体系") for code in codes[::5])
    return Made(
        Group("", "城市运行标准体系", entries, entries // 2, tuple(found), style="root"),
        Links(relations + outer, above),
    )
