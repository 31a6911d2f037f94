"""Ranges of comments, added to a document at the words that they are about (ECMA-376-1, 17.13.4.3 to 17.13.4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from msgspec import Struct

from qicao.ooxml.walker import W

__all__ = ["Ranges"]


class _Letter(Struct, frozen=True):
    """A character that is no blank, and its place."""

    text: Any
    """The element that contains it."""
    at: int


class Ranges(Struct):
    """A document to which comments are added."""

    root: Any
    marks: dict[str, Any]
    """Name of a bookmark in a paragraph → its start."""
    first: Any
    """The paragraph for comments whose place is not in the document."""

    @classmethod
    def of(cls, root: Any, first: str) -> Ranges:
        """Return the document; *first* is the style of the paragraph for comments on the whole."""
        starts = [
            item for item in root.iter(f"{W}bookmarkStart") if next(item.iterancestors(f"{W}p"), None) is not None
        ]
        marks = {item.get(f"{W}name"): item for item in starts}
        paragraphs = list(root.iter(f"{W}p"))
        styled = (item for item in paragraphs if _style(item) == first)
        return cls(root, marks, next(styled, paragraphs[0]))

    def put(self, numbers: Sequence[int], names: Sequence[str], quote: str, turn: int) -> None:
        """Add comments with these *numbers* at the *quote* in the first bookmark of these *names* that exists.

        If the quote occurs several times, *turn* is the index of the place. If it does not occur, the comments are
        about everything in the bookmark.
        """
        mark = next((self.marks[name] for name in names if name in self.marks), None)
        paragraph = self.first if mark is None else next(mark.iterancestors(f"{W}p"))
        letters = [*_within(paragraph, mark)]
        start, end = _found("".join(letter.text.text[letter.at] for letter in letters), _bare(quote), turn)
        if letters:
            self._around(numbers, letters[start], letters[end - 1])
        else:
            _append(paragraph, numbers)

    def _around(self, numbers: Sequence[int], first: _Letter, last: _Letter) -> None:
        behind = _cut(last.text, last.at + 1)
        whole = first.text.getparent()
        begin = _cut(first.text, first.at, before=True)
        behind = begin if behind is whole else behind  # the words went into the second half
        for number in numbers:
            begin.addprevious(_mark("commentRangeStart", number))
        for number in reversed(numbers):
            behind.addnext(_reference(number))
            behind.addnext(_mark("commentRangeEnd", number))


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _within(paragraph: Any, mark: Any) -> list[_Letter]:
    """Return the letters of the paragraph inside the bookmark; all of them if there are none inside."""
    inside: list[_Letter] = []
    every: list[_Letter] = []
    open_ = False
    for item in paragraph.iter(f"{W}t", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        if item.tag == f"{W}t":
            letters = [_Letter(item, at) for at, char in enumerate(item.text or "") if not char.isspace()]
            every += letters
            inside += letters if open_ else []
        elif mark is not None and item.get(f"{W}id") == mark.get(f"{W}id"):
            open_ = item is mark
    return inside or every


def _bare(text: str) -> str:
    return "".join(text.split())


def _found(text: str, quote: str, turn: int) -> tuple[int, int]:
    """Return where the quote begins and ends in the text; the whole text if it does not occur."""
    at = text.find(quote) if quote else -1
    for _ in range(turn):
        following = text.find(quote, at + 1)
        at = following if following >= 0 else at
    return (at, at + len(quote)) if at >= 0 else (0, len(text))


def _cut(text: Any, at: int, *, before: bool = False) -> Any:
    """Divide the run of the text at that character; return the run after the place, or the one before it."""
    run = text.getparent()
    words = text.text
    if 0 < at < len(words) or (at and run[-1] is not text) or (not at and before and _has_content_before(text)):
        return _divide(run, text, at)[int(before)]
    return run


def _has_content_before(text: Any) -> bool:
    return any(item.tag != f"{W}rPr" for item in text.itersiblings(preceding=True))


def _divide(run: Any, text: Any, at: int) -> tuple[Any, Any]:
    """Return the run as two: one up to that character, and one with the rest."""
    place = run.index(text)
    rest = deepcopy(run)
    for item in [item for item in rest[:place] if item.tag != f"{W}rPr"]:
        rest.remove(item)
    twin = next(item for item in rest if item.tag == f"{W}t")
    _set(twin, text.text[at:])
    for item in run[place + 1 :]:
        run.remove(item)
    _set(text, text.text[:at])
    run.addnext(rest)
    return run, rest


def _set(text: Any, words: str) -> None:
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _append(paragraph: Any, numbers: Sequence[int]) -> None:
    """Add the comments at the end of a paragraph without words."""
    for number in numbers:
        paragraph.append(_mark("commentRangeStart", number))
    for number in numbers:
        paragraph.append(_mark("commentRangeEnd", number))
        paragraph.append(_reference(number))


def _mark(name: str, number: int) -> Any:
    from lxml import etree

    return etree.Element(f"{W}{name}", {f"{W}id": str(number)})


def _reference(number: int) -> Any:
    from lxml import etree

    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
    return run
