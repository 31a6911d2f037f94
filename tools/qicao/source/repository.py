"""The repository of a draft."""

from __future__ import annotations

from pathlib import Path

from qicao.source.files import Files

__all__ = ["find_root", "is_repository"]

MARKS = ("metadata", "pyproject.toml", "qicao.toml", ".git")
"""Files and folders at the root of a repository of drafts."""


def find_root(files: Files, folder: Path) -> Path:
    """Return the nearest folder above that looks like a repository; the parent folder if none does."""
    place = files.real(folder)
    return next((above for above in place.parents if is_repository(files, above)), place.parent)


def is_repository(files: Files, folder: Path) -> bool:
    """Return whether the folder has a file or folder that marks a repository of drafts."""
    return any(files.has(folder / mark) for mark in MARKS)
