"""Mending a draft: the fixes of its findings, round after round, until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qicao.batch.build import load_draft
from qicao.batch.check import check_draft
from qicao.model.finding import Finding
from qicao.rules.fix import edit_file, edits_of, is_faithful
from qicao.source.write import write_bytes

__all__ = ["Mended", "fix_draft", "mend_draft"]

ROUNDS = 10
"""A fix can make room for another; more rounds than that would be a circle."""
READING = ("FIL", "YML", "SYN")
"""Families of the faults that hide text from the reader."""


@dataclass(slots=True)
class Mended:
    """What the fixes make of the files of a draft."""

    files: dict[Path, bytes] = field(default_factory=dict)
    """The new content of each file that changes."""
    count: int = 0
    """How many edits were made."""
    locked: dict[str, bool] = field(default_factory=dict)
    """For each file with a fix whether it cannot be written back without loss, and so stays as it is."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file as they are to be."""
        return self.files[path] if path in self.files else path.read_bytes()

    def allows(self, file: str) -> bool:
        """Whether the file may be edited."""
        if file not in self.locked:
            self.locked[file] = not is_faithful(self.read(Path(file)))
        return not self.locked[file]


def fix_draft(folder: Path, *, unsafe: bool = False) -> Mended:
    """Mend the files of the draft in place and say what was done."""
    mended = mend_draft(folder, unsafe=unsafe)
    for file, data in mended.files.items():
        write_bytes(file.resolve(), data)
    return mended


def mend_draft(folder: Path, *, unsafe: bool = False) -> Mended:
    """What the fixes would make of the draft; nothing is written."""
    mended = Mended()
    before, errors = (mended.files, mended.count), None
    for _ in range(ROUNDS):
        findings = check_draft(load_draft(folder, index=False, read=mended.read))
        if errors is not None and _reading_errors(findings) > errors:
            mended.files, mended.count = before  # rather a fault that stays than text that is not read any more
            break
        edits = edits_of(findings, unsafe=unsafe, allowed=mended.allows)
        if not edits:
            break
        before, errors = (mended.files, mended.count), _reading_errors(findings)
        changed = {Path(file): edit_file(mended.read(Path(file)), changes) for file, changes in edits.items()}
        mended.files = mended.files | changed
        mended.count += sum(map(len, edits.values()))
    return mended


def _reading_errors(findings: Sequence[Finding]) -> int:
    return sum(finding.severity == "error" and finding.code.startswith(READING) for finding in findings)
