"""Faults that drafters make, put into a clean draft one at a time: what is changed, and what must be found where.

A row of the table is an edit of one file of a draft: the text `find`, which stands in it once, becomes `replace` (⏎ is a
line end). `line` says where the finding must lie: lines from the start of the edit, or `file:line` of the changed draft.
`code` is the finding; codes behind it, parted by blanks, are of further findings that the edit cannot but bring.
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

from drafts import DRAFTS
from qicao.check.draft import check_draft
from qicao.parse.draft import load_draft

__all__ = ["FaultRow", "Seen", "read_faults", "seen_in", "verdict"]


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A row of the table."""

    code: str
    draft: str
    file: str
    find: str
    replace: str
    line: str
    why: str
    """Clause and fault, in a few words."""

    @property
    def name(self) -> str:
        """What the test is called, and what the guides call a fault that is not found."""
        return f"{self.code.split()[0]} {self.draft}/{self.file} {self.why}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding, as far as it counts here."""

    code: str
    file: str
    line: int
    severity: str
    message: str


def read_faults(table: Path) -> list[FaultRow]:
    """The rows of the table."""
    with table.open(encoding="utf-8", newline="") as file:
        return [FaultRow(**row) for row in csv.DictReader(file)]


def seen_in(folder: Path) -> tuple[Seen, ...]:
    """All findings of the draft in *folder*, their files relative to it."""
    start = len(folder.as_posix()) + 1
    return tuple(
        Seen(item.code, item.span.file[start:], item.span.line, item.severity, item.message)
        for item in check_draft(load_draft(folder, index=False)).findings
    )


@cache
def clean(draft: str) -> Counter[tuple[str, str, str]]:
    """What is found in the draft as it is, counted by code, file and message."""
    return _counted(seen_in(DRAFTS[draft]))


def _counted(found: Iterable[Seen]) -> Counter[tuple[str, str, str]]:
    return Counter((item.code, item.file, item.message) for item in found)


@cache
def verdict(row: FaultRow) -> str:
    """What is wrong with the findings of the draft with this fault: not found, or something else found; "" when all is well."""
    with TemporaryDirectory() as work:
        folder = copytree(DRAFTS[row.draft], Path(work) / "draft")
        file, line = _edit(folder, row)
        found = seen_in(folder)
    wanted = [item for item in found if (item.code, item.file, item.line) == (row.code.split()[0], file, line)]
    others = _others(found, wanted, row)
    if wanted and not others:
        return ""
    said = "、".join(f"{item.code} {item.file}:{item.line} {item.message}" for item in others) or "什么也没有"
    return f"{row.name}（应在 {file}:{line}{'，找到了' if wanted else ''}）：另有 {said}"


def _edit(folder: Path, row: FaultRow) -> tuple[str, int]:
    """Put the fault into the draft; gives file and line at which it must be found."""
    path = folder / row.file
    text = path.read_text(encoding="utf-8")
    old, new = row.find.replace("⏎", "\n"), row.replace.replace("⏎", "\n")
    assert text.count(old) == 1, f"{row.name}：“{row.find}”在 {row.file} 中出现了 {text.count(old)} 次"
    path.write_text(text.replace(old, new), encoding="utf-8")
    if ":" in row.line:
        file, line = row.line.split(":")
        return file, int(line)
    return row.file, text[: text.index(old)].count("\n") + 1 + int(row.line)


def _others(found: Iterable[Seen], wanted: list[Seen], row: FaultRow) -> list[Seen]:
    """Errors and warnings that neither are wanted, nor come with it, nor were there before."""
    allowed = row.code.split()[1:]
    rest = [item for item in found if item not in wanted and item.code not in allowed and item.severity != "info"]
    new = _counted(rest) - clean(row.draft)
    return [item for item in rest if (item.code, item.file, item.message) in new]
