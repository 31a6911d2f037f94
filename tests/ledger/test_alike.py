"""Comments that say the same are found in whatever words they say it, and beside whatever else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rounds import desk_in

TEXT = """\
# 范围

本文件规定了充电柜的要求，描述了对应的证实方法，适用于充电柜。

# 要求

## 保护

温度过高时充电柜应：

- 过温报警；
- 自动断电。

## 巡检

运行单位应每月巡检1次，并保存巡检记录。
"""
FIRST, WEEK = "4.1第1项", "4.2"
Said = tuple[str, str, str]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((FIRST, "过温报警应给出阈值", "过温报警（阈值不高于60 ℃）；"), (FIRST, "过温报警应给出温度阈值。", ""), True),
        (
            (WEEK, "每月巡检1次不够，建议每周1次", "运行单位应每周巡检1次，并保存巡检记录。"),
            ("4.2第一段", "巡检周期过长，建议每周1次。", ""),
            True,
        ),
        ((WEEK, "建议每周1次。", ""), (WEEK, "每月1次间隔过长，故障不能及时发现，改为每周1次为宜。", ""), True),
        (("全文", "全文术语不统一", ""), ("全文", "建议全文术语统一，不统一处较多", ""), True),
        (("4.1", "过温报警应明确阈值", ""), (FIRST, "请明确过温报警的阈值", ""), True),
        ((WEEK, "建议每周1次", ""), (WEEK, "建议每日1次", ""), False),
        ((WEEK, "建议增加巡检的记录", ""), (WEEK, "建议删去巡检的记录", ""), False),
        ((FIRST, "过温报警应给出阈值", ""), ("4.1第2项", "过温报警应给出阈值", ""), False),
        ((WEEK, "过温报警应给出阈值", ""), (FIRST, "过温报警应给出阈值", ""), False),
        (("第4章", "巡检应给出人员", ""), (WEEK, "巡检应给出人员", ""), False),
        ((WEEK, "建议明确巡检的人员", ""), (WEEK, "建议明确记录的保存期限", ""), False),
    ],
)
def test_what_says_the_same_of_one_place_is_proposed(one: Said, other: Said, *, same: bool, tmp_path: Path) -> None:
    """In a clause and its paragraphs or items; other figures, other places and opposite wishes are not the same."""
    desk = desk_in(tmp_path, TEXT)
    ids = [desk.add(body, place=place, proposed=proposed) for place, body, proposed in (one, other)]
    found = json.loads(desk.run("group", "--format", "json"))["groups"]

    assert [group["ids"] for group in found] == ([ids] if same else [])
