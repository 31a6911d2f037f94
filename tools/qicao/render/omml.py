"""Office Math as pandoc writes it, mended: what Word would not let grow, and what its schema does not allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from qicao.ooxml.xml import namespaces

__all__ = ["mend"]

SIGNS = str.maketrans({"∣": "|", "∥": "‖", "‾": "\u0305"})
"""Pandoc takes relations for the bars around determinants and norms; Word knows the combining character as the bar
above a letter (ECMA-376-1, 22.1.2.1)."""
BRACES = {"⏟": "bot", "⏞": "top"}
"""A brace and the side of its base on which it stands."""
ARROWS = {"→": "⟶", "←": "⟵", "↔": "⟷", "⇒": "⟹", "⇐": "⟸"}
"""Words stand above the long one."""
SEPARATOR = '<m:sepChr m:val="" />'
COLUMN = re.compile(r"(<m:mcJc [^>]*/>)(<m:count [^>]*/>)")
"""Pandoc puts the two in the other order than the schema (ECMA-376-1, 22.1.2.64)."""
NORMAL = re.compile(r"(<m:nor/>)<m:sty [^>]*/>")
"""Pandoc writes both for words in a formula; the schema allows one of them (shared-math.xsd, CT_RPR)."""
NAMESPACE = namespaces("m")
_M = "{" + NAMESPACE.split('"')[1] + "}"


def mend(omml: str) -> str:
    """The `m:oMath` element as Word wants it."""
    from lxml import etree

    omml = omml.replace(SEPARATOR, "").replace(" />", "/>")
    omml = NORMAL.sub(r"\1", COLUMN.sub(r"\2\1", omml))
    root = etree.fromstring(omml.replace("<m:oMath>", f"<m:oMath{NAMESPACE}>", 1).encode())
    for node in list(root.iter()):
        change = _CHANGES.get(str(node.tag).removeprefix(_M))
        if change:
            change(node)
    return etree.tostring(root, encoding="unicode").replace(NAMESPACE, "")


def _sign(node: Any) -> None:
    node.set(f"{_M}val", node.get(f"{_M}val", "").translate(SIGNS))


def _limit(node: Any) -> None:
    """A brace is a sign that grows with its base, and no text below it; an arrow with words is long."""
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


_CHANGES: dict[str, Callable[[Any], None]] = {
    **dict.fromkeys(("begChr", "endChr", "chr"), _sign),
    **dict.fromkeys(("limLow", "limUpp"), _limit),
}
"""What is changed in each kind of element."""
