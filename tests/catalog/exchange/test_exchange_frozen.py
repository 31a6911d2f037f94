"""Days that are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from qicao.catalog.exchange.frozen import freeze, frozen_states
from qicao.catalog.exchange.gather import gather
from qicao.catalog.read import read_system
from qicao.errors import QicaoError
from qicao.source.files import DISK, Overlay, in_memory
from systems import HOME, YWTB

GIVEN = gather(read_system(DISK, YWTB))
LATER = replace(GIVEN, state=dt.date(2026, 12, 31), title="后来")


def kept(*states: object) -> Overlay:
    """Files in which these states were frozen, one after the other."""
    files = in_memory({})
    for state in states:
        frozen = freeze(files, HOME, state)  # type: ignore[arg-type]
        files.write(frozen.path, frozen.data)
    return files


def test_states_are_kept_by_their_day() -> None:
    """And come back in their order; freezing once more writes the same."""
    files = kept(GIVEN, LATER)
    again = freeze(files, HOME, LATER)

    assert frozen_states(files, HOME) == (GIVEN, LATER)
    assert again.path == HOME / "metadata/states/2026-12-31.json"
    assert (again.there, again.before) == (True, GIVEN)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (replace(LATER, title="改"), "内容不同"),
        (GIVEN, "已经冻结了更晚的 2026-12-31"),
        (replace(LATER, state=None), "不知道这是哪一天"),
    ],
)
def test_a_kept_day_is_not_changed_by_chance(state: object, words: str) -> None:
    """Nor one put in between."""
    with pytest.raises(QicaoError, match=words):
        freeze(kept(GIVEN, LATER), HOME, state)  # type: ignore[arg-type]


def test_a_day_is_kept_again_if_that_is_wanted() -> None:
    """Its content changes."""
    frozen = freeze(kept(GIVEN, LATER), HOME, replace(LATER, title="改"), again=True)

    assert (frozen.there, frozen.before) == (False, GIVEN)


def test_a_damaged_state_is_one_line() -> None:
    """With its file."""
    files = kept(GIVEN)
    files.write(Path("/system/metadata/states/2026-11-30.json"), b"{")

    with pytest.raises(QicaoError, match=r"2026-11-30\.json：不是有效的 JSON"):
        frozen_states(files, HOME)
