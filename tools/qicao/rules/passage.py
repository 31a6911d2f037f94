"""One inline text of the document with its printed characters, its place, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from qicao.model.inline import (
    LONGEST,
    Break,
    CrossReference,
    FootnoteReference,
    Image,
    Inline,
    Link,
    Math,
    Styled,
    Text,
    plain_text,
)
from qicao.model.standard import Division, Node
from qicao.rules.han import HAN
from qicao.source.patterns import compiled

__all__ = ["OBJECT", "UNSEEN", "ElementKind", "Form", "Passage", "Piece", "Place", "make_passage"]

OBJECT = "\ufffc"
"""Stands for a formula, a picture or a verbatim character: no word of the language."""
NAMES = frozenset({"title", "caption", "head", "cell"})
"""Forms in which a wide blank parts two names."""
UNSIZED = compiled("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+")
UNSEEN = compiled(
    rf"[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?<={HAN}.)(?<![法章条节例注].)[\u00a0\u2000-\u200a\u202f\u205f\u3000]*(?={HAN})"
)
"""Characters without width, and blanks of other widths than a blank's between two Chinese characters, none of them a label's."""
RAISED = frozenset({"superscript", "subscript"})
ADDRESS = re.compile(
    r"(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]*://|www\.|mailto:)[^\s<>，。；、！？（）“”《》]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII | re.IGNORECASE,
)
"""Half-width commas and colons belong to an address, the marks of Chinese text end it."""
SIGN = compiled(r"[^\u3400-\u9fff]")
MARKUP = compiled(r"!(?=\[[^\[\]\n]*\]\()|(?<=\])\((?=[^()\n]*[/.#])[^()\n]*\)|\{[#.]?[\w.#\- ]+\}|\[\^[^\[\]\n]+\]")
"""Paths and targets, attributes, names of roles, marks of footnotes."""
SIGNS = compiled(r"//|www\.|@|\]\(|\{|\[\^")
"""No address or markup is without one of these."""
ENDS = "。；？！"
REST = compiled(rf"[^{ENDS}]*[{ENDS}]?[”’）]*")
"""The rest of a sentence from anywhere in it."""
CLOSERS = compiled("[”’）]*")
"""What still belongs to a sentence behind its end."""

ElementKind = Literal[
    "foreword",
    "introduction",
    "notice",
    "scope",
    "normative-references",
    "terms",
    "symbols",
    "body",
    "normative-annex",
    "informative-annex",
    "bibliography",
    "index",
]
"""The element that holds a text; "body" for all chapters that are not known by their title."""

Form = Literal[
    "title",
    "caption",
    "paragraph",
    "item",
    "head",
    "cell",
    "frame-paragraph",
    "note",
    "example",
    "warning",
    "footnote",
    "frame-footnote",
    "term",
    "english",
    "symbol",
    "meaning",
    "definition",
    "source",
    "key",
    "entry",
]
"""What a text is: `frame-…` inside the frame of a table or figure, `meaning` behind a symbol, `entry` a listed document."""


class Place(Struct, frozen=True):
    """Where a node stands: its element, the divisions and the blocks that hold it, from the outermost in."""

    element: ElementKind
    divisions: tuple[Division, ...] = ()
    holders: tuple[Node, ...] = ()

    def holder(self, kind: type) -> Node | None:
        """The innermost block of that kind that holds the node."""
        return next((node for node in reversed(self.holders) if isinstance(node, kind)), None)

    @property
    def division(self) -> Division | None:
        """The innermost clause, annex, element or term."""
        return self.divisions[-1] if self.divisions else None


class Piece(Struct, frozen=True):
    """The printed characters of one inline, from `start` to just before `end` of the passage."""

    start: int
    end: int
    inline: Inline
    raised: bool = False
    """Whether they are raised or lowered, and so no part of the word before them."""
    slanted: bool = False
    """Whether they are printed in italics."""

    @property
    def literal(self) -> bool:
        """Whether these are characters that the author typed as they are printed."""
        return isinstance(self.inline, Text) and self.inline.span is not None


class Passage(Struct, frozen=True):
    """A paragraph, title, cell or the like: what rules about words look at."""

    text: str
    """The printed characters; formulas, pictures and verbatim characters are `OBJECT`, wanted line breaks blanks."""
    pieces: tuple[Piece, ...]
    form: Form
    place: Place
    node: Node
    """The block or division whose text it is."""
    lead: str = ""
    """The lead-in of the list that the passage is an item of; "" elsewhere."""

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that holds the character at *offset*."""
        return next(iter(self.pieces_in(offset, offset + 1)), None)

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that hold some of the characters from *start* to just before *end*."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        return self.pieces[first : bisect_left(self.pieces, end, key=lambda piece: piece.start)]

    def typed(self, start: int, end: int) -> bool:
        """Whether the author typed all of these characters as they are printed."""
        return all(piece.literal for piece in self.pieces_in(start, end))

    def typed_evenly(self, start: int, end: int) -> bool:
        """Whether the author typed all of these characters, and none raised or lowered beside others that are not."""
        pieces = self.pieces_in(start, end)
        return all(piece.literal for piece in pieces) and len({piece.raised for piece in pieces}) == 1

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence (up to 。；？！) that holds the character at *offset*; behind the last one, of all."""
        if offset >= len(self.text):
            return 0, len(self.text)
        start = self._start(offset)
        if start > offset:  # among the quotation marks behind an end
            start = self._start(self._last_end(offset))
        return start, self._end(start, offset)

    def _last_end(self, offset: int) -> int:
        """The place of the last mark before *offset* that ends a sentence; -1 when there is none."""
        return max(self.text.rfind(mark, 0, offset) for mark in ENDS)

    def _start(self, offset: int) -> int:
        """Where the sentence begins that follows the last end before *offset*."""
        last = self._last_end(offset)
        return CLOSERS.match(self.text, last + 1).end() if last >= 0 else 0  # type: ignore[union-attr]  # matches anywhere

    def _end(self, start: int, offset: int) -> int:
        """Where the sentence ends that begins at *start* and holds *offset*."""
        inside = self._last_end(offset) if offset > start else -1
        return REST.match(self.text, inside if inside >= start else offset).end()  # type: ignore[union-attr]  # as above

    def quoted(self, offset: int) -> bool:
        """Whether the character at *offset* stands inside “…”, 《…》 or ‘…’, being another's words or a name."""
        before = self.text[:offset]
        return any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "《》", "‘’"))


