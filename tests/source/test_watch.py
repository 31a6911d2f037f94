"""What files look like from outside: a save is seen, a file that goes away is no fault."""

from __future__ import annotations

import os
from pathlib import Path

from qicao.source.watch import file_states


def test_a_save_is_seen(tmp_path: Path) -> None:
    """Of any file below, new ones and lost ones, too."""
    one = tmp_path / "a/one.md"
    one.parent.mkdir()
    one.write_text("1", encoding="utf-8")
    states = [file_states([tmp_path])]
    os.utime(one, ns=(1, 1))
    states.append(file_states([tmp_path]))
    (tmp_path / "two.md").touch()
    states.append(file_states([tmp_path]))
    one.unlink()
    states.append(file_states([tmp_path]))

    assert len(set(states)) == 4
    assert file_states([one]) == ()
