"""The parts of a table or figure beside its rows or picture: notes, footnotes, paragraphs."""

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
    """The blocks inside a frame, sorted by kind; `others` cannot be inside one."""

    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    others: tuple[Block, ...]


def sort_blocks(reading: Reading, blocks: Sequence[Block], place: str) -> Frame:
    """Return the blocks by kind; those that cannot be inside are reported and come after the frame."""
    others = tuple(block for block in blocks if not isinstance(block, (Note, Paragraph)))
    for block in others:
        if block.span:
            reading.report(faults.BLOCK_IN_FIGURE, block.span, place=place)
    notes = tuple(block for block in blocks if isinstance(block, Note))
    return Frame(notes, tuple(block for block in blocks if isinstance(block, Paragraph)), others)


@contextmanager
def footnote_scope(reading: Reading) -> Iterator[None]:
    """Yield while footnotes and lists are counted separately.

    Marks without a footnote in this scope belong to the text.
    """
    outer = reading.footnotes, reading.marks, reading.inner_marks, reading.list_level
    reading.footnotes, reading.marks, reading.inner_marks, reading.list_level = {}, [], {}, 0
    yield
    inner, marks = reading.footnotes, [*reading.marks, *chain.from_iterable(reading.inner_marks.values())]
    reading.footnotes, reading.marks, reading.inner_marks, reading.list_level = outer
    reading.marks += [mark for mark in marks if mark[0] not in inner]


def own_footnotes(reading: Reading, place: str) -> tuple[Footnote, ...]:
    """Return the footnotes of the scope in the order of their first marks, then those that nothing mentions.

    A footnote is followed by those that it mentions; a mark in a footnote without a mark of its own does not count.
    """
    waiting = dict(reading.footnotes)
    marked = [footnote for label, _ in reading.marks for footnote in _with_inner(reading, label, waiting)]
    for footnote in waiting.values():
        if footnote.span:
            reading.report(faults.UNUSED_FOOTNOTE, footnote.span, label=footnote.label, place=place)
    return (*marked, *waiting.values())


def _with_inner(reading: Reading, label: str, waiting: dict[str, Footnote]) -> Iterator[Footnote]:
    """Yield the footnote of that label, if it was not yielded before, and those that it mentions."""
    footnote = waiting.pop(label, None)
    if footnote:
        yield footnote
        for inner, _ in reading.inner_marks.get(label, ()):
            yield from _with_inner(reading, inner, waiting)


def with_marks(made: F) -> F:
    """Return the table or figure; its footnote marks lead to its own footnotes, even if the text has the same label."""
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
