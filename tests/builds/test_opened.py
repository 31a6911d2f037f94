"""The files that were opened are those that a draft depends on."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS, three
from qicao.builds.run import build_drafts


def test_a_file_that_was_read_counts_whatever_folder_it_lies_in(tmp_path: Path) -> None:
    """A picture in figures/schema/ is as good as any; a file that nobody reads is not looked into."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "drafts/甲")
    (draft / "figures/schema").mkdir(parents=True)
    picture = draft / "figures/schema/x.svg"
    picture.write_text(SVG.format(1), encoding="utf-8")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n![图](figures/schema/x.svg)\n")
    video = draft / "video.mp4"
    os.truncate(os.open(video, os.O_CREAT | os.O_WRONLY), 20 << 30)  # a hole: reading it would take a minute

    assert [build_drafts([draft], tmp_path / "build")[0].built for _ in range(2)] == [True, False]
    picture.write_text(SVG.format(2), encoding="utf-8")
    assert build_drafts([draft], tmp_path / "build")[0].built
    with video.open("r+b") as file:
        file.write(b"another")
    assert not build_drafts([draft], tmp_path / "build")[0].built


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"><circle cx="9" cy="9" r="{}"/></svg>'


def test_a_file_that_was_missed_and_comes_is_seen(tmp_path: Path) -> None:
    """The draft is built again although none of the files that were read has changed."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "drafts/甲")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n:::{include} more.md\n:::\n")
    before = build_drafts([draft], tmp_path / "build")[0]
    (draft / "more.md").write_text("来了。\n", encoding="utf-8")
    after = build_drafts([draft], tmp_path / "build")[0]

    assert "FIL001" in {told.code for told in before.told}
    assert after.built
    assert "FIL001" not in {told.code for told in after.told}


@pytest.mark.slow
def test_what_was_read_of_another_draft_counts(tmp_path: Path) -> None:
    """A draft that cites its sibling is built again when that is given another number; one that does not is not."""
    one, other, third = three(tmp_path / "drafts")
    with (one / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n应符合{std}`三`的规定。\n")
    build_drafts([one, other], tmp_path / "build")
    data = third / "standard.yaml"
    data.write_text(data.read_text(encoding="utf-8") + "\n# \n", encoding="utf-8")

    assert [outcome.built for outcome in build_drafts([one, other], tmp_path / "build")] == [True, False]
