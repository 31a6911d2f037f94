"""Settings of a repository: which findings count and how much, and what is said of settings that are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook import data_text, draft_text
from commands import qicao
from drafts import ROOT

BAD = draft_text("示例装置必须接地。\n\n## 维护\n\n### 周期\n\n维护的周期应为30 d。\n")[0]
ASKED = {"MOD001", "STR006", "CMP101", "SYN014", "SYN021"}
"""The codes that these tests look at; there is no explanation.md, hence CMP101."""


def repository(root: Path, settings: str = "", name: str = "qicao.toml", stage: str = "征求意见稿") -> Path:
    """A repository with one draft and those settings."""
    draft = root / "drafts/甲"
    draft.mkdir(parents=True)
    (draft / "standard.yaml").write_text(data_text(f"stage: {stage}\n"), encoding="utf-8")
    (draft / "index.md").write_text(BAD, encoding="utf-8")
    if settings:
        (root / name).write_text(settings, encoding="utf-8")
    return root


def found(root: Path, *options: str) -> dict[str, str]:
    """Code and severity of what counts."""
    result = qicao("check", "--format", "json", *options, cwd=root)
    assert result.stderr == ""
    return {item["code"]: item["severity"] for item in json.loads(result.stdout)["findings"] if item["code"] in ASKED}


EVERYTHING = {"MOD001": "error", "STR006": "error", "CMP101": "warning"}
MODALS = {"MOD001": "error"}
SETTINGS = {
    "没有设置": ("", EVERYTHING),
    "只查一类": ('[check]\nselect = ["MOD"]\n', MODALS),
    "不查一类和一个": ('[check]\nignore = ["CMP", "STR006"]\n', MODALS),
    "改级别": (
        '[check]\nignore = ["CMP"]\nseverity = {STR006 = "info", MOD001 = "warning"}\n',
        {"MOD001": "warning", "STR006": "info"},
    ),
    "关掉": ('[check.severity]\nCMP = "off"\nSTR006 = "off"\n', MODALS),
    "一份草案另有规定": ('[check]\nselect = ["STR"]\n[check.drafts."甲"]\nselect = ["MOD"]\n', MODALS),
    "别的草案的规定不管": ('[check]\nselect = ["MOD"]\n[check.drafts."乙"]\nselect = ["STR"]\n', MODALS),
    "一个稿次另有规定": (
        '[check]\nselect = ["MOD"]\n[check.stages."征求意见稿"]\nseverity = {MOD001 = "info"}\n',
        {"MOD001": "info"},
    ),
    "别的稿次的规定不管": ('[check]\nselect = ["MOD"]\n[check.stages."报批稿"]\nselect = ["STR"]\n', MODALS),
    "稿次重于草案": (
        '[check.drafts."甲"]\nselect = ["STR"]\n[check.stages."征求意见稿"]\nselect = ["MOD"]\n',
        MODALS,
    ),
}


@pytest.mark.parametrize("case", SETTINGS)
@pytest.mark.one_in(5)
def test_what_counts_is_what_the_settings_say(case: str, tmp_path: Path) -> None:
    """What is said later counts more."""
    settings, expected = SETTINGS[case]

    assert found(repository(tmp_path, settings)) == expected


def test_pyproject_may_hold_them(tmp_path: Path) -> None:
    """Under [tool.qicao.check]; a file that says nothing of qicao says nothing."""
    name = "pyproject.toml"

    assert found(repository(tmp_path / "a", '[tool.qicao.check]\nselect = ["MOD"]\n', name)) == MODALS
    assert found(repository(tmp_path / "b", '[project]\nname = "甲"\n', name)) == EVERYTHING


def test_the_command_line_counts_most(tmp_path: Path) -> None:
    """Several codes with commas, or the option several times."""
    root = repository(tmp_path, '[check]\nignore = ["MOD001"]\n')

    assert found(root, "--select", "MOD,STR006") == {"MOD001": "error", "STR006": "error"}
    assert found(root, "--select", "MOD", "--select", "STR", "--ignore", "STR006") == MODALS


def test_errors_of_reading_always_count(tmp_path: Path) -> None:
    """A draft of which text may be lost is never clean."""
    root = repository(tmp_path, '[check]\nignore = ["SYN", "CMP"]\n')
    (root / "drafts/甲/index.md").write_text(f"{BAD}\n##一般要求\n\n***\n", encoding="utf-8")

    assert found(root, "--select", "MOD") == {"MOD001": "error", "SYN021": "error"}


def test_the_example_in_the_guide_is_accepted(tmp_path: Path) -> None:
    """Its keys and codes exist, and it does what it says."""
    guide = (ROOT / "docs/checking.md").read_text(encoding="utf-8")
    example = guide.split("```toml\n")[1].split("```")[0]

    assert found(repository(tmp_path, example)) == {"MOD001": "error", "STR006": "warning"}


WRONG = {
    "不认识的键": ('[check]\nselekt = ["MOD"]\n', "qicao.toml：[check] 中没有名为“selekt”的键。"),
    "草案下不认识的键": (
        '[check.drafts."甲"]\nfoo = 1\n',
        "qicao.toml：[check] 的 drafts.甲 中没有名为“foo”的键。",
    ),
    "不认识的代号": (
        '[check]\nignore = ["MOD0001"]\n',
        "qicao.toml：[check] 的 ignore 中没有代号为“MOD0001”的检查项。也许是 MOD001",
    ),
    "级别的代号": ('[check.severity]\nXYZ = "off"\n', "qicao.toml：[check] 的 severity 中没有代号为“XYZ”的检查项。"),
    "不认识的级别": ('[check.severity]\nMOD001 = "low"\n', "qicao.toml：[check] 的 severity 写错了。"),
    "不是列表": ('[check]\nselect = "MOD"\n', "qicao.toml：[check] 的 select 应当是代号的列表。"),
    "不认识的稿次": ('[check.stages."征集稿"]\n', "qicao.toml：[check] 的 stages 中没有名为“征集稿”的稿次。"),
    "读取时的错误不能关": (
        '[check]\nignore = ["SYN021"]\n',
        "qicao.toml：[check] 的 ignore 中的 SYN021 是读取时的错误",
    ),
    "不是表": ("check = 1\n", "qicao.toml：[check] 应当是表。"),
    "不是TOML": ("[check\n", "qicao.toml 的第1行第7列不是正确的 TOML。"),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.one_in(5)
def test_wrong_settings_are_one_line_that_names_file_and_key(case: str, tmp_path: Path) -> None:
    """The command cannot run."""
    settings, words = WRONG[case]
    result = qicao("check", cwd=repository(tmp_path, settings))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_a_wrong_code_on_the_command_line_is_one_line(tmp_path: Path) -> None:
    """And names what is like it."""
    result = qicao("check", "--select", "MOD01", cwd=repository(tmp_path))

    assert result.returncode == 2
    assert result.stderr.startswith("qicao：命令行 的 select 中没有代号为“MOD01”的检查项。也许是 MOD001")
    assert result.stderr.count("\n") == 1
