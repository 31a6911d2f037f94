"""Variants of each rule's fault and texts near it, written by someone who had never read the rules: faults found, texts quiet.

The pages are `variants/<CODE>.md`, in the format of the cases (`casebook`). The code must be found at the line that the page
names; the words under the mark are the writer's guess and are not compared, and a fault may be one against other rules too.
In a text without a list there may be no error and no warning at all. What is not so yet stands in `variants/known.csv`.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_cases import EXPLANATION, write

from casebook import Case, read_cases
from qicao.check.draft import check_draft
from qicao.model.finding import Finding
from qicao.parse.draft import load_draft

PAGES = Path(__file__).parent / "variants"
CASES = read_cases(PAGES)
SHARE, SHARE_QUIET = 0.97, 0.98
"""Of all faulty variants, how many must be found; of the quiet texts, how many must be quiet."""


@dataclass(frozen=True)
class Known:
    """A variant that the program does not do justice to yet."""

    code: str
    line: int
    """Of the block, in the page of the code."""
    why: str

    @property
    def name(self) -> str:
        """What the test of the variant is called."""
        return f"{self.code}:{self.line}"


def read_known() -> list[Known]:
    """The rows of `known.csv`."""
    with (PAGES / "known.csv").open(encoding="utf-8", newline="") as file:
        return [Known(row["code"], int(row["line"]), row["why"]) for row in csv.DictReader(file)]


KNOWN = {row.name: row for row in read_known()}


def said(case: Case, folder: Path) -> list[str]:
    """What is wrong with the check of the case: expected findings that are missing, or what is said of a quiet text."""
    folder.mkdir()
    before = write(case, folder)
    findings = [item for item in check_draft(load_draft(folder)).findings if not item.code.startswith(EXPLANATION)]
    if not case.expected:
        return [
            f"{item.code} 第{line_of(item, before)}行 {item.message}" for item in findings if item.severity != "info"
        ]
    found = {(item.code, line_of(item, before)) for item in findings}
    return [
        f"没有 {item.code} 第{item.line}行“{item.words}”，有 {sorted(found)}"
        for item in case.expected
        if (item.code, item.line) not in found
    ]


def line_of(finding: Finding, before: int) -> int:
    """The line in the piece; 0 for the data."""
    return 0 if finding.span.file.endswith(".yaml") else finding.span.line - before


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.one_in(6)
def test_the_variant_is_found_or_the_text_is_quiet(case: Case, tmp_path: Path) -> None:
    """A variant that is known to fail must fail, else its row is out of date."""
    wrong = said(case, tmp_path / "draft")
    if case.name in KNOWN:
        assert wrong, f"{case.name}：现在对了，请从 known.csv 中删去"
    else:
        assert wrong == []


def test_few_variants_are_known_to_fail() -> None:
    """Each row names a variant and says why; the shares say how far the rules may be trusted."""
    faulty = Counter(bool(case.expected) for case in CASES)
    failing = Counter(bool(case.expected) for case in CASES if case.name in KNOWN)
    assert KNOWN.keys() <= {case.name for case in CASES}
    assert all(row.why for row in KNOWN.values())
    assert failing[True] <= (1 - SHARE) * faulty[True]
    assert failing[False] <= (1 - SHARE_QUIET) * faulty[False]
