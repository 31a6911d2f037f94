"""Inline text → HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from qicao.model.address import is_live
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
    StyleName,
    TermUse,
    Text,
)
from qicao.render.html.writer import Writer, attribute

__all__ = ["to_html"]

TAGS: dict[StyleName, str] = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "subscript": "sub",
    "superscript": "sup",
}


def to_html(writer: Writer, inlines: Iterable[Inline]) -> str:
    """Return the HTML of *inlines*."""
    return "".join(_INLINES[type(inline)](writer, inline) for inline in inlines)


def _styled(writer: Writer, inline: Styled) -> str:
    tag = TAGS[inline.style]
    return f"<{tag}>{to_html(writer, inline.inlines)}</{tag}>"


def _link(writer: Writer, inline: Link) -> str:
    words = to_html(writer, inline.inlines)
    if not is_live(inline.url):
        return words
    return f'<a{attribute("href", inline.url)} rel="noreferrer">{words}</a>'


def _reference(writer: Writer, inline: CrossReference) -> str:
    words = to_html(writer, inline.words) if inline.words else escape(inline.text or inline.target)
    return writer.link(inline.to, words, "ref") if inline.to else f'<span class="lost">{words}</span>'


def _footnote(writer: Writer, inline: FootnoteReference) -> str:
    writer.mark(inline.to)
    return f"<sup>{writer.link(inline.to, escape(inline.text or inline.label), 'note-mark')}</sup>"


_INLINES: dict[type, Callable[[Writer, Any], str]] = {
    Text: lambda _writer, inline: escape(inline.text, quote=False),
    Styled: _styled,
    Math: lambda writer, inline: writer.math.get(inline.tex, escape(inline.tex)),
    Break: lambda _writer, _inline: "<br>",
    Image: lambda writer, inline: writer.place(writer.pictures.read(inline.path, inline.span), inline.alt),
    Link: _link,
    CrossReference: _reference,
    Citation: lambda writer, inline: writer.link(inline.to, escape(inline.text or inline.source), "cite"),
    TermUse: lambda writer, inline: writer.link(inline.to, escape(inline.text or inline.term), "term-use"),
    IndexMark: lambda _writer, inline: escape(inline.word),
    FootnoteReference: _footnote,
}
"""Type of inline text → the function that writes it."""
