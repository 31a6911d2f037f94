"""Elements by their titles (GB/T 1.1—2020, table 3), and what authors call them instead."""

from __future__ import annotations

import pytest

from qicao.model.elements import COMBINED, ELEMENTS, NEAR_TITLES


def test_what_authors_write_instead_is_no_title_of_the_norm() -> None:
    """And leads to one that is."""
    assert not NEAR_TITLES.keys() & ELEMENTS.keys()
    assert set(NEAR_TITLES.values()) <= ELEMENTS.keys()


@pytest.mark.parametrize("title", ["术语、定义和缩略语", "术语和符号", "术语和定义、符号和缩略语", "缩略语与术语"])
def test_one_chapter_may_hold_both(title: str) -> None:
    """As 8.8.1 allows."""
    assert COMBINED.fullmatch(title)


@pytest.mark.parametrize("title", ["术语和定义", "符号和缩略语", "缩略语", "术语管理和缩略语"])
def test_a_title_of_one_kind_holds_one(title: str) -> None:
    """Each has a name of its own."""
    assert not COMBINED.fullmatch(title)
