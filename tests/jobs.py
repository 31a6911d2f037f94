"""What workers do in tests: drafts that are built, and one named 坏 that does what its file `how` says."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time

from qicao.builds.checks import CheckJob, WrongCall, check_one
from qicao.builds.request import Job, Outcome
from qicao.builds.run import build_one
from qicao.check.draft import Checked
from qicao.errors import MEMORY

LESS = 512 << 20
__all__ = ["badly", "check_badly", "quickly"]


def quickly(job: Job) -> Outcome:
    """Do nothing but what the bad one does."""
    how = job.folder / "how"
    if how.is_file():
        _KINDS[how.read_text(encoding="utf-8")]()
    return Outcome(job.folder.name)


def badly(job: Job) -> Outcome:
    """Build the draft, or do what the bad one does."""
    how = job.folder / "how"
    return quickly(job) if how.is_file() else build_one(job)


def check_badly(job: CheckJob) -> Checked | WrongCall:
    """Check the draft, or do what the bad one does."""
    how = job.folder / "how"
    if how.is_file():
        _KINDS[how.read_text(encoding="utf-8")]()
    return check_one(job)


def _eat() -> None:
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] == MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (LESS, LESS))  # the test need not fill the machine
    kept = []
    while True:
        kept.append(bytearray(64 << 20))


def _hang() -> None:
    while True:
        time.sleep(1)


def _fail() -> None:
    raise BaseException("a panic\nof a library")  # noqa: TRY002 -- what compiled libraries raise


_KINDS = {
    "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(0),
    "hang": _hang,
    "memory": _eat,
    "panic": _fail,
    "leave": lambda: sys.exit(3),
}
