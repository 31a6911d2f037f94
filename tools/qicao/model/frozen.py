"""The text of a document as it was sent out: what later texts, comments and redlines are compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.block import Cell, Formula, List, Paragraph, ReferenceEntry, Row, SymbolList, Table, Where
from qicao.model.block import Figure as Pictured
from qicao.model.inline import CrossReference, Inline, Styled, Text, iter_inlines, plain_text
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term
from qicao.model.tree import children, iter_nodes, own_texts

__all__ = ["FORMAT", "FrozenElement", "FrozenText", "freeze", "kind_of", "own_text"]

FORMAT = 1
"""Version of the file that holds a frozen text."""


class FrozenElement(Struct, frozen=True):
    """An element of a text that was sent out."""

    id: str
    kind: str
    """The class of the node in the model, in small letters: `clause`, `paragraph`, `listitem`."""
    number: str = ""
    """As printed: “5.1”, “表A.1”, “a)”."""
    parent: str = ""
    """Id of the element that holds it; "" at the highest level."""
    text: str = ""
    """The words of the element itself as printed: a title, a paragraph, a formula; "" for what only holds others."""
    key: str = ""
    """The id that its words alone gave it, where an earlier text gave it another; else ""."""
    role: str = ""
    """Of a row `head`, if it is one of the head; of a cell its column, from 1; of an annex 规范性 or 资料性; of a list its kind."""
    sense: str = ""
    """The text with ids in place of the printed words of references, where it has references: renumbering leaves it alone."""
    more: str = ""
    """What else is printed with it: English and other names of a term, the unit of a table, the key of a figure; a line each."""


class FrozenText(Struct, frozen=True):
    """All elements of a text in printed order."""

    elements: tuple[FrozenElement, ...] = ()


def kind_of(node: Node) -> str:
    """Return what a frozen text calls the kind of the node."""
    return type(node).__name__.lower()


def own_text(node: Any) -> str:
    """Return the words of the node itself, without those of the nodes in it."""
    match node:
        case Clause(title=title) | Annex(title=title) | Table(title=title) | Pictured(title=title) | Term(term=title):
            return plain_text(title)
        case Paragraph(inlines=inlines) | ReferenceEntry(inlines=inlines):
            return plain_text(inlines)
        case Element(title=title):
            return title
        case Formula(tex=tex):
            return tex
        case Where(symbols=symbols) | SymbolList(symbols=symbols):
            return "\n".join(f"{plain_text(one.symbol)}——{plain_text(one.meaning)}" for one in symbols)
        case _:
            return ""


def freeze(standard: Standard, keys: Mapping[str, str]) -> FrozenText:
    """Return the numbered document as it is to be compared with; *keys* are those of `Draft`, for ids carried over."""
    heads = {
        row.id for table in iter_nodes(standard) if isinstance(table, Table) for row in table.rows[: table.header_rows]
    }
    return FrozenText(
        tuple(
            FrozenElement(
                node.id,
                kind_of(node),
                _number(node),
                parent,
                own_text(node),
                keys.get(node.id, ""),
                "head" if node.id in heads else _role(node),
                _sense(node),
                "\n".join(filter(None, _more(node))),
            )
            for node, parent in _with_parents(standard)
        )
    )


def _number(node: Any) -> str:
    return "" if isinstance(node, Row) else str(getattr(node, "number", ""))


def _role(node: Any) -> str:
    match node:
        case Cell(column=column):
            return str(column + 1)
        case Annex(normative=normative):
            return "规范性" if normative else "资料性"
        case List(kind=kind):
            return kind
        case _:
            return ""


def _sense(node: Any) -> str:
    """The text of a node with references, by what they lead to."""
    inlines = next(own_texts(node), ())
    if not any(isinstance(inline, CrossReference) for inline in iter_inlines(inlines)):
        return ""
    return plain_text(map(_named, inlines))


def _named(inline: Inline) -> Inline:
    if isinstance(inline, CrossReference) and inline.to and not inline.words:
        return Text(f"[#{inline.to}]")
    return replace(inline, inlines=tuple(map(_named, inline.inlines))) if isinstance(inline, Styled) else inline


def _more(node: Any) -> Iterator[str]:
    match node:
        case Term():
            yield from (plain_text(words) for words in list(own_texts(node))[1:])
        case Table(unit=unit):
            yield unit
        case Pictured(unit=unit, key=key):
            yield from (unit, *(f"{plain_text(item.mark)}——{plain_text(item.meaning)}" for item in key))


def _with_parents(standard: Standard) -> Iterator[tuple[Any, str]]:
    waiting: list[tuple[Any, str]] = [(node, "") for node in (*standard.footnotes[::-1],)]
    waiting += [(node, "") for node in reversed(children(standard))]
    while waiting:
        node, parent = waiting.pop()
        yield node, parent
        waiting += [(child, node.id) for child in reversed(children(node))]
