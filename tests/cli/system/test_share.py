"""Giving a system away and taking others' standards in, as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

from commands import qicao
from systems import YWTB


def programme(folder: Path) -> Path:
    """The small programme in a folder of its own."""
    return copytree(YWTB, folder / "ywtb")


def test_a_system_is_given_and_taken(tmp_path: Path) -> None:
    """Into the list of another; a dry run writes nothing, a second run changes nothing."""
    ours, theirs = programme(tmp_path), programme(tmp_path / "b")
    entries = theirs / "metadata/entries.yaml"
    entries.write_text(entries.read_text(encoding="utf-8").replace("评价（示例）", "回访（示例）"), encoding="utf-8")
    given = tmp_path / "b.json"
    call = ("system", "import", str(given), str(ours), "--subsystem", "FW9")

    said = qicao("system", "export", str(theirs), "--out", str(given))
    assert (said.returncode, said.stdout) == (0, f"写入 {given.as_posix()}：6 项标准，0 条术语。\n")

    before = (ours / "metadata/entries.yaml").read_bytes()
    assert qicao(*call, "--dry-run").stdout.startswith("会新增 FW9-001  —  政务服务 回访（示例）\n")
    assert (ours / "metadata/entries.yaml").read_bytes() == before

    assert qicao(*call).stdout.endswith("新增 1 项，已有 5 项，不一致 0 处。\n")
    once = (ours / "metadata/entries.yaml").read_bytes()
    again = json.loads(qicao(*call, "--format", "json").stdout)
    assert again == {"new": [], "same": 6, "conflicts": [], "doubts": []}
    assert (ours / "metadata/entries.yaml").read_bytes() == once
    assert [path.name for path in (ours / "metadata").iterdir() if path.name.startswith(".")] == []


def test_a_table_is_printed(tmp_path: Path) -> None:
    """Of standards or of terms."""
    entries = qicao("system", "export", str(YWTB), "--format", "csv").stdout
    terms = qicao("system", "export", str(YWTB), "--format", "csv", "--table", "terms").stdout

    assert entries.startswith("\ufeff标准体系编号,")
    assert len(entries.split("\n")) == 8
    assert terms.startswith("\ufeff草案,文件编号,")


def test_what_cannot_be_taken_is_one_line(tmp_path: Path) -> None:
    """With exit code 2 and no trace."""
    broken = tmp_path / "x.json"
    broken.write_text("{", encoding="utf-8")
    for call, words in (
        ((str(broken), str(programme(tmp_path))), "JSON 写法有误"),
        ((str(tmp_path / "none.csv"), str(YWTB)), "找不到文件"),
        ((str(broken), str(tmp_path)), "没有标准体系"),
    ):
        said = qicao("system", "import", *call)
        assert said.returncode == 2
        assert words in said.stderr
        assert said.stderr.count("\n") == 1
