"""MathML as pandoc writes it → Typst math, and → MathML with additions for browsers.

So pages and PDF come from the same tree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from qicao.drawn.brackets import BARS, Bracket, bracket_of, pairs
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

__all__ = ["mend", "to_typst"]

APPLY = "\u2061"
"""The character between a function and its argument; it prints nothing."""
EMPTY = '""'
SPECIAL = compiled(r"([!-/:-@\[-`{-~])")
BAR = compiled("(<mo [^>]*>)([∣∥])(?=</mo>)")
UPRIGHT = {"∣": "|", "∥": "‖"}
"""Relations that pandoc writes for bars; it marks those that are relations in no other way, either."""
COMBINING = str.maketrans("\u0302\u0303\u0307\u0308", "ˆ˜˙¨")
"""Accent that browsers set beside a letter → the one that they set above it."""
LINE = compiled(r'<mover>((?:(?!</?mover>).)*)<mo accent="true">¯</mo></mover>')
"""A line above several letters; few fonts have one that is long enough."""
OVERLINE = "overline"
CENTRED = ' style="text-align: center"'
"""An attribute that must be removed: centring is the default of browsers, but Chromium stops it if it is stated."""
RIGHT = 'style="text-align: right'
"""A style that aligns text, but no formulas, in Chromium."""
ACCENTS = {
    "‾": "macron",
    "ˆ": "hat",
    "˜": "tilde",
    "˙": "dot",
    "¨": "dot.double",
    "→": "arrow",
    "⏞": "overbrace",
    "⏟": "underbrace",
    "_": "underline",
    "\u0332": "underline",
}
"""Sign above or below a letter → the Typst function for it."""
PRIMES = {"′": "'", "″": "''", "‴": "'''"}
BRACES = {"overbrace", "underbrace"}
ARROWS = frozenset("→←↔⇒⇐⇔⟶⟵⟷⇌")
ALIGNED = [["right", "left"], ["right"]]
"""The columns between which the rows of an equation are aligned."""


def to_typst(mathml: str) -> str:
    """Return the formula as it is written between two dollar signs of Typst."""
    root = _root(mathml)
    while _kind(root) == "mrow" and len(root) == 1:
        root = root[0]
    alone = _kind(root) == "mtable" and _aligns(root)[:2] in ALIGNED
    return (" \\ ".join(_aligned(root)) if alone else _write(root)).strip()


def mend(mathml: str) -> str:
    """Return the `math` element with growing bars and with accents at their places.

    If the formula is alone on its line, signs have their limits above and below everywhere; in fractions and rows
    browsers would set them beside the signs.
    """
    mathml = BAR.sub(lambda match: match[1] + UPRIGHT[match[2]], mathml).translate(COMBINING)
    mathml = LINE.sub(rf'<mrow class="{OVERLINE}">\1</mrow>', mathml)
    mathml = mathml.replace(CENTRED, "").replace(RIGHT, f"{RIGHT}; text-align: -webkit-right")
    if 'display="block"' in mathml:
        mathml = compiled(r"(<munder(?:over)?>)<mo>").sub(r'\1<mo movablelimits="false">', mathml)
        mathml = mathml.replace("<mtable>", '<mtable displaystyle="true">')
    return mathml


def _root(mathml: str) -> Node:
    """Return the formula itself; pandoc puts its TeX beside it."""
    from lxml import etree

    node = etree.fromstring(mathml.encode())
    while _kind(node) in {"math", "semantics"}:
        node = node[0]
    return node


def _kind(node: Node) -> str:
    """Return the name of the element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def _text(node: Node) -> str:
    return node.text or ""


def _write(node: Node) -> str:
    return _KINDS.get(_kind(node), _row)(node)


def _argument(node: Node) -> str:
    return _write(node).strip() or EMPTY


