"""Inline text and trees of the model in one line, for what tests expect.

Inline text: «…» bold, ‹…› italic, [sub:…] [sup:…] [code:…] styles, $…$ formulas, ⏎ a wanted line break, {…} mentions.
A tree, as in `clause(4 甲){p"乙。" note(注1){p"丙。"}}`: the kind, in brackets number and title, in quotes the text, in braces
what stands in it.
"""

from __future__ import annotations

from qicao.model.block import Cell, Figure, Formula, KeyItem, Paragraph, ReferenceEntry, Symbol, SymbolList, Where
from qicao.model.inline import (
    Break,
    Citation,
    CrossReference,
    FootnoteReference,
    Image,
    IndexMark,
    Inline,
    Link,
    Math,
    Styled,
    TermUse,
    Text,
    plain_text,
)
from qicao.model.line import SourceLine
from qicao.model.standard import Element, Node
from qicao.model.tree import children
from qicao.parse.inlines import parse_inlines

__all__ = ["lines_of", "notation", "read", "tree"]

STYLES = {
    "strong": ("«", "»"),
    "emphasis": ("‹", "›"),
    "code": ("[code:", "]"),
    "subscript": ("[sub:", "]"),
    "superscript": ("[sup:", "]"),
}


def lines_of(text: str, file: str = "index.md") -> tuple[SourceLine, ...]:
    """The lines of a text as a file has them."""
    return tuple(SourceLine(line, file, number) for number, line in enumerate(text.split("\n"), 1))


def read(text: str) -> str:
    """What the inline text *text* is, in the notation."""
    return notation(parse_inlines(lines_of(text))[0])


def notation(inlines: tuple[Inline, ...]) -> str:
    """The inline text in the notation."""
    return "".join(map(_one, inlines))


def _one(inline: Inline) -> str:  # noqa: PLR0911, C901 -- one line a kind
    match inline:
        case Text(text=text):
            return text
        case Styled(style=style, inlines=inner):
            opening, closing = STYLES[style]
            return f"{opening}{notation(inner)}{closing}"
        case Math(tex=tex):
            return f"${tex}$"
        case Break():
            return "⏎"
        case CrossReference(target=target, words=words):
            return f"{{#{target}{' ' + notation(words) if words else ''}}}"
        case Citation(source=source, normative=normative):
            return f"{{{'std' if normative else 'see'} {source}}}"
        case TermUse(term=term):
            return f"{{term {term}}}"
        case IndexMark(word=word):
            return f"{{index {word}}}"
        case FootnoteReference(label=label):
            return f"{{^{label}}}"
        case Link(url=url, inlines=inner):
            return f"{{{url} {notation(inner)}}}"
        case Image(path=path, alt=alt):
            return f"{{!{path} {alt}}}"


KINDS = {"Paragraph": "p", "ListItem": "item", "ReferenceEntry": "entry", "SymbolList": "symbols"}
"""Names in the notation that are not those of the classes."""


def tree(*nodes: Node) -> str:
    """The nodes and all that stands in them, in the notation; symbols and lines of a key are shown, too."""
    return " ".join(map(_tree, nodes))


def _tree(node: Node) -> str:
    name = KINDS.get(type(node).__name__, type(node).__name__.lower())
    head = _head(node)
    return f"{'code' if getattr(node, 'verbatim', False) else name}{f'({head})' if head else ''}{_text(node)}{_inside(node)}"


def _head(node: Node) -> str:
    """Number and title; of a cell the columns and rows that it covers, of a line of symbols all of it."""
    match node:
        case Cell(colspan=across, rowspan=down):
            return " ".join([f"×{across}"] * (across > 1) + [f"↓{down}"] * (down > 1))
        case Symbol(symbol=mark, meaning=meaning) | KeyItem(mark=mark, meaning=meaning):
            return f"{notation(mark)}——{notation(meaning)}"
        case Element(title=title):
            return title
    title = getattr(node, "title", ()) or getattr(node, "term", ())
    return f"{getattr(node, 'number', '') or getattr(node, 'label', '')} {notation(title)}".strip()


def _text(node: Node) -> str:
    if isinstance(node, Formula):
        return f'"{node.tex}"'
    if isinstance(node, Paragraph) and node.verbatim:
        return f'"{"".join("⏎" if isinstance(part, Break) else plain_text((part,)) for part in node.inlines)}"'
    return f'"{notation(node.inlines)}"' if isinstance(node, (Paragraph, ReferenceEntry)) else ""


def _inside(node: Node) -> str:
    match node:
        case Where(symbols=inside) | SymbolList(symbols=inside):
            pass
        case Figure():
            inside = (*node.subfigures, *node.key, *node.paragraphs, *node.notes, *node.footnotes)
        case Symbol(blocks=inside) | KeyItem(blocks=inside):
            pass
        case _:
            inside = children(node)
    return f"{{{tree(*inside)}}}" if inside else ""
