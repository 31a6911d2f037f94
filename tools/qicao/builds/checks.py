"""Checks of many drafts, each in a process of its own; a single draft is checked in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from qicao.check.draft import Checked, try_check
from qicao.check.settings import Layer
from qicao.errors import UsageError

__all__ = ["CheckJob", "WrongCall", "check_drafts", "check_one"]


class CheckJob(Struct, frozen=True):
    """A draft to be checked, and the options of the command about codes."""

    folder: Path
    layer: Layer | None = None


class WrongCall(Struct, frozen=True):
    """A wrong call or setting that concerns all drafts, on its way from a worker to its parent."""

    message: str
    hint: str


def check_one(job: CheckJob) -> Checked | WrongCall:
    """Return the result of checking one of many drafts."""
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
    """Return the findings in each draft, in the order of *folders*; `UsageError` is raised for wrong settings.

    A draft whose process hangs, dies or eats memory is reported as one that could not be checked, unless it is the only
    one.
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
