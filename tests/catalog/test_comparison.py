"""The system beside the frameworks of others."""

from __future__ import annotations

import pytest

from programmes import harbour, sample
from qicao.catalog.comparison import beside, tally
from qicao.catalog.system import System


def test_a_framework_is_compared_document_by_document() -> None:
    """With our standards, what these say of themselves, and what we lack."""
    rows = beside(harbour(), harbour().frameworks[0].value)

    assert [(row.theirs.title, row.theirs.state, row.found, row.lacking) for row in rows] == [
        ("城市运行管理服务平台技术标准", "缺少", "缺少", True),
        ("城市运行管理服务平台数据标准", "拟制定", "拟制定", True),
        ("平台运行监测标准", "拟制定", "拟制定", True),
        ("热线", "已有", "已有", False),
        ("建设指南", "不需要", "缺少", False),
    ]
    assert tally(rows) == {"已有": 1, "拟制定": 2, "缺少": 1, "不需要": 1}


@pytest.mark.parametrize("system", [harbour(), sample()], ids=["harbour", "sample"])
def test_the_states_sum_to_the_documents(system: System) -> None:
    """For each framework."""
    assert system.frameworks
    for framework in system.frameworks:
        rows = beside(system, framework.value)
        assert sum(tally(rows).values()) == len(rows) == len(framework.value.entries)
