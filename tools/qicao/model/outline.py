"""The numbered structure of a document, as items in document order.

It is read by everything that needs to know which element has which number: the command, the parity tests, the site.
Numbers and titles are the printed ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, to_builtins

from qicao.model.block import (
    Block,
    Example,
    Figure,
    Footnote,
    Formula,
    List,
    ListItem,
    Note,
    Paragraph,
    ReferenceEntry,
    Table,
)
from qicao.model.inline import FootnoteReference, Inline, iter_inlines, readable_text
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term
from qicao.model.tex import plain_tex
from qicao.model.tree import children

__all__ = ["OutlineItem", "outline", "render_json", "render_text"]


class OutlineItem(Struct, frozen=True):
    """An element of a document that has a number or a title."""

    kind: str
    """element, clause, annex, list-item, table, figure, subfigure, formula, note, example, footnote, term, reference."""
    id: str
    number: str
    """As printed: “5.1”, “附录A”, “表A.1”, “a)”, “注1”; "" for elements and for entries of 规范性引用文件."""
    title: str
    """The printed title, the word of a term, or the line of a reference; "" if there is none."""
    level: int
    """1 for 章, 附录 and elements, 2 to 6 for 条 and terms, 1 or 2 for list items, 2 for sub-figures, else 0."""
    file: str
    line: int
    text: str
    """The first paragraph of an element without title, else ""."""


def outline(standard: Standard) -> tuple[OutlineItem, ...]:
    """Return the items of *standard* in document order; a 条文脚注 follows the node that holds its mark."""
    footnotes = {footnote.id: footnote for footnote in standard.footnotes}
    return tuple(_iter_items(standard, footnotes))


def render_json(standard: Standard) -> str:
    """Return the outline as one JSON object `{"standard": …, "items": […]}` that ends with a line break.

    Chinese characters are not escaped.
    """
    items = [to_builtins(item) for item in outline(standard)]
    head: dict[str, Any] = {"standard": standard.data.number, "items": items}
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def render_text(standard: Standard) -> str:
    """Return the outline as lines “number　title　file:line”, indented by level."""
    return "".join(_line(item) for item in outline(standard))


def _line(item: OutlineItem) -> str:
    words = "　".join(part for part in (item.number, item.title or _shorten(item.text)) if part)
    place = f"{item.file}:{item.line}" if item.file else "（生成）"
    return f"{'  ' * max(item.level - 1, 0)}{words}  [{item.kind}] {place}\n"


def _shorten(text: str, length: int = 30) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _iter_items(standard: Standard, footnotes: dict[str, Footnote]) -> Iterator[OutlineItem]:
    level_of_item: dict[str, int] = {}
    for node in _iter_printed(standard):
        if isinstance(node, List):
            level_of_item.update((item.id, node.level) for item in node.items)
        yield from _items_of(node, level_of_item.get(getattr(node, "id", ""), 0))
        yield from _footnotes_in(node, footnotes)


def _iter_printed(node: Standard | Node) -> Iterator[Node]:
    """Yield the nodes as they are printed: the title of a figure comes after everything inside it (10.4.2.1)."""
    if not isinstance(node, (Standard, Figure)):
        yield node
    for child in children(node):
        yield from _iter_printed(child)
    if isinstance(node, Figure):
        yield node


def _items_of(node: Node, list_level: int) -> Iterator[OutlineItem]:
    describe = _DESCRIBE.get(type(node))
    if describe is None or (isinstance(node, Formula) and not node.number):
        return
    kind, title, level, text = describe(node)
    if isinstance(node, Figure) and node.is_part:
        kind, level = "subfigure", 2
    yield _item(node, (kind, title, list_level or level, text))


def _item(node: Any, described: tuple[str, str, int, str]) -> OutlineItem:
    kind, title, level, text = described
    span: Span | None = node.span
    number = getattr(node, "number", "")
    return OutlineItem(kind, node.id, number, title, level, span.file if span else "", span.line if span else 0, text)


def _footnotes_in(node: Node, footnotes: dict[str, Footnote]) -> Iterator[OutlineItem]:
    for inline in iter_inlines(_inlines_of(node)):
        if isinstance(inline, FootnoteReference) and (footnote := footnotes.pop(inline.to, None)):
            yield from _items_of(footnote, 0)


def _inlines_of(node: Node) -> tuple[Inline, ...]:
    match node:
        case Paragraph(inlines=inlines) | ReferenceEntry(inlines=inlines):
            return inlines
        case Clause(title=title) | Annex(title=title) | Table(title=title) | Figure(title=title):
            return title
        case _:
            return ()


def _first_text(blocks: tuple[Block, ...]) -> str:
    return next((readable_text(block.inlines) for block in blocks if isinstance(block, Paragraph)), "")


def _of_clause(node: Clause) -> tuple[str, str, int, str]:
    return "clause", readable_text(node.title), node.level, "" if node.title else _first_text(node.blocks)


_DESCRIBE: dict[type, Callable[[Any], tuple[str, str, int, str]]] = {
    Element: lambda node: ("element", node.title, 1, ""),
    Clause: _of_clause,
    Annex: lambda node: ("annex", readable_text(node.title), 1, ""),
    Term: lambda node: ("term", readable_text(node.term), node.level, ""),
    ListItem: lambda node: ("list-item", "", 0, _first_text(node.blocks)),
    Table: lambda node: ("table", readable_text(node.title), 0, ""),
    Figure: lambda node: ("figure", readable_text(node.title), 0, ""),
    Formula: lambda node: ("formula", "", 0, plain_tex(node.tex)),
    Note: lambda node: ("note", "", 0, _first_text(node.blocks)),
    Example: lambda node: ("example", "", 0, _first_text(node.blocks)),
    Footnote: lambda node: ("footnote", "", 0, _first_text(node.blocks)),
    ReferenceEntry: lambda node: ("reference", readable_text(node.inlines), 0, ""),
}
"""Type of node → the function that gives its kind, title, level and text in the outline."""
