"""The values that a text demands, with comparison and unit."""

from __future__ import annotations

import pytest

from qicao.assess.provisions.quantity import quantities_in, quantities_of_row
from qicao.assess.provisions.unit import Column
from qicao.layout.quantity import quantity_words


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("时间不应超过30 min。", ["≤30 min"]),
        ("每班应至少有1名值班长和4名值班员在岗。", ["≥1 名", "≥4 名"]),
        ("应至少配备两名值班员。", ["≥2 名"]),
        ("按期办结率不应低于98%。", ["≥98%"]),
        ("应在10个工作日内形成改进方案。", ["≤10 个工作日"]),
        ("温度应为18 ℃～26 ℃。", ["18 ℃～26 ℃"]),
        ("养护温度为（20±2） ℃。", ["（20±2） ℃"]),
        ("偏差应在±1 s以内。", ["±1 s"]),
        ("重点点位每2 h巡检一次。", ["2 h"]),
        ("采集的影像不应留存超过30 d。", ["≤30 d"]),
        ("一次剪除量不应超过草高的1/3。", ["≤0.333333"]),
        ("并发用户数不应少于5 000。", ["≥5000"]),
        ("连续离线超过24 h的设备应生成工单。", []),
        ("运行综合指数连续两个月低于80的，应改进。", []),
        ("按GB/T 22239—2019的第三级执行，见5.2.1和表3。", []),
        ("查验近3个月的记录。", []),
        ("应在1月31日前完成。", []),
        ("从L2升至L3时应报备。", []),
    ],
)
def test_what_is_demanded(sentence: str, values: list[str]) -> None:
    """Limits and amounts; numbers of conditions, documents, clauses, dates and ranks are none."""
    assert list(map(quantity_words, quantities_in(sentence))) == values


@pytest.mark.parametrize(
    ("head", "unit", "text", "caption", "value"),
    [
        ("响应时限", "min", "≤5", "", "≤5 min"),
        ("使用面积下限", "m²", "200", "", "≥200 m²"),
        ("主干路", "min", "30", "各阶段的时限", "≤30 min"),
        ("要求", "℃", "20～26", "", "20 ℃～26 ℃"),
        ("服务人口不大于5 000人", "台", "2", "", "2 台"),
    ],
)
def test_a_cell_has_the_unit_of_its_head(head: str, unit: str, text: str, caption: str, value: str) -> None:
    """And the comparison that the head or the caption states for all values below it."""
    assert [quantity_words(one) for one in quantities_of_row((Column(head, unit, text, text),), caption)] == [value]


def test_numbers_of_rows_are_no_values() -> None:
    """序号 and codes only name."""
    assert quantities_of_row((Column("序号", "", "1", "1"), Column("代码", "", "01001", "01001"))) == ()
