"""Checks of many drafts, each in a process of its own; that of a single draft needs none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from qicao.check.draft import Checked, try_check
from qicao.check.settings import Layer
from qicao.errors import UsageError

__all__ = ["CheckJob", "WrongCall", "check_drafts", "check_one"]


class CheckJob(Struct, frozen=True):
    """A draft to be checked, and what the command says of codes."""

    folder: Path
    layer: Layer | None = None


class WrongCall(Struct, frozen=True):
    """A fault of the call that is the same for all drafts, on its way to the process that was called."""

    message: str
    hint: str


def check_one(job: CheckJob) -> Checked | WrongCall:
    """Check one of many drafts."""
    try:
        return try_check(job.folder, job.layer)
    except UsageError as error:
        return WrongCall(error.message, error.hint)


def check_drafts(
    folders: Sequence[Path],
    layer: Layer | None = None,
    progress: Callable[[str], None] = lambda _: None,
    work: Callable[[CheckJob], Checked | WrongCall] = check_one,
) -> list[Checked]:
    """Return what is found in each draft, in their order; `UsageError` for wrong settings.

    One that hangs, dies or eats memory beside others is told as one that could not be checked.
    """
    if len(folders) == 1:
        return [try_check(folders[0], layer)]
    from qicao.builds.run import seconds_for
    from qicao.builds.workers import Crew, Lost

    found: dict[Path, Checked] = {}
    with Crew(work, lambda job: seconds_for(job.folder)) as crew:
        for job, result in crew.run([CheckJob(folder, layer) for folder in folders]):
            if isinstance(result, WrongCall):
                raise UsageError(result.message, result.hint)
            found[job.folder] = Checked((), fault=result.reason) if isinstance(result, Lost) else result
            progress(f"检查了 {job.folder.name}")
    return [found[folder] for folder in folders]
