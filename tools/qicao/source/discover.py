"""The drafts that a command is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qicao.errors import UsageError
from qicao.source.files import DISK, Files

__all__ = ["find_drafts", "is_draft"]

_MARKS = ("standard.yaml", "index.md")
"""Files of which each makes its folder a draft."""


def find_drafts(paths: Iterable[Path], files: Files = DISK) -> tuple[Path, ...]:
    """Return the draft folders that *paths* name, each once, in the given order; without paths all in `drafts/`.

    A path may be a draft, a file inside one, or a folder of drafts. `UsageError` is raised if there is no draft.
    """
    given = tuple(paths) or (Path("drafts"),)
    found = tuple(dict.fromkeys(draft for path in given for draft in _drafts_at(files, path)))
    if not found:
        raise UsageError(f"{given[0]} 下没有草案。", "用 qicao new 新建一份，或给出含 standard.yaml 的文件夹。")
    return found


def _drafts_at(files: Files, path: Path) -> Iterator[Path]:
    if not files.has(path):
        raise UsageError(f"找不到 {path}。", "请给出草案所在的文件夹，例如 drafts/我的标准。")
    if files.has_file(path):
        yield from (above for above in path.parents if is_draft(above, files))
    elif is_draft(path, files):
        yield path
    else:
        yield from (path / name for name in files.names(path) if is_draft(path / name, files))


def is_draft(folder: Path, files: Files = DISK) -> bool:
    """Return whether the folder contains a draft."""
    return any(files.has_file(folder / mark) for mark in _MARKS)
