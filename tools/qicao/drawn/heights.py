"""How many lines a displayed formula takes on Word's grid, so that the PDF gives it as many.

Typst sets formulas tighter than Word and LibreOffice do. The measures are those of Cambria Math at 10.5 pt as LibreOffice
lays it out, taken from the formulas of the test drafts (`docs/studies/layout.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import Any, NamedTuple

from qicao.ooxml.xml import namespaces

__all__ = ["LINE", "formula_lines"]

LINE = 15.6
"""Height of a line of the grid, in points (312 twips)."""


class Extent(NamedTuple):
    """How far something reaches above and below the line on which letters stand, in points."""

    up: float = 0
    down: float = 0


LETTERS = Extent(9.4, 3)
RAISED, LOWERED = 12.4, 6.3
"""How far a superscript reaches up and a subscript down."""
AXIS = 3.0
"""Height of fraction bars above the line."""
GAP = 1.5
"""Between a fraction and its bar, and between rows."""
LIMIT = 8.75
"""A limit above or below a sign."""
SIGN = Extent(11, 5)
"""∑ and its like."""
OVER = 2.0
"""A root or a line above letters."""
AROUND = 1.5
"""How far brackets reach over what they hold, above and below."""
BESIDE = 4.0
"""How far a script reaches over a base that is itself taller than a letter."""


def formula_lines(omml: str) -> int:
    """The lines that the `m:oMath` element takes when it stands in a paragraph of its own."""
    from lxml import etree

    [formula] = etree.fromstring(f"<r{namespaces('m')}>{omml}</r>".encode())
    return max(1, ceil(sum(_extent(formula)) / LINE))


def _extent(node: Any) -> Extent:
    kind = node.tag.rpartition("}")[2]
    return _KINDS.get(kind, _row)(node)


def _row(node: Any) -> Extent:
    """Things beside each other."""
    return _beside(map(_extent, node))


def _beside(parts: Iterator[Extent]) -> Extent:
    found = [Extent(), *parts]
    return Extent(max(part.up for part in found), max(part.down for part in found))


def _parts(node: Any, name: str) -> list[Any]:
    return [child for child in node if child.tag.rpartition("}")[2] == name]


def _inside(node: Any, name: str) -> Extent:
    return _beside(map(_extent, _parts(node, name)))


def _fraction(node: Any) -> Extent:
    above, below = sum(_inside(node, "num")), sum(_inside(node, "den"))
    return Extent(above + GAP + AXIS, below + GAP - AXIS)


def _script(node: Any) -> Extent:
    base = _inside(node, "e")
    up, down = (BESIDE * (reach > most) for reach, most in zip(base, (RAISED, LOWERED), strict=True))
    raised = max(base.up + up, RAISED) if _parts(node, "sup") else base.up
    return Extent(raised, max(base.down + down, LOWERED) if _parts(node, "sub") else base.down)


def _sign(node: Any) -> Extent:
    """A sign with limits above and below; beside it what it is taken over."""
    text = {name: "".join(part.itertext()).strip("\u200b") for name in ("sup", "sub") for part in _parts(node, name)}
    up, down = (LIMIT * bool(text.get(name)) for name in ("sup", "sub"))
    return _beside(iter((Extent(SIGN.up + up, SIGN.down + down), _inside(node, "e"))))


def _covered(node: Any) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + OVER, inner.down)


def _bracketed(node: Any) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + AROUND, inner.down + AROUND)


def _limit(node: Any) -> Extent:
    inner = _inside(node, "e")
    return Extent(inner.up + LIMIT * node.tag.endswith("limUpp"), inner.down + LIMIT * node.tag.endswith("limLow"))


def _rows(node: Any) -> Extent:
    rows = [sum(_row(child)) for child in (*_parts(node, "mr"), *_parts(node, "e"))]
    half = (sum(rows) + GAP * (len(rows) - 1)) / 2
    return Extent(half + AXIS, half - AXIS)


_KINDS: dict[str, Callable[[Any], Extent]] = {
    "t": lambda _: LETTERS,
    "f": _fraction,
    **dict.fromkeys(("sSub", "sSup", "sSubSup"), _script),
    "nary": _sign,
    **dict.fromkeys(("rad", "bar", "groupChr"), _covered),
    "d": _bracketed,
    **dict.fromkeys(("limUpp", "limLow"), _limit),
    **dict.fromkeys(("m", "eqArr"), _rows),
}
"""The reach of each kind of Office Math element; all others are things beside each other."""
