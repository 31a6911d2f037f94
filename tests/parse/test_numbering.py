"""What is counted through what: chapters, lists, notes, tables, footnotes (GB/T 1.1—2020, clauses 7 and 9)."""

from __future__ import annotations

import pytest

from qicao.model.outline import outline
from snippets import document_of

GENERATED = ("前言", "范围", "规范性引用文件", "术语和定义")


def numbers(text: str) -> str:
    """Number and words of everything in the text, in printed order, but for what stands in every document."""
    items = outline(document_of(text).standard)
    return " | ".join(
        f"{item.number} {item.title or item.text}".strip() for item in items if item.title not in GENERATED
    )


CASES = {
    "条有五个层次（7.3.1）": (
        "# 范围\n\n# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n##### 戊\n\n###### 己\n",
        "4 甲 | 4.1 乙 | 4.1.1 丙 | 4.1.1.1 丁 | 4.1.1.1.1 戊 | 4.1.1.1.1.1 己",
    ),
    "无标题条与有标题条一样编号（7.3.3）": (
        "# 范围\n\n# 甲\n\n## 乙。\n\n##\n\n丙。\n\n## 丁\n\n戊。\n",
        "4 甲 | 4.1 乙。 | 4.2 丙。 | 4.3 丁",
    ),
    "引言的条从0.1编起（8.4）": (
        "# 引言\n\n## 甲\n\n### 乙\n\n## 丙\n\n# 范围\n",
        "引言 | 0.1 甲 | 0.1.1 乙 | 0.2 丙",
    ),
    "列项的四种标志（7.5.3）": (
        "# 范围\n\n甲：\n\n1. 乙：\n   1. 丙；\n   2. 丁；\n2. 戊：\n   - 己。\n\n庚：\n\n- 辛：\n  - 壬。\n",
        "a) 乙： | 1) 丙； | 2) 丁； | b) 戊： | · 己。 | —— 辛： | · 壬。",
    ),
    "附录的图表公式自成一列（9.6.3.1）": (
        (
            "# 引言\n\n$$\nx\n$$\n\n# 范围\n\n$$\ny\n$$\n\n{.annex .normative}\n# 甲\n\n## 乙\n\n$$\nz\n$$\n\n"
            "{.annex .informative}\n# 丙\n\n$$\nw\n$$\n"
        ),
        "引言 | （1） x | （2） y | 附录A 甲 | A.1 乙 | （A.1） z | 附录B 丙 | （B.1） w",
    ),
    "不编号的公式不占号（9.9.2）": (
        "# 范围\n\n$$\nx\n$$\n\n{.unnumbered}\n$$\ny\n$$\n\n$$\nz\n$$\n",
        "（1） x | （2） z",
    ),
    "只有一个注不编号（9.11.2）": (
        "# 范围\n\n# 甲\n\n## 乙\n\n注：丙。\n\n## 丁\n\n注：戊。\n\n注：己。\n\n示例：庚。\n",
        "4 甲 | 4.1 乙 | 注 丙。 | 4.2 丁 | 注1 戊。 | 注2 己。 | 示例 庚。",
    ),
    "列项中的注与同条的注一起编号（9.11.2）": (
        "# 范围\n\n# 甲\n\n乙：\n\n1. 丙。\n\n   注：丁。\n\n注：戊。\n",
        "4 甲 | a) 丙。 | 注1 丁。 | 注2 戊。",
    ),
    "章下的注与条下的注各自编号（9.11.2）": (
        "# 范围\n\n# 甲\n\n注：乙。\n\n## 丙\n\n注：丁。\n",
        "4 甲 | 注 乙。 | 4.1 丙 | 注 丁。",
    ),
    "表中的注不与条中的注连号（9.11.2）": (
        "# 范围\n\n注：甲。\n\n:::{table} 乙\n| 丙 |\n| --- |\n| 丁 |\n\n注：戊。\n\n注：己。\n:::\n",
        "注 甲。 | 表1 乙 | 注1 戊。 | 注2 己。",
    ),
    "条文脚注按标记的先后编号（9.12.1）": (
        "# 范围\n\n甲[^x]，乙[^y]。\n\n[^y]: 丙\n[^x]: 丁\n\n# 戊\n\n己[^z]。\n\n[^z]: 庚\n",
        "1) 丁 | 2) 丙 | 4 戊 | 3) 庚",
    ),
    "表脚注每表从a编起，按标记的先后（9.12.2）": (
        "# 范围\n\n"
        + ":::{table} 甲\n| 乙[^y] | 丙[^x] |\n| --- | --- |\n| 1 | 2 |\n\n[^x]: 丁\n[^y]: 戊\n:::\n\n" * 2,
        "表1 甲 | a 戊 | b 丁 | 表2 甲 | a 戊 | b 丁",
    ),
    "分图编a)、b)，图接着编号（9.7.6.2）": (
        (
            "# 范围\n\n::::{figure}\n甲\n\n:::{figure} a.svg\n乙\n:::\n\n:::{figure} b.svg\n丙\n:::\n::::\n\n"
            ":::{figure} c.svg\n丁\n:::\n"
        ),
        "a) 乙 | b) 丙 | 图1 甲 | 图2 丁",
    ),
    "术语条目按所在的章或条编号（8.7.3.1）": (
        (
            "# 范围\n\n# 术语和定义\n\n## 甲\n\n{.term}\n### 乙\n\n丙。\n\n注：丁。\n\n{.term}\n### 戊\n\n己。\n\n"
            "注：庚。\n\n注：辛。\n"
        ),
        "3.1 甲 | 3.1.1 乙 | 注 丁。 | 3.1.2 戊 | 注1 庚。 | 注2 辛。",
    ),
    "参考文献用方括号编号（8.13）": (
        "# 范围\n\n见{see}`GB/T 99998`、{see}`GB/T 99997`。\n",
        "参考文献 | [1] GB/T 99997 | [2] GB/T 99998",
    ),
}
"""What the norm says → text, and what is printed."""


@pytest.mark.parametrize("rule", CASES)
def test_the_norm_counts(rule: str) -> None:
    """Each rule on a text of its own."""
    text, expected = CASES[rule]
    assert numbers(text) == expected


def test_annexes_take_every_letter() -> None:
    """GB/T 1.1—2020 does not leave out I and O (9.6.2)."""
    text = "# 范围\n\n" + "{.annex .informative}\n# 甲\n\n" * 26
    found = [item.number for item in outline(document_of(text).standard) if item.kind == "annex"]

    assert found == [f"附录{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def test_one_of_two_lists_does_not_count_on_from_the_other() -> None:
    """Each 列项 of a clause starts with a)."""
    found = numbers("# 范围\n\n甲：\n\n1. 乙；\n2. 丙。\n\n丁：\n\n1. 戊；\n2. 己。\n").split(" | ")

    assert [item.split(" ")[0] for item in found] == ["a)", "b)", "a)", "b)"]
