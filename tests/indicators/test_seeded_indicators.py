"""Faults seeded into the sets of indicators and the standard, one at a time, by others who did not know the checks.

`faults.csv` is read as that of the standards system (`tests/system`): the words of a file, those instead, and where a
finding is expected; a place is the line on which the expected words begin.
"""

from __future__ import annotations

import csv
from functools import cache

import pytest
from msgspec import Struct

from drafts import ROOT
from qicao.assess.standards import check_standards
from qicao.indicators.read import read_sets
from qicao.indicators.rules.run import check_sets
from qicao.model.finding import Finding
from qicao.source.world import open_draft

FILE = ROOT / "tests/indicators/faults.csv"
BETWEEN = " || "


class Seeded(Struct, frozen=True):
    """A row of the table."""

    id: str
    file: str
    find: str
    replace: str
    expect_file: str
    expect: str
    severity: str
    kind: str
    why: str

    @property
    def altered(self) -> str:
        """The file with the fault."""
        text = (ROOT / self.file).read_text(encoding="utf-8")
        assert text.count(self.find) == 1, f"{self.id}: the words must stand in {self.file} once"
        return text.replace(self.find, self.replace)

    @property
    def places(self) -> set[tuple[str, int]]:
        """File and line of each place at which the finding may be."""
        return set(map(self._place, self.expect.split(BETWEEN)))

    @property
    def touched(self) -> set[tuple[str, int]]:
        """The lines of the edit: what is found there is about the fault, too."""
        first = (ROOT / self.file).read_text(encoding="utf-8").split(self.find)[0].count("\n") + 1
        return {(self.file, line) for line in range(first, first + self.replace.count("\n") + 2)}

    def _place(self, words: str) -> tuple[str, int]:
        file, sep, rest = words.partition("::")
        file, words = (file, rest) if sep else (self.expect_file, words)
        text = self.altered if file == self.file else (ROOT / file).read_text(encoding="utf-8")
        assert words in text, f"{self.id}: {words} is not in {file}"
        return file, text[: text.index(words)].count("\n") + 1


@cache
def seeded() -> dict[str, Seeded]:
    """The rows by their ids."""
    rows = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines(keepends=True))
    return {row["id"]: Seeded(**row) for row in rows}


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
    assert others == [], row.why
