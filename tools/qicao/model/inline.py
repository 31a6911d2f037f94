"""The inline text inside a paragraph, a title or a table cell.

Line breaks inside a paragraph are already joined when a `Text` is made: without a space between wide characters, with
one between Latin words. Everything that prints a number (`CrossReference`, `Citation`, `TermUse`, `FootnoteReference`)
gets its `text` from `parse.references`; renderers only print it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct

from qicao.model.span import Span
from qicao.model.tex import plain_tex

__all__ = [
    "LONGEST",
    "Break",
    "Citation",
    "CrossReference",
    "FootnoteReference",
    "Image",
    "IndexMark",
    "Inline",
    "Link",
    "Math",
    "StyleName",
    "Styled",
    "TermUse",
    "Text",
    "iter_inlines",
    "plain_text",
    "readable_text",
]

StyleName = Literal["strong", "emphasis", "code", "subscript", "superscript"]


class Text(Struct, frozen=True):
    """Characters as they are printed."""

    text: str
    span: Span | None = None
    pieces: tuple[tuple[int, Span], ...] = ()
    """Start of each piece in `text`, and its place; empty if all characters are adjacent in the source."""

    def place(self, start: int, end: int) -> Span | None:
        """Return the place of the characters from *start* to just before *end*; None if nobody wrote them.

        A character that is written otherwise than it is printed, such as an entity or the end of a line, has the place
        of everything written for it.
        """
        if self.span is None:
            return None
        pieces = self.pieces or ((0, self.span),)
        first = self._in_piece(pieces, start, min(end, start + 1))
        return first if end <= start + 1 else first.to(self._in_piece(pieces, end - 1, end))

    def _in_piece(self, pieces: Sequence[tuple[int, Span]], start: int, end: int) -> Span:
        at = bisect_right(pieces, start, key=_first) - 1
        begin, span = pieces[at]
        stop = pieces[at + 1][0] if at + 1 < len(pieces) else len(self.text)
        if span.line != span.end_line or span.end_column - span.column != stop - begin:
            return span
        return Span(span.file, span.line, span.column + start - begin, span.line, span.column + end - begin)

    def part(self, start: int, end: int) -> Text:
        """Return the characters from *start* to just before *end*, each with its place."""
        if self.span is None or not self.pieces:
            return Text(self.text[start:end], self.place(start, end))
        inner = [begin for begin, _ in self.pieces if start < begin < end]
        edges = [start, *inner, end]
        pieces = tuple((one - start, place) for one, two in pairwise(edges) if (place := self.place(one, two)))
        return Text(self.text[start:end], self.place(start, end), pieces if inner else ())


def _first(piece: tuple[int, Span]) -> int:
    return piece[0]


class Styled(Struct, frozen=True):
    """Words in another style: bold (黑体), italic, verbatim, subscript or superscript."""

    style: StyleName
    inlines: tuple[Inline, ...]
    span: Span | None = None


class Math(Struct, frozen=True):
    """An inline formula, as TeX without its dollar signs."""

    tex: str
    span: Span | None = None


class Break(Struct, frozen=True):
    """A line break that the author asked for (two spaces or a backslash at the end of a line)."""

    span: Span | None = None


class Image(Struct, frozen=True):
    """An inline picture; *path* is relative to the draft's folder."""

    path: str
    alt: str
    span: Span | None = None


class Link(Struct, frozen=True):
    """A hyperlink to an address outside the document."""

    url: str
    inlines: tuple[Inline, ...]
    span: Span | None = None


class CrossReference(Struct, frozen=True):
    """A mention of another place in the document: `[](#x)` prints “5.3”, `[words](#x)` prints the words."""

    target: str
    """The label as written, percent-decoded, without `#`."""
    text: str = ""
    """The printed words; "" until they are resolved, or if the label does not exist (then renderers print `target`)."""
    to: str = ""
    """Id of the node that has the label; "" if it does not exist."""
    words: tuple[Inline, ...] = ()
    """The author's own words, which are printed instead of `text`."""
    span: Span | None = None


class Citation(Struct, frozen=True):
    """A mention of another document: `{std}` normative, `{see}` informative."""

    source: str
    """The words between the backticks: `GB/T 2260`, `GB/T 36333—2018，5.2`, or a key of `references`."""
    normative: bool
    in_source: bool = False
    """True inside […来源：…], where the place is printed as “，5.2”."""
    document: str = ""
    """The printed number of the document (with its year if dated), or its key."""
    place: str = ""
    """The place named in the document: `5.2`, `第5章`, `表1`; "" for the whole document."""
    text: str = ""
    """The printed words: “GB/T 36333—2018中5.2”; an informative mention of a document without number prints “[3]”."""
    to: str = ""
    """Id of the entry in 规范性引用文件 or 参考文献; "" if there is none."""
    span: Span | None = None


class TermUse(Struct, frozen=True):
    """A term of this document used in running text, linked to its entry."""

    term: str
    text: str = ""
    to: str = ""
    span: Span | None = None


class IndexMark(Struct, frozen=True):
    """A word that is printed and is also listed in the 索引."""

    word: str
    span: Span | None = None


class FootnoteReference(Struct, frozen=True):
    """The superscript mark of a footnote: “1)” in running text, “a” in a table or figure."""

    label: str
    text: str = ""
    to: str = ""
    span: Span | None = None


Inline = (
    Text | Styled | Math | Break | Image | Link | CrossReference | Citation | TermUse | IndexMark | FootnoteReference
)


def iter_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield *inlines* and everything inside them, in reading order."""
    for inline in inlines:
        yield inline
        inside = _INSIDE.get(type(inline))
        if inside:
            yield from iter_inlines(getattr(inline, inside))


_INSIDE: dict[type, str] = {Styled: "inlines", Link: "inlines", CrossReference: "words"}
"""Type of inline text → the field that holds other inline text."""


def plain_text(inlines: Iterable[Inline]) -> str:
    """Return the printed characters of *inlines* without style; a formula becomes its TeX, a footnote mark nothing."""
    return "".join(map(_plain, inlines))


def readable_text(inlines: Iterable[Inline]) -> str:
    """Return the printed characters of *inlines* for a place without formulas: these become letters on one line."""
    return "".join(map(_readable, inlines))


def _readable(inline: Inline) -> str:
    if isinstance(inline, Math):
        return plain_tex(inline.tex)
    if isinstance(inline, (Styled, Link)):
        return readable_text(inline.inlines)
    if isinstance(inline, CrossReference) and inline.words:
        return readable_text(inline.words)
    return _plain(inline)


def _plain(inline: Inline) -> str:
    printed = _PRINTED.get(type(inline))
    return printed(inline) if printed else ""


_PRINTED: dict[type, Callable[[Any], str]] = {
    Text: lambda inline: inline.text,
    Styled: lambda inline: plain_text(inline.inlines),
    Link: lambda inline: plain_text(inline.inlines),
    Math: lambda inline: inline.tex,
    IndexMark: lambda inline: inline.word,
    CrossReference: lambda inline: plain_text(inline.words) or inline.text or inline.target,
    Citation: lambda inline: inline.text or inline.source,
    TermUse: lambda inline: inline.text or inline.term,
}
"""Type of inline text → the function that gives its printed characters."""


LONGEST = 5000
"""The greatest length of a text, in characters: three pages without the end of a paragraph."""
