"""Changes in words."""

from __future__ import annotations

import pytest

from qicao.catalog.exchange.differ import Change
from qicao.catalog.exchange.told import told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("added", "entries", "A-001", "甲"), "标准 A-001  甲"),
        (Change("removed", "terms", "x/甲", "甲"), "术语 甲"),
        (Change("renamed", "entries", "A-001", "乙", "title", "甲", "乙"), "标准 A-001：“甲”改为“乙”"),
        (Change("changed", "entries", "A-001", "甲", "status", "", "在编"), "标准 A-001  甲  状态：空 → 在编"),
        (
            Change("slipped", "tasks", "A-001/2026", "甲", "stages.审查.planned", "2026-11-30", "2026-12-31"),
            "任务 A-001/2026  甲  审查的计划日期：2026-11-30 → 2026-12-31，晚 31 天",
        ),
    ],
)
def test_a_change_is_one_line(change: Change, words: str) -> None:
    """What, its name, the old and the new value."""
    assert told(change) == words
