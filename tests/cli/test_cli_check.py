"""`qicao check` as people and programs call it: what is printed where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casebook import data_text, draft_text
from commands import qicao

BAD = draft_text("示例装置必须接地。\n")[0]
GOOD = BAD.replace("必须", "应")
ONLY = ("--select", "MOD001")


def draft(root: Path, text: str, name: str = "甲", *, info: bool = False) -> Path:
    """A draft with that text; MOD001 may be mere information there."""
    folder = root / "drafts" / name
    folder.mkdir(parents=True)
    (folder / "standard.yaml").write_text(data_text(""), encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    if info:
        (root / "qicao.toml").write_text('[check]\nseverity = {MOD001 = "info"}\n', encoding="utf-8")
    return folder


EXITS = {
    "没有问题": (GOOD, (), 0),
    "有错误": (BAD, (), 1),
    "给程序读": (BAD, ("--format", "gitlab"), 1),
    "统计": (BAD, ("--statistics",), 1),
    "不认识的格式": (GOOD, ("--format", "xml"), 2),
    "统计不给程序读": (GOOD, ("--statistics", "--format", "json"), 2),
}


@pytest.mark.parametrize("case", EXITS)
def test_the_exit_code_says_whether_something_is_wrong(case: str, tmp_path: Path) -> None:
    """0 clean or information alone, 1 errors or warnings, 2 cannot run."""
    text, options, code = EXITS[case]
    draft(tmp_path, text)

    assert qicao("check", *ONLY, *options, cwd=tmp_path).returncode == code


def test_information_is_counted_and_shown_when_asked(tmp_path: Path) -> None:
    """It does not stand in the way of what must be mended; programs get it always."""
    draft(tmp_path, BAD, info=True)
    plain, asked = qicao("check", *ONLY, cwd=tmp_path), qicao("check", *ONLY, "--info", cwd=tmp_path)
    data = json.loads(qicao("check", *ONLY, "--format", "json", cwd=tmp_path).stdout)

    assert (plain.returncode, asked.returncode) == (0, 0)
    assert plain.stdout == "1 份草案：没有发现问题。另有 1 条提示，用 --info 查看。\n"
    assert "提示 MOD001" in asked.stdout
    assert asked.stdout.endswith("0 个错误，0 个警告，1 个提示。其中 1 处可用 --fix --unsafe-fixes 改正。\n")
    assert [item["severity"] for item in data["findings"]] == ["info"]


def test_statistics_count_each_code(tmp_path: Path) -> None:
    """The most frequent first, with its name; all drafts together."""
    draft(tmp_path, BAD + "\n示例装置必须可靠。\n", "甲")
    draft(tmp_path, f"{BAD}\n示例装置应可靠。。\n", "乙")
    lines = qicao("check", "--select", "MOD001,TXT003", "--statistics", cwd=tmp_path).stdout.splitlines()

    assert lines[0] == "     3  MOD001  must  用“必须”表示要求。"
    assert lines[1].startswith("     1  TXT003  doubled-mark  标点重复")
    assert lines[2].startswith(
        "2 份草案：4 个错误，0 个警告。其中 1 处可用 --fix 改正，3 处可用 --fix --unsafe-fixes 改正。"
    )


def test_sarif_goes_to_standard_output_alone(tmp_path: Path) -> None:
    """So that it can be sent into a file."""
    draft(tmp_path, BAD)
    result = qicao("check", *ONLY, "--format", "sarif", cwd=tmp_path)
    found = json.loads(result.stdout)["runs"][0]["results"][0]

    assert (found["ruleId"], result.stderr) == ("MOD001", "")
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "drafts/%E7%94%B2/index.md"


def test_after_a_fix_what_is_left_is_printed(tmp_path: Path) -> None:
    """The number of edits on standard error, the findings of the mended text on standard output."""
    folder = draft(tmp_path, f"{BAD}\n示例装置应可靠。。\n")
    result = qicao("check", "--select", "MOD001,TXT003", "--fix", cwd=tmp_path)

    assert result.stderr == "drafts/甲：改了 1 处。\n"
    assert "TXT003" not in result.stdout
    assert "MOD001" in result.stdout
    assert (folder / "index.md").read_text(encoding="utf-8") == f"{BAD}\n示例装置应可靠。\n"


def test_only_what_counts_is_mended(tmp_path: Path) -> None:
    """What is ignored, by settings or a comment, stays as it is."""
    text = f"% qicao: ignore MOD001 原文如此\n{BAD.splitlines()[-1]}\n"
    folder = draft(tmp_path, BAD.replace(BAD.splitlines()[-1] + "\n", text))
    before = (folder / "index.md").read_bytes()
    qicao("check", "--fix", "--unsafe-fixes", cwd=tmp_path)
    qicao("check", "--fix", "--unsafe-fixes", "--ignore", "MOD", cwd=tmp_path)

    assert (folder / "index.md").read_bytes() == before


def test_colours_are_for_terminals(tmp_path: Path) -> None:
    """Neither in a file nor against NO_COLOR."""
    folder = draft(tmp_path, BAD)

    assert "\x1b[31m错误" in on_terminal(tmp_path, {})
    assert "\x1b[" not in on_terminal(tmp_path, {"NO_COLOR": "1"})
    assert "\x1b[" not in qicao("check", *ONLY, str(folder), cwd=tmp_path).stdout


def on_terminal(root: Path, environment: dict[str, str]) -> str:
    """What the command prints when somebody looks."""
    import pty  # POSIX alone has it

    leader, follower = pty.openpty()
    command = [sys.executable, "-c", "from qicao.cli import main; main()", "check", *ONLY]
    with subprocess.Popen(command, cwd=root, stdout=follower, env={**os.environ, **environment}) as process:
        os.close(follower)
        shown = b""
        while chunk := read(leader):
            shown += chunk
        process.wait()
    os.close(leader)
    return shown.decode()


def read(leader: int) -> bytes:
    """What is there to read; nothing when the other side has closed."""
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""


def test_watch_checks_again_when_a_file_is_saved(tmp_path: Path) -> None:
    """Until it is interrupted; settings that are wrong for a moment do not end it."""
    folder = draft(tmp_path, BAD)
    command = [sys.executable, "-u", "-c", "from qicao.cli import main; main()", "check", *ONLY, "--watch"]
    with (
        (tmp_path / "out").open("w") as out,
        subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=out) as process,
    ):
        try:
            wait_for(tmp_path / "out", "1 个错误")
            (tmp_path / "qicao.toml").write_text("[check", encoding="utf-8")
            wait_for(tmp_path / "out", "不是正确的 TOML")
            (tmp_path / "qicao.toml").unlink()
            (folder / "index.md").write_text(GOOD, encoding="utf-8")
            wait_for(tmp_path / "out", "没有发现问题")
        finally:
            process.kill()


def wait_for(file: Path, words: str) -> None:
    """Look into the file until the words stand in it, at most a minute."""
    for _ in range(600):
        if words in file.read_text(encoding="utf-8"):
            return
        time.sleep(0.1)
    raise AssertionError(file.read_text(encoding="utf-8"))
