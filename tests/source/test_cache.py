"""What is kept on the disk is what was written, or counts as nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.source.cache import Cache
from qicao.source.files import DISK


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    """Under its kind and source, and no other."""
    kept = Cache(tmp_path, DISK)
    kept.write("omml", "x^2", "结果\n二")

    assert kept.read("omml", "x^2") == "结果\n二"
    assert kept.read("mathml", "x^2") == kept.read("omml", "x^3") == ""


@pytest.mark.parametrize("damage", [b"", b"\n", b"another"])
def test_an_entry_that_was_altered_is_none(damage: bytes, tmp_path: Path) -> None:
    """Also one that was copied from another place."""
    kept = Cache(tmp_path, DISK)
    kept.write("omml", "x", "甲")
    kept.write("omml", "y", "乙")
    kept.path("omml", "x").write_bytes(damage or kept.path("omml", "y").read_bytes())

    assert kept.read("omml", "x") == ""


def test_a_folder_in_the_place_of_an_entry_gives_way(tmp_path: Path) -> None:
    """It can only be of a disk that was repaired."""
    kept = Cache(tmp_path, DISK)
    (kept.path("omml", "x") / "y").mkdir(parents=True)
    kept.write("omml", "x", "甲")

    assert kept.read("omml", "x") == "甲"
