"""`qicao explain`: a code, a family, or all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands import qicao
from qicao.check.codes import ALL_FAMILIES, code_pages
from qicao.cli import app_with


@pytest.mark.parametrize("code", code_pages())
def test_every_code_is_explained(code: str) -> None:
    """Name, severity and what is wrong; without a place to fill in left open."""
    result = CliRunner().invoke(app_with(), ["explain", code])

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code} {code_pages()[code].name}\n")
    assert len(result.stdout.splitlines()) >= 4
    assert "{words}" not in result.stdout


def test_all_codes_are_listed_by_family() -> None:
    """And a family alone when it is asked for; small letters will do."""
    everything, modals = qicao("explain").stdout, qicao("explain", "mod").stdout

    assert re.findall(r"^  ([A-Z]{3}\d{3})  ", everything, re.MULTILINE) == list(code_pages())
    assert modals.startswith(f"MOD {ALL_FAMILIES['MOD']}\n  MOD001  错误  用“必须”表示要求。\n")
    assert modals.strip() in everything


def test_an_unknown_code_is_told_with_what_is_like_it() -> None:
    """The command cannot run."""
    result = qicao("explain", "MOD01")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("qicao：没有代号为“MOD01”的检查项。也许是 MOD001")


def test_the_pages_can_be_written_anywhere(tmp_path: Path) -> None:
    """For a group's own handbook."""
    result = qicao("explain", "--write", "手册", cwd=tmp_path)

    assert result.stdout == f"写入 {len(list((tmp_path / '手册').iterdir()))} 页。\n"
    assert (tmp_path / "手册/index.md").is_file()
