"""A list for which the norm prescribes punctuation, with its lead-in and the ends of its items (7.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from qicao.model.block import Block, Cell, Example, List, ListItem, Note, Paragraph
from qicao.model.standard import Node
from qicao.rules.colons import CLOSING, last_character
from qicao.rules.context import Context
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Stretch
from qicao.source.patterns import compiled

__all__ = ["SENTENCE_ENDS", "SEPARATING", "Ruled", "continues", "mark_of", "ruled_list", "with_mark"]

HALF_WIDTH = str.maketrans(":;,?!", "：；，？！")
"""Half-width mark → full-width one; half-width marks have a rule of their own."""
ENDS = "。；，：、？！.…"
SENTENCE_ENDS = frozenset("。？！")
SEPARATING = frozenset("；，")
JOINED = "[；，](?:或|和|且|以及|及|或者|并且)$"
"""The end of the last item but one if a word joins the items."""
INTERRUPTING = (Note, Example)
"""Blocks that may be between two items of a list and belong to the first."""


def mark_of(text: str) -> str:
    """Return the punctuation mark at the end of a text, "" if there is none; closing quotes after it are ignored."""
    bare = text.rstrip().rstrip(CLOSING) if text.rstrip()[-2:-1] in SENTENCE_ENDS else text.rstrip()
    last = bare[-1:].translate(HALF_WIDTH)
    return last if last in ENDS else ""


def with_mark(passage: Passage, mark: str) -> Replacement:
    """Return the edit that makes the passage end with the mark."""
    last = last_character(passage)
    return Replacement(last if mark_of(passage.text) else Stretch(passage, last.end, last.end), mark)


class Ruled(Struct, frozen=True):
    """A list with prescribed punctuation, with the passages that matter for it."""

    lead: Passage | None
    """The paragraph before it."""
    items: tuple[Passage | None, ...]
    """The passage at the end of each item; None for an item with more than a paragraph."""
    is_final: bool
    """True if its last item ends the whole 列项: it is in no other list, or in the last item of that list."""
    goes_on: bool
    """True if it continues a list that a note or example interrupts."""
    finer: bool = False
    """True if a list in one of its items has items that end with a semicolon."""
    is_loose: bool = False
    """True if it is in a cell or an example, where a list needs no lead-in."""

    @property
    def inner(self) -> tuple[Passage | None, ...]:
        """The items except the final one."""
        return self.items[:-1] if self.is_final else self.items

    @property
    def stop(self) -> str:
        """The mark with which items must end: a full stop after a full stop.

        If the lead-in does not tell, it is the mark of the first item.
        """
        mark = mark_of(self.lead.text) if self.lead else ""
        if mark not in {"：", "。"}:
            mark = next((mark_of(item.text) for item in self.items if item), "")
        return "。" if mark == "。" else "；"

    @property
    def strange_lead(self) -> bool:
        """True if there are at least two items that all end alike, and only the lead-in does not fit."""
        marks = [mark_of(item.text) for item in self.inner if item]
        if self.lead is None or len(marks) < 2:
            return False
        told = mark_of(self.lead.text)
        return (told == "：" and set(marks) <= SENTENCE_ENDS) or (told == "。" and set(marks) <= SEPARATING)

    def wrong_items(self) -> Sequence[Passage]:
        """The items that do not fit the lead-in, without the final one; or those with the less frequent mark."""
        found = [item for item in self.inner if item and not _is_paired(item.text, self.stop)]
        if not self.is_final and found and found[-1] is self.inner[-1]:
            found = [*_without_full_stop(found)]
        return found or self._fewer()

    def _fewer(self) -> Sequence[Passage]:
        """Return the items that end with a comma among those that end with a semicolon, or the reverse."""
        if self.stop == "。":
            return ()
        by_mark = {
            mark: [item for item in self.items[:-1] if item and _ends_with(item.text, mark)] for mark in SEPARATING
        }
        commas, semicolons = by_mark["，"], by_mark["；"]
        return commas if self.finer or len(commas) <= len(semicolons) else semicolons


def _without_full_stop(found: Sequence[Passage]) -> Sequence[Passage]:
    """Return the items without the last one if it ends with a full stop, as in a list inside a list (7.5.1)."""
    return found[:-1] if mark_of(found[-1].text) == "。" else found


def _is_paired(text: str, stop: str) -> bool:
    mark = mark_of(text)
    if mark in {"：", "…"}:
        return True
    return mark in SENTENCE_ENDS if stop == "。" else mark in {"；", "，"} or bool(compiled(JOINED).search(text))


def _ends_with(text: str, mark: str) -> bool:
    return mark_of(text) == mark and not compiled(JOINED).search(text)


def ruled_list(context: Context, node: List, place: Place) -> Ruled | None:
    """Return the list with its passages.

    None is returned if its marks are generated, or if it is in a cell or an example and has none.
    """
    if not node.span or place.element == "foreword":
        return None
    before, _ = context.neighbours(node)
    lead = context.paragraphs.get(before.id) if isinstance(before, Paragraph) else None
    items = tuple(context.paragraphs.get(_only_paragraph(item)) for item in node.items)
    earlier, later = continues(context, node, 0), continues(context, node, 1)
    is_final = _is_final(node, place) and not (later and not _is_ended(context, node))
    loose = bool(place.holder(Cell) or place.holder(Example))
    if loose and not any(mark_of(item.text) for item in items if item):
        return None
    goes_on = earlier is not None and not _is_ended(context, earlier)
    return Ruled(lead, items, is_final, goes_on, _is_finer(context, node), loose)


def _is_finer(context: Context, node: List) -> bool:
    """Return whether an item of a list in the list ends with a semicolon."""
    inner = (item for outer in node.items for block in outer.blocks if isinstance(block, List) for item in block.items)
    texts = (context.paragraphs.get(_only_paragraph(item)) for item in inner)
    return any(_ends_with(text.text, "；") for text in texts if text)


def continues(context: Context, node: List, side: int) -> List | None:
    """Return the list before or after this one that only notes or examples separate from it, or None."""
    found = context.neighbours(node)[side]
    if not isinstance(found, INTERRUPTING):
        return None
    while isinstance(found, INTERRUPTING):
        found = context.neighbours(found)[side]
    return found if isinstance(found, List) else None


def _is_ended(context: Context, node: List) -> bool:
    """Return whether the last item of the list is the last one of the 列项."""
    last = context.paragraphs.get(_only_paragraph(node.items[-1])) if node.items else None
    return last is None or mark_of(last.text) in SENTENCE_ENDS


def _only_paragraph(item: ListItem) -> str:
    """Return the id of the item's paragraph, if the item contains only that and notes; else ""."""
    blocks = [block for block in item.blocks if not isinstance(block, (Note, Example))]
    return blocks[0].id if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else ""


def _is_final(node: List, place: Place) -> bool:
    inner: Node = node
    for holder in takewhile(lambda holder: not isinstance(holder, (Cell, Example)), reversed(place.holders)):
        last: Sequence[Block | ListItem] = ()
        if isinstance(holder, ListItem):
            last = holder.blocks
        elif isinstance(holder, List):
            last = holder.items
        if last and last[-1] is not inner:
            return False
        inner = holder
    return True
