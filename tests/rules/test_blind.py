"""Sets of faults and of right texts that strangers wrote from the norm alone (`blind/`); the guides list what their runs gave.

The runs themselves are made by hand, once a set, before anything is mended for it: see `docs/checking.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from blind import found, read_set
from casebook import read_cases
from drafts import ROOT

FOLDER = Path(__file__).parent / "blind"
SETS = sorted(FOLDER.glob("*.csv"))
TRIED = 12
"""Rows of the first set that are tried here, spread over it, to see that the way of trying works."""


@pytest.mark.parametrize("table", SETS, ids=lambda table: table.stem)
def test_each_row_changes_one_place(table: Path) -> None:
    """What is to be found stands once in its file, and is changed."""
    for row in read_set(table):
        text = (ROOT / row.draft / row.file).read_text(encoding="utf-8")
        assert (row.why, text.count(row.find)) == (row.why, 1)
        assert row.find != row.replace


def test_the_sets_are_large_enough() -> None:
    """200 faults and 150 right texts."""
    assert len(read_set(SETS[0])) >= 200
    assert len([case for case in read_cases(FOLDER) if not case.expected]) >= 150


@pytest.mark.slow
def test_most_of_a_sample_is_found() -> None:
    """Less than the share of the whole set, for the sample is small."""
    rows = read_set(SETS[0])
    sample = rows[:: len(rows) // TRIED]
    assert sum(bool(found(row)) for row in sample) >= len(sample) // 2
