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
from seeded import Seeded, new_among, read_seeded

csv.field_size_limit(10_000_000)
with (ROOT / "tests/assess/faults.csv").open(encoding="utf-8", newline="") as _file:
    FAULTS = list(csv.DictReader(_file))
SEEDED = read_seeded(*(ROOT / "tests/assess" / name for name in ("faults.csv", "later.csv")))
"""Also those that were written after the program was mended by the first."""
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


def _heads(row: Seeded, finding: Finding) -> set[str]:
    """The heads of the column in which the finding lies, before and after the fault."""
    lines = row.altered.split("\n")
    (before,) = csv.reader([f"{lines[finding.span.line - 1][: finding.span.column - 1]}x"])
    heads = [first.split(",") for first in (sample(Path(row.file).stem)[0].partition("\n")[0], lines[0])]
    return {head[len(before) - 1] for head in heads if len(before) <= len(head)}


@cache
def _consequences() -> dict[str, set[str]]:
    """Id of a row → the codes that are found elsewhere, too; `consequences.csv` says why they follow from the fault."""
    with (ROOT / "tests/assess/consequences.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: set(row["codes"].split()) for row in csv.DictReader(file)}


@pytest.mark.parametrize("id_", SEEDED)
def test_a_seeded_fault_is_found_in_its_column(id_: str) -> None:
    """And what is found on other lines follows from it."""
    row = SEEDED[id_]
    name = Path(row.file).stem
    fresh = new_among(folded(name, row.altered), folded(name, sample(name)[0]))

    lines = {line for _, line in row.places}
    here = [item for item in fresh if item.span.line in lines]
    elsewhere = {item.code for item in fresh if item not in here and item.severity != "info"}
    assert here, fresh
    assert not row.columns or row.columns & {head for item in here for head in _heads(row, item)}, here
    assert elsewhere == _consequences().get(id_, set()), fresh


def test_consequences_are_those_of_rows() -> None:
    """Nothing is allowed that no row brings."""
    assert _consequences().keys() <= SEEDED.keys()
