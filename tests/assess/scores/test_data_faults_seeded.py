"""Faults seeded into the sample data by somebody who did not know the program: each is found where it is."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from drafts import ROOT
from qicao.indicators.read import read_set
from qicao.model.finding import Finding
from qicao.source.files import DISK
from scored import data_of, findings_of

csv.field_size_limit(10_000_000)
with (ROOT / "tests/assess/faults.csv").open(encoding="utf-8", newline="") as _file:
    FAULTS = list(csv.DictReader(_file))
USED = ("D006", "D008", "D009", "D010", "D016", "D085")
"""Labelled as errors; read without doubt, so they are used and told as warnings: an error is what is not used."""
GAPS = ("D017", "D018", "D019")
"""Labelled as errors: a dash, 无 and N/A say that there is no value."""
REFUSED = ("D001", "D004", "D068", "D069", "D092", "D113")
"""Labelled as warnings; they cannot be right, so they are not used and told as errors."""
TOLD = ("D063", "D064", "D094", "D112", "D129", "D135", "D136", "D138", "D139", "D141", "D143")
"""Told with another weight than that of the label, or at another cell of the row."""


def folded(name: str, text: str) -> list[Finding]:
    """What is found in the text of the sample."""
    return findings_of(data_of(text.encode(), f"{name}.csv", read_set(DISK, ROOT, name).value))


@cache
def sample(name: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """The text of the sample, and what is found in it as it is."""
    text = Path(ROOT / f"metadata/indicators/data/{name}.csv").read_text(encoding="utf-8")
    return text, frozenset((one.code, one.message) for one in folded(name, text))


def expected_lines(text: str, expected: str) -> set[int]:
    """The lines that the label names by how they begin."""
    lines = text.split("\n")
    found: set[int] = set()
    for start in expected.split(" || "):
        count = start.count("\n") + 1
        for at in range(len(lines)):
            if "\n".join(lines[at : at + count]).startswith(start):
                found |= set(range(at + 1, at + 1 + count))
    return found


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['id']}-{fault['kind']}")
def test_a_seeded_fault_is_found(fault: dict[str, str]) -> None:
    """On a line of the label, and as grave as it says; the differences are listed above with their reasons."""
    name = Path(fault["file"]).stem
    text, known = sample(name)
    assert text.count(fault["find"]) >= 1, "the sample has changed"
    seeded = text.replace(fault["find"], fault["replace"], 1)
    fresh = [one for one in folded(name, seeded) if (one.code, one.message) not in known]
    found = [one for one in fresh if one.span.line in expected_lines(seeded, fault["expect"])]

    assert found, [one.message for one in fresh]
    if fault["id"] not in {*USED, *GAPS, *REFUSED, *TOLD}:
        assert fault["severity"] in {one.severity for one in found}
