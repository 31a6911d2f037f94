"""The state of files as seen from outside, to notice that one was saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from qicao.source.files import DISK

__all__ = ["States", "file_states"]

States = tuple[tuple[str, int, int], ...]
"""Name, time of the last change and size of each file."""


def file_states(places: Iterable[Path]) -> States:
    """Return the states of the files *places*, and of those in them if they are folders; missing ones are left out."""
    return tuple(state for place in places for state in _states(place))


def _states(place: Path) -> Iterator[tuple[str, int, int]]:
    for file in DISK.each(place) if DISK.has_folder(place) else [place]:
        with suppress(OSError):
            state = DISK.state(file)
            if state:  # a file without state is being replaced by an editor
                yield str(file), state.changed, state.size
