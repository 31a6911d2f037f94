"""Mending a draft: the fixes of its findings, round after round, until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qicao.batch.build import load_draft
from qicao.batch.check import check_draft
from qicao.model.finding import Edit
from qicao.rules.fix import edit_text, edits_of
from qicao.source.write import write_bytes

__all__ = ["fix_draft"]

ROUNDS = 10
"""A fix can make room for another; more rounds than that would be a circle."""


def fix_draft(folder: Path, *, unsafe: bool = False) -> int:
    """Mend the files of the draft in place and give the number of edits made."""
    made = 0
    for _ in range(ROUNDS):
        edits = edits_of(check_draft(load_draft(folder, index=False)), unsafe=unsafe)
        if not edits:
            break
        for file, changes in edits.items():
            _rewrite(Path(file), changes)
            made += len(changes)
    return made


def _rewrite(file: Path, edits: Iterable[Edit]) -> None:
    write_bytes(file, edit_text(file.read_bytes().decode("utf-8"), edits).encode("utf-8"))
