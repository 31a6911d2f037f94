"""What the argument of a command of `qicao review` means."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.cli.review.options import home_of
from qicao.errors import UsageError
from rounds import desk_in


def test_a_draft_a_file_in_it_and_a_round_are_understood(tmp_path: Path) -> None:
    """A folder without either is refused."""
    home = desk_in(tmp_path).home

    assert home_of(home) == home
    assert home_of(home / "index.md") == home
    assert home_of(home / "reviews/1") == home / "reviews/1"
    with pytest.raises(UsageError):
        home_of(home / "reviews")
