"""A tracked change as a comment: what its author wants, as a sentence and as words that replace others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from qicao.ooxml.changes import Change, ChangeKind
from qicao.ooxml.story import CONTEXT, Quote, Story

__all__ = ["Edit", "edit_of"]

SIGNS = "。；！？;!?"
ENDS = re.compile(f"[{SIGNS}]")
NEAR = 60
"""The number of characters on each side of an insertion that are quoted at most."""
LONGEST = 60
"""The greatest length of a quote in a sentence, in characters."""


class Edit(Struct, frozen=True):
    """The wish that a change expresses."""

    body: str
    quote: Quote
    proposed: str = ""
    struck: bool = False
    editorial: bool = False
    """True if only formatting is concerned."""


def edit_of(change: Change, story: Story) -> Edit:
    """Return the wish that the change expresses; its quote is from the text before the change.

    The proposed words always replace the quoted ones; for an insertion these are the words on both sides of it.
    """
    quote = story.quote(change.start, change.end)
    quote, new = _trimmed(quote, "" if change.kind in {"table", "format"} else change.new)
    body = SENTENCES[change.kind](change, quote.exact, new, story)
    if not quote.exact and change.new.strip("\n") and change.kind in {"ins", "replace"}:
        quote, new = _widened(story, change.start.original, change.new)
    struck = change.kind in {"del", "replace"} and bool(quote.exact) and not new
    return Edit(body, quote, new, struck, change.kind in {"table", "format"})


def _trimmed(quote: Quote, new: str) -> tuple[Quote, str]:
    """Return the words without the ends of paragraphs that both have, or that only the old ones have."""
    if not quote.exact.strip("\n") or not new.strip("\n"):
        return Quote(quote.exact.strip("\n"), quote.prefix, quote.suffix), new.strip("\n")
    return Quote(quote.exact.removesuffix("\n"), quote.prefix, quote.suffix), new.removesuffix("\n")


def _widened(story: Story, at: int, new: str) -> tuple[Quote, str]:
    """Return the words around an insertion without and with the new ones; inside a paragraph both sides are taken."""
    text = story.original
    left = _tail(text[max(at - NEAR, 0) : at])
    right = _head(text[at : at + NEAR])
    if "\n" in new:
        left, right = (left, "") if left else ("", right)
    if not left and not right:  # at the end of the text, after its last words
        left = _tail(text[max(at - NEAR, 0) : at].rstrip("\n"))
        new = f"\n{new}" if left else new
    words = f"{left}{new}{right}".removesuffix("\n") if not right else f"{left}{new}{right}"
    around = story.original[max(at - len(left) - CONTEXT, 0) : max(at - len(left), 0)].rpartition("\n")[2]
    behind = text[at + len(right) : at + len(right) + CONTEXT].partition("\n")[0]
    return Quote(left + right, around, behind), words.strip("\n")


def _tail(text: str) -> str:
    """Return the end of the last sentence of a paragraph that ends here."""
    return ENDS.split(text.rpartition("\n")[2].rstrip(SIGNS))[-1] + _signs(text)


def _signs(text: str) -> str:
    line = text.rpartition("\n")[2]
    return line[len(line.rstrip(SIGNS)) :]


def _head(text: str) -> str:
    """Return the beginning of the sentence that begins or continues here."""
    return ENDS.split(text.partition("\n")[0])[0]


def _short(text: str) -> str:
    words = " ".join(text.split("\n")).strip()
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]}……{words[-LONGEST // 2 :]}"


def _insertion(change: Change, _old: str, new: str, _story: Story) -> str:
    if not new:
        return "在此处另起一段。"
    return f"增加表行“{_short(new)}”。" if change.rows else f"增加“{_short(new)}”。"


def _deletion(change: Change, old: str, _new: str, _story: Story) -> str:
    if not old and not change.old.strip("\n"):
        return "与下一段合为一段。"
    return f"删去表行“{_short(old)}”。" if change.rows else f"删去“{_short(old or change.old)}”。"


def _replacement(_change: Change, old: str, new: str, story: Story) -> str:
    if not old:
        return _insertion(_change, old, new, story)
    return f"将“{_short(old)}”改为“{_short(new)}”。" if new else f"删去“{_short(old)}”。"


def _move(change: Change, old: str, _new: str, story: Story) -> str:
    place = story.quote(change.to, change.to) if change.to else Quote("", "", "")
    where = f"“{place.prefix}”之后" if place.prefix else f"“{place.suffix}”之前" if place.suffix else "别处"
    return f"将“{_short(old)}”移至{where}。"


def _cells(change: Change, _old: str, _new: str, _story: Story) -> str:
    return f"修改表的单元格（{_forms(change)}）。" if change.forms else "修改表的单元格。"


def _form(change: Change, old: str, _new: str, _story: Story) -> str:
    what = "表格的格式" if change.kind == "table" else "格式"
    return f"修改“{_short(old)}”的{what}（{_forms(change)}）。" if old else f"修改{what}（{_forms(change)}）。"


def _forms(change: Change) -> str:
    return "、".join(dict.fromkeys(form for one in change.forms for form in one.split("、")))


SENTENCES: Mapping[ChangeKind, Callable[[Change, str, str, Story], str]] = {
    "ins": _insertion,
    "del": _deletion,
    "replace": _replacement,
    "move": _move,
    "cell": _cells,
    "table": _form,
    "format": _form,
}
