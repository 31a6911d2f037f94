"""明细表: every entry in one table, and the totals of the 统计表 are those of its rows."""

from __future__ import annotations

import pytest
from hypothesis import given

from anysystem import SMALL, files_of, sample, systems
from qicao.catalog.details import HEADS, details
from qicao.catalog.stats import counted, groups
from qicao.catalog.system import System
from qicao.model.system import OBSOLETE

ENTRY = {"id": "JC101-002", "subsystem": "JC101", "title": "编码", "level": "national", "kind": "基础"}


@given(systems())
def test_every_entry_is_in_one_row(system: System) -> None:
    """Also those of a sub-system that nobody knows, or that has others below it."""
    found = [row[1] for detail in details(system) for row in detail.rows]

    assert sorted(found) == sorted(row.value.id for row in system.entries)


@given(systems())
def test_the_totals_are_those_of_the_rows(system: System) -> None:
    """All groups have one total, which is the number of rows but for what is replaced or withdrawn."""
    rows = sum(len(detail.rows) for detail in details(system))
    gone = sum(row.value.status in OBSOLETE for row in system.entries)

    for group in groups(system):
        assert group.total.wanted == rows - gone == len(counted(system))
        for name in ("wanted", "there", "verified"):
            assert sum(getattr(line, name) for line in group.lines) == getattr(group.total, name), group.title


@pytest.mark.parametrize(
    ("more", "cells"),
    [
        ({"status": "拟编"}, ("—", "编码", "国标", "—", "—", "—", "拟编")),
        (
            {"status": "在编", "plan_number": "20260001-T"},
            ("—", "编码", "国标", "—", "—", "—", "在编（计划号20260001-T）"),
        ),
        (
            {"status": "现行", "number": "GB/T 1—2020", "implemented": "2020-07-01", "verification": "A"},
            ("GB/T 1—2020", "编码", "国标", "2020-07-01", "—", "—", "—"),
        ),
        (
            {"status": "未核实", "number": "GB/T 1—2020", "verification": "B", "related": "true"},
            ("GB/T 1—2020", "编码", "国标", "—", "—", "—", "相关标准；编号、名称和现行状态未核实"),
        ),
        (
            {
                "status": "现行",
                "verification": "A",
                "adopts": [{"number": "ISO 1:2000", "degree": "MOD"}],
                "replaces": ["GB 2"],
            },
            ("—", "编码", "国标", "—", "ISO 1:2000，MOD", "GB 2", "—"),
        ),
        ({"status": "废止", "verification": "A"}, ("—", "编码", "国标", "—", "—", "作废", "废止")),
        (
            {"status": "被代替", "verification": "A", "replaced_by": "GB/T 3—2021", "note": "备考"},
            ("—", "编码", "国标", "—", "—", "—", "被GB/T 3—2021代替；备考"),
        ),
    ],
)
def test_a_row_says_what_is_known(more: dict[str, str], cells: tuple[str, ...]) -> None:
    """What is not known is a dash; what is not verified says so."""
    system = files_of({**SMALL, "entries": {"entries": [{**ENTRY, **more}]}})
    (detail,) = details(system)

    assert detail.name == "术语（JC101）标准明细表"
    assert detail.rows == (("1", "JC101-002", *cells),)
    assert len(detail.rows[0]) == len(HEADS)


def test_the_sample_has_a_table_for_each_leaf() -> None:
    """In the order of the tree."""
    system = sample()

    assert [one.code for one in details(system)] == [code for code in system.subsystem_of if code in system.leaves]
