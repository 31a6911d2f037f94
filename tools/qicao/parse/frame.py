"""What a table or a figure holds beside its rows or picture: notes, footnotes, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.block import Block, Figure, Footnote, Note, Paragraph, Table
from qicao.model.inline import FootnoteReference, Inline
from qicao.model.tree import rewrite
from qicao.parse import faults
from qicao.parse.reading import Reading

F = TypeVar("F", Table, Figure)

__all__ = ["Frame", "footnote_scope", "own_footnotes", "sort_blocks", "with_marks"]


class Frame(Struct, frozen=True):
    """Blocks sorted by what they are inside the frame; `others` have no place there."""

    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    others: tuple[Block, ...]


def sort_blocks(reading: Reading, blocks: Sequence[Block], place: str) -> Frame:
    """The blocks by kind; those that cannot stand inside are reported and go behind."""
    others = tuple(block for block in blocks if not isinstance(block, (Note, Paragraph)))
    for block in others:
        if block.span:
            reading.report(faults.BLOCK_IN_FIGURE, block.span, place=place)
    notes = tuple(block for block in blocks if isinstance(block, Note))
    return Frame(notes, tuple(block for block in blocks if isinstance(block, Paragraph)), others)


@contextmanager
def footnote_scope(reading: Reading) -> Iterator[None]:
    """Footnotes and lists of their own for what is read inside; marks without a footnote here go to the text."""
    outer = reading.footnotes, reading.marks, reading.inner_marks, reading.list_level
    reading.footnotes, reading.marks, reading.inner_marks, reading.list_level = {}, [], {}, 0
    yield
    inner, marks = reading.footnotes, [*reading.marks, *chain.from_iterable(reading.inner_marks.values())]
    reading.footnotes, reading.marks, reading.inner_marks, reading.list_level = outer
    reading.marks += [mark for mark in marks if mark[0] not in inner]


def own_footnotes(reading: Reading, place: str) -> tuple[Footnote, ...]:
    """The footnotes of the scope in the order of their first marks, then those that nothing mentions.

    What a footnote mentions follows it; a mark in a footnote that is not mentioned itself counts for nothing.
    """
    waiting = dict(reading.footnotes)
    marked = [footnote for label, _ in reading.marks for footnote in _with_inner(reading, label, waiting)]
    for footnote in waiting.values():
        if footnote.span:
            reading.report(faults.UNUSED_FOOTNOTE, footnote.span, label=footnote.label, place=place)
    return (*marked, *waiting.values())


def _with_inner(reading: Reading, label: str, waiting: dict[str, Footnote]) -> Iterator[Footnote]:
    """The footnote of that label, if it still waits, and those that it mentions."""
    footnote = waiting.pop(label, None)
    if footnote:
        yield footnote
        for inner, _ in reading.inner_marks.get(label, ()):
            yield from _with_inner(reading, inner, waiting)


def with_marks(made: F) -> F:
    """The table or figure whose footnote marks lead to its own footnotes; a mark of the same label in the text does not."""
    own = {footnote.label: footnote.id for footnote in made.footnotes}
    if not own:
        return made

    def change(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            replace(inline, to=own.get(inline.label, inline.to)) if isinstance(inline, FootnoteReference) else inline
            for inline in inlines
        )

    found: F = rewrite(made, change)
    return found
