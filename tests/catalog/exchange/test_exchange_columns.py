"""Columns and cells as others write them."""

from __future__ import annotations

import datetime as dt

import pytest

from qicao.catalog.exchange.columns import HEADS, Unreadable, field_of, read_cell
from qicao.model.system import Adopted, Entry


def test_every_column_is_a_field_and_knows_its_own_name() -> None:
    """Only roles have no column."""
    assert set(HEADS) == set(Entry.__dataclass_fields__) - {"roles"}
    assert {name: field_of(head) for name, head in HEADS.items()} == {name: name for name in HEADS}


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("标准名称", "title"),
        ("标准 名称：", "title"),
        ("标准编号（含年代号）", "number"),
        ("宜定级别", "level"),
        ("实施时间", "implemented"),
        ("被代替标准号或作废", "replaces"),
        ("title_zh", "title"),
        ("序号", ""),
        ("", ""),
    ],
)
def test_heads_of_others_are_known(head: str, field: str) -> None:
    """Blanks, brackets and colons do not matter; what is not ours is nothing."""
    assert field_of(head) == field


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("number", "GB/T 1.1-2020", "GB/T 1.1—2020"),
        ("number", "ＧＢ／Ｔ 1.1－2020", "GB/T 1.1—2020"),
        ("number", "DB31/T1234–2021", "DB31/T 1234—2021"),
        ("replaces", "GB/T 1.1-2009；GB/T 1.2-2002", ("GB/T 1.1—2009", "GB/T 1.2—2002")),
        ("replaces", ["GB/T 1.1-2009"], ("GB/T 1.1—2009",)),
        ("level", "国标", "national"),
        ("level", "地方 标准", "local"),
        ("status", "现行有效", "现行"),
        ("status", "待制定", "拟编"),
        ("kind", "管理标准", "管理"),
        ("function", "规范", "规范"),
        ("issued", "2026年3月1日", dt.date(2026, 3, 1)),
        ("issued", "2026/3/1", dt.date(2026, 3, 1)),
        ("issued", "20260301", dt.date(2026, 3, 1)),
        ("issued", "2026-03-01 00:00:00", dt.date(2026, 3, 1)),
        ("adopts", "ISO 37101:2016（IDT）", (Adopted(number="ISO 37101:2016", degree="IDT"),)),
        ("adopts", [{"number": "ISO 1:2022", "degree": "MOD"}], (Adopted(number="ISO 1:2022", degree="MOD"),)),
        ("title", "《甲  乙》", "甲 乙"),
        ("related", "是", True),
    ],
)
def test_cells_of_others_are_understood(field: str, cell: object, value: object) -> None:
    """However dashes, dates and words are typed."""
    assert read_cell(field, cell) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("issued", "2026-02-30"),
        ("issued", "去年"),
        ("level", "国际标准"),
        ("status", "不明"),
        ("adopts", "等同"),
        ("adopts", [{"number": "ISO 1", "degree": "X"}]),
        ("title", ["甲"]),
        ("number", {"甲": 1}),
        ("related", "也许"),
    ],
)
def test_what_a_cell_should_be_is_told(field: str, cell: object) -> None:
    """In words that complete a finding."""
    with pytest.raises(Unreadable, match=r"应为|可用"):
        read_cell(field, cell)
