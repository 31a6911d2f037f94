"""Commands on systems whose files are broken: nothing goes missing without a word, and no trace of the program shows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from commands import qicao
from drafts import ROOT
from systems import YWTB

BROKEN: dict[str, tuple[str, bytes]] = {
    "no YAML": ("entries.yaml", b"entries: [\n"),
    "no list": ("entries.yaml", b"entries: 5\n"),
    "a list": ("entries.yaml", b"- a\n- b\n"),
    "noise": ("entries.yaml", bytes(range(256)) * 20),
    "deep": ("entries.yaml", b"entries: " + b"[" * 3000),
    "foreign rows": ("entries.yaml", "entries:\n  - {名称: 甲}\n  - 5\n".encode()),
    "a circle": ("system.yaml", b"title: x\nsubsystems:\n  - {code: A, parent: B}\n  - {code: B, parent: A}\n"),
    "half a mark": ("system.yaml", b"\xff\xfe\x00"),
    "dates": ("plan.yaml", b"years:\n  - {year: 2026, closed: maybe}\ntasks:\n  - {entry: X, year: 99999}\n"),
}
HANDED = "标准号,标准名称,级别\nGB/T 7-2020,新标准,国标\n"


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_by_every_command(name: str, tmp_path: Path) -> None:
    """With its place; what decides or keeps refuses, what shows says what it lacks."""
    home = copytree(YWTB, tmp_path / "ywtb")
    file, data = BROKEN[name]
    (home / "metadata" / file).write_bytes(data)
    handed = tmp_path / "n.csv"
    handed.write_text(HANDED, encoding="utf-8")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    calls = {
        "export": (str(home), "--out", str(tmp_path / "o.json")),
        "import": (str(handed), str(home), "--subsystem", "FW9"),
        "diff": (str(home), str(YWTB)),
        "freeze": (str(home),),
        "roll": ("2026", str(home)),
    }
    refusing = {"freeze", "roll" if file == "plan.yaml" else "import"}
    for command, arguments in calls.items():
        said = qicao("system", command, *arguments)
        assert "Traceback" not in said.stderr
        assert "内部错误" not in said.stderr
        assert said.stderr.count("\n") <= 1, said.stderr
        if command in {"export", "diff"}:
            assert (said.returncode, f"metadata/{file}:" in said.stderr) == (1, True), (command, said.stderr)
        elif command in refusing:
            assert (said.returncode, said.stderr != "") == (2, True), command

    if file != "plan.yaml":
        before.pop(home / "metadata/plan.yaml")
        assert {path: path.read_bytes() for path in before} == before


MOMENTS = 12


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
@pytest.mark.slow
@pytest.mark.parametrize("command", ["import", "roll"])
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(command: str, tmp_path: Path) -> None:
    """And doing it again ends as if nothing had happened."""
    handed = tmp_path / "n.csv"
    handed.write_text(
        "标准号,标准名称,级别\n" + "".join(f"GB/T {n}-2020,名{n},国标\n" for n in range(60000, 60400)), "utf-8"
    )
    name = {"import": "entries.yaml", "roll": "plan.yaml"}[command]

    def call(home: Path) -> list[str]:
        arguments = [str(handed), str(home), "--subsystem", "FW9"] if command == "import" else ["2026", str(home)]
        return [sys.executable, "-c", "from qicao.cli import main; main()", "system", command, *arguments]

    whole = copytree(YWTB, tmp_path / "whole")
    start = time.perf_counter()
    subprocess.run(call(whole), cwd=ROOT, check=True, capture_output=True)
    needed, random = time.perf_counter() - start, Random(5)
    old, new = (folder.joinpath("metadata", name).read_bytes() for folder in (YWTB, whole))
    for moment in range(MOMENTS):
        home = copytree(YWTB, tmp_path / str(moment))
        process = subprocess.Popen(call(home), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(needed * (0.5 + random.random() / 2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (home / "metadata" / name).read_bytes() in {old, new}
        subprocess.run(call(home), cwd=ROOT, check=True, capture_output=True)
        assert (home / "metadata" / name).read_bytes() == new