def make_passage(inlines: Iterable[Inline], form: Form, place: Place, node: Node, lead: str = "") -> Passage:
    """The passage that *inlines* are; one that is too long, which reading has said, is not looked at."""
    unseen = UNSIZED if form in NAMES else UNSEEN
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    for inline, printed, styles in _printed(inlines):
        text = _without_unseen(printed, unseen)
        if text:
            raised = not RAISED.isdisjoint(styles)
            pieces.append(Piece(at, at + len(text), inline, raised, slanted="emphasis" in styles))
            texts.append(text)
            at += len(text)
    if at > LONGEST:
        return Passage(OBJECT, (), form, place, node, lead)
    return Passage("".join(texts), tuple(pieces), form, place, node, lead)


def _printed(
    inlines: Iterable[Inline], styles: frozenset[str] = frozenset()
) -> Iterator[tuple[Inline, str, frozenset[str]]]:
    """Each inline that prints characters of its own, with them and the styles that they are set in."""
    for inline in inlines:
        if isinstance(inline, Styled) and inline.style == "code":
            yield inline, OBJECT * len(plain_text(inline.inlines)), styles
        elif isinstance(inline, Styled):
            yield from _printed(inline.inlines, styles | {inline.style})
        elif isinstance(inline, Link):
            yield from _printed(inline.inlines, styles)
        else:
            yield inline, _characters(inline), styles


def _characters(inline: Inline) -> str:
    if isinstance(inline, Text):
        return _without_markup(inline.text.replace("\n", " "))
    if isinstance(inline, CrossReference) and inline.words:
        return plain_text(inline.words)
    if isinstance(inline, (Math, Image)):
        return OBJECT
    if isinstance(inline, Break):
        return " "
    if isinstance(inline, FootnoteReference):
        return ""
    return _without_markup(plain_text((inline,)).replace("\n", " "))


def _without_unseen(text: str, unseen: re.Pattern[str]) -> str:
    """The text without the characters between its letters that nobody sees, and that would hide its words (TXT020)."""
    return text if text.isascii() or not unseen.search(text) else unseen.sub("", text)


def _without_markup(text: str) -> str:
    """The text with `OBJECT` for what is no word: the signs of an address, and markup that was not read as such."""
    if not SIGNS.search(text):
        return text
    text = ADDRESS.sub(lambda match: SIGN.sub(OBJECT, match[0]), text)
    return MARKUP.sub(lambda match: OBJECT * len(match[0]), text)
