"""The command as people meet it: words, exit codes, and paths of every kind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from shutil import copytree

import pytest

from commands import qicao
from drafts import DRAFTS, ROOT
from sites import copy_repository

FOLDERS = ["草案 一", "带 空格", "中文目录", "plain"]


@pytest.mark.parametrize("command", [(), ("check",), ("outline",), ("draft",), ("new",)])
def test_help_is_enough_to_begin(command: tuple[str, ...]) -> None:
    """Every command says in Chinese what it does."""
    result = qicao(*command, "--help")

    assert result.returncode == 0
    assert "草案" in result.stdout


@pytest.mark.parametrize("name", DRAFTS)
def test_our_own_drafts_are_clean(name: str) -> None:
    """No error and no warning in what we show to others."""
    result = qicao("check", DRAFTS[name].relative_to(ROOT).as_posix())

    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_a_fault_ends_with_1_and_names_file_line_and_column(tmp_path: Path) -> None:
    """What an editor or a build can jump to."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "draft")
    lines = (draft / "index.md").read_text(encoding="utf-8").splitlines()
    (draft / "index.md").write_text("\n".join([*lines, "", "见[](#没有)。", ""]), encoding="utf-8")
    result = qicao("check", "--format", "json", str(draft), cwd=tmp_path)
    finding = next(item for item in json.loads(result.stdout)["findings"] if item["severity"] == "error")

    assert result.returncode == 1
    keys = ["code", "severity", "message", "hint", "clause", "file", "line", "column", "end_line", "end_column"]
    assert list(finding) == [*keys, "fixable"]
    assert (finding["line"], finding["column"]) == (len(lines) + 2, 2)
    assert Path(finding["file"]).name == "index.md"


@pytest.mark.parametrize("arguments", [("check", "没有"), ("outline", "没有"), ("draft", "没有")])
def test_what_cannot_run_ends_with_2_and_one_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """No stack trace; the fact and what to do."""
    result = qicao(*arguments, cwd=tmp_path)

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "没有" in result.stderr


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.one_in(4)
def test_any_folder_name_works_from_new_to_word(name: str, tmp_path: Path) -> None:
    """Chinese names and blanks in paths: scaffold, check and draft in one go."""
    folder = f"drafts/{name}"

    assert qicao("new", folder, cwd=tmp_path).returncode == 0
    check = qicao("check", folder, cwd=tmp_path)
    assert (check.returncode, check.stderr) == (0, ""), check.stdout
    assert qicao("draft", folder, cwd=tmp_path).returncode == 0
    assert (tmp_path / "build" / name / "征求意见稿" / "征求意见稿.docx").is_file()


@pytest.mark.slow
def test_many_drafts_have_one_report_and_a_failing_one_does_not_stop_the_others(tmp_path: Path) -> None:
    """Where the files lie, what went wrong, and the sum."""
    for name in ("甲", "乙", "丙"):
        copytree(DRAFTS["group-guide"], tmp_path / "drafts" / name)
    (tmp_path / "build").mkdir()
    (tmp_path / "build/乙").write_text("挡在这里", encoding="utf-8")
    first, second = qicao("draft", cwd=tmp_path), qicao("draft", cwd=tmp_path)

    assert (first.returncode, second.returncode) == (2, 2)
    assert first.stdout.splitlines()[-1] == "3 份草案：生成 2 份，没有变化 0 份，失败 1 份。"
    assert second.stdout.splitlines()[-1] == "3 份草案：生成 0 份，没有变化 2 份，失败 1 份。"
    assert first.stderr.startswith("乙：不能写入")
    assert "build/丙/征求意见稿/征求意见稿.pdf" in first.stdout


@pytest.mark.parametrize("level", ["gb", "db31", "hb:CJ", "t:SAS", "q:ABC"])
@pytest.mark.parametrize("function", ["术语", "符号", "分类", "试验方法", "规范", "规程", "指南", "评价"])
def test_every_scaffold_passes_the_check(level: str, function: str, tmp_path: Path) -> None:
    """Whoever begins begins clean."""
    from qicao.check.draft import check_draft
    from qicao.parse.draft import load_draft
    from qicao.source.scaffold import new_draft

    folder = tmp_path / "草案"
    new_draft(folder, level, function)

    assert [item for item in check_draft(load_draft(folder)).findings if item.severity != "info"] == []


def test_new_does_not_overwrite(tmp_path: Path) -> None:
    """A second call changes nothing."""
    assert qicao("new", "草案", cwd=tmp_path).returncode == 0
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    result = qicao("new", "草案", cwd=tmp_path)

    assert result.returncode == 2
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_outline_prints_json_in_document_order() -> None:
    """The keys that other programs rely on."""
    result = qicao("outline", "--format", "json", DRAFTS["everything"].relative_to(ROOT).as_posix())
    items = json.loads(result.stdout)["items"]

    assert all(set(item) == KEYS for item in items)
    assert {item["kind"] for item in items} == KINDS


KEYS = {"kind", "id", "number", "title", "level", "file", "line", "text"}
KINDS = {
    "element",
    "clause",
    "annex",
    "list-item",
    "table",
    "figure",
    "subfigure",
    "formula",
    "note",
    "example",
    "footnote",
    "term",
    "reference",
}


@pytest.mark.slow
def test_the_site_says_where_it_begins_and_what_it_lacks(tmp_path: Path) -> None:
    """A draft whose files cannot be made ends with 2, after everything else is done."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"]])
    good = qicao("site", cwd=root)
    shutil.rmtree(root / "build/group-guide")
    (root / "build/group-guide").write_text("挡在这里", encoding="utf-8")
    bad = qicao("site", cwd=root)

    assert (good.returncode, good.stdout, good.stderr) == (0, "网站：build/site/index.html\n", "")
    assert (bad.returncode, bad.stdout) == (2, good.stdout)
    assert bad.stderr.startswith("group-guide：不能写入")
    assert bad.stderr.count("\n") == 1
