"""标准统计表: every group counts the same standards as the 明细表 (GB/T 13016—2018)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.catalog.listing import listing
from qicao.catalog.stats import ages, counts, groups, stats
from smallsystem import sample, small

ROW = st.tuples(
    st.sampled_from(["JC1", "YW"]),
    st.sampled_from(["national", "sector", "local", "group", "enterprise"]),
    st.sampled_from(["基础", "方法", "服务", "管理"]),
    st.sampled_from(["现行", "在编", "拟编", "被代替", "废止", "未核实"]),
    st.sampled_from(["A", "B", ""]),
    st.booleans(),
)


def entries_of(rows: list[tuple[str, str, str, str, str, bool]]) -> str:
    """The file of these standards."""
    lines = ["entries:"] if rows else ["entries: []"]
    for at, (code, level, kind, status, letter, related) in enumerate(rows, 1):
        lines.append(
            f"  - {{id: {code}-{at:03}, subsystem: {code}, title: 标准{at}, level: {level}, kind: {kind},"
            f" status: {status}, related: {str(related).lower()}{f', verification: {letter}' if letter else ''}}}"
        )
    return "\n".join(lines) + "\n"


@given(st.lists(ROW, max_size=30))
def test_every_group_sums_to_the_same_total(rows: list[tuple[str, str, str, str, str, bool]]) -> None:
    """And the total is the number of standards in the 明细表 that are neither replaced nor withdrawn."""
    system = small(entries=entries_of(rows), plan="", matters="")
    listed = [row for row in listing(system) if row.status not in {"被代替", "废止"}]

    for group in groups(system):
        for part in ("wanted", "there", "verified"):
            assert sum(getattr(line, part) for line in group.lines) == getattr(group.total, part), group.title
        assert group.total.wanted == len(listed)


@given(st.lists(ROW, max_size=30))
def test_the_numbers_for_programs_sum_to_the_total(rows: list[tuple[str, str, str, str, str, bool]]) -> None:
    """Of all rows, also of those that are gone."""
    system = small(entries=entries_of(rows), plan="", matters="")
    found = stats(system)

    assert found["total"] == len(list(listing(system)))
    for name, group in found.items():
        assert not isinstance(group, dict) or sum(group.values()) == found["total"], name


def test_the_sample_adds_up() -> None:
    """As the two laws above, in the data of the programme."""
    system = sample({})

    assert {group.total for group in groups(system)} == {next(iter(groups(system))).total}
    assert stats(system)["total"] == len(system.entries) >= 100


@pytest.mark.parametrize(("wanted", "there", "share"), [(3, 1, "33.3"), (8, 8, "100.0"), (0, 0, "—")])
def test_the_share_has_one_decimal_place(wanted: int, there: int, share: str) -> None:
    """现有数/应有数, in percent."""
    rows = [("YW", "local", "管理", "现行" if at < there else "拟编", "", False) for at in range(wanted)]
    entries = [row.value for row in small(entries=entries_of(rows), plan="", matters="").entries]

    assert counts("业务", entries).share == share


def test_ages_are_counted_from_the_day_of_the_data() -> None:
    """Never from today: the same data give the same table."""
    found = ages(small(), dt.date(2026, 6, 30))

    assert (found.known, found.mean, found.old) == (1, 6.3, 1)
