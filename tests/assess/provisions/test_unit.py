"""The units in which provisions are counted."""

from __future__ import annotations

from pathlib import Path

from provisioned import found_in

TEXT = """# 值守

{#a}
第一句应做到。第二句宜做到“到位。”第三句可做到。

应包括：

- 日志；
- 记录。应保存。

:::{table} 时限
:header-rows: 2

| 等级 | 时限/min | < |
| --- | --- | --- |
| ^ | 响应 | 办结 |
| 一级 | 5 | 60 |
| 二级 | 10 | ^ |

表中的段。

[^x]: 脚注应遵守。
:::
"""


def test_a_sentence_an_item_a_row(tmp_path: Path) -> None:
    """Each counts by itself, in printed order; a cell that spans belongs to each of its rows."""
    assert [one.text for one in found_in(tmp_path, TEXT)] == [
        "第一句应做到。",
        "第二句宜做到“到位。”",
        "第三句可做到。",
        "应包括：",
        "日志；",
        "记录。",
        "应保存。",
        "等级：一级；时限响应：5；时限办结：60",
        "等级：二级；时限响应：10；时限办结：60",
        "表中的段。",
        "脚注应遵守。",
    ]
