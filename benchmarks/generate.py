"""Drafts of any length, the same for the same seed, complete and written as GB/T 1.1—2020 asks."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path
from random import Random

__all__ = ["chapters_of", "write_draft"]

ROOT = Path(__file__).parent.parent
PAGES_BEFORE, PAGES_PER_CHAPTER = 4, 1.5
LEVELS = ("市级", "区级", "街镇级", "网格级")
THINGS = (
    "事件", "设备", "数据", "系统", "平台", "网格", "预警", "指标", "流程", "席位",
    "机房", "线路", "终端", "账号", "工单", "地图", "视频", "通报", "预案", "档案",
)  # fmt: skip
ASPECTS = ("登记", "核实", "巡检", "分派", "处置", "归档", "评估", "移交")
SUBJECTS = [(f"{level}{thing}{aspect}", thing) for level, aspect, thing in product(LEVELS, ASPECTS, THINGS)]
"""Title and thing of chapters, each used once."""
PEOPLE = ("值班员", "值班长", "数据管理员", "系统管理员", "联络员")
ITEMS = ("编号", "状态", "等级", "位置", "来源", "时间", "名称", "类别")
TERMS = {
    "值守单元": ("duty unit", "承担值班值守任务的人员、席位和设备的组合。"),
    "核对记录": ("check record", "载明核对人、核对时间和核对结果的文件。"),
    "处置时限": ("handling time limit", "从受理到办结的最长时间。"),
    "流转状态": ("flow state", "事项在受理、分派、处置、核实和办结之间所处的位置。"),
}
SENTENCES = (
    "{who}应在{minutes} min内核对{thing}的{item}，并填写{{term}}`核对记录`。",
    "{who}应每{hours} h检查一次{thing}的{item}，检查结果应记入{{term}}`核对记录`。",
    "{thing}的{item}发生变化时，{who}应在{minutes} min内更新{other}。",
    "{thing}的{item}的保存时间不应少于{hours}年。",
    "{thing}的{item}和{other}不应由同一名{who}填写和核对。",
    "{who}应按{item}的顺序处理{thing}，不应跳过{other}。",
    "同一{thing}的{item}应只登记一次，登记内容应包括{other}。",
    "{thing}的{item}与{other}不一致时，{who}应在{minutes} min内退回并注明原因。",
    "{thing}的{{term}}`处置时限`不应大于{minutes} min。",
    "{thing}的{{term}}`流转状态`应与{item}同时更新，更新的间隔不应大于{minutes} min。",
    "{{term}}`值守单元`应列明{who}和{thing}的{item}。",
)
STEPS = (
    "核对{thing}的{item}",
    "登记{thing}的{item}和{other}",
    "把{thing}的{item}通知{who}",
    "填写记录并由{who}签字",
    "在{minutes} min内反馈{thing}的{item}",
)
REMARKS = (
    "{thing}的{item}由编码和时间组成。",
    "{thing}的{item}在每月的通报中列出。",
    "{who}的排班表列出{thing}的{item}。",
)
CASES = (
    "某中心9月有{thing}{total}件，其中{item}完整的{part}件，完整率为{share}%。",
    "某中心3月核对{thing}{total}件，其中{item}正确的{part}件，正确率为{share}%。",
)
YAML = """\
number: DB31/T XXXX—XXXX
title:
  zh: {{lead: 城市运行“一网统管”, main: 运行管理第{seed}号规范}}
  en: {{lead: Unified network management of urban operation, main: Specification {seed} for operation management}}
level: local
region: 上海市
function: 规范
ics: [35.240.99]
ccs: A 00
stage: 征求意见稿
completed: 2026-01-01
plan: {{number: ××××-××××, document: ××××关于下达地方标准制定项目计划的通知}}
proposed_by: [×××××单位]
implemented_by: [×××××单位]
in_charge: [×××××标准化技术委员会]
drafted_by: [×××××单位, ××××单位]
drafters: [×××, ×××, ×××]
replaces:
  - {{number: DB31/T XXX—XXXX, title: 城市运行“一网统管”　运行管理规范}}
changes:
  added: ["“总体要求”一章（见[](#总体)）"]
  changed: ["指标的统计方法（见[](#统计)，XXXX年版的附录A）"]
  deleted: ["纸质记录的要求（见XXXX年版的5.4）"]
