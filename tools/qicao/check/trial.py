"""The trial of fixes: each round of them is made in memory, to see which are good, before they are offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.check.edits import edit_file, edits_of, first_round, is_faithful
from qicao.check.suppress import must_stay
from qicao.model.finding import Edit, Finding
from qicao.model.outline import outline
from qicao.parse.draft import Draft, load_draft
from qicao.source.world import World

__all__ = ["DraftFiles", "Trial", "first_good", "judged"]

TRIALS, TRIAL_LINES = 60, 60_000
"""The number of readings, and of lines, that may be spent on finding the bad fixes of a round.

A fix that is not proved good by then counts as bad.
"""
Numbers = list[tuple[str, str, int]]
T = TypeVar("T")


class DraftFiles(Struct, frozen=True):
    """The files of a draft, by the names that findings give them."""

    folder: Path
    shown: str
    world: World

    @classmethod
    def of(cls, draft: Draft) -> DraftFiles:
        """Return the files of the draft as it was read."""
        return cls(draft.source.folder, draft.source.shown, draft.source.world)

    def path(self, file: str) -> Path:
        """Return the path of the file."""
        return self.folder / PurePosixPath(file).relative_to(self.shown)

    def can_change(self, file: str) -> bool:
        """Return whether the file can be written back without loss; the cells of a workbook cannot."""
        name = PurePosixPath(file)
        if not name.is_relative_to(self.shown) or not self.world.files.has_file(self.path(file)):
            return False
        return is_faithful(self.read(file))

    def read(self, file: str) -> bytes:
        """Return the bytes of the file."""
        return self.world.files.read(self.path(file))

    def edited(self, edits: Mapping[str, Sequence[Edit]]) -> dict[Path, bytes]:
        """Return the new bytes of the files that the *edits* change."""
        return {self.path(file): edit_file(self.read(file), changes) for file, changes in edits.items()}


class Trial(Struct):
    """Reads the draft after some fixes; each set of fixes is tried only once."""

    draft: Draft
    seen: dict[tuple[int, ...], tuple[int, Numbers]] = field(default_factory=dict)
    """Identities of findings → the number of faults and the numbers of elements after their fixes."""
    kept: list[Sequence[Finding]] = field(default_factory=list)
    """The findings in *seen*, kept alive so that no other object gets the identity of one."""

    def good(self, findings: Sequence[Finding], *, unsafe: bool = False) -> Sequence[Finding]:
        """Return those of the *findings* whose fixes, made together, spoil nothing of what was read.

        After them the draft has no more faults of reading, and every number is the same unless *unsafe* is true. The
        *findings* must have fixes that can be made in one round, in files that can be changed.
        """
        errors, numbers = self._outcome(())

        def passes(some: Sequence[Finding]) -> bool:
            found, now = self._outcome(some)
            return found <= errors and (unsafe or now == numbers)

        lines = sum(map(len, self.draft.files.values()))
        return first_good(passes, findings, max(2, min(TRIALS, TRIAL_LINES // max(lines, 1))))

    def _outcome(self, findings: Sequence[Finding]) -> tuple[int, Numbers]:
        name = tuple(map(id, findings))
        if name not in self.seen:
            self.kept.append(findings)
            self.seen[name] = _outcome(self._read(findings) if findings else self.draft)
        return self.seen[name]

    def _read(self, findings: Sequence[Finding]) -> Draft:
        files = DraftFiles.of(self.draft)
        world = files.world.over(files.edited(edits_of(findings)))
        return load_draft(files.folder, self.draft.standard.data.stage, index=False, shown=files.shown, world=world)


def first_good(passes: Callable[[Sequence[T]], bool], parts: Sequence[T], trials: int) -> Sequence[T]:
    """Return the *parts* that pass together, found by halving; those not proved after *trials* do not count as good."""
    left = iter(range(trials))

    def good(some: Sequence[T]) -> bool:
        return next(left, None) is not None and passes(some)

    return _passing(good, (), parts)


def _passing(passes: Callable[[Sequence[T]], bool], known: Sequence[T], more: Sequence[T]) -> Sequence[T]:
    """Return the parts of *more* that pass together with *known*, found by halving."""
    if not more or passes((*known, *more)):
        return more
    if len(more) == 1:
        return ()
    half = len(more) // 2
    first = _passing(passes, known, more[:half])
    return (*first, *_passing(passes, (*known, *first), more[half:]))


def judged(draft: Draft, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the fixes that can be made.

    One that changes a number of the document is marked unsafe.
    """
    files, known = DraftFiles.of(draft), dict[str, bool]()

    def can_change(file: str) -> bool:
        return known[file] if file in known else known.setdefault(file, files.can_change(file))

    kept = [_without_fix(finding, can_change) for finding in findings]
    trial = Trial(draft)
    kept = _tried(trial, kept, lambda finding: replace(finding, fix=None), unsafe=True)
    return _tried(trial, kept, _unsafe)


def _tried(
    trial: Trial, findings: list[Finding], change: Callable[[Finding], Finding], *, unsafe: bool = False
) -> list[Finding]:
    """Return the findings, changed by *change* if their fixes do not pass.

    A fix that waits for one which does not pass is tried, too.
    """
    good: set[int] = set()
    while not good.issuperset(map(id, chosen := first_round(findings, unsafe=unsafe))):
        good = set(map(id, trial.good(chosen, unsafe=unsafe)))
        bad = set(map(id, chosen)) - good
        findings = [change(finding) if id(finding) in bad else finding for finding in findings]
    return findings


def _without_fix(finding: Finding, can_change: Callable[[str], bool]) -> Finding:
    if finding.fix and not all(can_change(edit.span.file) for edit in finding.fix.edits):
        return replace(finding, fix=None)
    return finding


def _unsafe(finding: Finding) -> Finding:
    return replace(finding, fix=replace(finding.fix, safe=False)) if finding.fix else finding


def _outcome(draft: Draft) -> tuple[int, Numbers]:
    """Return the number of faults of reading in the draft, and every number of its elements."""
    errors = sum(map(must_stay, draft.findings))
    return errors, [(item.kind, item.number, item.level) for item in outline(draft.standard)]
