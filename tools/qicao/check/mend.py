"""Fixing a draft: the fixes of its findings are made in rounds, until none is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.check.draft import check_draft
from qicao.check.edits import edits_of, first_round
from qicao.check.settings import Layer
from qicao.check.trial import DraftFiles, Trial
from qicao.parse.draft import Draft, load_draft
from qicao.source.world import World, open_draft

__all__ = ["Mended", "fix_draft", "mend_draft"]

ROUNDS = 10
"""The greatest number of rounds; a fix can make room for another, but that many rounds would be a circle."""


class Mended(Struct, frozen=True):
    """The files of a draft after its fixes."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The new content of each file that changes."""
    count: int = 0
    """The number of findings that were fixed."""
    locked: dict[str, bool] = field(default_factory=dict)
    """File → True if it cannot be written back without loss, and therefore stays as it is."""


def fix_draft(
    folder: Path, layer: Layer | None = None, world: World | None = None, *, unsafe: bool = False, info: bool = True
) -> Mended:
    """Fix the draft, write its files, and return what was changed."""
    world = world or open_draft(folder)
    mended = mend_draft(folder, layer, world, unsafe=unsafe, info=info)
    for file, data in mended.files.items():
        world.files.write(world.files.real(file), data)
    return mended


def mend_draft(
    folder: Path, layer: Layer | None = None, world: World | None = None, *, unsafe: bool = False, info: bool = True
) -> Mended:
    """Return the files of the draft after the fixes of all findings that count under *layer*; nothing is written.

    Fixes that change the meaning of words are made only if *unsafe* is true, those of findings of severity info only if
    *info* is true. A fix that would make more of the draft unreadable is left out, and the others are still made.
    """
    mended, first, world = Mended(), None, world or open_draft(folder)
    for _ in range(ROUNDS):
        draft = load_draft(folder, index=False, world=world.over(mended.files))
        findings = [item for item in check_draft(draft, layer).findings if info or item.severity != "info"]
        open_ = Counter(item.code for item in findings if item.fix and (item.fix.safe or unsafe))
        first = open_ if first is None else first
        mended = replace(mended, count=(first - open_).total(), locked=_locked(draft))
        chosen = first_round(findings, unsafe=unsafe)
        good = Trial(draft).good(chosen, unsafe=True) if unsafe else chosen
        if not good:
            break
        mended = replace(mended, files={**mended.files, **DraftFiles.of(draft).edited(edits_of(good))})
    return mended


def _locked(draft: Draft) -> dict[str, bool]:
    files = DraftFiles.of(draft)
    return {file: not files.can_change(file) for file in draft.files if "!" not in file and draft.files[file]}
