"""What is told of a system is what can be counted in its data."""

from __future__ import annotations

from hypothesis import given

from anysystem import SMALL, files_of, sample, systems
from qicao.catalog.coverage import TIERS, coverage_of
from qicao.catalog.digest import digest_of
from qicao.catalog.system import System


@given(systems())
def test_a_branch_counts_what_is_below_it(system: System) -> None:
    """The branches at the top and what has no home make the total."""
    digest = digest_of(system)
    homeless = sum(row.value.subsystem not in system.subsystem_of for row in system.entries)
    tops = sum(branch.count.wanted for branch in digest.branches if branch.depth == 1)

    assert digest.total.wanted - homeless <= tops <= digest.total.wanted
    assert digest.total.wanted + digest.gone == len(system.entries)
    assert {branch.code for branch in digest.branches} == set(system.subsystem_of)


def test_a_circle_in_the_tree_ends() -> None:
    """Also that of a code that is its own parent by being given twice."""
    rows = [{"code": "A", "title": "甲"}, {"code": "A", "title": "乙", "parent": "A"}]

    assert [
        branch.code for branch in digest_of(files_of({**SMALL, "system": {"title": "丙", "subsystems": rows}})).branches
    ]


def test_the_sample_tells_its_gaps() -> None:
    """Each number is that of the rows."""
    system, digest = sample(), digest_of(sample())

    assert digest.bare == len({cell.matter.value.code for tier in TIERS for cell in coverage_of(system).lacking(tier)})
    assert sum(one.matters for one in digest.covered) == len(system.matters)
    assert all(one.served + one.doubtful + one.coming + one.bare == one.matters for one in digest.covered)
    assert digest.open_clashes == sum(not row.value.decision for row in system.coordination)
    assert sum(digest.needs.values()) == len(system.needs)
    assert {branch.code for branch in digest.empty} == {"YW304", "BZ401"}
    assert digest.wanting == sum(
        one.state in {"拟制定", "缺少"} for row in system.frameworks for one in row.value.entries
    )
    assert digest.samples
