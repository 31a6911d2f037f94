"""The text of a document as it was sent out; later texts, comments and redlines are compared with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.block import Cell, Formula, List, Paragraph, ReferenceEntry, Row, SymbolList, Table, Where
from qicao.model.block import Figure as Pictured
from qicao.model.inline import CrossReference, FootnoteReference, Inline, Styled, Text, iter_inlines, plain_text
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term
from qicao.model.tree import children, iter_nodes, own_texts

__all__ = ["FORMAT", "FrozenElement", "FrozenText", "freeze", "kind_of", "own_text"]

FORMAT = 1
"""The version of the format of files with a frozen text."""


class FrozenElement(Struct, frozen=True):
    """An element of a text that was sent out."""

    id: str
    kind: str
    """The class of the node in the model, in lower case: `clause`, `paragraph`, `listitem`."""
    number: str = ""
    """As printed: “5.1”, “表A.1”, “a)”."""
    parent: str = ""
    """Id of the element around it; "" at the highest level."""
    text: str = ""
    """The printed words of the element itself: a title, a paragraph, a formula; "" if it only contains others."""
    key: str = ""
    """The id made from its words alone, if it has another one from an earlier text; else ""."""
    role: str = ""
    """For a row of the head `head`; for a cell its column, from 1; for an annex 规范性 or 资料性; for a list its kind."""
    sense: str = ""
    """The text with ids instead of the printed words of references and footnote marks, if it has any; renumbering does not change it."""
    more: str = ""
    """Everything else printed with it, one item on each line.

    Items are English and other names of a term, the unit of a table, the text of a diagram, the key of a figure.
    """


class FrozenText(Struct, frozen=True):
    """All elements of a text in printed order."""

    elements: tuple[FrozenElement, ...] = ()


def kind_of(node: Node) -> str:
    """Return the name of the node's kind in a frozen text."""
    return type(node).__name__.lower()


def own_text(node: Any) -> str:
    """Return the words of the node itself, without those of the nodes inside it."""
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
    """Return the numbered document as later texts will be compared with it.

    *keys* are those of `Draft`, for ids carried over.
    """
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
    """Return the text of a node, with the targets of references and of marks of footnotes instead of their words."""
    inlines = next(own_texts(node), ())
    if not any(isinstance(inline, CrossReference | FootnoteReference) for inline in iter_inlines(inlines)):
        return ""
    return plain_text(map(_named, inlines))


def _named(inline: Inline) -> Inline:
    if isinstance(inline, CrossReference) and inline.to and not inline.words:
        return Text(f"[#{inline.to}]")
    if isinstance(inline, FootnoteReference) and inline.to:
        return Text(f"[^{inline.to}]")
    return replace(inline, inlines=tuple(map(_named, inline.inlines))) if isinstance(inline, Styled) else inline


def _more(node: Any) -> Iterator[str]:
    match node:
        case Term():
            yield from (plain_text(words) for words in list(own_texts(node))[1:])
        case Table(unit=unit):
            yield unit
        case Pictured(unit=unit, key=key, diagram=diagram):
            yield from (unit, diagram, *(f"{plain_text(item.mark)}——{plain_text(item.meaning)}" for item in key))


def _with_parents(standard: Standard) -> Iterator[tuple[Any, str]]:
    waiting: list[tuple[Any, str]] = [(node, "") for node in (*standard.footnotes[::-1],)]
    waiting += [(node, "") for node in reversed(children(standard))]
    while waiting:
        node, parent = waiting.pop()
        yield node, parent
        waiting += [(child, node.id) for child in reversed(children(node))]
