"""The names of the folders that builds write into."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from drafts import DRAFTS
from qicao.builds.names import names_of
from qicao.builds.run import build_drafts


@pytest.mark.slow
def test_two_folders_of_one_name_never_overwrite_each_other(tmp_path: Path) -> None:
    """Neither in one call nor in one after the other; a name that nobody has any more can be had again."""
    drafts = [copytree(DRAFTS["group-guide"], tmp_path / place / "标准") for place in ("甲", "乙")]
    together = build_drafts(drafts, tmp_path / "build")
    first, second = (build_drafts([draft], tmp_path / "other")[0] for draft in reversed(drafts))
    folders = [{Path(file).relative_to(tmp_path).parts[1] for file in outcome.files} for outcome in (*together, first)]

    assert folders == [{"标准"}, {"乙-标准"}, {"标准"}]
    assert {Path(file).relative_to(tmp_path).parts[1] for file in second.files} == {"甲-标准"}
    assert not any(outcome.built for outcome in build_drafts(drafts, tmp_path / "build"))
    rmtree(drafts[0])
    other = copytree(DRAFTS["group-guide"], tmp_path / "丙/标准")
    assert "build/标准/" in build_drafts([other], tmp_path / "build")[0].files[0]


def test_a_name_is_given_once_and_kept(tmp_path: Path) -> None:
    """The second of two folders of one name is called by its parent, too; a name that nobody has any more is free."""
    one, other, third = (tmp_path / parent / "标准" for parent in ("甲", "乙", "丙"))
    for folder in (one, other, third):
        folder.mkdir(parents=True)
        (folder / "index.md").touch()
    out = tmp_path / "build"

    assert names_of([one, other], out) == ["标准", "乙-标准"]
    assert names_of([other], out) + names_of([one], out) == ["乙-标准", "标准"]
    assert names_of([other, one], tmp_path / "other") == ["标准", "甲-标准"]
    rmtree(one)
    assert names_of([third], out) == ["标准"]
