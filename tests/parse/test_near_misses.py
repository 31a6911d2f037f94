"""Slips of the pen: each is reported at its line, under its own code, and the text is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from laws import broken_laws
from qicao.parse import faults
from snippets import codes, draft_of

CASES = {
    "一个没有结束的指令": ("# 范围\n\n:::{note}\n内容。\n\n# 要求\n\n正文。", faults.UNCLOSED_DIRECTIVE, 3),
    "多出来的结束记号": ("# 范围\n\n正文。\n\n:::\n", faults.STRAY_FENCE, 5),
    "写错名称的指令": ("# 范围\n\n:::{ntoe}\n内容。\n:::", faults.UNKNOWN_DIRECTIVE, 3),
    "没有花括号的指令": ("# 范围\n\n:::note\n内容。\n:::", faults.DIRECTIVE_WITHOUT_BRACES, 3),
    "空的指令": ("# 范围\n\n:::{note}\n:::", faults.EMPTY_DIRECTIVE, 3),
    "不认识的选项": ("# 范围\n\n:::{table} 题\n:unti: 个\n| a |\n| --- |\n| 1 |\n:::", faults.UNKNOWN_OPTION, 4),
    "选项的值不对": ("# 范围\n\n:::{table} 题\n:header-rows: 两\n| a |\n| --- |\n| 1 |\n:::", faults.BAD_OPTION, 4),
    "井号后没有空格": ("# 范围\n\n##一般要求\n\n正文。", faults.NEAR_HEADING, 3),
    "井号后是全角空格": ("# 范围\n\n##　一般要求\n\n正文。", faults.NEAR_HEADING, 3),
    "全角井号": ("# 范围\n\n＃ 一般要求\n\n正文。", faults.NEAR_HEADING, 3),
    "七个井号": ("# 范围\n\n####### 一般要求\n\n正文。", faults.TOO_MANY_HASHES, 3),
    "字母列项": ("# 范围\n\na) 甲；\n\nb) 乙。", faults.NEAR_LIST, 3),
    "顿号列项": ("# 范围\n\n1、甲；\n\n2、乙。", faults.NEAR_LIST, 3),
    "破折号列项": ("# 范围\n\n—— 甲；", faults.NEAR_LIST, 3),
    "圆点列项": ("# 范围\n\n• 甲；", faults.NEAR_LIST, 3),
    "没有空格的短横": ("# 范围\n\n-甲；", faults.NEAR_LIST, 3),
    "全角冒号的指令": ("# 范围\n\n：：：{note}\n\n正文。", faults.NEAR_DIRECTIVE, 3),
    "没有分隔行的表": ("# 范围\n\n| 甲 | 乙 |\n| 1 | 2 |", faults.NEAR_TABLE, 3),
    "全角冒号的脚注": ("# 范围\n\n正文。\n\n[^a]：脚注。", faults.NEAR_FOOTNOTE, 5),
    "紧接在文字下的注": ("# 范围\n\n正文。\n注：内容。", faults.GLUED_NOTE, 4),
    "紧接在文字下的标签": ("# 范围\n\n正文。\n{#标签}\n\n## 一般要求", faults.GLUED_ATTRIBUTES, 4),
    "写坏的属性": ("# 范围\n\n{＃标签}\n\n## 一般要求", faults.BAD_ATTRIBUTES, 3),
    "没有井号的引用": ("# 范围\n\n按[](热量)计算。", faults.EMPTY_LINK, 3),
    "没有着落的标签": ("# 范围\n\n正文。\n\n{#标签}", faults.DANGLING_LABEL, 5),
    "重复的标签": ("# 范围\n\n{#甲}\n正文\n\n{#乙}\n\n段一。\n\n{#乙}\n\n段二。", faults.DUPLICATE_LABEL, 10),
    "多余的单元格": ("# 范围\n\n:::{table} 题\n| a |\n| --- |\n| 1 | 2 |\n:::", faults.SURPLUS_CELL, 6),
    "缺少的单元格": ("# 范围\n\n:::{table} 题\n| a | b |\n| --- | --- |\n| 1 |\n:::", faults.MISSING_CELL, 6),
    "无处合并的单元格": ("# 范围\n\n:::{table} 题\n| < | b |\n| --- | --- |\n| 1 | 2 |\n:::", faults.BAD_MERGE, 4),
    "没有表题的表": ("# 范围\n\n| a |\n| --- |\n| 1 |", faults.TABLE_WITHOUT_TITLE, 3),
    "没有行的表": ("# 范围\n\n:::{table} 题\n注：内容。\n:::", faults.TABLE_WITHOUT_ROWS, 3),
    "没有图形的图": ("# 范围\n\n:::{figure}\n图题\n:::", faults.FIGURE_WITHOUT_PICTURE, 3),
    "手写的编号": ("# 范围\n\n## 1.1 一般要求\n\n正文。", faults.TYPED_NUMBER, 3),
    "手写的汉字编号": ("# 范围\n\n## 六、一般要求\n\n正文。", faults.TYPED_NUMBER, 3),
    "手写的括号编号": ("# 范围\n\n## （三）一般要求\n\n正文。", faults.TYPED_NUMBER, 3),
    "手写编号的注": ("# 范围\n\n注1：内容。", faults.TYPED_NUMBER, 3),
    "跳级的标题": ("# 范围\n\n### 一般要求\n\n正文。", faults.LEVEL_JUMP, 3),
    "标题之前的文字": ("前面的话。\n\n# 范围\n\n正文。", faults.TEXT_BEFORE_HEADING, 1),
    "没有说明性质的附录": ("# 范围\n\n正文。\n\n{.annex}\n# 题\n\n正文。", faults.ANNEX_WITHOUT_KIND, 5),
    "附录之后的章": (
        "# 范围\n\n{.annex .normative}\n# 题\n\n正文。\n\n# 要求\n\n正文。",
        faults.CHAPTER_AFTER_ANNEX,
        8,
    ),
    "失去标记的附录": (
        "# 范围\n\n{.annex .normative}\n# 题\n\n正文。\n\n{#方法}\n# 方法\n\n正文。",
        faults.CHAPTER_AFTER_ANNEX,
        8,
    ),
    "标签里的点": ("# 范围\n\n甲。\n\n{#c5.1}\n# 题\n\n正文。", faults.BAD_ATTRIBUTES, 5),
    "列项里的标题": ("# 范围\n\n- 甲\n\n  ## 题", faults.NESTED_HEADING, 5),
    "引用块": ("# 范围\n\n> 甲", faults.BLOCK_QUOTE, 3),
    "分隔线": ("# 范围\n\n***", faults.THEMATIC_BREAK, 3),
    "不成对的星号": ("# 范围\n\n**甲", faults.LOOSE_EMPHASIS, 3),
    "别处的上标写法": ("# 范围\n\n10 m^2^以上。", faults.LOOSE_SCRIPT, 3),
    "不成对的反引号": ("# 范围\n\n`甲", faults.LOOSE_BACKQUOTE, 3),
    "不成对的美元号": ("# 范围\n\n$甲", faults.LOOSE_DOLLAR, 3),
    "没有反引号的角色": ("# 范围\n\n按{std}规定", faults.LOOSE_ROLE, 3),
    "不认识的角色": ("# 范围\n\n按{stdd}`GB/T 1`规定", faults.UNKNOWN_ROLE, 3),
    "全角括号的引用": ("# 范围\n\n见[]（#甲）。", faults.WIDE_LINK, 3),
    "网页标记": ("# 范围\n\n甲<br>乙", faults.HTML, 3),
    "没有内容的脚注标记": ("# 范围\n\n甲[^x]。", faults.UNDEFINED_FOOTNOTE, 3),
    "没有标记的脚注": ("# 范围\n\n甲。\n\n[^x]: 乙。", faults.UNUSED_FOOTNOTE, 5),
    "没有破折号的符号": ("# 范围\n\n式中：\n- $v$是速度；", faults.SYMBOL_WITHOUT_DASH, 4),
    "没有的标签": ("# 范围\n\n见[](#甲)。", faults.UNKNOWN_LABEL, 3),
    "没有的术语": ("# 范围\n\n用{term}`甲`。", faults.UNKNOWN_TERM, 3),
    "目录之外的文件": ("# 范围\n\n按{std}`GB/T 9999999`。", faults.UNKNOWN_DOCUMENT, 3),
    "已被代替的文件": ("# 范围\n\n按{std}`GB/T 33356—2016`。", faults.SUPERSEDED_DOCUMENT, 3),
    "手写的引导语": ("# 范围\n\n甲。\n\n# 术语和定义\n\n本文件没有需要界定的术语和定义。", faults.TYPED_LEAD_IN, 7),
    "手写的清单": ("# 范围\n\n甲。\n\n# 规范性引用文件\n\nGB/T 1.1—2020", faults.TYPED_REFERENCES, 5),
    "手写的前言": ("# 前言\n\n甲。\n\n# 范围\n\n乙。", faults.GENERATED_ELEMENT, 1),
    "找不到的文件": ("# 范围\n\n:::{include} 没有.md\n:::", None, 3),
}
"""What happened → text, the fault, its line; without a fault any finding at the line will do."""


@pytest.mark.parametrize("slip", CASES)
def test_the_slip_is_found_where_it_is(slip: str, tmp_path: Path) -> None:
    """Code and line; and no text is lost."""
    text, fault, line = CASES[slip]
    draft = draft_of(tmp_path / "draft", text)
    found = codes(draft)

    assert ((fault.code, line) in found) if fault else (line in {at for _, at in found}), found
    assert broken_laws(draft) == []


CLEAN = {
    "星号是乘号": "# 范围\n\n3 * 4 = 12。",
    "井号在句中": "# 范围\n\n编号为#3的设备。",
    "小数开头": "# 范围\n\n1.5 m以上。",
    "年份开头": "# 范围\n\n2020年以后。",
    "括号开头": "# 范围\n\n（以下简称“甲”）。",
    "连字符开头的负数": "# 范围\n\n温度为\n-5 ℃时。",
    "引号里的冒号": "# 范围\n\n“注：”是注的开头。",
    "约数和乘方": "# 范围\n\n约~5，2^n。",
    "转义": "# 范围\n\n\\*甲\\*，\\# 乙，\\| 丙。",
}


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_right_is_left_alone(text: str, tmp_path: Path) -> None:
    """No cry of wolf."""
    assert codes(draft_of(tmp_path / "draft", CLEAN[text])) == []


def test_codes_and_names_are_used_once() -> None:
    """A code means one thing."""
    table = [value for value in vars(faults).values() if isinstance(value, faults.Fault)]

    assert len({fault.code for fault in table}) == len({fault.name for fault in table}) == len(table)
