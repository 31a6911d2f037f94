"""Faults seeded into files of the repository: the words of a file, those instead, and where a finding is expected.

A place is the line on which the expected words begin, in the altered file; several are parted by ` || `, and words of
another file follow its path and `::`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from drafts import ROOT
from qicao.model.finding import Finding

__all__ = ["Seeded", "new_among", "read_seeded"]

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
    column: str = ""
    """The head of the column in which the fault is, in a table of data."""

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

    @property
    def columns(self) -> set[str]:
        """The heads of the columns in which the finding may be; empty if any may do."""
        return set(self.column.split(BETWEEN)) - {""}

    def _place(self, words: str) -> tuple[str, int]:
        file, sep, rest = words.partition("::")
        file, words = (file, rest) if sep else (self.expect_file, words)
        text = self.altered if file == self.file else (ROOT / file).read_text(encoding="utf-8")
        assert words in text, f"{self.id}: {words} is not in {file}"
        return file, text[: text.index(words)].count("\n") + 1


def read_seeded(*tables: Path) -> dict[str, Seeded]:
    """The rows of the tables by their ids."""
    rows = (row for path in tables for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(True)))
    return {row["id"]: Seeded(**row) for row in rows}


def new_among(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """What is found that was not found before: not said there, nor, but for what is no fault, of this code at that line."""
    said = {(item.code, item.message) for item in before}
    lay = {_lies(item) for item in before if item.severity != "info"}
    return [item for item in found if (item.code, item.message) not in said and _lies(item) not in lay]


def _lies(finding: Finding) -> tuple[str, str, int]:
    return finding.code, finding.span.file, finding.span.line
