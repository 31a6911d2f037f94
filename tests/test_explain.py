"""`qicao explain`, and the pages of the rules in `docs/rules/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafts import ROOT
from qicao.check.codes import ALL_FAMILIES, code_pages
from qicao.check.reports.pages import render_pages
from qicao.cli import app
from qicao.rules.table import FAMILIES, all_rules
from test_cli import qicao

SOURCES = {file: file.read_text(encoding="utf-8") for file in sorted((ROOT / "tools/qicao").rglob("*.py"))}
FAULT = re.compile(r'^(?P<constant>[A-Z0-9_]+) = Fault\(\s*"(?P<code>[A-Z]{3}\d{3})"', re.MULTILINE)
FAULTS = {match["code"]: match["constant"] for text in SOURCES.values() for match in FAULT.finditer(text)}
"""Every fault that the program defines: its code and what it is called there."""


@pytest.mark.parametrize("code", code_pages())
def test_every_code_is_explained(code: str) -> None:
    """Name, severity and what is wrong; without a place to fill in left open."""
    result = CliRunner().invoke(app, ["explain", code])

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code} {code_pages()[code].name}\n")
    assert len(result.stdout.splitlines()) >= 4
    assert "{words}" not in result.stdout


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_page_of_a_rule_says_why_what_is_wrong_and_what_is_right(rule: object) -> None:
    """Its first line is the fault in a sentence."""
    page = code_pages()[rule.code]  # type: ignore[attr-defined]

    assert page.title.endswith("。")
    assert all(f"{word}：" in page.text for word in ("为什么", "错", "对"))


def test_no_fault_is_without_its_page() -> None:
    """Whatever module defines it."""
    assert set(FAULTS) | {rule.code for rule in all_rules()} == set(code_pages())


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_is_reported_somewhere(code: str) -> None:
    """A code that no draft can get is not told of."""
    uses = sum(len(re.findall(rf"\b{FAULTS[code]}\b", text)) for text in SOURCES.values())

    assert uses > 1


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


def test_the_pages_in_docs_are_fresh() -> None:
    """`make rules` writes them again; a page whose rule is gone has to go by hand."""
    rules = {letters: name for letters, (_, name) in FAMILIES.items()}
    folder = ROOT / "docs/rules"
    kept = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md") if file.stem != "coverage"}

    assert kept == render_pages(code_pages(), ALL_FAMILIES, rules)


def test_the_pages_can_be_written_anywhere(tmp_path: Path) -> None:
    """For a group's own handbook."""
    result = qicao("explain", "--write", "手册", cwd=tmp_path)

    assert result.stdout == f"写入 {len(list((tmp_path / '手册').iterdir()))} 页。\n"
    assert (tmp_path / "手册/index.md").is_file()
