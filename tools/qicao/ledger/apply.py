"""Writing adopted words into the source of a draft, wherever they fit the present text exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.check.trial import DraftFiles
from qicao.compare.likeness import likeness
from qicao.ledger.view import View
from qicao.ledger.wish import Swap, doubt_of, fitted, swap_of
from qicao.model.block import Cell, ListItem, Note, Paragraph
from qicao.model.comment import Comment
from qicao.model.finding import Edit
from qicao.model.frozen import own_text
from qicao.model.inline import Text, plain_text
from qicao.model.span import Span
from qicao.model.tree import iter_nodes, own_texts
from qicao.parse.draft import load_draft

__all__ = ["Applied", "apply_comments"]

PART = re.compile("[^，；。：]+")
"""A part of a text that a comment may write anew without quoting it."""
EDGE = 2
"""The characters of words by which their beginning and their end are known."""
SMALL = (ListItem, Note, Paragraph)
"""What is so small that a comment on it means all of it, if it is one sentence."""
SENTENCES = re.compile("[。；：]")
ALIKE = 0.6
"""The likeness of the proposed words with a whole text from which they replace all of it."""


class Applied(Struct, frozen=True):
    """The files of a draft after adopted words were written into them."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The new content of each file that changes."""
    done: tuple[str, ...] = ()
    """Ids of the comments whose words are written."""
    left: Mapping[str, str] = field(default_factory=dict)
    """Id of each other comment → why its words are not written."""


def apply_comments(view: View, comments: Sequence[Comment]) -> Applied:
    """Return the files with the adopted words in them.

    Each comment is tried alone, and left out if another text than the proposed one would result.
    """
    edits: dict[str, Edit] = {}
    left: dict[str, str] = {}
    wanted: dict[str, tuple[str, str]] = {}
    for comment in comments:
        found = _edit(view, comment)
        if isinstance(found, str):
            left[comment.id] = found
        elif any(_touch(found[0].span, edit.span) for edit in edits.values()):
            left[comment.id] = "同一处已有另一条意见的改动"
        else:
            edits[comment.id], wanted[comment.id] = found[0], found[1:]
    good = [id_ for id_ in edits if _fits(view, [edits[id_]], [wanted[id_]])]
    left |= dict.fromkeys(sorted(set(edits) - set(good)), "写进去以后不是建议的文字（里面有标记或引用）")
    files = _files(view).edited(_by_file(edits[id_] for id_ in good)) if good else {}
    return Applied(files, tuple(good), left)


def _edit(view: View, comment: Comment) -> tuple[Edit, str, str] | str:
    """Return the edit, the element, and the text that it must then have; or why there is no edit."""
    reason = _unfit(view, comment)
    if reason:
        return reason
    placed = view.placed[comment.id]
    node = (
        next((node for node in _nodes(view.draft.standard) if node.id == placed.element), None) if view.draft else None
    )
    swap = swap_of(comment) or Swap("")
    if swap.new and placed.start < 0 and not swap.old:
        range_ = _likest(node, swap.new)
    else:
        range_ = _given(node, comment, swap.new, (placed.start, placed.end))
    if swap.old and not isinstance(range_, str):
        range_ = _named(range_, swap.old)
    return range_ if isinstance(range_, str) else _written(range_, swap.new)


def _given(node: Any, comment: Comment, words: str, quote: tuple[int, int]) -> _Range | str:
    """Return the range that is quoted, or all of a paragraph."""
    text = own_text(node)
    range_ = _Range(node, *_range(comment, text, words, quote))
    if not text or plain_text(range_.inlines) != text or (quote[0] < 0 and not isinstance(node, Paragraph)):
        return "这一处不是一段文字，请手工修改"
    return range_


def _named(range_: _Range, old: str) -> _Range | str:
    """Return the range of the words that the proposal names, if they stand once in the range."""
    at = range_.start + range_.text.find(old)
    if range_.text.count(old) != 1:
        return f"原文里没有“{old}”，或不止一处，请手工修改"
    return replace(range_, start=at, end=at + len(old))


def _written(range_: _Range, words: str) -> tuple[Edit, str, str] | str:
    """Return the edit that puts the words into the range, or why it is not certain that they belong there."""
    text = own_text(range_.node)
    words = fitted(words, range_.text) if words else ""
    if doubt := doubt_of(words, text, range_.start, range_.end, value=isinstance(range_.node, Cell)):
        return doubt
    span = _span_of(range_.inlines, range_.start, range_.end)
    if span is None:
        return "这些文字里有标记、公式或引用，请手工修改"
    return Edit(span, words), range_.node.id, text[: range_.start] + words + text[range_.end :]


class _Range(Struct, frozen=True):
    """Characters of the own text of a node."""

    node: Any
    start: int
    end: int

    @property
    def inlines(self) -> Sequence[Any]:
        """The inline nodes of that text."""
        return next(own_texts(self.node), ()) if self.node else ()

    @property
    def text(self) -> str:
        """The characters."""
        return own_text(self.node)[self.start : self.end]


