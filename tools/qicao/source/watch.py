"""What files look like from outside, to see that one was saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from qicao.source.files import DISK

__all__ = ["States", "file_states"]

States = tuple[tuple[str, int, int], ...]
"""Name, time of the last change and size of each file."""


def file_states(places: Iterable[Path]) -> States:
    """The states of the files that *places* are or hold; those that are not there are left out."""
    return tuple(state for place in places for state in _states(place))


def _states(place: Path) -> Iterator[tuple[str, int, int]]:
    for file in DISK.each(place) if DISK.has_folder(place) else [place]:
        with suppress(OSError):
            state = DISK.state(file)
            if state:  # else an editor is replacing it
                yield str(file), state.changed, state.size