def _symbol(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def _letter(node: Node) -> str:
    """Return a letter, with a mark if it is upright; several letters are the name of a function."""
    text = _text(node)
    if len(text) > 1:
        return f"op({_quoted(text)})"
    upright = node.get("mathvariant") == "normal" and text.isalpha()
    return f"upright({text})" if upright else _symbol(text)


def _operator(node: Node) -> str:
    text = _text(node)
    if (node.get("stretchy"), node.get("form")) == ("true", "infix"):
        return f"mid({_symbol(text)})"
    return "" if text == APPLY else _symbol(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _space(node: Node) -> str:
    return f"#h({node.get('width', '0em')})"


def _fence(nodes: Sequence[Node], at: int, form: str) -> str:
    """Return the growing bracket that begins or ends the row."""
    if not nodes or _kind(nodes[at]) != "mo":
        return ""
    return _text(nodes[at]) if (nodes[at].get("stretchy"), nodes[at].get("form")) == ("true", form) else ""


def _row(node: Node) -> str:
    """Return elements side by side, perhaps between growing brackets, one of which may be missing."""
    nodes = list(node)
    left, right = _fence(nodes, 0, "prefix"), _fence(nodes[1:], -1, "postfix") or _fence(nodes[:1], 0, "postfix")
    inner = nodes[bool(left) : len(nodes) - bool(right)]
    if not left and not right:
        inside = " ".join(_beside(nodes))
        return f"{OVERLINE}({inside})" if node.get("class") == OVERLINE else inside
    if len(inner) == 1 and _kind(inner[0]) == "mtable":
        return _rows(inner[0], (left, right))
    if len(inner) == 1 and inner[0].get("linethickness") == "0":
        return _write(inner[0])
    return f"lr({_symbol(left)} {' '.join(map(_write, inner))} {_symbol(right)})"


def _beside(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the parts; bars have no space between them and their content."""
    sides: dict[int, str] = {}
    for first, last in pairs([_bracket(node) for node in nodes]):
        sides |= {first: "opening", last: "closing"}
    for at, node in enumerate(nodes):
        sign = _base(node) if at in sides and _text(_base(node)) in BARS else None
        yield _write(node) if sign is None else _with_class(node, sides[at])


def _bracket(node: Node) -> Bracket:
    """Return the bracket in the node, or the one that has the scripts, which opens nothing."""
    base = _base(node)
    sign = _text(base) if _kind(base) == "mo" and base.get("stretchy") != "true" else ""
    return bracket_of(sign, "" if base is node else "r")


def _base(node: Node) -> Node:
    """Return the element that has the scripts; the node itself if there are none."""
    return node[0] if _kind(node) in {"msub", "msup", "msubsup"} else node


def _with_class(node: Node, side: str) -> str:
    """Return the bar, perhaps with scripts, as an opening or a closing one."""
    sign = f'class("{side}", {_symbol(_text(_base(node)))})'
    return sign if _base(node) is node else _scripted(sign, node)


def _scripts(node: Node) -> str:
    """Return a base with its superscript and subscript."""
    base, *scripts = node
    places = _PLACES[_kind(node)]
    if places == "t" and _text(scripts[0]) in PRIMES:
        return _argument(base) + PRIMES[_text(scripts[0])]
    return _scripted(_argument(base), node)


def _scripted(base: str, node: Node) -> str:
    places = zip(_PLACES[_kind(node)], list(node)[1:], strict=True)
    return f"attach({base}, {', '.join(f'{place}: {_argument(script)}' for place, script in places)})"


def _limits(node: Node) -> str:
    """Return a base with signs exactly below and above it: limits, accents, braces, words over an arrow."""
    base, *scripts = node
    sign = _text(scripts[0]) if scripts[0].get("accent") == "true" else ""
    if sign:
        name = ACCENTS.get(sign)
        return f"{name}({_argument(base)})" if name else f"accent({_argument(base)}, #{_quoted(sign)})"
    inner = ACCENTS.get(_text(base[-1])) if _kind(base) == _kind(node) else None
    if inner in BRACES:
        return f"{inner}({_argument(base[0])}, {_argument(scripts[0])})"
    places = _PLACES[_kind(node)]
    words = ", ".join(f"{place}: {_argument(script)}" for place, script in zip(places, scripts, strict=True))
    grown = f"stretch({_text(base)}, size: #(100% + 1em))" if _text(base) in ARROWS else _argument(base)
    return f"attach(limits({grown}), {words})"


_PLACES = {"msub": "b", "msup": "t", "msubsup": "bt", "munder": "b", "mover": "t", "munderover": "bt"}
"""Element → the places of its scripts (b: below, t: above), in the order in which they are written."""


def _fraction(node: Node) -> str:
    name = "binom" if node.get("linethickness") == "0" else "frac"
    return f"{name}({', '.join(map(_storey, node))})"


def _storey(node: Node) -> str:
    """Return a numerator or denominator; signs with limits are as large in it as on the line."""
    limited = any(_kind(inner) in {"munder", "munderover"} for inner in node.iter())
    return f"display({_argument(node)})" if limited else _argument(node)


def _rows(node: Node, fences: tuple[str, str] = ("", "")) -> str:
    """Return a matrix, or the rows of an equation, aligned between two columns."""
    if _aligns(node)[:2] in ALIGNED:
        return _matrix([[f"display({line or EMPTY})"] for line in _aligned(node)], fences)
    cells = [[cell or EMPTY for cell in row] for row in _cells(node)]
    if "left" in _aligns(node):
        return _matrix(
            [[f"display({cell})" for cell in row] for row in cells], fences, "align: #left, column-gap: #1em, "
        )
    return _matrix(cells, fences)


def _cells(node: Node) -> list[list[str]]:
    return [[_argument(cell) if len(cell) or cell.text else "" for cell in row] for row in node]


def _aligns(node: Node) -> list[str]:
    """Return the alignments of the columns."""
    return [cell.get("columnalign", "center") for cell in node[0]] if len(node) else []


def _aligned(node: Node) -> list[str]:
    """Return the rows of an equation, with marks between their columns."""
    return [" & ".join(row) for row in _cells(node)]


def _matrix(cells: Sequence[Sequence[str]], fences: tuple[str, str], form: str = "") -> str:
    left, right = (_quoted(fence) if fence else "none" for fence in fences)
    return f"mat(delim: #({left}, {right}), {form}{'; '.join(', '.join(row) for row in cells)})"


def _style(node: Node) -> str:
    names = {"true": "display", "false": "inline"}
    name = names.get(node.get("displaystyle", ""), "")
    return f"{name}({_row(node)})"


def _enclosed(node: Node) -> str:
    if "strike" in node.get("notation", ""):
        return f"cancel({_row(node)})"
    return f"#box(stroke: 0.5pt, inset: 2pt, {_inner(node)})"


def _inner(node: Node) -> str:
    """Return a formula inside text of Typst."""
    return f"math.equation(alt: {_quoted(''.join(map(str, node.itertext())) or '·')}, $display({_row(node)})$)"


_KINDS: dict[str, Callable[[Node], str]] = {
    "mi": _letter,
    "mn": lambda node: _symbol(_text(node)).replace("\\.", "."),
    "mo": _operator,
    "mtext": lambda node: _quoted(_text(node)),
    "mspace": _space,
    **dict.fromkeys(("msub", "msup", "msubsup"), _scripts),
    **dict.fromkeys(("munder", "mover", "munderover"), _limits),
    "mfrac": _fraction,
    "msqrt": lambda node: f"sqrt({_row(node) or EMPTY})",
    "mroot": lambda node: f"root({_argument(node[1])}, {_argument(node[0])})",
    "mtable": _rows,
    "mstyle": _style,
    "menclose": _enclosed,
    "mphantom": lambda node: f"#hide({_inner(node)})",
}
"""Element → the function that writes it; all others are rows."""
