"""Faults seeded into the programme's own data, one at a time, by people who knew the norm and not the checks.

`faults.csv`: the words of a file, those instead, and where a finding is expected; a place is the line on which the
expected words begin. What else is found in the altered data and not in the others must be there, too.
"""

from __future__ import annotations

from functools import cache

import pytest

from drafts import ROOT
from qicao.model.finding import Finding
from seeded import Seeded, read_seeded
from smallsystem import check_sample

FILES = [ROOT / "tests/system" / name for name in ("faults.csv", "later.csv")]
"""The faults that were written before the rules, and those that were written after them by others."""


@cache
def seeded() -> dict[str, Seeded]:
    """The rows by their ids."""
    return read_seeded(*FILES)


def _said(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


@cache
def _before() -> frozenset[tuple[str, str]]:
    return frozenset(map(_said, check_sample({})))


def found(row: Seeded) -> list[Finding]:
    """What is found in the altered data only."""
    return [item for item in check_sample({row.file: row.altered}) if _said(item) not in _before()]


@pytest.mark.one_in(10)
@pytest.mark.parametrize("id_", seeded())
def test_a_seeded_fault_is_found_at_its_line(id_: str) -> None:
    """And no fault is found elsewhere."""
    row = seeded()[id_]

    findings = {(item.span.file, item.span.line): item for item in found(row)}

    assert findings.keys() & row.places, row.why
    assert [item for at, item in findings.items() if at not in row.places and item.severity != "info"] == []


def test_the_sample_has_no_faults() -> None:
    """Its states are 提示: an honest programme is clean, and its gaps are still seen."""
    assert {item.severity for item in check_sample({})} == {"info"}
