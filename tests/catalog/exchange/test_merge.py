"""Standards of others taken into ours: by number, nothing overwritten."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from qicao.catalog.exchange.merge import Merged, merge
from qicao.catalog.exchange.taken import Record, Taken
from qicao.catalog.read import read_system
from qicao.errors import UsageError
from qicao.model.catalogue import Catalogue, CatalogueEntry
from systems import HOME, system_of

ENTRIES = """\
entries:
  - {id: A-001, subsystem: A, title: 甲, number: GB/T 1—2020, level: national, kind: 基础, status: 现行, issued: 2020-01-01}
  - {id: A-007, subsystem: A, title: 乙, level: local, kind: 管理, status: 拟编}
  - {id: A-003, subsystem: A, title: 丙, number: DB31/T XXXX—XXXX, level: local, kind: 管理, status: 在编}
  - {id: A-004, subsystem: A, title: 丁, number: CJ/T 9, level: sector, kind: 管理, status: 未核实}
"""
SYSTEM = "title: 空\nsubsystems:\n  - {code: T, title: 顶}\n  - {code: A, title: 甲, parent: T}\n  - {code: B, title: 乙, parent: T}\n"
KNOWN = Catalogue({"GB/T 5—2021": CatalogueEntry("GB/T 5—2021", "戊 名", verification="A")})


def merged(*rows: dict[str, Any], subsystem: str = "A") -> Merged:
    """The rows, numbered from 1, taken into the system above."""
    system = read_system(system_of({"system.yaml": SYSTEM, "entries.yaml": ENTRIES}), HOME)
    records = tuple(Record(f"第{at}行", row) for at, row in enumerate(rows, 1))
    return merge(system, Taken("", "", records, ("旧",)), subsystem, "他", KNOWN)


def test_a_new_standard_becomes_a_related_one() -> None:
    """With the next id, where it comes from, and only what is true in our system, too."""
    row = {"id": "X-1", "number": "GB/T 5—2021", "title": "戊名", "status": "现行", "draft": "wu", "cites": ("X-2",)}
    (new,) = merged(row).new

    assert (new.id, new.subsystem, new.related, new.level, new.kind) == ("A-008", "A", True, "national", "其他")
    assert (new.origin, new.note, new.verification) == ("他，X-1", "", "A")
    assert (new.draft, new.cites) == ("", ())


@pytest.mark.parametrize(
    "row",
    [
        {"number": "GB/T 1—2020", "title": "甲"},
        {"number": "GB/T 1", "title": "甲"},
        {"number": "GB/T 1—2020", "title": "甲", "status": "未核实"},
        {"number": "GB/T 1—2020", "title": " 甲 "},
        {"title": "乙", "level": "local"},
        {"title": "丙", "number": "DB31/T XXXX—XXXX"},
        {"title": "甲", "level": "national"},
        {"number": "CJ/T 9", "title": "丁", "status": "现行"},
    ],
)
def test_what_is_there_is_not_taken_twice(row: dict[str, Any]) -> None:
    """By number with or without year, or by title if one of both has no number; what nobody knows contradicts nothing."""
    found = merged(row)

    assert (found.new, found.same, found.conflicts) == ([], 1, [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"number": "GB/T 1—2020", "title": "别的"}, ("标准名称", "甲", "别的")),
        ({"number": "GB/T 1—2020", "title": "甲", "status": "废止"}, ("状态", "现行", "废止")),
        ({"number": "GB/T 1—2025", "title": "甲"}, ("标准号", "GB/T 1—2020", "GB/T 1—2025")),
        ({"number": "CJ/T 9—2021", "title": "丁"}, ("标准号", "CJ/T 9", "CJ/T 9—2021")),
        ({"number": "DB31/T 7—2026", "title": "乙"}, ("标准号", "", "DB31/T 7—2026")),
        (
            {"number": "GB/T 1—2020", "title": "甲", "issued": dt.date(2020, 2, 1)},
            ("发布日期", "2020-01-01", "2020-02-01"),
        ),
    ],
)
def test_what_contradicts_is_told_and_not_taken(row: dict[str, Any], told: tuple[str, str, str]) -> None:
    """With the place in the file."""
    found = merged(row)
    (conflict,) = found.conflicts

    assert found.new == []
    assert (conflict.field, conflict.here, conflict.there, conflict.place) == (*told, "第1行")


def test_a_row_that_comes_twice_counts_once() -> None:
    """But two editions, or a standard and its revision, are two standards."""
    twice = merged({"number": "GB/T 8—2020", "title": "己"}, {"number": "GB/T 8—2020", "title": "己"})
    editions = merged(
        {"number": "GB/T 8—2010", "title": "己", "status": "被代替"},
        {"number": "GB/T 8—2020", "title": "己"},
        {"title": "己", "level": "national", "status": "拟编"},
    )

    assert (len(twice.new), twice.doubts[-1]) == (1, "第2行与第1行是同一标准，以前一行为准")
    assert [entry.id for entry in editions.new] == ["A-008", "A-009", "A-010"]


def test_a_row_without_name_or_level_is_left_out() -> None:
    """And told; the others are taken."""
    found = merged(
        {"number": "GB/T 8—2020"}, {"title": "庚", "number": "ISO 1:2020"}, {"title": "辛", "level": "group"}
    )

    assert [entry.title for entry in found.new] == ["辛"]
    assert found.doubts == [
        "旧",
        "第1行没有标准名称，没有导入",
        "第2行没有级别，从标准号“ISO 1:2020”也看不出，没有导入",
    ]


@pytest.mark.parametrize(("subsystem", "words"), [("", "--subsystem"), ("T", "还有下级"), ("Z", "没有这个子体系")])
def test_new_standards_need_a_home(subsystem: str, words: str) -> None:
    """A sub-system without others below it; the message names those there are. Without new ones none is needed."""
    with pytest.raises(UsageError) as caught:
        merged({"title": "壬", "level": "group"}, subsystem=subsystem)

    assert words in f"{caught.value.message}{caught.value.hint}"
    assert "A、B" in caught.value.hint
    assert merged({"number": "GB/T 1—2020", "title": "甲"}, subsystem=subsystem).same == 1


def test_ids_have_three_digits() -> None:
    """What does not fit is refused as a whole, with the numbers."""
    with pytest.raises(UsageError, match="1000 项，子体系 B 从 001 起"):
        merged(*({"title": f"名{n}", "level": "group"} for n in range(1000)), subsystem="B")
