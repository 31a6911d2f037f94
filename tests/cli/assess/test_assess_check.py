"""`qicao assess check` as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

from commands import qicao
from drafts import ROOT
from indicatorsets import GOOD


def folder_with(place: Path, text: str) -> Path:
    """A folder that holds a set of indicators."""
    (place / "metadata/indicators").mkdir(parents=True)
    (place / "metadata/indicators/good.yaml").write_text(text, encoding="utf-8")
    return place


def test_the_sets_of_the_repository_are_clean() -> None:
    """And it says how many indicators there are."""
    done = qicao("assess", "check", str(ROOT))

    assert done.returncode == 0, done.stdout
    assert "没有发现问题" in done.stdout


def test_a_fault_is_printed_with_its_characters(tmp_path: Path) -> None:
    """And the exit code is 1."""
    done = qicao("assess", "check", str(folder_with(tmp_path, GOOD.replace("closed / due", "closed / duo"))))

    assert done.returncode == 1
    assert "metadata/indicators/good.yaml:34:23: 错误 IND202" in done.stdout
    assert "是不是“due”？" in done.stdout


def test_programs_get_findings(tmp_path: Path) -> None:
    """As from all checks."""
    done = qicao("assess", "check", str(folder_with(tmp_path, GOOD)), "--format", "json")

    assert json.loads(done.stdout)["findings"] == []


def test_a_folder_without_sets_is_one_clear_line(tmp_path: Path) -> None:
    """It says where sets would be."""
    done = qicao("assess", "check", str(tmp_path))

    assert (done.returncode, done.stdout) == (2, "")
    assert "metadata/indicators/" in done.stderr
