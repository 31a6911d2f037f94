"""Coverage: which matter has a standard at which level, which sub-system serves which field."""

from __future__ import annotations

import pytest

from programmes import chance_system, harbour
from qicao.catalog.coverage import STATES, TIERS, coverage_of, served_fields, tiers_of
from smallsystem import small


def states(code: str) -> dict[str, tuple[str, list[str]]]:
    """Level → state and standards of a matter of the made-up programme."""
    cells = coverage_of(harbour()).matter(code)
    return {cell.tier: (cell.state, [row.value.id for row in cell.standards]) for cell in cells}


def test_a_standard_that_only_districts_use_leaves_the_other_levels_without() -> None:
    """暴露垃圾 is handled at all levels, but its only standard is drafted for the districts."""
    assert states("01") == {"市": ("无标可依", []), "区": ("制定中", ["B1-001"]), "街镇": ("无标可依", [])}


def test_a_standard_without_registered_users_applies_everywhere() -> None:
    """As those of other systems do."""
    assert states("03") == {"市": ("有标可依", ["B1-004"])}


def test_a_standard_that_nobody_verified_is_told_apart() -> None:
    """Whether its status or its number is in doubt: it may be there, and is not counted as such."""
    assert states("05") == {"街镇": ("未核实", ["A1-002"])}
    doubtful = "{id: YW-001, subsystem: YW, title: 甲, level: local, kind: 管理, status: 现行, verification: %s}"
    for letter, state in (("A", "有标可依"), ("A-en", "有标可依"), ("B", "未核实"), ("C", "未核实"), ("N", "未核实")):
        system = small(entries=f"entries:\n  - {doubtful % letter}\n", plan="")
        assert {cell.state for cell in coverage_of(system).cells.values()} == {state}


def test_a_matter_without_standards_has_none_at_any_of_its_levels() -> None:
    """And no state at levels where it does not occur."""
    assert states("04") == {"区": ("无标可依", []), "街镇": ("无标可依", [])}


def test_users_tell_the_levels() -> None:
    """Drafting units and others at no level tell nothing."""
    system = harbour()

    assert tiers_of(system, system.entry_of["B1-001"].value) == {"区"}
    assert tiers_of(system, system.entry_of["B1-003"].value) == {"区", "街镇"}
    assert tiers_of(system, system.entry_of["B2-001"].value) == set(TIERS)


def test_the_matrix_of_subsystems_and_fields() -> None:
    """Only leaves; a standard counts in every field whose matters name it."""
    found = {field.subsystem.value.code: field for field in served_fields(harbour())}
    shown = {
        (code, domain): (served.there, served.coming)
        for code, field in found.items()
        for domain, served in field.served.items()
        if served.there or served.coming
    }

    assert list(found) == ["A1", "B1", "B2", "B3"]
    assert shown == {
        ("A1", "公共安全"): (1, 0),
        ("B1", "公共管理"): (0, 1),
        ("B1", "公共安全"): (0, 1),
        ("B1", "公共服务"): (1, 0),
    }
    assert (found["A1"].total.there, found["B1"].total.coming, found["B3"].total.there) == (2, 3, 0)


@pytest.mark.parametrize("seed", range(60))
def test_totals_agree(seed: int) -> None:
    """For any system: the states of a level sum to the matters that occur there; no field has more than its sub-system."""
    system = chance_system(seed)
    coverage = coverage_of(system)
    first = {row.value.code: row.value for row in reversed(system.matters)}

    for tier in TIERS:
        assert sum(coverage.count(tier, state) for state in STATES) == sum(tier in one.levels for one in first.values())
        assert len(coverage.lacking(tier)) == coverage.count(tier, "无标可依")
    for field in served_fields(system):
        assert all(one.there <= field.total.there and one.coming <= field.total.coming for one in field.served.values())
    for (code, tier), cell in coverage.cells.items():
        assert {row.value.id for row in cell.standards} <= set(first[code].standards)
        assert all(tier in tiers_of(system, row.value) for row in cell.standards)
