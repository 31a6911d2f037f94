"""Which tests a run leaves out: the slow ones, unless it is told to run all or their file is named, and it says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafts import ROOT

TESTS = "import pytest\n\ndef test_quick(): pass\n\n@pytest.mark.slow\ndef test_slow(): pass\n"
LAST_LINE = "没有运行 1 项慢的测试；全部运行用 make test 或 pytest --all"


def run(folder: Path, *arguments: str, every: str = "") -> list[str]:
    """The lines of a run of two tests, one of them slow."""
    shutil.copy(ROOT / "tests/conftest.py", folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    slow\n    one_in\n", encoding="utf-8")
    (folder / "test_two.py").write_text(TESTS, encoding="utf-8")
    environment = {**os.environ, "QICAO_TEST_ALL": every}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()


@pytest.mark.parametrize("arguments", [(), (".",), ("--numprocesses=1",)], ids=["nothing", "folder", "worker"])
def test_slow_tests_are_left_out_and_the_last_line_says_so(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Whether the run works here or in a process of its own."""
    *_, before, last = run(tmp_path, *arguments)

    assert "1 passed" in before
    assert last == LAST_LINE


@pytest.mark.parametrize(
    ("arguments", "every"),
    [(("--all",), ""), ((), "1"), (("test_two.py",), ""), (("-m", "slow or not slow"), "")],
    ids=["option", "environment", "file", "marks"],
)
def test_all_tests_run_when_all_are_asked_for(arguments: tuple[str, ...], every: str, tmp_path: Path) -> None:
    """By the option, by the variable of the project's builds, by the name of their file, by an expression of marks."""
    assert "2 passed" in run(tmp_path, *arguments, every=every)[-1]


def test_of_a_law_that_is_tried_often_some_cases_are_tried_always(tmp_path: Path) -> None:
    """The first and each nth after it."""
    tests = "import pytest\n\n@pytest.mark.one_in(3)\n@pytest.mark.parametrize('n', range(7))\ndef test_law(n): pass\n"
    (tmp_path / "test_law.py").write_text(tests, encoding="utf-8")
    *_, before, last = run(tmp_path)

    assert "4 passed, 5 deselected" in before
    assert last == LAST_LINE.replace("1", "5")
