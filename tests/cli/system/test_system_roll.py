"""Closing a year, as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

from commands import qicao
from systems import YWTB


def test_a_year_is_closed(tmp_path: Path) -> None:
    """A dry run writes nothing; the second run changes nothing."""
    home = copytree(YWTB, tmp_path / "ywtb")
    plan = home / "metadata/plan.yaml"
    before = plan.read_bytes()
    call = ("system", "roll", "2026", str(home))

    said = qicao(*call, "--dry-run").stdout
    assert (
        said
        == "结转 TY1-001  政务服务“一网通办” 术语（示例）：起草、征求意见、审查、报批、发布\n2026 年度会关闭，1 项任务转入 2027 年度。\n"
    )
    assert plan.read_bytes() == before

    found = json.loads(qicao(*call, "--format", "json").stdout)
    assert (found["target"], found["carried"][0]["year"]) == (2027, 2027)
    once = plan.read_bytes()
    assert once != before
    assert qicao(*call).stdout == "2026 年度已经结转，没有改动。\n"
    assert plan.read_bytes() == once
    assert qicao("system", "roll", "2099", str(home)).returncode == 2
