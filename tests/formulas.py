"""Formulas in one notation, whether they are Office Math in Word or MathML on a page, so that both can be compared.

x italic, "d" upright, *F* bold, “当” words; frac(a; b), binom(n; k), sqrt(x), root(3; x); x_(i)^(2) scripts;
∑[i=1; n] what stands exactly below and above; accent(ˆ; y) signs that grow over or under their base; lr{( x )} brackets
that grow; rows[a, b; c, d] rows and columns. Blanks of any width are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from unicodedata import normalize

from lxml import etree

from qicao.ooxml.xml import namespaces

__all__ = ["joined", "letters", "limits", "of_mathml", "of_omml", "scripts", "table"]

ALIKE = str.maketrans(
    {"\u0302": "ˆ", "\u0303": "˜", "\u0307": "˙", "\u0308": "¨", "\u0305": "‾", "\u20d7": "→", "⟶": "→"}
)
SILENT = "\u2061\u200b"
"""Between a function and its argument; where a base is missing."""


def of_mathml(mathml: str) -> str:
    """The formula of a `math` element."""
    root = etree.fromstring(mathml.encode())
    while _kind(root) in {"math", "semantics"}:
        root = root[0]
    return joined(_mathml(root))


def of_omml(omml: str) -> str:
    """The formula of an `m:oMath` element."""
    return joined(_omml(etree.fromstring(f"<r{namespaces('m')}>{omml}</r>".encode())[0]))


def joined(formula: str) -> str:
    """The formula with upright letters that stand beside each other in one pair of signs."""
    return formula.replace('""', "")


def _kind(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _visible(text: str | None) -> str:
    return "".join(char for char in text or "" if not char.isspace() and char not in SILENT)


def letters(text: str, *, upright: bool, bold: bool = False) -> str:
    """Letters in the notation, by their face."""
    plain = normalize("NFKC", _visible(text))
    if bold or plain != _visible(text):
        return f"*{plain}*"
    return f'"{plain}"' if plain.isalpha() and (upright or len(plain) > 1) else plain


def scripts(base: str, below: str | None, above: str | None) -> str:
    """A base with what stands beside it."""
    return base + (f"_({below})" if below else "") + (f"^({above})" if above else "")


def limits(base: str, below: str, above: str) -> str:
    """A base with what stands exactly below and above it."""
    return f"{base}[{below}; {above}]"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells."""
    return f"rows[{'; '.join(', '.join(row) for row in rows)}]"


# MathML


def _mathml(node: Any) -> str:
    return _MATHML.get(_kind(node), _row)(node)


def _row(node: Any) -> str:
    nodes = list(node)
    inside = "".join(map(_mathml, nodes))
    if node.get("class") == "overline":
        return f"accent(¯; {inside})"
    grows = [mo for mo in nodes if _kind(mo) == "mo" and mo.get("stretchy") == "true"]
    if not grows:
        return inside
    left = grows[0].text if grows[0].get("form") == "prefix" else ""
    right = grows[-1].text if grows[-1].get("form") == "postfix" else ""
    inner = "".join(map(_mathml, nodes[bool(left) : len(nodes) - bool(right)]))
    return inner if inner.startswith("binom") else f"lr{{{left} {inner} {right}}}"


def _place(node: Any) -> str:
    base, *others = map(_mathml, node)
    kind = _kind(node)
    if kind in {"msub", "msup", "msubsup"}:
        below = others[0] if "sub" in kind else None
        return scripts(base, below, others[-1] if "sup" in kind else None)
    if node[1].get("accent") == "true":
        return f"accent({others[0].translate(ALIKE)}; {base})"
    return limits(base, others[0] if "under" in kind else "", others[-1] if "over" in kind else "")


def _fraction(node: Any) -> str:
    name = "binom" if node.get("linethickness") == "0" else "frac"
    return f"{name}({'; '.join(map(_mathml, node))})"


