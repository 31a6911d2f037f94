"""The lines of files in which findings lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qicao.source.files import DISK

__all__ = ["line_reader"]


def line_reader(root: Path) -> Callable[[str, int], str]:
    """Return a function for the words of a line of a file, by its path as findings name it."""
    from qicao.source.text import read_lines

    known: dict[str, list[str]] = {}

    def read_line(file: str, number: int) -> str:
        if file not in known:
            known[file] = [line.text for line in read_lines(DISK, root / file, file, root)[0]]
        return known[file][number - 1] if number <= len(known[file]) else ""

    return read_line
