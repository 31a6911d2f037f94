"""What links lead to, and in which clause an item stands."""

from __future__ import annotations

from qicao.layout.targets import find_mentions, find_numbered, with_holders
from snippets import WHOLE, document_of

TEXT = "# 范围\n\n见[](#项)和[](#表)[^a]。\n\n# 要求\n\n{#条}\n## 甲\n\n1. []{#项}乙；\n2. $x$。\n\n{#表}\n:::{table} 题\n| 丙 |\n| --- |\n| 丁 |\n:::\n\n[^a]: $y$。\n"


def test_only_what_is_mentioned_is_a_target() -> None:
    """By the text, or by the contents that list it; what is not there is none."""
    standard = document_of(TEXT).standard

    assert {"项", "表"} <= find_mentions(standard, ()).targets
    assert "条" not in find_mentions(standard, ()).targets
    assert "条" in find_mentions(standard, ("条", "没有")).targets
    assert "没有" not in find_mentions(standard, ("条", "没有")).targets


def test_formulas_of_text_and_footnotes_are_known() -> None:
    """All are drawn in one go."""
    assert set(find_mentions(document_of(TEXT).standard, ()).texs) == {"x", "y"}


def test_an_item_stands_in_its_clause() -> None:
    """In the innermost one; who refers to the item refers to that, too."""
    numbered = find_numbered(document_of(TEXT).standard)

    assert numbered["项"].holder == "条"
    assert with_holders(["项"], numbered) == {"项", "条"}


def test_an_item_below_another_stands_in_that() -> None:
    """Which stands in the clause: each of the three is counted by itself."""
    text = TEXT.replace("1. []{#项}乙；", "1. []{#项}乙：\n   1. []{#内}丙；")
    numbered = find_numbered(document_of(text).standard)

    assert (numbered["内"].holder, numbered["内"].words.number) == ("项", "1)")
    assert with_holders(["内"], numbered) == {"内", "项", "条"}


def test_what_is_counted_is_known_without_its_words() -> None:
    """Nobody takes a printed number to pieces."""
    numbered = find_numbered(document_of(WHOLE).standard)
    words = {found.words.text: (found.words.number, found.kind) for found in numbered.values()}

    assert words["第1章"] == ("1", "heading")
    assert words["附录A"] == ("A", "heading")
    assert words["A.1"] == ("A.1", "heading")
    assert words["图1"] == words["表1"] == ("1", "heading")
