"""Which drafts a command means: a draft, a file in one, a folder of drafts, or all."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import UsageError
from qicao.source.discover import find_drafts


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two drafts and one that is none; work begins beside it."""
    for name, file in (("乙", "index.md"), ("甲", "standard.yaml"), ("别的", "notes.txt")):
        (tmp_path / "drafts" / name).mkdir(parents=True)
        (tmp_path / "drafts" / name / file).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "drafts"


def test_drafts_are_found_by_any_path(drafts: Path) -> None:
    """In the order given, each once."""
    assert [path.name for path in find_drafts([])] == ["乙", "甲"]
    assert find_drafts([drafts / "甲", drafts / "乙/index.md", drafts]) == (drafts / "甲", drafts / "乙")


@pytest.mark.parametrize(("path", "words"), [("drafts/没有", "找不到"), ("drafts/别的", "没有草案")])
def test_a_path_without_a_draft_is_a_wrong_call(drafts: Path, path: str, words: str) -> None:
    """It is named."""
    with pytest.raises(UsageError, match=f"{words}|{path}.*{words}"):
        find_drafts([Path(path)])
