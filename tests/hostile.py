"""Commands on hostile drafts, with little memory and little time, so that a test neither hangs nor takes the machine with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["run_limited"]

SECONDS = 20
KILOBYTES = 4_000_000
QUIET = {"PYTHONWARNINGS": "", "NO_COLOR": "1", "QICAO_DEBUG": ""}


def run_limited(*arguments: str, cwd: Path, seconds: int = SECONDS) -> subprocess.CompletedProcess[str]:
    """What `qicao` with these arguments does in the folder: `TimeoutExpired` when it does not come to an end."""
    command = f'ulimit -v {KILOBYTES}; exec "$@"'
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", sys.executable, "-c", "from qicao.cli import main; main()", *arguments],
        cwd=cwd, env=os.environ | QUIET, capture_output=True, text=True, timeout=seconds, check=False,
    )  # fmt: skip
