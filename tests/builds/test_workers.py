"""One draft that dies, hangs or eats memory costs only itself; nothing outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS, ROOT
from jobs import badly, quickly
from qicao.builds.request import Request
from qicao.builds.run import build_requested, builders

REASONS = {
    "abort": "异常终止（信号 6）",
    "kill": "结束（信号 9）",
    "exit": "异常终止（退出码 0）",
    "hang": "做了 15 秒还没有做完",
    "memory": "内存",
    "panic": "内部错误：BaseException: a panic of a library。",
    "leave": "内部错误：SystemExit: 3。",
}


def eight(folder: Path, how: str) -> list[Path]:
    """Eight small drafts, the fourth of which does what is said."""
    drafts = [folder / name for name in ("甲", "乙", "丙", "坏", "丁", "戊", "己", "庚")]
    for draft in drafts:
        copytree(DRAFTS["group-guide"], draft)
    (folder / "坏/how").write_text(how, encoding="utf-8")
    return drafts


@pytest.mark.parametrize("how", REASONS)
@pytest.mark.one_in(4)
def test_one_bad_draft_costs_only_itself(how: str, tmp_path: Path) -> None:
    """The other seven are done, and the bad one is named with one line that says why."""
    drafts, request = eight(tmp_path, how), Request(tmp_path / "build", patience=15 if how == "hang" else 60)
    with builders(quickly) as crew:
        outcomes = build_requested(drafts, request, crew=crew)
    bad = [outcome for outcome in outcomes if outcome.error]

    assert [outcome.slug for outcome in bad] == ["坏"]
    assert REASONS[how] in bad[0].error
    assert "\n" not in bad[0].error
    assert len(outcomes) == 8


@pytest.mark.slow
def test_the_others_have_their_files(tmp_path: Path) -> None:
    """All of them, and the next time only the bad one is tried again."""
    drafts, request = eight(tmp_path, "abort"), Request(tmp_path / "build")
    with builders(badly) as crew:
        first, second = build_requested(drafts, request, crew=crew), build_requested(drafts, request, crew=crew)

    assert [len(outcome.files) for outcome in first] == [5, 5, 5, 0, 5, 5, 5, 5]
    assert [outcome.built for outcome in second] == [False, False, False, True, False, False, False, False]
    assert all(Path(file).is_file() for outcome in first for file in outcome.files)


def test_a_crew_goes_on_after_a_bad_job(tmp_path: Path) -> None:
    """Its other processes wait for further jobs, and a new one takes the place of the bad one."""
    drafts, request = eight(tmp_path, "kill"), Request(tmp_path / "build")
    with builders(quickly) as crew:
        twice = [build_requested(drafts, request, crew=crew) for _ in range(2)]

    assert [[bool(outcome.error) for outcome in outcomes].count(True) for outcomes in twice] == [1, 1]


PARENT = """
import sys
from pathlib import Path
from jobs import quickly
from qicao.builds.run import build_requested, builders
from qicao.builds.request import Request

folder = Path(sys.argv[1])
build_requested(sorted(folder.iterdir()), Request(folder.parent / "build"), crew=builders(quickly))
"""


def running(folder: Path) -> list[int]:
    """The processes that work at the drafts of the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if "qicao.builds.workers" in (process / "cmdline").read_text() and (process / "cwd").readlink() == (folder):
                found.append(int(process.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="没有 /proc")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_parent_leaves_no_workers(blow: signal.Signals, tmp_path: Path) -> None:
    """Although they are in the middle of a job that never ends."""
    for name in ("甲", "乙"):
        copytree(DRAFTS["group-guide"], tmp_path / "drafts" / name)
        (tmp_path / "drafts" / name / "how").write_text("hang", encoding="utf-8")
    path = f"{ROOT / 'tools'}{os.pathsep}{ROOT / 'tests'}"
    command = [sys.executable, "-c", PARENT, str(tmp_path / "drafts")]
    parent = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path})
    until(lambda: len(running(tmp_path)) >= min(2, os.cpu_count() or 1))
    time.sleep(0.5)
    parent.send_signal(blow)
    parent.wait()

    until(lambda: not running(tmp_path))


def until(holds) -> None:  # noqa: ANN001
    """Wait until it holds, for half a minute."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
