"""Of many drafts that are checked, one that dies, hangs or eats memory is named and costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS
from jobs import check_badly
from qicao.builds import run
from qicao.builds.checks import check_drafts
from qicao.check.draft import try_check
from qicao.errors import UsageError
from snippets import draft_of

REASONS = {"abort": "异常终止（信号 6）", "hang": "秒还没有做完", "memory": "内存", "panic": "内部错误：BaseException"}
TEXT = "# 范围\n\n本文件规定了要求。\n\n# 要求\n\n甲必须接地。\n"


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    """Eight drafts with a fault in each."""
    found = [tmp_path / name for name in ("甲", "乙", "丙", "坏", "丁", "戊", "己", "庚")]
    for folder in found:
        draft_of(folder, TEXT)
        (folder / "explanation.md").write_text("", encoding="utf-8")
    return found


@pytest.mark.parametrize("how", REASONS)
@pytest.mark.one_in(4)
def test_one_bad_draft_costs_only_its_own_check(how: str, drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found in the other seven is what is found in each alone."""
    (drafts[3] / "how").write_text(how, encoding="utf-8")
    monkeypatch.setattr(run, "PATIENCE", 8.0 if how == "hang" else 60.0)
    found = check_drafts(drafts, work=check_badly)

    assert [bool(result.fault) for result in found] == [folder.name == "坏" for folder in drafts]
    assert REASONS[how] in found[3].fault
    assert "\n" not in found[3].fault
    for folder, result in zip(drafts, found, strict=True):
        alone = try_check(folder)
        assert folder.name == "坏" or (result.findings, result.files) == (alone.findings, alone.files)


def test_a_wrong_call_is_one_for_many_as_for_one(drafts: list[Path]) -> None:
    """It is said once, and nothing is checked."""
    (drafts[0].parent / "qicao.toml").write_text("[check]\nignore = 3\n", encoding="utf-8")
    with pytest.raises(UsageError):
        try_check(drafts[0])
    with pytest.raises(UsageError):
        check_drafts(drafts)


def test_a_single_draft_is_checked_in_the_process_that_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs no other, so that it is as fast as before."""
    monkeypatch.setattr("subprocess.Popen", None)

    assert check_drafts([DRAFTS["group-guide"]])[0].fault == ""
