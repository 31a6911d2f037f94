"""Inline text → runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from qicao.layout.footnotes import mentioned_in
from qicao.model.address import is_live
from qicao.model.block import Footnote
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
from qicao.ooxml.link import bookmark_name, external_link, internal_link
from qicao.ooxml.notes import FIRST_NOTE, footnote_reference
from qicao.ooxml.run import PLAIN, RunFormat, run
from qicao.render.docx.references import live_reference
from qicao.render.docx.template import HEI
from qicao.render.docx.writer import Writer

__all__ = ["to_runs"]

STYLES: dict[StyleName, dict[str, Any]] = {
    "strong": {"fonts": HEI},
    "emphasis": {"italic": True},
    "code": {},
    "subscript": {"vertical": "subscript"},
    "superscript": {"vertical": "superscript"},
}
"""Style of inline text → what it sets on a run; bold words are printed in 黑体."""


def to_runs(writer: Writer, inlines: Iterable[Inline], form: RunFormat = PLAIN) -> str:
    """Return the runs of *inlines*, all based on the format *form*."""
    return "".join(_INLINES[type(inline)](writer, inline, form) for inline in inlines)


def _text(_writer: Writer, inline: Text, form: RunFormat) -> str:
    return run(inline.text, form)


def _styled(writer: Writer, inline: Styled, form: RunFormat) -> str:
    return to_runs(writer, inline.inlines, replace(form, **STYLES[inline.style]))


def _math(writer: Writer, inline: Math, _form: RunFormat) -> str:
    return writer.math.get(inline.tex, "")


def _break(_writer: Writer, _inline: Break, form: RunFormat) -> str:
    return run("\n", form)


def _image(writer: Writer, inline: Image, _form: RunFormat) -> str:
    return writer.place(writer.pictures.read(inline.path, inline.span), inline.alt)


def _link(writer: Writer, inline: Link, form: RunFormat) -> str:
    content = to_runs(writer, inline.inlines, form)
    if not is_live(inline.url):
        return content
    return external_link(writer.relations.add("hyperlink", inline.url, external=True), content)


def _linked(writer: Writer, to: str, content: str) -> str:
    return internal_link(bookmark_name(to), content) if to in writer.targets else content


def _reference(writer: Writer, inline: CrossReference, form: RunFormat) -> str:
    if writer.live and inline.to in writer.targets and not inline.words:
        live = live_reference(writer.numbered, inline.to, inline.text, form)
        if live:
            return live
    words = to_runs(writer, inline.words, form) if inline.words else run(inline.text or inline.target, form)
    return _linked(writer, inline.to, words)


def _citation(writer: Writer, inline: Citation, form: RunFormat) -> str:
    return _linked(writer, inline.to, run(inline.text or inline.source, form))


def _term(writer: Writer, inline: TermUse, form: RunFormat) -> str:
    return _linked(writer, inline.to, run(inline.text or inline.term, form))


def _index(_writer: Writer, inline: IndexMark, form: RunFormat) -> str:
    return run(inline.word, form)


def _footnote(writer: Writer, inline: FootnoteReference, form: RunFormat) -> str:
    """Return a Word footnote for the first mark of a 条文脚注, and a superscript mark for each later one."""
    raised = replace(form, vertical="superscript")
    note = writer.footnotes.get(inline.to)
    if note is None or note.id in writer.noted or writer.in_note:
        return _linked(writer, inline.to, run(inline.text or inline.label, raised))
    return _references(writer, note, raised)


def _references(writer: Writer, note: Footnote, raised: RunFormat) -> str:
    """Return the mark of the footnote, and the marks of footnotes mentioned in it that are not written yet."""
    if note.id in writer.noted:
        return ""
    number = writer.noted[note.id] = FIRST_NOTE + len(writer.noted)
    inner = "".join(_references(writer, other, raised) for other in mentioned_in(note, writer.footnotes))
    return footnote_reference(number, raised, ")") + inner


_INLINES: dict[type, Callable[[Writer, Any, RunFormat], str]] = {
    Text: _text,
    Styled: _styled,
    Math: _math,
    Break: _break,
    Image: _image,
    Link: _link,
    CrossReference: _reference,
    Citation: _citation,
    TermUse: _term,
    IndexMark: _index,
    FootnoteReference: _footnote,
}
"""Type of inline text → the function that writes it."""