foreword:
  history: [XXXX年首次发布为DB31/T XXX—XXXX, 本次为第一次修订]
consulted: [GB/T 20001.5—2017]
consultation:
  start: 2026-01-05
  end: 2026-02-05
  issuer: ×××××单位
  basis: [《地方标准管理办法》]
  contact: {{person: ×××, phone: 021-××××××××, email: standard@example.org, address: 上海市××路××号}}
"""
FRONT = """\
# 引言

城市运行的事项数量多、类型杂、关联强。{count}类事项由三级城运中心统一受理和分派。

本文件给出这些事项的共同要求和证实方法，供各级城运中心自我检查，也供第三方评估。

# 范围

本文件规定了城市运行“一网统管”运行管理的总体要求和{count}类事项的管理要求，描述了对应的证实方法。

本文件适用于市、区、街镇三级城运中心的运行管理。

# 术语和定义

{terms}
# 缩略语

下列缩略语适用于本文件。

API
: 应用程序编程接口（Application Programming Interface）

UPS
: 不间断电源（Uninterruptible Power Supply）

{{#总体}}
# 总体要求

## 信息安全

信息系统的网络安全等级保护应符合{{std}}`GB/T 22239—2019`的规定，数据分类分级应符合{{std}}`GB/T 43697—2024`的规定。

数据交换应使用API，数据共享交换应符合{{std}}`GB/T 45800.2—2025`的规定。

## 场所

机房应符合{{std}}`GB 50174`的规定，机房应配备UPS。

每个{{term}}`值守单元`应有编号，编号应列入{{term}}`核对记录`。

## 统计和记录

指标的统计应符合[](#统计)的规定，{{term}}`处置时限`和{{term}}`流转状态`的记录样式见[](#样式)。

注：{{see}}`GB/T 36333—2018`给出了智慧城市顶层设计的说明。

"""
CHAPTER = """\
{{#章{n}}}
# {title}

{{#通用{n}}}
## 通用要求

{general}{title}还应符合[](#通用{other})的规定。

{more}

{{#条件{n}}}
## 条件

### 启动条件

{start}

### 结束条件

{end}

{{#步骤{n}}}
## 步骤

{title}应包括下列步骤：

{steps}

注：{remark}

{figure}{{#指标{n}}}
## 指标

{thing}的{item}和{other_item}应符合[](#表{n})的规定，完整率按[](#式{n})计算，不应低于{share}%。

{{#表{n}}}
:::{{table}} {title}的时限
:unit: 分钟

| 项目 | 一级 | 二级 | 三级 |
| --- | --- | --- | --- |
{rows}
:::

{{#式{n}}}
$$
R_{{{n}}} = \\frac{{N_{{{n}}}}}{{M_{{{n}}}}} \\times 100
$$

式中：
- $R_{{{n}}}$——{title}的完整率，用百分数表示；
- $N_{{{n}}}$——{item}完整的{thing}的数量，单位为件；
- $M_{{{n}}}$——{thing}的总数，单位为件。

示例：{case}

"""
FIGURE = """\
步骤的顺序应符合[](#图{n})的规定。

{{#图{n}}}
:::{{figure}}
:alt: {title}的步骤依次为受理、核对、登记和反馈

```dot
digraph {{ rankdir=LR; 受理 -> 核对 -> 登记 -> 反馈; }}
```

{title}的流程
:::

"""
PROOF = """\
## {title}的证实

随机抽取不少于{count}份{{term}}`核对记录`，逐份核对[](#通用{n})、[](#条件{n})和[](#步骤{n})规定的内容，{words}。

从信息系统中导出最近{months}个月的{thing}数据，按[](#式{n})计算完整率，与[](#指标{n})的规定比较。

"""
PROOF_OF_ALL = """\
## 总体要求的证实

查验网络安全等级测评报告、机房验收文件和值守单元的清单，逐项核对[](#总体)规定的内容，有一项不一致时判定为不符合。

"""
BACK = """\
{#统计}
{.annex .normative}
# 指标的统计

## 统计时间

指标应按月统计，统计时间应从每月1日0时开始。

## 修约

百分数应修约到小数点后一位。

{#样式}
{.annex .informative}
# 记录的样式

## 表头

记录的表头见[](#样式表)。

{#样式表}
:::{table} 记录的表头
| 编号 | 时间 | 记录人 | 内容 |
| --- | --- | --- | --- |
| 1 | 8:00 | 值班员 | 交接 |
:::

## 填写

编号由日期和顺序号组成。
"""
WORDS = ("有一份不一致时判定为不符合", "逐项记录核对结果，并由核对人签字", "不一致的份数大于1时判定为不符合")


def chapters_of(pages: int) -> int:
    """How many chapters make about so many pages."""
    return max(1, round((pages - PAGES_BEFORE) / PAGES_PER_CHAPTER))


def write_draft(folder: Path, chapters: int, seed: int) -> Path:
    """Write a draft of so many chapters of about one page and a half each, and give its folder."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    subjects = random.sample(SUBJECTS, chapters)
    terms = "".join(
        f"{{.term}}\n## {term}\n\n:en: {english}\n\n{definition}\n\n" for term, (english, definition) in TERMS.items()
    )
    text = [FRONT.format(count=chapters, terms=terms)]
    text += [_chapter(random, number, subject, chapters) for number, subject in enumerate(subjects)]
    text += [
        "# 证实方法\n\n",
        PROOF_OF_ALL,
        *(_proof(random, number, subject) for number, subject in enumerate(subjects)),
        BACK,
    ]
    (folder / "index.md").write_text("".join(text), encoding="utf-8")
    (folder / "standard.yaml").write_text(YAML.format(seed=seed), encoding="utf-8")
    (folder / "explanation.md").write_text("".join(_sections()), encoding="utf-8")
    return folder


def _fill(random: Random, template: str, thing: str) -> str:
    """The sentence about the *thing*, with chance words and values."""
    item, other = random.sample(ITEMS, 2)
    total = random.randint(100, 400)
    part = total - random.randint(1, 9)
    return template.format(
        who=random.choice(PEOPLE),
        thing=thing,
        item=item,
        other=other,
        minutes=random.randint(2, 120),
        hours=random.randint(2, 12),
        total=total,
        part=part,
        share=f"{part / total * 100:.1f}",
    )


def _paragraph(random: Random, thing: str, sentences: int) -> str:
    return "".join(_fill(random, template, thing) for template in random.sample(SENTENCES, sentences))


def _chapter(random: Random, number: int, subject: tuple[str, str], chapters: int) -> str:
    title, thing = subject
    steps = [_fill(random, step, thing) for step in random.sample(STEPS, random.randint(3, 4))]
    stops = ["；"] * (len(steps) - 1) + ["。"]
    rows = (f"| {thing}的{item} | {_times(random)} |" for item in random.sample(ITEMS, 5))
    item, other_item = random.sample(ITEMS, 2)
    return CHAPTER.format(
        n=number,
        title=title,
        thing=thing,
        item=item,
        other_item=other_item,
        other=random.choice([other for other in range(chapters) if other != number] or [number]),
        general=_paragraph(random, thing, random.randint(2, 3)),
        more=_paragraph(random, thing, random.randint(2, 3)),
        start=_paragraph(random, thing, random.randint(1, 2)),
        end=_paragraph(random, thing, random.randint(1, 2)),
        steps="\n".join(f"{at}. {step}{stop}" for at, (step, stop) in enumerate(zip(steps, stops, strict=True), 1)),
        remark=_fill(random, random.choice(REMARKS), thing),
        figure=FIGURE.format(n=number, title=title) if number % 5 == 2 else "",
        share=random.choice((90, 95, 98)),
        rows="\n".join(rows),
        case=_fill(random, random.choice(CASES), thing),
    )


def _times(random: Random) -> str:
    return " | ".join(str(time) for time in sorted(random.sample(range(5, 120), 3)))


def _proof(random: Random, number: int, subject: tuple[str, str]) -> str:
    return PROOF.format(
        n=number,
        title=subject[0],
        thing=subject[1],
        count=random.randint(5, 40),
        months=random.randint(2, 12),
        words=random.choice(WORDS),
    )


def _sections() -> list[str]:
    """Every section that the explanation of a local standard has."""
    with (ROOT / "templates/companion/sections.csv").open(encoding="utf-8") as file:
        titles = [row["title"] for row in csv.DictReader(file) if row["kind"] == "local"]
    return [f"# {title}\n\n本草案用于测速，这一节没有其他内容。\n\n" for title in titles]
