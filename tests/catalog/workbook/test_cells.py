"""Cells: what a value says, and what words mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.catalog.workbook.cells import Unreadable, cells_of, same, value_of
from qicao.catalog.workbook.grid import Column, grids

COLUMNS = {f"{grid.title}.{column.key}": column for grid in grids() for column in grid.columns}


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("标准明细.number", "GB/T 2260-2007", "GB/T 2260—2007"),
        ("标准明细.cites", "GB/T 1-2020；JC101-001\nYW302-001", ["GB/T 1—2020", "JC101-001", "YW302-001"]),
        ("标准明细.related", "是", "true"),
        ("标准明细.related", "否", None),
        ("标准明细.level", "地方标准", "local"),
        ("标准明细.issued", "2026年5月1日", "2026-05-01"),
        ("标准明细.issued", "2026/5/1", "2026-05-01"),
        ("标准明细.issued", "2026-05-01 00:00:00", "2026-05-01"),
        ("工作总体.goals", "甲、乙\n丙\n", ["甲、乙", "丙"]),
        ("计划.priority", "3", "3"),
        ("标准明细.note", " 备注 ", "备注"),
    ],
)
def test_words_mean_a_value(name: str, words: str, value: object) -> None:
    """As people write them."""
    assert value_of(COLUMNS[name], words) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("标准明细.title", ""),
        ("标准明细.title", "=1+1"),
        ("标准明细.level", "市级标准"),
        ("标准明细.issued", "去年"),
        ("标准明细.related", "也许"),
        ("计划.priority", "4"),
        ("计划.priority", "一"),
        ("事项.levels", "市、村"),
    ],
)
def test_other_words_do_not(name: str, words: str) -> None:
    """And the message says what they should be."""
    with pytest.raises(Unreadable, match=r"应|空|公式|没有"):
        value_of(COLUMNS[name], words)


@given(
    st.sampled_from(sorted(COLUMNS)),
    st.recursive(st.none() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)),
)
def test_every_value_has_words(name: str, value: object) -> None:
    """Also one that does not fit."""
    column: Column = COLUMNS[name]
    row: object = value
    for part in reversed(column.path):
        row = {part: row}

    (words,) = cells_of([column], row)

    assert same(words, words + " ")
    assert len(words) <= 32_767
