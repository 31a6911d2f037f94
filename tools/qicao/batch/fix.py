"""Mending a draft: the fixes of its findings, round after round, until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from qicao.batch.build import load_draft
from qicao.batch.check import check_draft
from qicao.batch.settings import Layer
from qicao.model.finding import Edit
from qicao.rules.fix import edit_file, edits_of, is_faithful
from qicao.rules.suppress import must_stay
from qicao.source.write import write_bytes

__all__ = ["Mended", "fix_draft", "mend_draft"]

ROUNDS = 10
"""A fix can make room for another; more rounds than that would be a circle."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What the fixes make of the files of a draft."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
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

    def edited(self, edits: Mapping[str, Sequence[Edit]]) -> Mended:
        """The files with these edits made, too."""
        changed = {Path(file): edit_file(self.read(Path(file)), changes) for file, changes in edits.items()}
        return Mended({**self.files, **changed}, self.count + sum(map(len, edits.values())), self.locked)


def fix_draft(folder: Path, layer: Layer | None = None, *, unsafe: bool = False, info: bool = True) -> Mended:
    """Mend the files of the draft in place and say what was done."""
    mended = mend_draft(folder, layer, unsafe=unsafe, info=info)
    for file, data in mended.files.items():
        write_bytes(file.resolve(), data)
    return mended


def mend_draft(folder: Path, layer: Layer | None = None, *, unsafe: bool = False, info: bool = True) -> Mended:
    """What the fixes of the findings that count under the *layer* would make of the draft; nothing is written.

    Those that change the meaning of words are only made if they may be *unsafe*, those of information if it is asked for.
    """
    earlier, mended, known = Mended(), Mended(), inf
    for _ in range(ROUNDS):
        findings = check_draft(load_draft(folder, index=False, read=mended.read), layer).findings
        errors = sum(map(must_stay, findings))
        if errors > known:
            return earlier  # rather a fault that stays than text that is no longer read
        asked = (finding for finding in findings if info or finding.severity != "info")
        edits = edits_of(asked, unsafe=unsafe, allowed=mended.allows)
        if not edits:
            break
        earlier, mended, known = mended, mended.edited(edits), errors
    return mended
