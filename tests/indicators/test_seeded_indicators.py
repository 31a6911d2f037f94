"""Faults seeded into the sets of indicators and the standard, one at a time, by others who did not know the checks.

`faults.csv` is read as that of the standards system (`tests/system`): the words of a file, those instead, and where a
finding is expected; a place is the line on which the expected words begin.
"""

from __future__ import annotations

from functools import cache

import pytest

from drafts import ROOT
from qicao.assess.standards import check_standards
from qicao.indicators.read import read_sets
from qicao.indicators.rules.run import check_sets
from qicao.model.finding import Finding
from qicao.source.world import open_draft
from seeded import Seeded, read_seeded

FILES = [ROOT / "tests/indicators" / name for name in ("faults.csv", "later.csv")]
"""The faults that were written before the rules were mended by them, and those that were written after that."""
UNTOLD = {
    "J027": "A number in quotation marks is the number, and is read as that.",
    "J056": "The set does not name the formula in which the symbol is explained.",
}
"""Labels that ask for more than there is to tell."""
CONSEQUENCES = {"J008": {"IND411"}, "J026": {"IND416"}, "J041": {"IND202"}}
"""What is found elsewhere because of the fault: the standard says other things, and a name is missed."""


@cache
def seeded() -> dict[str, Seeded]:
    """The rows by their ids."""
    return {id_: row for id_, row in read_seeded(*FILES).items() if id_ not in UNTOLD}


def found(row: Seeded) -> list[Finding]:
    """What is found with the fault; without it nothing is."""
    world = open_draft(ROOT).over({ROOT / row.file: row.altered.encode()})
    sets = read_sets(world.files, ROOT)
    return [*check_sets(sets), *check_standards(world, ROOT, sets)]


@pytest.mark.one_in(10)
@pytest.mark.parametrize("id_", seeded())
def test_a_seeded_fault_is_found_at_its_line(id_: str) -> None:
    """And no fault is found elsewhere."""
    row = seeded()[id_]

    findings = {(item.span.file, item.span.line): item for item in found(row)}

    assert findings.keys() & row.places, (row.why, findings)
    others = [item for at, item in findings.items() if at not in row.places | row.touched and item.severity != "info"]
    assert {item.code for item in others} == CONSEQUENCES.get(id_, set()), (row.why, others)