def _likest(node: Any, words: str) -> _Range | str:
    """Return what the words replace, if no words are quoted: the text in the element, or the part of one, that is most like them.

    A title is not replaced by a sentence because the comment names its clause. A value that stands alone in a cell is
    what is meant, however much it differs, and so is the only sentence of an item or a note.
    """
    found = [*_ranges(node, words)] if node else []
    if found and _is_alone(node, found):
        return found[0]
    alike = {at: likeness(words, one.text) for at, one in enumerate(found)}
    best = max(alike, key=lambda at: (alike[at], found[at].end - found[at].start), default=-1)
    if best < 0 or alike[best] < ALIKE:
        return "没有引原文，看不出代替哪几个字，请手工修改"
    range_ = found[best]
    if any(alike[at] >= alike[best] and not _within(found[at], range_) for at in alike):
        return "没有引原文，像它的文字不止一处，请手工修改"
    return range_


def _is_alone(node: Any, found: Sequence[_Range]) -> bool:
    """Whether the ranges are all that the element has: one value, or one text with one sentence."""
    if isinstance(node, Cell):
        return len(found) == 1
    same = all(one.node is found[0].node for one in found)
    return same and isinstance(node, SMALL) and not SENTENCES.search(found[0].text.rstrip()[:-1])


def _ranges(node: Any, words: str) -> Iterator[_Range]:
    """Yield each text in the element as a whole, its parts between punctuation marks, and of both what begins and ends like the words."""
    for inner in iter_nodes(node):
        text = own_text(inner)
        if text and plain_text(_Range(inner, 0, 0).inlines) == text:
            spans = [(0, len(text)), *(part.span() for part in PART.finditer(text))]
            spans += [_trimmed(text, *span, words) for span in spans]
            yield from (_Range(inner, *span) for span in dict.fromkeys(spans))


def _trimmed(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Return the range without what stands before the beginning of the words and behind their end, where it has these."""
    first, last = text.find(words[:EDGE], start, end), text.rfind(words[-EDGE:], start, end)
    if min(first, last) < 0 or first >= last:
        return start, end
    return first, last + EDGE


def _within(one: _Range, other: _Range) -> bool:
    """Whether the two are of one text, and one of them holds the other."""
    return one.node is other.node and (
        one.start <= other.start <= other.end <= one.end or other.start <= one.start <= one.end <= other.end
    )


def _unfit(view: View, comment: Comment) -> str:
    """Return why the words of the comment cannot be written."""
    placed, kind = view.placed[comment.id], comment.decision.kind if comment.decision else ""
    checks = (
        (view.draft is None, "这里没有草案"),
        (kind == "部分采纳", "它是部分采纳，采纳了哪些字要由人来写，请手工修改"),
        (kind != "采纳", "没有采纳"),
        (not comment.proposed.strip() and not comment.struck, "没有写“建议修改为”"),
        (bool(comment.proposed.strip()) and not swap_of(comment), "“建议修改为”里说的是怎么改，不是改后的文字"),
        (placed.state in {"unplaced", "changed"}, "它所指的文字已经改动或待定位"),
        (not placed.element or bool(comment.anchor.others), "它不是对一处文字提的"),
    )
    return next((reason for fails, reason in checks if fails), "")


def _range(comment: Comment, text: str, words: str, quote: tuple[int, int]) -> tuple[int, int]:
    """Return the range that the words replace: the quote, or all text.

    It is all text if the words are more like that than like the quote.
    """
    if quote[0] < 0:
        return 0, len(text)
    exact = text[quote[0] : quote[1]]
    if not comment.struck and likeness(words, text) >= ALIKE and likeness(words, text) > likeness(words, exact):
        return 0, len(text)
    return quote


def _span_of(inlines: Iterable[Any], start: int, end: int) -> Span | None:
    """Return the place of the characters in the source, if they are plain text there; else None."""
    at = 0
    spans: list[Span] = []
    for inline in inlines:
        length = len(plain_text((inline,)))
        left, right = max(start - at, 0), min(end - at, length)
        at += length
        if left < right:
            place = inline.place(left, right) if isinstance(inline, Text) else None
            if place is None:
                return None
            spans.append(place)
    return spans[0].to(spans[-1]) if spans else None


def _touch(one: Span, other: Span) -> bool:
    if one.file != other.file:
        return False
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )


def _nodes(standard: Any) -> Iterator[Any]:
    yield from iter_nodes(standard)
    yield from standard.footnotes


def _files(view: View) -> DraftFiles:
    if view.draft is None:
        raise ValueError(view.record.shown)
    return DraftFiles.of(view.draft)


def _by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.span.file, []).append(edit)
    return found


def _fits(view: View, edits: Sequence[Edit], wanted: Sequence[tuple[str, str]]) -> bool:
    """Return whether the draft, read again, has the proposed text and no new faults."""
    files = _files(view)
    if view.draft is None or not all(files.can_change(edit.span.file) for edit in edits):
        return False
    world = files.world.over(files.edited(_by_file(edits)))
    new = load_draft(files.folder, index=False, shown=files.shown, world=world)
    texts = [own_text(node) for node in _nodes(new.standard)]
    return all(text in texts for _, text in wanted) and len(new.findings) <= len(view.draft.findings)
