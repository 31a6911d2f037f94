"""The provisions of whole documents: what items, rows and proofs inherit."""

from __future__ import annotations

from pathlib import Path

from provisioned import found_in

LIST = """# 范围

本文件规定了运行。

# 运行

城运中心应完成下列工作：

1. 监看运行体征；
2. 记录日志，日志宜用电子形式；
3. 受理事件：
   1. 来电；
   2. 来访。
"""


def test_items_have_what_their_lead_in_says(tmp_path: Path) -> None:
    """Strength and subject come from the lead-in, through all layers, unless the item has its own."""
    found = found_in(tmp_path, LIST)

    assert [(one.strength, one.subject) for one in found[1:]] == [
        ("要求", "城运中心"),
        ("要求", "城运中心"),
        ("推荐", "日志"),
        ("要求", "城运中心"),
        ("要求", "城运中心"),
        ("要求", "城运中心"),
    ]
    assert [one.number for one in found[2:4]] == ["第5章 a)", "第5章 b)"] or found[2].number.endswith("a)")


ROWS = """# 场所

各功能区的使用面积应符合[](#面积)的规定，布置示例见[](#示例)。

{#面积}
:::{table} 使用面积下限
:unit: 平方米（m²）

| 功能区 | 市级 | 区级 |
| --- | --- | --- |
| 值守区 | 200 | 100 |
| 指挥区 | 150 | ^ |
:::

{#示例}
:::{table} 布置示例

| 功能区 | 席位 |
| --- | --- |
| 值守区 | 2 |
:::
"""


def test_rows_of_a_required_table_are_requirements(tmp_path: Path) -> None:
    """With the head of the row as subject, the unit of the table, and values of cells that span; others are statements."""
    rows = [one for one in found_in(tmp_path, ROWS) if "功能区：" in one.text]

    assert [(one.strength, one.subject) for one in rows] == [("要求", "值守区"), ("要求", "指挥区"), ("陈述", "值守区")]
    assert [(value.comparison, value.value, value.unit) for value in rows[1].values] == [
        ("≥", 150.0, "m²"),
        ("≥", 100.0, "m²"),
    ]
    assert rows[0].levels == ("市", "区")


PROVED = """# 要求

{#甲}
## 供电

后备供电时间不应小于2 h。

## 环境

温度不应高于26 ℃。

## 噪声

噪声不应大于50 dB，按附录A测定。

# 证实方法

## 供电的试验

断开市电，记录时间，判定是否符合[](#甲)的规定。

## 要求的证实

### 环境

测量温度，取平均值。

{.annex .normative}
# 噪声的测定

用声级计测量。
"""


def test_a_requirement_knows_its_proof(tmp_path: Path) -> None:
    """The clause that mentions it, the one with its title, or what it names itself."""
    found = {one.text: one for one in found_in(tmp_path, PROVED)}

    assert found["后备供电时间不应小于2 h。"].verification == ("4.1",)
    assert found["温度不应高于26 ℃。"].verification == ("4.2.1",)
    assert found["噪声不应大于50 dB，按附录A测定。"].verification == ("附录A",)
    assert found["断开市电，记录时间，判定是否符合3.1的规定。"].strength == "指示"


def test_a_procedure_instructs(tmp_path: Path) -> None:
    """In a 规程 the imperative is the core; who acts may be named."""
    found = found_in(tmp_path, "# 处置\n\n值班员填写事件单。\n\n关闭阀门。\n", "规程")

    assert [(one.strength, one.subject) for one in found] == [("指示", "值班员"), ("指示", "")]


def test_notes_and_examples_hold_no_provisions(tmp_path: Path) -> None:
    """They only inform (GB/T 1.1—2020, 9.2)."""
    assert [one.text for one in found_in(tmp_path, "# 值守\n\n应值班。\n\n注：不应离岗。\n")] == ["应值班。"]
