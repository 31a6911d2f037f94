"""A draft's folder: data held against the schema, includes that stay inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.check.draft import try_check
from qicao.model.span import Span
from qicao.source.discover import find_drafts
from qicao.source.draft import read_draft
from qicao.source.files import DISK
from qicao.source.world import World
from snippets import YAML

PLACE = Span("index.md", 1)
FAULTS = {
    "levle: local": "是不是“level”？",
    "stage: 草稿": "征求意见稿",
    "completed: 2024-02-31": "真实的日期",
    "drafters: ×××": "应为列表",
    "ccs: [A]": "应为文字",
    "index: 也许": "true 或 false",
    "replaces: [{number: GB/T 1}]": "缺少“replaces.0.title”",
    "foreword: {patents: some}": "none、identified",
}


def draft(folder: Path, yaml: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- the type is long
    """The folder with these data."""
    (folder / "standard.yaml").write_text(yaml, encoding="utf-8")
    (folder / "index.md").write_text("# 范围\n\n甲。\n", encoding="utf-8")
    return read_draft(World(DISK), folder, "示例")


@pytest.mark.parametrize("line", FAULTS)
def test_a_bad_value_is_a_finding_with_a_remedy_and_the_others_are_kept(line: str, tmp_path: Path) -> None:
    """At the line of the value."""
    source = draft(tmp_path, f"{YAML}{line}\n")
    findings = [item for item in source.findings if item.span.line == YAML.count("\n") + 1]

    assert any(FAULTS[line] in item.message + item.hint for item in findings), findings
    assert (source.data.number, source.data.region) == ("DB31/T XXXX—XXXX", "上海市")


def test_a_folder_without_data_is_named_after_itself(tmp_path: Path) -> None:
    """So that something can be printed."""
    (tmp_path / "index.md").write_text("# 范围\n", encoding="utf-8")
    source = read_draft(World(DISK), tmp_path)

    assert source.data.title.zh.main == tmp_path.name
    assert [item.code for item in source.findings] == ["FIL001"]


@pytest.mark.parametrize("path", ["../x.md", "/etc/hosts", "C:\\x.md", "a/../../x.md"])
def test_an_include_does_not_leave_the_folder(path: str, tmp_path: Path) -> None:
    """Whatever the path looks like."""
    lines, findings = draft(tmp_path, YAML).read_include(path, PLACE)

    assert (lines, [item.code for item in findings]) == ((), ["FIL007"])


def test_an_include_gives_the_lines_of_the_file(tmp_path: Path) -> None:
    """Under the name that the user can open, with either slash."""
    (tmp_path / "章").mkdir()
    (tmp_path / "章/一.md").write_text("甲。\n", encoding="utf-8")

    for path in ("章/一.md", "章\\一.md"):
        lines, findings = draft(tmp_path, YAML).read_include(path, PLACE)
        assert [(line.text, line.file) for line in lines] == [("甲。", "示例/章/一.md")]
        assert findings == ()


def test_a_folder_that_leads_out_of_its_repository_is_refused_and_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by listing drafts/: nothing of it is read, and the others are checked."""
    for place in ("away", "repository/drafts/own"):
        (tmp_path / place).mkdir(parents=True)
        draft(tmp_path / place, YAML)
    (tmp_path / "repository/pyproject.toml").touch()
    (tmp_path / "repository/drafts/led").symlink_to(tmp_path / "away")
    (tmp_path / "repository/drafts/same").symlink_to("own")
    monkeypatch.chdir(tmp_path / "repository")
    led, own, same = (try_check(folder) for folder in find_drafts(()))

    assert (led.findings, "仓库外面" in led.fault) == ((), True)
    assert own.findings
    assert (own.fault, same.fault) == ("", "")
