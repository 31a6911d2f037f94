"""Beginning a draft, from nothing or from its entry, as people call it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from commands import qicao
from systems import YWTB


def test_a_draft_is_begun_from_its_entry(tmp_path: Path) -> None:
    """The list of standards says so; a second call is told that there is one."""
    home = copytree(YWTB, tmp_path / "ywtb")
    said = qicao("new", "--entry", "TY1-002", cwd=home)

    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines()[:3] == [
        "TY1-002  政务服务事项编码规则（示例）",
        "登记 metadata/entries.yaml：TY1-002 的 draft 为 TY1-002",
        "新建 drafts/TY1-002/standard.yaml",
    ]
    assert "    draft: TY1-002\n" in (home / "metadata/entries.yaml").read_text(encoding="utf-8")
    assert qicao("check", "drafts/TY1-002", cwd=home).returncode == 0
    again = qicao("new", "--entry", "TY1-002", cwd=home)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "已有草案 TY1-002" in again.stderr


def test_a_folder_may_be_named(tmp_path: Path) -> None:
    """In `drafts/`."""
    home = copytree(YWTB, tmp_path / "ywtb")

    assert qicao("new", "drafts/术语", "--entry", "TY1-001", cwd=home).returncode == 0
    assert (home / "drafts/术语/index.md").is_file()


def test_a_call_without_folder_and_entry_is_told(tmp_path: Path) -> None:
    """So is one for an entry where there is no system."""
    for call in (("new",), ("new", "--entry", "TY1-001")):
        said = qicao(*call, cwd=tmp_path)
        assert (said.returncode, said.stderr.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])
