"""Office Math as pandoc writes it, mended for Word, its schema and LibreOffice (docs/studies/formulas.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qicao.drawn.brackets import BRACKETS, Bracket, bracket_of, pairs
from qicao.ooxml.xml import namespaces
from qicao.source.patterns import compiled

__all__ = ["mend"]

SIGNS = str.maketrans({"∣": "|", "∥": "‖", "‾": "\u0305"})
"""Sign that pandoc writes → the sign that Word wants.

Pandoc writes relations for the bars around determinants and norms; Word wants the combining character for a bar above a
letter (ECMA-376-1, 22.1.2.1).
"""
BRACES = {"⏟": "bot", "⏞": "top"}
"""Brace → the side of its base: `bot` or `top`."""
ARROWS = {"→": "⟶", "←": "⟵", "↔": "⟷", "⇒": "⟹", "⇐": "⟸"}
"""Arrow → the long one, above which words are set."""
SEPARATOR = '<m:sepChr m:val="" />'
COLUMN = compiled(r"(<m:mcJc [^>]*/>)(<m:count [^>]*/>)")
"""Two elements that pandoc writes in an order that the schema forbids (ECMA-376-1, 22.1.2.64)."""
NORMAL = compiled(r"(<m:nor/>)<m:sty [^>]*/>")
"""Two elements that pandoc writes for words in a formula; the schema allows only one (shared-math.xsd, CT_RPR)."""
NAMESPACE = namespaces("m")
_M = "{" + NAMESPACE.split('"')[1] + "}"

ARGUMENTS = frozenset(_M + name for name in ("e", "sub", "sup", "num", "den", "deg", "lim", "fName"))
"""The elements that hold a row of others."""
SCRIPTS = frozenset(_M + name for name in ("sSub", "sSup", "sSubSup"))
PAIRS = frozenset({"()", "[]", "{}"})
"""Brackets that remain single characters, so that Word may break the line between them."""
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
NOTHING = "\u200b"
"""The character that pandoc writes where a base is missing."""


def mend(omml: str) -> str:
    """Return the `m:oMath` element as Word wants it."""
    from lxml import etree

    omml = omml.replace(SEPARATOR, "").replace(" />", "/>")
    omml = NORMAL.sub(r"\1", COLUMN.sub(r"\2\1", omml))
    root = etree.fromstring(omml.replace("<m:oMath>", f"<m:oMath{NAMESPACE}>", 1).encode())
    for node in list(root.iter()):
        change = _CHANGES.get(str(node.tag).removeprefix(_M))
        if change:
            change(node)
    for row in [node for node in root.iter() if node.tag == root.tag or node.tag in ARGUMENTS]:
        for change in (_join, _release, _enclose, _seize, _precede):
            change(row)
    return etree.tostring(root, encoding="unicode").replace(NAMESPACE, "")


def _sign(node: Any) -> None:
    node.set(f"{_M}val", node.get(f"{_M}val", "").translate(SIGNS))


def _limit(node: Any) -> None:
    """Make a brace a sign that grows with its base, not text below it; make an arrow with words long."""
    base, limit = node.find(f"{_M}e"), node.find(f"{_M}lim")
    sign = "".join(limit.itertext())
    if sign in BRACES:
        _group(node, limit, sign)
    arrow = base.findall(f"{_M}r/{_M}t")
    if len(base) == 1 and len(arrow) == 1:
        arrow[0].text = ARROWS.get(arrow[0].text, arrow[0].text)


def _group(node: Any, limit: Any, sign: str) -> None:
    from lxml import etree

    node.remove(limit)
    node.tag = f"{_M}groupChr"
    properties = etree.Element(f"{_M}groupChrPr")
    side = BRACES[sign]
    for name, value in (("chr", sign), ("pos", side), ("vertJc", "top" if side == "bot" else "bot")):
        etree.SubElement(properties, f"{_M}{name}").set(f"{_M}val", value)
    node.insert(0, properties)


def _literal(run: Any) -> None:
    """Set upright letters and blanks literally, because LibreOffice ignores the style and drops blanks."""
    from lxml import etree

    if _is_upright(run):
        run.find(f"{_M}rPr/{_M}sty").addprevious(etree.Element(f"{_M}lit"))
    elif run.find(f"{_M}rPr") is None and _text(run).isspace():
        properties = etree.Element(f"{_M}rPr")
        etree.SubElement(properties, f"{_M}lit")
        etree.SubElement(properties, f"{_M}sty").set(f"{_M}val", "p")
        run.insert(0, properties)
        run.find(f"{_M}t").set(PRESERVE, "preserve")


def _is_upright(node: Any) -> bool:
    style = node.find(f"{_M}rPr/{_M}sty") if node.tag == f"{_M}r" else None
    return style is not None and style.get(f"{_M}val") == "p" and _text(node).isalpha()


def _join(row: Any) -> None:
    """Join adjacent upright letters, which are one unit or one name."""
    for node in row.findall(f"{_M}r"):
        before = node.getprevious()
        if before is not None and _is_upright(before) and _is_upright(node):
            node.find(f"{_M}t").text = _text(before) + _text(node)
            row.remove(before)


def _text(run: Any) -> str:
    return "".join(part.text or "" for part in run.findall(f"{_M}t"))


def _release(row: Any) -> None:
    """Move out of a big operator what pandoc put into it: of a bracket it takes only the opening sign."""
    for node in row.iter(f"{_M}nary"):
        inside = node.find(f"{_M}e")
        for part in reversed(list(inside)):
            node.addnext(part)


def _seize(row: Any) -> None:
    """Move the next thing into a big operator; that may be another operator with its content."""
    for node in reversed(row.findall(f"{_M}nary")):
        inside, follower = node.find(f"{_M}e"), node.getnext()
        if follower is not None and not _sign_of(follower):
            inside.append(follower)
        elif not len(inside):
            inside.append(_nothing())


def _nothing() -> Any:
    """Return a run that prints nothing, for a place that Word would mark as empty."""
    from lxml import etree

    run = etree.Element(f"{_M}r")
    etree.SubElement(run, f"{_M}t").text = NOTHING
    return run


def _enclose(row: Any) -> None:
    """Make one element of a pair of brackets and its content.

    This is done below an exponent, for half-open intervals, for bars and after an operator, where Word or LibreOffice
    would not see that they belong together.
    """
    nodes = list(row)
    for first, last in pairs([_bracket(node) for node in nodes]):
        _delimit(nodes[first], nodes[last])


def _bracket(node: Any) -> Bracket:
    """Return the bracket in the run, or the one that has the scripts, which opens nothing."""
    return bracket_of(_sign_of(node), "r" if node.tag in SCRIPTS else "")


def _sign_of(node: Any) -> str:
    """Return the bracket in the run, or the one that has the scripts; "" for anything else."""
    base = node.find(f"{_M}e") if node.tag in SCRIPTS else None
    runs = [node] if base is None else list(base)
    text = _text(runs[0]).translate(SIGNS) if len(runs) == 1 and runs[0].tag == f"{_M}r" else ""
    return text if text in BRACKETS else ""


def _delimit(first: Any, last: Any) -> None:
    signs = _sign_of(first) + _sign_of(last)
    inner = list(first.itersiblings())[: first.getparent().index(last) - first.getparent().index(first) - 1]
    before = first.getprevious()
    operated = before is not None and before.tag == f"{_M}nary"
    plain = signs in PAIRS and last.tag not in SCRIPTS
    if not operated and (plain or not inner):
        return
    enclosed = _delimiters(signs, inner or [_nothing()])
    first.getparent().remove(first)
    base = last.find(f"{_M}e") if last.tag in SCRIPTS else None
    if base is None:
        last.getparent().replace(last, enclosed)
    else:
        base[:] = [enclosed]


def _delimiters(signs: str, inner: Sequence[Any]) -> Any:
    """Return the two brackets, as high as a letter, with their content."""
    from lxml import etree

    node = etree.Element(f"{_M}d")
    properties = etree.SubElement(node, f"{_M}dPr")
    for name, value in (("begChr", signs[0]), ("endChr", signs[1]), ("grow", "0")):
        etree.SubElement(properties, f"{_M}{name}").set(f"{_M}val", value)
    etree.SubElement(node, f"{_M}e").extend(inner)
    return node


def _precede(row: Any) -> None:
    """Let scripts without a base belong to the next element."""
    for node in row.findall(f"{_M}sSubSup"):
        follower = node.getnext()
        base = node.find(f"{_M}e")
        if follower is not None and "".join(base.itertext()) == NOTHING:
            node.tag = f"{_M}sPre"
            base[:] = [follower]
            node.append(base)


_CHANGES: dict[str, Callable[[Any], None]] = {
    **dict.fromkeys(("begChr", "endChr", "chr"), _sign),
    "r": _literal,
    **dict.fromkeys(("limLow", "limUpp"), _limit),
}
"""Name of an element → the function that changes it."""
