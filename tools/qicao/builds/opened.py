"""The files of a folder that are opened while something is made of it, by whatever code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from qicao.source.files import DISK

__all__ = ["opened_below"]

_opened: list[set[str]] = []
"""The names opened so far, one set for each running `opened_below`."""


@contextmanager
def opened_below(top: Path, apart: frozenset[Path] = frozenset()) -> Iterator[set[str]]:
    """Yield a set of the files that this process opens below *top*, except below those *apart*.

    The set is filled when the block ends. A path begins with *top*, as given or resolved; links inside *top* are not
    followed.
    """
    _listen()
    opened: set[str] = set()
    below: set[str] = set()
    _opened.append(opened)
    try:
        yield below
    finally:
        _opened.remove(opened)
        below.update(_names_below(top, apart, opened))


def _names_below(top: Path, apart: frozenset[Path], opened: set[str]) -> Iterator[str]:
    tops = {os.path.join(DISK.real(top), ""), os.path.join(os.path.abspath(top), "")}  # noqa: PTH100, PTH118 -- links stay
    others = tuple(os.path.join(place(folder), "") for folder in apart for place in _SPELLINGS)  # noqa: PTH118
    for name in map(os.path.abspath, opened):
        if name.startswith(tuple(tops)) and not name.startswith(others) and not DISK.has_folder(Path(name)):
            yield name


_SPELLINGS = (DISK.real, os.path.abspath)


@cache
def _listen() -> None:
    """Note every file that is opened; Python never removes such a hook, so it is added only once."""
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened and isinstance(arguments[0], (str, bytes, os.PathLike)):
        name = os.fsdecode(arguments[0])
        for opened in _opened:
            opened.add(name)
