"""New drafts: names of every kind, and calls that were interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.check.draft import check_draft
from qicao.errors import QicaoError, ToolError
from qicao.parse.draft import load_draft
from qicao.source.files import Disk
from qicao.source.scaffold import new_draft

NAMES = [
    "[x]",
    "{x}",
    "#一",
    "'x'",
    "true",
    "Null",
    "1.5",
    "2026-01-01",
    "&a",
    "- x",
    "100%",
    "`a`",
    "!x",
    "@x",
    "~",
    "，",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_makes_a_draft_that_passes(name: str, tmp_path: Path) -> None:
    """Whatever the name means to YAML."""
    new_draft(tmp_path / name, "db31", "规范")
    draft = load_draft(tmp_path / name)

    assert draft.standard.data.title.zh.main == name.replace(" ", "")
    assert [
        found for found in check_draft(draft).findings if found.severity != "info" and found.code[:3] != "TTL"
    ] == []


@pytest.mark.parametrize("written", [0, 1, 2, 3])
def test_a_call_that_was_interrupted_can_be_made_again(written: int, tmp_path: Path) -> None:
    """It writes what is missing; a draft that is complete stays as it is."""
    folder, calls = tmp_path / "草案", iter(range(99))

    class Interrupted(Disk, frozen=True):
        def write(self, path: Path, data: bytes) -> None:
            if next(calls) == written:
                raise ToolError("停电")
            super().write(path, data)

    with pytest.raises(ToolError):
        new_draft(folder, "db31", "规范", Interrupted())
    new_draft(folder, "db31", "规范")

    assert (folder / "explanation.md").is_file()
    with pytest.raises(QicaoError, match="已经存在"):
        new_draft(folder, "db31", "规范")


def test_files_of_another_are_never_overwritten(tmp_path: Path) -> None:
    """Not even when the rest is missing."""
    (tmp_path / "index.md").write_text("# 范围\n", encoding="utf-8")
    with pytest.raises(QicaoError, match="已经存在"):
        new_draft(tmp_path, "db31", "规范")

    assert [file.name for file in tmp_path.iterdir()] == ["index.md"]
