"""The printed characters of a document, found in its values whatever their kinds, and those that a face has lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from lxml import etree
from msgspec import Struct

from faces import bare
from pdfs import work
from qicao.drawn.formulas import Formulas, displayed
from qicao.model.block import Figure, Footnote, Formula, IndexEntry, IndexGroup, Table
from qicao.model.inline import Citation, CrossReference, IndexMark, Math, TermUse, Text
from qicao.model.span import Span
from qicao.model.standard import Element
from qicao.parse.draft import Draft
from qicao.source.world import open_world

__all__ = ["lost_texts", "printed_texts"]

SILENT = frozenset({"data", "span", "index"})
"""Fields without printed text: the data stand on the cover, the index repeats words of the text."""
SPLITS, OF_A_PAGE = 3, 500
"""Into how many stretches the pages of a PDF may divide a text, and after how many characters once more."""
Printed = tuple[str, Span | None]


def printed_texts(draft: Draft) -> list[Printed]:
    """The texts of the model as printed, each with its place; what lies under a finding that says so is not printed."""
    unused = {(item.span.file, item.span.line) for item in draft.findings if item.code == "SYN081"}
    return [(text, span) for text, span in _of(draft.standard, unused) if bare(text)]


def _of(value: Any, unused: Collection[tuple[str, int]]) -> Iterator[Printed]:
    if isinstance(value, tuple):
        for item in value:
            yield from _of(item, unused)
    elif isinstance(value, Struct) and not isinstance(value, Span):
        if isinstance(value, Footnote) and value.span and (value.span.file, value.span.line) in unused:
            return
        yield from _own(value)
        for name in value.__struct_fields__:
            if name not in SILENT:
                yield from _of(getattr(value, name), unused)


def _own(value: Any) -> Iterator[Printed]:
    """The characters that the value itself prints, without those of the values in it."""
    span = getattr(value, "span", None)
    say = _PRINTED.get(type(value))
    yield from ((text, span) for text in (say(value) if say else ()))


def _letters(tex: str) -> Iterator[str]:
    """The letters, digits and words that a formula shows; signs are drawn in many ways."""
    mathml = Formulas(open_world(work())).mathml([tex])[tex]
    for text in etree.fromstring(mathml.encode()).itertext():
        if any(char.isalnum() for char in bare(text)):
            yield text


_PRINTED: dict[type, Callable[[Any], Iterable[str]]] = {
    Text: lambda value: [value.text],
    IndexMark: lambda value: [value.word],
    Citation: lambda value: [value.text or value.source],
    TermUse: lambda value: [value.text or value.term],
    CrossReference: lambda value: [] if value.words else [value.text or value.target],
    Math: lambda value: _letters(value.tex),
    Formula: lambda value: _letters(displayed(value.tex)),
    Element: lambda value: [value.title],
    **dict.fromkeys((Table, Figure), lambda value: [value.unit]),
    IndexGroup: lambda value: [value.letter],
    IndexEntry: lambda value: [value.word],
}
"""What each kind of value prints by itself."""


def lost_texts(texts: list[Printed], face: str, *, paged: bool = False) -> list[str]:
    """The texts that do not stand on the face, each in a place of its own; pages may cut a text in two or three."""
    lost = []
    for text, span in sorted(texts, key=lambda printed: -len(bare(printed[0]))):
        found = _without(face, bare(text), SPLITS + len(text) // OF_A_PAGE if paged else 1)
        if found is None:
            lost.append(f"{span.file}:{span.line}: {text!r}" if span else repr(text))
        else:
            face = found
    return lost


def _without(face: str, text: str, pieces: int) -> str | None:
    """The face without the text; nothing when it is not there."""
    if text in face:
        return face.replace(text, "\0", 1)
    if pieces > 1:
        for cut in range(len(text) - 1, 0, -1):
            if text[:cut] in face:
                return _without(face.replace(text[:cut], "\0", 1), text[cut:], pieces - 1)
    return None
