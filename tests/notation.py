"""Inline text of the model as a line of characters, for tables of cases.

«…» bold, ‹…› italic, [sub:…] [sup:…] [code:…] styles, $…$ formulas, ⏎ a wanted line break, {…} mentions.
"""

from __future__ import annotations

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
)
from qicao.model.line import SourceLine
from qicao.parse.inlines import parse_inlines

__all__ = ["lines_of", "notation", "read"]

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
