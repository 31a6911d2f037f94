"""Edits between two texts: together they are both, and they break no word and no number."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.compare.words import carry_range, compare_words

TEXTS = st.text(alphabet="应宜接地 ab12.5，\n", max_size=40)


@given(TEXTS, TEXTS)
def test_the_edits_together_are_both_texts(old: str, new: str) -> None:
    """In order, without gaps; no two neighbours say the same."""
    edits = compare_words(old, new)

    assert "".join(edit.old(old) for edit in edits) == old
    assert "".join(edit.new(new) for edit in edits) == new
    assert all(edit.old(old) == edit.new(new) for edit in edits if edit.kind == "same")
    assert all((one.kind == "same") != (two.kind == "same") for one, two in itertools.pairwise(edits))


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("应可靠接地", "宜可靠接地", [("应", "宜")]),
        ("不大于10 min", "不大于15 min", [("10", "15")]),
        ("不大于1.5 m", "不大于1.25 m", [("1.5", "1.25")]),
        ("a charging cabinet", "a charged cabinet", [("charging", "charged")]),
        ("应每日检查。", "应检查。", [("每日", "")]),
        ("应检查。", "应每日检查。", [("", "每日")]),
        ("", "应检查。", [("", "应检查。")]),
    ],
)
def test_chinese_is_edited_by_characters_and_the_rest_by_words(
    old: str, new: str, edits: list[tuple[str, str]]
) -> None:
    """As a reader would mark it."""
    found = [(edit.old(old), edit.new(new)) for edit in compare_words(old, new) if edit.kind != "same"]

    assert found == edits


@pytest.mark.parametrize(
    ("old", "new", "quote", "now"),
    [
        ("充电柜应可靠接地。", "换电柜应可靠接地。", "可靠", "可靠"),
        ("充电柜应可靠接地。", "充电柜应牢固接地。", "可靠", "牢固"),
        ("充电柜应可靠接地。", "充电柜应接地。", "可靠", ""),
        ("充电柜应可靠接地。", "充电柜及电池应非常可靠地接地。", "应可靠", "应非常可靠"),
    ],
)
def test_a_stretch_is_carried_over(old: str, new: str, quote: str, now: str) -> None:
    """With what was put in its place."""
    at = old.index(quote)
    start, end = carry_range(compare_words(old, new), at, at + len(quote))

    assert new[start:end] == now
