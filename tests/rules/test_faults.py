"""The table of faults, written from the norm before the rules: each fault is found, at its line, and nothing else.

The table is `faults.csv`. What faults that nobody had in mind fare like is estimated by `faults_blind.csv`, whose rows
were written when the rules were done, and tried only then. Faults that the program does not find are named in the guides, `docs/checking.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import ROOT
from faults import FaultRow, read_faults, verdict

ROWS = read_faults(Path(__file__).parent / "faults.csv")
BLIND = read_faults(Path(__file__).parent / "faults_blind.csv")
SHARE, SHARE_OF_BLIND = 0.98, 0.9
"""Of all rows, how many must be found."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.one_in(5)
def test_the_fault_is_found_and_nothing_else(row: FaultRow) -> None:
    """Code and line; a fault that the guides say is missed must still be missed, else they are out of date."""
    said = verdict(row)
    assert bool(said) == (row.name in missed()), said or f"{row.name}：现在能找到了，请从 docs/checking.md 中删去"


def test_hardly_any_fault_is_missed() -> None:
    """98 of 100: the guides name those that are, and the test of each row holds them to it."""
    misses = [row.name for row in ROWS if row.name in missed()]
    assert len(misses) <= (1 - SHARE) * len(ROWS), "\n".join(misses)


@pytest.mark.slow
def test_most_faults_are_found_that_the_rules_were_not_made_for() -> None:
    """The share says what to expect of real drafts."""
    misses = [said for row in BLIND if (said := verdict(row))]
    assert len(misses) <= (1 - SHARE_OF_BLIND) * len(BLIND), "\n".join(misses)


def test_the_table_is_sound() -> None:
    """Each row stands once and has a name of its own."""
    assert len({row.name for row in ROWS}) == len({(row.draft, row.file, row.find, row.replace) for row in ROWS})
    assert len(ROWS) >= 220


def missed() -> set[str]:
    """The faults that the guides name as missed: the items of the list below “没有找到的”."""
    guide = ROOT / "docs/checking.md"
    text = guide.read_text(encoding="utf-8") if guide.is_file() else ""
    _, _, after = text.partition("没有找到的")
    return {line.removeprefix("- ").strip() for line in after.split("\n") if line.startswith("- ")}
