"""Faults that strangers wrote from the norm alone, put into drafts one at a time: what of them is found at its line.

A row of a set says which draft and file, the text `find` that stands in it once, and `replace`, what comes in its place. The
stranger knows no codes: a fault is found when a finding that the draft as it is has not lies on a changed line. A fault of
`standard.yaml` that leaves something out has no line of its own: any new finding in that file, or none of the text, will do.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from drafts import ROOT
from qicao.check.draft import check_draft
from qicao.model.finding import Finding
from qicao.parse.draft import load_draft

__all__ = ["BlindRow", "found", "read_set"]


@dataclass(frozen=True, slots=True)
class BlindRow:
    """A fault that a stranger wrote."""

    draft: str
    file: str
    find: str
    replace: str
    why: str


def read_set(table: Path) -> list[BlindRow]:
    """Return the rows of a set."""
    with table.open(encoding="utf-8", newline="") as file:
        return [BlindRow(**row) for row in csv.DictReader(file)]


@cache
def _as_it_is(draft: str) -> Counter[tuple[str, str, str]]:
    return Counter(map(_key, _findings(ROOT / draft)))


def _findings(folder: Path) -> list[tuple[str, Finding]]:
    """The findings of the draft, each with its file relative to the folder."""
    start = len(folder.as_posix()) + 1
    return [(item.span.file[start:], item) for item in check_draft(load_draft(folder, index=False)).findings]


def _key(found: tuple[str, Finding]) -> tuple[str, str, str]:
    return found[0], found[1].code, found[1].message


def found(row: BlindRow) -> list[str]:
    """Return the severity and code of what is found of the fault, worst first; nothing when it is missed."""
    with TemporaryDirectory() as work:
        root = Path(work)
        (root / "metadata").mkdir()
        folder = copytree(ROOT / row.draft, root / "drafts" / "draft")
        first, last = _edit(folder / row.file, row)
        new = list(_new(_findings(folder), _as_it_is(row.draft)))
    data = row.file.endswith(".yaml")
    hits = [item for file, item in new if file == row.file and (data or first <= item.span.line <= last)]
    return sorted(f"{item.severity} {item.code}" for item in hits)


def _new(
    findings: Iterable[tuple[str, Finding]], known: Counter[tuple[str, str, str]]
) -> Iterable[tuple[str, Finding]]:
    left = Counter(known)
    for item in findings:
        if left[_key(item)] > 0:
            left[_key(item)] -= 1
        else:
            yield item


def _edit(file: Path, row: BlindRow) -> tuple[int, int]:
    """Put the fault in; gives the first and the last changed line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(row.find) == 1, f"{row.why}：“{row.find}”出现了 {text.count(row.find)} 次"
    file.write_text(text.replace(row.find, row.replace), encoding="utf-8")
    start = text.index(row.find)
    same = next((at for at, pair in enumerate(zip(row.find, row.replace, strict=False)) if pair[0] != pair[1]), 0)
    first = text[:start].count("\n") + 1 + row.replace[:same].count("\n")
    return first, text[:start].count("\n") + 1 + max(row.replace.rstrip("\n").count("\n"), 0)
