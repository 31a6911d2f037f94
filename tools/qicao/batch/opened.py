"""Which files of a folder are opened while something is made of it, whoever opens them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

__all__ = ["opened_below"]

_opened: list[set[str]] = []
"""The names that are opened, for each who wants to know, while he does."""


@contextmanager
def opened_below(folder: Path) -> Iterator[set[str]]:
    """Names of the files that this process opens below the folder, by the path from there; the set grows with each."""
    _listen()
    opened: set[str] = set()
    below: set[str] = set()
    _opened.append(opened)
    try:
        yield below
    finally:
        _opened.remove(opened)
        below.update(_names_below(folder, opened))


def _names_below(folder: Path, opened: set[str]) -> Iterator[str]:
    tops = {os.path.abspath(folder) + os.sep, os.path.realpath(folder) + os.sep}  # noqa: PTH100 -- links stay as they are
    for name in map(os.path.abspath, opened):
        for top in tops:
            if name.startswith(top) and not Path(name).is_dir():
                yield name.removeprefix(top).replace(os.sep, "/")


@cache
def _listen() -> None:
    """Hear of every file that is opened, as long as the process lives: Python lets no hook of this kind be taken away."""
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened and isinstance(arguments[0], (str, bytes, os.PathLike)):
        name = os.fsdecode(arguments[0])
        for opened in _opened:
            opened.add(name)
