"""The documents that go out with the drafts, built once in a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from drafts import DRAFTS
from qicao.builds.documents import build_draft

__all__ = ["built", "out"]


@cache
def out() -> Path:
    """The folder into which all of them are built."""
    return Path(mkdtemp())


@cache
def built(name: str) -> dict[str, Path]:
    """The Word files of the consultation set of a draft: document name → file."""
    return {file.stem: file for file in build_draft(DRAFTS[name], out(), "征求意见稿").files if file.suffix == ".docx"}
