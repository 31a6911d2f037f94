"""The drafts that failed once, handed to the project beside the repository: `../shared/found`."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from drafts import ROOT
from qicao.parse.draft import Draft, load_draft

__all__ = ["FOUND", "SHARED", "read_found"]

SHARED = ROOT.parent / "shared"
FOUND = SHARED / "found"


def read_found(name: str, folder: Path) -> Draft:
    """The draft of that name, read from a copy in *folder*."""
    return load_draft(copytree(FOUND / name, folder / "draft"))
