"""One inline text of the document: its printed characters, its place, and the way back to the source."""

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
"""Replaces a formula, a picture or a verbatim character, none of which is a word of the language."""
NAMES = frozenset({"title", "caption", "head", "cell"})
"""Forms of text in which a wide blank separates two names."""
UNSIZED = compiled("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+")
UNSEEN = compiled(
    rf"[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?<={HAN}.)(?<![法章条节例注].)[\u00a0\u2000-\u200a\u202f\u205f\u3000]*(?={HAN})"
)
"""Characters without width, and unusual blanks between two Chinese characters, except those in labels."""
RAISED = frozenset({"superscript", "subscript"})
ADDRESS = re.compile(
    r"(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]*://|www\.|mailto:)[^\s<>，。；、！？（）“”《》]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII | re.IGNORECASE,
)
"""Half-width commas and colons belong to an address; Chinese punctuation ends it."""
SIGN = compiled(r"[^\u3400-\u9fff]")
MARKUP = compiled(r"!(?=\[[^\[\]\n]*\]\()|(?<=\])\((?=[^()\n]*[/.#])[^()\n]*\)|\{[#.]?[\w.#\- ]+\}|\[\^[^\[\]\n]+\]")
"""Paths and targets, attributes, names of roles, marks of footnotes."""
SIGNS = compiled(r"//|www\.|@|\]\(|\{|\[\^")
"""Every address and every markup contains one of these."""
ENDS = "。；？！"
REST = compiled(rf"[^{ENDS}]*[{ENDS}]?[”’）]*")
"""The rest of a sentence from any place in it."""
CLOSERS = compiled("[”’）]*")
"""The closing marks after the end of a sentence, which still belong to it."""

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
"""The element of a text; "body" for all chapters that are not recognised by their title."""

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
"""The form of a text.

`frame-…` is inside the frame of a table or figure, `meaning` after a symbol, `entry` a listed document.
"""


class Place(Struct, frozen=True):
    """The surroundings of a node: its element, the divisions and blocks around it, the outermost first."""

    element: ElementKind
    divisions: tuple[Division, ...] = ()
    holders: tuple[Node, ...] = ()

    def holder(self, kind: type) -> Node | None:
        """Return the innermost block of that kind around the node, or None."""
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
    """True for superscripts and subscripts, which are not part of the word before them."""
    slanted: bool = False
    """True if they are printed in italics."""

    @property
    def literal(self) -> bool:
        """True if the author typed these characters as they are printed."""
        return isinstance(self.inline, Text) and self.inline.span is not None


class Passage(Struct, frozen=True):
    """A paragraph, title, cell or the like: a text that rules about words look at."""

    text: str
    """The printed characters.

    Formulas, pictures and verbatim characters are replaced by `OBJECT`, line breaks by blanks.
    """
    pieces: tuple[Piece, ...]
    form: Form
    place: Place
    node: Node
    """The block or division that contains the text."""
    lead: str = ""
    """The lead-in of the list, if the passage is an item of one; else ""."""

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece with the character at *offset*."""
        return next(iter(self.pieces_in(offset, offset + 1)), None)

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces with any of the characters from *start* to just before *end*."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        return self.pieces[first : bisect_left(self.pieces, end, key=lambda piece: piece.start)]

    def typed(self, start: int, end: int) -> bool:
        """Return whether the author typed all of these characters as they are printed."""
        return all(piece.literal for piece in self.pieces_in(start, end))

    def typed_evenly(self, start: int, end: int) -> bool:
        """Return whether the author typed all of these characters, either all or none as superscripts or subscripts."""
        pieces = self.pieces_in(start, end)
        return all(piece.literal for piece in pieces) and len({piece.raised for piece in pieces}) == 1

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return start and end of the sentence (up to 。；？！) at *offset*; after the last sentence, those of all text."""
        if offset >= len(self.text):
            return 0, len(self.text)
        start = self._start(offset)
        if start > offset:  # among the quotation marks after an end
            start = self._start(self._last_end(offset))
        return start, self._end(start, offset)

    def _last_end(self, offset: int) -> int:
        """Return the place of the last mark before *offset* that ends a sentence; -1 if there is none."""
        return max(self.text.rfind(mark, 0, offset) for mark in ENDS)

    def _start(self, offset: int) -> int:
        """Return where the sentence begins that follows the last end before *offset*."""
        last = self._last_end(offset)
        return CLOSERS.match(self.text, last + 1).end() if last >= 0 else 0  # type: ignore[union-attr]  # matches anywhere

    def _end(self, start: int, offset: int) -> int:
        """Return where the sentence ends that begins at *start* and contains *offset*."""
        inside = self._last_end(offset) if offset > start else -1
        return REST.match(self.text, inside if inside >= start else offset).end()  # type: ignore[union-attr]  # as above

    def quoted(self, offset: int) -> bool:
        """Return whether the character at *offset* is inside “…”, 《…》 or ‘…’, and so is a quotation or a name."""
        before = self.text[:offset]
        return any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "《》", "‘’"))


def make_passage(inlines: Iterable[Inline], form: Form, place: Place, node: Node, lead: str = "") -> Passage:
    """Return the passage of *inlines*; one that is too long, which reading has reported, is empty."""
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
    """Yield each inline that prints characters of its own, with these and their styles."""
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
    """Return the text without invisible characters between its letters, which would hide its words (TXT020)."""
    return text if text.isascii() or not unseen.search(text) else unseen.sub("", text)


def _without_markup(text: str) -> str:
    """Return the text with `OBJECT` in place of all that is no word: signs of an address, unread markup."""
    if not SIGNS.search(text):
        return text
    text = ADDRESS.sub(lambda match: SIGN.sub(OBJECT, match[0]), text)
    return MARKUP.sub(lambda match: OBJECT * len(match[0]), text)
