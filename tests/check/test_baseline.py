"""An old draft begins with what it has: only findings that are not in the baseline count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qicao.cli import app_with
from snippets import draft_of

TEXT = "# 范围\n\n本文件规定了值守的要求。\n\n本文件适用于值守。\n\n# 要求\n\n值守人员必须记录。\n"
RUN = CliRunner()


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Return the exit code of a check of one rule, and what it printed."""
    result = RUN.invoke(app_with(), ["check", str(folder), "--select", "MOD001", *options])
    return result.exit_code, result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A draft with one finding."""
    draft_of(tmp_path / "old", TEXT)
    return tmp_path / "old"


def test_what_was_there_does_not_count_any_more(folder: Path, tmp_path: Path) -> None:
    """The first run writes the file; the second finds nothing."""
    baseline = str(tmp_path / "现状.json")
    assert run(folder)[0] == 1
    code, said = run(folder, "--baseline", baseline)
    assert code == 0
    assert "记进" in said
    assert run(folder, "--baseline", baseline)[0] == 0


def test_a_new_finding_counts_and_an_old_one_may_move(folder: Path, tmp_path: Path) -> None:
    """Lines put in before the old finding do not make it new; another one is."""
    baseline = str(tmp_path / "b.json")
    run(folder, "--baseline", baseline)
    moved = TEXT.replace("# 要求\n", "# 要求\n\n值守人员应到岗。\n")
    (folder / "index.md").write_text(moved, encoding="utf-8")
    assert run(folder, "--baseline", baseline)[0] == 0
    (folder / "index.md").write_text(moved + "\n值守人员必须交接。\n", encoding="utf-8")
    code, said = run(folder, "--baseline", baseline)
    assert code == 1
    assert said.count("MOD001") == 1
    assert "交接" in said


def test_the_same_words_twice_are_two_findings(folder: Path, tmp_path: Path) -> None:
    """A second paragraph with the very words of an old finding is new."""
    baseline = str(tmp_path / "b.json")
    run(folder, "--baseline", baseline)
    (folder / "index.md").write_text(TEXT + "\n值守人员必须记录。\n", encoding="utf-8")
    assert run(folder, "--baseline", baseline)[0] == 1


def test_programs_get_only_the_new_ones(folder: Path, tmp_path: Path) -> None:
    """The formats for programs leave the old ones out, too."""
    baseline = str(tmp_path / "b.json")
    run(folder, "--baseline", baseline)
    (folder / "index.md").write_text(TEXT + "\n值守人员必须交接。\n", encoding="utf-8")
    result = RUN.invoke(app_with(), ["check", str(folder), "--baseline", baseline, "--format", "json"])
    found = [item for item in json.loads(result.stdout)["findings"] if item["code"] == "MOD001"]
    assert len(found) == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", "不是", '{"fingerprints": 3}'])
def test_a_file_that_is_no_baseline_is_said_to_be_none(folder: Path, tmp_path: Path, content: str) -> None:
    """A file of another kind is not overwritten and stops the command with what to do."""
    file = tmp_path / "b.json"
    file.write_text(content, encoding="utf-8")
    result = RUN.invoke(app_with(), ["check", str(folder), "--baseline", str(file)], catch_exceptions=True)
    assert result.exit_code != 0
    assert file.read_text(encoding="utf-8") == content
