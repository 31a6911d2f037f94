"""Comparing and keeping states, as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

from commands import qicao
from systems import YWTB


def test_a_day_is_kept_compared_and_told_in_a_feed(tmp_path: Path) -> None:
    """From the first day to the second."""
    home = copytree(YWTB, tmp_path / "ywtb")
    first = home / "metadata/states/2026-11-30.json"
    assert qicao("system", "freeze", str(home)).stdout == f"冻结 {first.as_posix()}：6 项标准。\n"
    assert qicao("system", "freeze", str(home)).stdout.startswith("已经冻结")

    for name, old, new in (("entries", "智慧城市词汇", "智慧城市"), ("programme", "2026-11-30", "2026-12-31")):
        path = home / f"metadata/{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    said = qicao("system", "diff", str(first), str(home))
    assert said.stdout == "改名（1）\n  标准 TY1-004：“智慧城市词汇”改为“智慧城市”\n1 处不同。\n"
    for_programs = json.loads(qicao("system", "diff", str(first), str(home), "--format", "json").stdout)
    assert for_programs["changes"] == [
        {
            "kind": "renamed",
            "table": "entries",
            "id": "TY1-004",
            "title": "智慧城市",
            "field": "title",
            "old": "智慧城市词汇",
            "new": "智慧城市",
        }
    ]
    assert qicao("system", "freeze", str(home)).stdout.startswith("改名（1）\n")
    feed = tmp_path / "feed.xml"
    assert qicao("system", "export", str(home), "--format", "atom", "--out", str(feed)).returncode == 0
    assert feed.read_text(encoding="utf-8").count("<entry>") == 2


def test_a_state_and_itself_do_not_differ() -> None:
    """Neither the one nor the other way around."""
    assert qicao("system", "diff", str(YWTB), str(YWTB)).stdout == "没有不同。\n"
    assert qicao("system", "diff", str(YWTB), "nowhere").returncode == 2
