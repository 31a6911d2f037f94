"""Drafts of any length, the same for the same seed: clauses, lists, tables, formulas, references, notes."""

from __future__ import annotations

from pathlib import Path
from random import Random

__all__ = ["write_draft"]

WORDS = [
    "城运中心",
    "值班人员",
    "事件",
    "数据",
    "系统",
    "平台",
    "街镇",
    "部门",
    "设备",
    "记录",
    "流程",
    "指标",
    "时限",
    "等级",
    "网格",
    "预警",
    "处置",
    "核实",
    "评估",
    "报告",
]
VERBS = ["应核对", "应记录", "应报告", "宜共享", "应保存", "可采用", "应公布", "应检查"]
YAML = """\
number: DB31/T XXXX—XXXX
title: {{zh: {{main: 测速用草案{name}规范}}, en: {{main: Draft for measuring}}}}
level: local
region: 上海市
function: 规范
completed: 2026-01-01
"""


def write_draft(folder: Path, chapters: int, seed: int) -> Path:
    """Write a draft of so many chapters of about one page and a half each, and give its folder."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    text = ["# 范围\n\n本文件规定了测速的要求。\n"]
    text += [_chapter(random, number, chapters) for number in range(chapters)]
    (folder / "index.md").write_text("\n".join(text), encoding="utf-8")
    (folder / "standard.yaml").write_text(YAML.format(name=seed), encoding="utf-8")
    (folder / "explanation.md").write_text("# 任务来源\n\n测速。\n", encoding="utf-8")
    return folder


def _sentence(random: Random) -> str:
    return (
        "，".join(
            f"{random.choice(WORDS)}{random.choice(VERBS)}{random.choice(WORDS)}" for _ in range(random.randint(2, 4))
        )
        + "。"
    )


def _paragraph(random: Random) -> str:
    return "".join(_sentence(random) for _ in range(random.randint(2, 4)))


def _chapter(random: Random, number: int, chapters: int) -> str:
    other = random.randrange(chapters)
    rows = "\n".join(f"| {random.choice(WORDS)} | {random.randint(1, 99)} | {_sentence(random)} |" for _ in range(6))
    items = "\n".join(f"{place}. {_sentence(random)}" for place in range(1, 5))
    return f"""\
{{#章{number}}}
# 第{number}项要求

## 一般要求

{_paragraph(random)}见[](#章{other})、[](#表{other})和[](#式{other})，按{{std}}`GB/T 1.1—2020`的规定。

### 条件

{_paragraph(random)}

### 方法

{_paragraph(random)}

{items}

注：{_sentence(random)}

## 指标

{_paragraph(random)}

{{#表{number}}}
:::{{table}} 指标{number}
| 项目 | 数值 | 说明 |
| --- | --- | --- |
{rows}
:::

{{#式{number}}}
$$
R_{{{number}}} = \\frac{{N_1 + {number}}}{{N_0}} \\times 100
$$

式中：
- $N_1$——{random.choice(WORDS)}的数量；
- $N_0$——{random.choice(WORDS)}的总数。

示例：{_sentence(random)}
"""
