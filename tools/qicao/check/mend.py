"""Mending a draft: the fixes of its findings, round after round, until nothing is left to mend."""

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
"""A fix can make room for another; more rounds than that would be a circle."""


class Mended(Struct, frozen=True):
    """What the fixes make of the files of a draft."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The new content of each file that changes."""
    count: int = 0
    """How many of the findings that could be mended are."""
    locked: dict[str, bool] = field(default_factory=dict)
    """For each file whether it cannot be written back without loss, and so stays as it is."""


def fix_draft(
    folder: Path, layer: Layer | None = None, world: World | None = None, *, unsafe: bool = False, info: bool = True
) -> Mended:
    """Mend the files of the draft in place and say what was done."""
    world = world or open_draft(folder)
    mended = mend_draft(folder, layer, world, unsafe=unsafe, info=info)
    for file, data in mended.files.items():
        world.files.write(world.files.real(file), data)
    return mended


def mend_draft(
    folder: Path, layer: Layer | None = None, world: World | None = None, *, unsafe: bool = False, info: bool = True
) -> Mended:
    """What the fixes of the findings that count under the *layer* would make of the draft; nothing is written.

    Those that change the meaning of words are only made if they may be *unsafe*, those of information if it is asked for.
    A fix after which more would be misread is left out, and no other with it.
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
