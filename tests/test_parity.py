"""The comparison itself: it must see a wrong number, a lost title and a wrong order."""

from __future__ import annotations

from parity import missing
from qicao.model.outline import OutlineItem


def item(kind: str, number: str, title: str = "", text: str = "") -> OutlineItem:
    """An outline item with what the comparison looks at."""
    return OutlineItem(kind, f"{kind}-{number}", number, title, 1, "index.md", 1, text)


ITEMS = [item("clause", "1", "范围"), item("list-item", "a)", text="值班值守；"), item("note", "注1", text="说明。")]
LAID_OUT = "目 次\n前言 Ⅰ\n1 范围 1\n前 言\n1　范围\n本文件规定了要求。\na) 值班\n值守；\n注1：说明。"


def test_the_same_numbers_and_titles_in_the_same_order_are_parity() -> None:
    """Blanks and line breaks of the layout do not matter."""
    assert missing(ITEMS, LAID_OUT) == []


def test_a_wrong_number_is_seen() -> None:
    """A list that Word continues from the one before shows b) where the model has a)."""
    assert len(missing(ITEMS, LAID_OUT.replace("a) 值班", "b) 值班"))) == 1


def test_a_lost_title_is_seen_although_the_contents_still_show_it() -> None:
    """The line of the contents does not count for the heading."""
    assert len(missing(ITEMS, LAID_OUT.replace("1　范围", ""))) == 1


def test_a_wrong_order_is_seen() -> None:
    """The note before the list is not where the outline has it."""
    assert missing(list(reversed(ITEMS)), LAID_OUT) != []
