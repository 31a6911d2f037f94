"""`qicao assess requirements`, called as people call it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from drafts import DRAFTS
from qicao.cli import app_with

DRAFT = str(DRAFTS["city-operation-centre"])


def _called(*words: str) -> str:
    result = CliRunner().invoke(app_with(), ["assess", "requirements", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_asked_for_is_listed() -> None:
    """All provisions, or those of a type, a level, a role."""
    everything = json.loads(_called(DRAFT, "--format", "json"))["requirements"]
    allowed = json.loads(_called(DRAFT, "--format", "json", "--strength", "允许"))["requirements"]
    town = json.loads(_called(DRAFT, "--format", "json", "--level", "街镇"))["requirements"]

    assert len(everything) > len(town) > len(allowed) > 0
    assert {one["strength"] for one in allowed} == {"允许"}
    assert "值班长" in _called(DRAFT, "--role", "值班长")


def test_what_changed_since_is_told(tmp_path: Path) -> None:
    """Nothing, if nothing changed."""
    kept = tmp_path / "以前.json"
    kept.write_text(_called(DRAFT, "--format", "json"), encoding="utf-8")

    assert json.loads(_called(DRAFT, "--since", str(kept), "--format", "json"))["changes"] == []


def test_a_file_that_is_not_there_is_one_line() -> None:
    """With what to do; never a stack trace."""
    result = CliRunner().invoke(app_with(), ["assess", "requirements", DRAFT, "--since", "没有.json"])

    assert result.exit_code != 0
    assert "Traceback" not in result.output
