"""The record of a build knows what was written, and what of the cache was altered."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS, three
from qicao.builds.run import build_drafts


@pytest.mark.parametrize("altered", [b"", b"another file"])
@pytest.mark.slow
def test_a_file_that_was_altered_is_made_again(altered: bytes, tmp_path: Path) -> None:
    """The record knows what was written: document, page, and the record itself."""
    [draft, *_], out = three(tmp_path), tmp_path / "build"
    [outcome] = build_drafts([draft], out)
    record = next((out / ".cache/drafts").iterdir())
    for name in (outcome.files[0], outcome.files[-1], outcome.page, record):
        written = Path(name).read_bytes()
        Path(name).write_bytes(altered)
        assert build_drafts([draft], out)[0].built, name
        assert Path(name).read_bytes() == written, name
    assert not build_drafts([draft], out)[0].built


@pytest.mark.parametrize("how", ["flip", "folder"])
@pytest.mark.slow
def test_an_altered_entry_of_the_cache_is_thrown_away(how: str, tmp_path: Path) -> None:
    """A flipped byte in any kind of entry, or a folder in its place, changes no document and stops none."""
    draft, out = copytree(DRAFTS["everything"], tmp_path / "甲"), tmp_path / "build"
    files = build_drafts([draft], out)[0].files
    before = {file: Path(file).read_bytes() for file in files}
    entries = [file for file in (out / ".cache").rglob("*") if file.is_file()]
    for entry in entries:
        data = bytearray(entry.read_bytes())
        data[min(60, len(data) - 1)] ^= 1
        entry.unlink()
        entry.write_bytes(data) if how == "flip" else (entry / "x").mkdir(parents=True)
    [outcome] = build_drafts([draft], out)

    assert {entry.parent.name for entry in entries} >= {"mathml", "omml", "typst", "diagrams", "drafts"}
    assert (outcome.error, outcome.built) == ("", True)
    assert {file: Path(file).read_bytes() for file in outcome.files} == before
    assert not build_drafts([draft], out)[0].built
