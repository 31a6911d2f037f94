"""标准统计表: every group counts the same standards as the 明细表 (GB/T 13016—2018)."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.catalog.digest import digest_of
from qicao.catalog.listing import listing
from qicao.catalog.stats import ages, counted, counts, groups, stats
from qicao.render.system.diagram import diagrams
from smallsystem import SMALL, sample, small

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


@given(st.lists(ROW, max_size=30), st.integers(0, 20), st.integers(0, 20))
def test_what_should_be_there_is_one_number_everywhere(
    rows: list[tuple[str, str, str, str, str, bool]], first: int, second: int
) -> None:
    """Table, picture and documents: of each sub-system what it should have, and never less than is listed."""
    tree = SMALL["system"].replace("parent: JC}", f"parent: JC, wanted: {first}}}")
    tree = tree.replace("title: 业务}", f"title: 业务, wanted: {second}}}")
    system = small(entries=entries_of(rows), plan="", matters="", system=tree)
    listed = Counter(row.value.subsystem for row in counted(system))
    want = {"JC1": max(first, listed["JC1"]), "YW": max(second, listed["YW"])}
    digest, drawn = digest_of(system), diagrams(system)[0].data.rows

    assert {one.code: one.count.wanted for one in digest.branches} == {"JC": want["JC1"], **want}
    assert {row[0]: int(row[4]) for row in drawn} == {"": sum(want.values()), "JC": want["JC1"], **want}
    for group in groups(system):
        assert group.total == digest.total
        assert sum(line.wanted for line in group.lines) == group.total.wanted == sum(want.values())
        assert group.total.listed == len(counted(system))
    assert [line.wanted for line in next(iter(groups(system))).lines] == [want["JC1"], want["YW"]]


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
