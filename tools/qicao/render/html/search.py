"""The places that the search finds: divisions, tables and figures, each with its own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from msgspec import Struct

from qicao.drawn.formulas import Formulas
from qicao.layout.targets import find_mentions
from qicao.model.block import Figure, Table
from qicao.model.inline import Inline, Math, Text, plain_text
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term
from qicao.model.tree import children, own_texts, rewrite

__all__ = ["SearchEntry", "iter_search"]

GAP = "\u3000"
FOUND = (Element, Clause, Annex, Term, Table, Figure)
"""Types of nodes that are places of the search."""
MARKUP = re.compile(r"<annotation.*?</annotation>|<[^>]+>", re.DOTALL)


class SearchEntry(Struct, frozen=True):
    """A place as the search knows it."""

    id: str
    title: str
    """The title with its number."""
    text: str
    """All text inside this place that is not inside another place within it."""


def iter_search(standard: Standard, formulas: Formulas) -> Iterator[SearchEntry]:
    """Yield every place that the search finds, in printed order.

    Inline formulas become the characters that a reader sees.
    """
    math = formulas.mathml(find_mentions(standard).texs)
    standard = rewrite(standard, lambda inlines: tuple(_readable(inline, math) for inline in inlines))
    for part in standard.divisions():
        yield from _entries(part)
    if standard.notice:
        yield SearchEntry(standard.notice[0].id, "重要提示", _joined(standard.notice))
    for footnote in standard.footnotes:
        yield SearchEntry(footnote.id, f"脚注{footnote.number}", _joined([footnote]))


def _entries(node: Any) -> Iterator[SearchEntry]:
    title = node.term if isinstance(node, Term) else node.title
    words = title if isinstance(title, str) else plain_text(title)
    yield SearchEntry(node.id, GAP.join(filter(None, (getattr(node, "number", ""), words))), _joined([node]))
    for part in _parts(node):
        for child in children(part):
            if isinstance(child, FOUND):
                yield from _entries(child)


def _parts(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes in it, without those inside further places of the search."""
    yield node
    for child in children(node):
        if not isinstance(child, FOUND):
            yield from _parts(child)


def _readable(inline: Inline, math: Mapping[str, str]) -> Inline:
    return Text(unescape(MARKUP.sub("", math[inline.tex]))) if isinstance(inline, Math) else inline


def _joined(nodes: Iterable[Node]) -> str:
    return " ".join(filter(None, (_text(part) for node in nodes for part in _parts(node))))


def _text(node: Node) -> str:
    title = node.title if isinstance(node, (Clause, Annex, Table, Figure)) else ()
    return " ".join(plain_text(text) for text in own_texts(node) if text is not title)
