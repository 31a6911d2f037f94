"""`qicao system` as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import qicao
from drafts import ROOT
from smallsystem import SMALL


def folder_with(place: Path, **files: str) -> Path:
    """A folder that holds the small system, with these files instead."""
    (place / "metadata").mkdir()
    for name, text in {**SMALL, **files}.items():
        (place / "metadata" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return place


def test_the_sample_is_clean_and_says_so() -> None:
    """Its states are 提示, which are counted and not printed."""
    done = qicao("system", "check", str(ROOT))

    assert done.returncode == 0, done.stdout
    assert "没有发现问题。另有" in done.stdout


def test_a_fault_is_printed_with_its_line(tmp_path: Path) -> None:
    """And the exit code is 1."""
    entries = SMALL["entries"].replace("cites: [JC1-001]", "cites: [JC1-00l]")
    done = qicao("system", "check", str(folder_with(tmp_path, entries=entries)))

    assert done.returncode == 1
    assert "metadata/entries.yaml:19:13: 错误 SYS201" in done.stdout
    assert "    cites: [JC1-00l]" in done.stdout


FORMATS = {
    "list": {"entries"},
    "stats": {"by_subsystem", "by_level", "by_status", "by_kind", "by_verification", "total"},
    "graph": {"nodes", "edges"},
    "check": {"findings"},
}


@pytest.mark.parametrize("command", FORMATS)
def test_programs_get_the_keys_that_were_promised(command: str, tmp_path: Path) -> None:
    """The names are stable."""
    done = qicao("system", command, str(folder_with(tmp_path)), "--format", "json")

    assert FORMATS[command] <= json.loads(done.stdout).keys()


@pytest.mark.parametrize("command", ["check", "list", "stats", "graph"])
def test_a_folder_without_a_system_is_one_clear_line(command: str, tmp_path: Path) -> None:
    """It says where a system would be."""
    done = qicao("system", command, str(tmp_path))

    assert (done.returncode, done.stdout) == (2, "")
    assert "metadata/system.yaml" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_list_can_be_narrowed(tmp_path: Path) -> None:
    """By sub-system with what is below it, and by state."""
    folder = str(folder_with(tmp_path))

    assert qicao("system", "list", folder, "--subsystem", "JC").stdout.splitlines()[-1] == "1 项。"
    assert qicao("system", "list", folder, "--status", "拟编").stdout.startswith("YW-001")
