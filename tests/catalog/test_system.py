"""Who is meant by an id or a number, and where a standard hangs."""

from __future__ import annotations

from smallsystem import SMALL, small

EDITIONS = (
    SMALL["entries"]
    + """\
  - id: JC1-002
    subsystem: JC1
    title: 术语
    number: GB/T 90001—2010
    level: national
    kind: 基础
    status: 被代替
    replaced_by: GB/T 90001—2020
"""
)


def test_a_number_without_a_year_is_the_newest_edition_in_force() -> None:
    """As a reference without a date is (GB/T 1.1—2020, 9.5.4.1.3)."""
    system = small(entries=EDITIONS)

    found = [system.find(name) for name in ("GB/T 90001", "GB/T 90001-2010", "YW-001", "GB/T 1")]

    assert [row and row.value.id for row in found] == ["JC1-001", "JC1-002", "YW-001", None]


def test_the_tree_knows_its_leaves_and_children() -> None:
    """Standards stand in leaves only."""
    system = small()

    assert sorted(system.leaves) == ["JC1", "YW"]
    assert [row.value.code for row in system.children_of[""]] == ["JC", "YW"]
    assert [row.value.code for row in system.children_of["JC"]] == ["JC1"]


def test_the_task_of_a_standard_is_the_latest_one() -> None:
    """The earlier ones were carried over."""
    again = SMALL["plan"] + "  - {entry: YW-001, year: 2027, priority: 1, owner: O1}\n"

    assert small(plan=again).task_of["YW-001"].value.year == 2027
