"""The number of grid lines that Word gives to a displayed formula, so that the PDF gives as many.

Typst sets formulas tighter than Word and LibreOffice do. The measures are those of Cambria Math at 10.5 pt as laid out
by LibreOffice, taken from the formulas of the test drafts (`docs/studies/layout.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from qicao.ooxml.xml import namespaces

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

__all__ = ["LINE", "formula_lines"]

LINE = 15.6
"""The height of a line of the grid, in points (312 twips)."""


class Extent(NamedTuple):
    """The extent above and below the baseline, in points."""

    up: float = 0
    down: float = 0


LETTERS = Extent(9.4, 3)
RAISED, LOWERED = 12.4, 6.3
"""The extents of a superscript above and of a subscript below the baseline."""
AXIS = 3.0
"""The height of fraction bars above the baseline."""
GAP = 1.5
"""The space between a fraction and its bar, and between rows."""
LIMIT = 8.75
"""The height of a limit above or below a sign."""
SIGN = Extent(11, 5)
"""The extent of ∑ and similar signs."""
OVER = 2.0
"""The height of a root sign or a line above its content."""
AROUND = 1.5
"""The part of brackets that exceeds their content, above and below."""
BESIDE = 4.0
"""The part of a script that exceeds a base taller than a letter."""


def formula_lines(omml: str) -> int:
    """Return the number of lines that the `m:oMath` element takes in a paragraph of its own."""
    from lxml import etree

    [formula] = etree.fromstring(f"<r{namespaces('m')}>{omml}</r>".encode())
    return max(1, ceil(sum(_extent(formula)) / LINE))


def _extent(node: Node) -> Extent:
    kind = node.tag.rpartition("}")[2]
    return _KINDS.get(kind, _row)(node)


def _row(node: Node) -> Extent:
    """Return the extent of elements side by side."""
    return _beside(map(_extent, node))


def _beside(parts: Iterator[Extent]) -> Extent:
    found = [Extent(), *parts]
    return Extent(max(part.up for part in found), max(part.down for part in found))


def _parts(node: Node, name: str) -> list[Node]:
    return [child for child in node if child.tag.rpartition("}")[2] == name]


def _inside(node: Node, name: str) -> Extent:
    return _beside(map(_extent, _parts(node, name)))


def _fraction(node: Node) -> Extent:
    above, below = sum(_inside(node, "num")), sum(_inside(node, "den"))
    return Extent(above + GAP + AXIS, below + GAP - AXIS)


def _script(node: Node) -> Extent:
    base = _inside(node, "e")
    up, down = (BESIDE * (reach > most) for reach, most in zip(base, (RAISED, LOWERED), strict=True))
    raised = max(base.up + up, RAISED) if _parts(node, "sup") else base.up
    return Extent(raised, max(base.down + down, LOWERED) if _parts(node, "sub") else base.down)


def _sign(node: Node) -> Extent:
    """Return the extent of a sign with limits above and below, and of its operand."""
    text = {
        name: "".join(map(str, part.itertext())).strip("\u200b")
        for name in ("sup", "sub")
        for part in _parts(node, name)
    }
    up, down = (LIMIT * bool(text.get(name)) for name in ("sup", "sub"))
    return _beside(iter((Extent(SIGN.up + up, SIGN.down + down), _inside(node, "e"))))


def _covered(node: Node) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + OVER, inner.down)


def _bracketed(node: Node) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + AROUND, inner.down + AROUND)


def _limit(node: Node) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + LIMIT * node.tag.endswith("limUpp"), inner.down + LIMIT * node.tag.endswith("limLow"))


def _rows(node: Node) -> Extent:
    rows = [sum(_row(child)) for child in (*_parts(node, "mr"), *_parts(node, "e"))]
    half = (sum(rows) + GAP * (len(rows) - 1)) / 2
    return Extent(half + AXIS, half - AXIS)


_KINDS: dict[str, Callable[[Node], Extent]] = {
    "t": lambda _: LETTERS,
    "f": _fraction,
    **dict.fromkeys(("sSub", "sSup", "sSubSup"), _script),
    "nary": _sign,
    **dict.fromkeys(("rad", "bar", "groupChr"), _covered),
    "d": _bracketed,
    **dict.fromkeys(("limUpp", "limLow"), _limit),
    **dict.fromkeys(("m", "eqArr"), _rows),
}
"""Office Math element → the function that gives its extent; all others are rows."""
