"""What links lead to, and in which clause an item stands."""

from __future__ import annotations

from qicao.layout.targets import find_homes, find_mentions
from snippets import document_of

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
    """In the innermost one."""
    assert find_homes(document_of(TEXT).standard)["项"] == "条"
