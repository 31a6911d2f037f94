"""Gaps weigh more the further a document has come."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from qicao.check.draft import check_draft
from qicao.model.data import Stage
from qicao.parse.draft import load_draft
from qicao.source.scaffold import new_draft

WEIGHTS = ["info", "info", "warning", "warning", "error", "error"]
GAPS = [
    "巡检周期待写。",
    "由×××负责。",
    "编号为XXXX。",
    "××年实施。",
    "20XX年实施。",
    "TODO",
    "TBD：补充",
    "周期（待定）。",
    "【待补充】",
    "周期为____天。",
    "值为？？？。",
]
"""Texts of which each has one gap."""


@pytest.mark.parametrize(("stage", "weight"), list(zip(get_args(Stage), WEIGHTS, strict=True)))
def test_the_weight_is_that_of_the_stage(stage: Stage, weight: str, tmp_path: Path) -> None:
    """Names in data and explanation may be left open until approval; the number has its X until the document is published."""
    new_draft(tmp_path / "甲", "db31", "规范")
    with (tmp_path / "甲/explanation.md").open("a", encoding="utf-8") as explanation:
        explanation.write("\n这一节待写。\n")
    found = [item for item in check_draft(load_draft(tmp_path / "甲", stage)).findings if item.code == "UNF001"]

    assert {item.severity for item in found if item.span.file.endswith("index.md")} == {weight}
    beside = {item.severity for item in found if not item.span.file.endswith("index.md")}
    assert beside == {"info" if weight == "warning" else weight}
    assert {Path(item.span.file).name for item in found} == {"standard.yaml", "index.md", "explanation.md"}
    assert all("number" not in line_of(item.span.file, item.span.line) for item in found)


def line_of(file: str, line: int) -> str:
    """The line of the file."""
    return Path(file).read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("text", GAPS)
def test_each_kind_of_gap_is_seen_once(text: str, tmp_path: Path) -> None:
    """Whatever signs or words stand for what is to come."""
    new_draft(tmp_path / "甲", "db31", "规范")
    index = tmp_path / "甲/index.md"
    before = len(index.read_text(encoding="utf-8").splitlines())
    with index.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    found = [item for item in check_draft(load_draft(tmp_path / "甲", "送审稿")).findings if item.code == "UNF001"]

    assert [item.span.line for item in found if item.span.file.endswith("index.md") and item.span.line > before] == [
        before + 2
    ]