_MATHML: dict[str, Callable[[Any], str]] = {
    "mi": lambda node: letters(node.text or "", upright=node.get("mathvariant") == "normal"),
    "mn": lambda node: node.text or "",
    "mo": lambda node: _visible(node.text),
    "mtext": lambda node: f"“{node.text}”",
    "mspace": lambda _: "",
    **dict.fromkeys(("msub", "msup", "msubsup", "munder", "mover", "munderover"), _place),
    "mfrac": _fraction,
    "msqrt": lambda node: f"sqrt({_row(node)})",
    "mroot": lambda node: f"root({_mathml(node[1])}; {_mathml(node[0])})",
    "mtable": lambda node: table(("".join(map(_mathml, cell)) for cell in row) for row in node),
}


# Office Math


def _omml(node: Any) -> str:
    kind = _kind(node)
    return "" if kind.endswith("Pr") else _OMML.get(kind, _children)(node)


def _children(node: Any) -> str:
    return "".join(map(_omml, node))


def _part(node: Any, name: str) -> str:
    return "".join(_children(child) for child in node if _kind(child) == name)


def _property(node: Any, name: str) -> str | None:
    found = [child for child in node.iter() if _kind(child) == name]
    return str(next(iter(found[0].attrib.values()), "")) if found else None


def _run(node: Any) -> str:
    text = "".join(child.text or "" for child in node if _kind(child) == "t")
    if _property(node, "nor") is not None:
        return f"“{text}”"
    style = _property(node, "sty")
    return letters(text.translate(ALIKE), upright=style == "p", bold=style == "bi")


def _nary(node: Any) -> str:
    sign, hidden = _property(node, "chr") or "", _property(node, "supHide") == "on"
    below, above = _part(node, "sub"), "" if hidden else _part(node, "sup")
    head = limits(sign, below, above) if _property(node, "limLoc") == "undOvr" else scripts(sign, below, above)
    return head + _part(node, "e")


def _delimited(node: Any) -> str:
    separator = _property(node[0], "sepChr") or ""
    inner = separator.join(_children(child) for child in node if _kind(child) == "e")
    left, right = (_property(node[0], name) for name in ("begChr", "endChr"))
    if _property(node[0], "grow") == "0":
        return f"{left}{inner}{right}"
    return inner if inner.startswith("binom") else f"lr{{{left} {inner} {right}}}"


def _bar(node: Any) -> str:
    name = "binom" if _property(node[0], "type") == "noBar" else "frac"
    return f"{name}({_part(node, 'num')}; {_part(node, 'den')})"


def _root(node: Any) -> str:
    degree, inner = _part(node, "deg"), _part(node, "e")
    return f"root({degree}; {inner})" if degree else f"sqrt({inner})"


def _equations(node: Any) -> str:
    return table(_children(row).split("&") for row in node if _kind(row) == "e")


_OMML: dict[str, Callable[[Any], str]] = {
    "r": _run,
    "f": _bar,
    "nary": _nary,
    "d": _delimited,
    "rad": _root,
    "m": lambda node: table((_children(cell) for cell in row) for row in node if _kind(row) == "mr"),
    "eqArr": _equations,
    "sSub": lambda node: scripts(_part(node, "e"), _part(node, "sub"), None),
    "sSup": lambda node: scripts(_part(node, "e"), None, _part(node, "sup")),
    "sSubSup": lambda node: scripts(_part(node, "e"), _part(node, "sub"), _part(node, "sup")),
    "sPre": lambda node: scripts("", _part(node, "sub"), _part(node, "sup")) + _part(node, "e"),
    "limLow": lambda node: limits(_part(node, "e"), _part(node, "lim"), ""),
    "limUpp": lambda node: limits(_part(node, "e"), "", _part(node, "lim")),
    "acc": lambda node: f"accent({(_property(node[0], 'chr') or '').translate(ALIKE)}; {_part(node, 'e')})",
    "groupChr": lambda node: f"accent({_property(node[0], 'chr')}; {_part(node, 'e')})",
    "bar": lambda node: f"accent(¯; {_part(node, 'e')})",
}
"""How each kind of element is written; all others are things beside each other."""
