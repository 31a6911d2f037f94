"""The command as people call it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from drafts import ROOT

__all__ = ["qicao"]


def qicao(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What the command says and ends with."""
    command = [sys.executable, "-c", "from qicao.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
