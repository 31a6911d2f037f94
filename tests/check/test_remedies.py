"""Slips of the pen that mend themselves: what becomes of the text, and where nothing is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from laws import broken_laws
from qicao.check.mend import fix_draft
from qicao.check.settings import Layer
from qicao.parse.draft import load_draft
from snippets import codes, draft_of

READING = Layer(select=("FIL", "SYN"))
"""What the rules mend is tried elsewhere."""
MENDED = {
    "井号后没有空格": ("# 范围\n\n##一般要求\n\n正文。", "# 范围\n\n## 一般要求\n\n正文。"),
    "井号后是全角空格": ("# 范围\n\n##　一般要求\n\n正文。", "# 范围\n\n## 一般要求\n\n正文。"),
    "全角井号": ("# 范围\n\n＃＃ 一般要求\n\n正文。", "# 范围\n\n## 一般要求\n\n正文。"),
    "全角井号的无标题条": ("# 范围\n\n＃＃\n\n正文。", "# 范围\n\n##\n\n正文。"),
    "顿号列项": ("# 范围\n\n要求如下：\n\n1、甲；\n\n2、乙。", "# 范围\n\n要求如下：\n\n1. 甲；\n\n2. 乙。"),
    "紧接在引语下的列项": ("# 范围\n\n要求如下：\n1、甲；\n2、乙。", "# 范围\n\n要求如下：\n\n1. 甲；\n2. 乙。"),
    "字母列项": ("# 范围\n\n要求如下：\n\na) 甲；\n\nb）乙。", "# 范围\n\n要求如下：\n\n1. 甲；\n\n2. 乙。"),
    "括号列项": ("# 范围\n\n要求如下：\n\n（1）甲；\n（2）乙。", "# 范围\n\n要求如下：\n\n1. 甲；\n2. 乙。"),
    "破折号列项": ("# 范围\n\n要求如下：\n\n—— 甲；\n——乙。", "# 范围\n\n要求如下：\n\n- 甲；\n- 乙。"),
    "圆点列项": ("# 范围\n\n要求如下：\n\n• 甲；\n\n• 乙。", "# 范围\n\n要求如下：\n\n- 甲；\n\n- 乙。"),
    "紧接在文字下的注": ("# 范围\n\n正文。\n注：内容。", "# 范围\n\n正文。\n\n注：内容。"),
    "列项里紧接着的注": ("# 范围\n\n- 甲。\n  注：内容。", "# 范围\n\n- 甲。\n\n  注：内容。"),
    "紧接在文字下的标签": (
        "# 范围\n\n正文。\n{#标签}\n\n## 一般要求\n\n## 其他要求",
        "# 范围\n\n正文。\n\n{#标签}\n\n## 一般要求\n\n## 其他要求",
    ),
    "紧接在文字下的说明": (
        "# 范围\n\n计算。\n式中：\n\n- $v$——速度。",
        "# 范围\n\n计算。\n\n式中：\n\n- $v$——速度。",
    ),
    "紧接在文字下的来源": (
        "# 术语和定义\n\n{.term}\n## 甲\n\n:en: a\n\n定义\n[来源：{std}`GB/T 1.1—2020`，3.1]",
        "# 术语和定义\n\n{.term}\n## 甲\n\n:en: a\n\n定义\n\n[来源：{std}`GB/T 1.1—2020`，3.1]",
    ),
    "全角的属性": ("# 范围\n\n｛＃标签｝\n\n正文。", "# 范围\n\n{#标签}\n\n正文。"),
    "手写的条号": ("# 范围\n\n## 1.1 一般要求\n\n正文。", "# 范围\n\n## 一般要求\n\n正文。"),
    "手写的附录号": (
        "# 范围\n\n{.annex .normative}\n# 附录A 方法\n\n正文。",
        "# 范围\n\n{.annex .normative}\n# 方法\n\n正文。",
    ),
    "手写编号的注": ("# 范围\n\n注1：内容。", "# 范围\n\n注：内容。"),
    "指令里又写一遍名称": (
        "# 范围\n\n:::{note}\n注：内容。\n:::\n\n:::{example} 示例：甲。\n:::",
        "# 范围\n\n:::{note}\n内容。\n:::\n\n:::{example} 甲。\n:::",
    ),
    "全角括号的引用": (
        "# 范围\n\n{#甲}\n\n见［条文］（#甲）和[]（#甲）。",
        "# 范围\n\n{#甲}\n\n见[条文](#甲)和[](#甲)。",
    ),
    "全角冒号的脚注": ("# 范围\n\n正文[^a]。\n\n[^a]：脚注。", "# 范围\n\n正文[^a]。\n\n[^a]: 脚注。"),
    "全角括号的脚注": ("# 范围\n\n正文［^a］。\n\n［^a］：脚注。", "# 范围\n\n正文[^a]。\n\n[^a]: 脚注。"),
    "全角冒号的栏目": (
        "# 术语和定义\n\n{.term}\n## 甲\n\n:en：a\n:abbr：b\n\n定义",
        "# 术语和定义\n\n{.term}\n## 甲\n\n:en: a\n:abbr: b\n\n定义",
    ),
    "看不见的字符": ("# 范围\n\n正\u0007文\u0001。", "# 范围\n\n正文。"),
}
"""What happened → before, after."""
ASKED = {
    "井号后没有空格",
    "井号后是全角空格",
    "全角井号",
    "全角井号的无标题条",
    "顿号列项",
    "紧接在引语下的列项",
    "字母列项",
    "括号列项",
    "破折号列项",
    "圆点列项",
    "紧接在文字下的注",
    "列项里紧接着的注",
    "紧接在文字下的说明",
    "紧接在文字下的来源",
    "全角冒号的脚注",
    "全角括号的脚注",
}
"""Those whose remedy makes something that has a number of what was text."""


@pytest.mark.parametrize("slip", MENDED)
def test_the_slip_is_mended(slip: str, tmp_path: Path) -> None:
    """In one go, and only when asked where numbers change; no text is lost and nothing of its kind is left."""
    before, after = MENDED[slip]
    draft = draft_of(tmp_path / "draft", before)
    fix_draft(draft.source.folder, READING)
    if slip in ASKED:
        assert (draft.source.folder / "index.md").read_text(encoding="utf-8") == before
        fix_draft(draft.source.folder, READING, unsafe=True)

    assert (draft.source.folder / "index.md").read_text(encoding="utf-8") == after
    mended = load_draft(draft.source.folder)
    assert {code for code, _ in codes(draft)} - {code for code, _ in codes(mended)}
    assert {code for code, _ in codes(mended)} <= {code for code, _ in codes(draft)}
    assert broken_laws(mended) == []


LEFT = {
    "编号的设备不是标题": "# 范围\n\n#1主变压器应可靠。",
    "中文数字可能是标题": "# 范围\n\n一、总体要求",
    "两个层次的列项": "# 范围\n\n要求如下：\n\na) 甲：\n\n1) 乙；\n\n2) 丙；\n\nb) 丁。",
    "接续上文的列项": "# 范围\n\n3、甲；\n\n4、乙。",
    "折行的破折号": "# 范围\n\n城运中心\n——即城市运行管理中心——应可靠。",
    "注会落到列项之外": "# 范围\n\n- 甲。\n注：内容。\n- 乙。",
    "指令里的标题": "# 范围\n\n:::{note}\n##题\n:::",
    "缺空格的属性": "# 范围\n\n正文。\n\n{#标签.annex .informative}\n# 甲\n\n正文。",
    "最后一行的标签": "# 范围\n\n正文。\n{#标签}",
    "不在术语里的栏目": "# 范围\n\n:en：a",
}


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_something_else_is_left_to_the_author(text: str, tmp_path: Path) -> None:
    """It stays a finding."""
    draft = draft_of(tmp_path / "draft", LEFT[text])

    assert codes(draft)
    assert fix_draft(draft.source.folder, READING, unsafe=True).count == 0


def test_a_number_that_is_printed_otherwise_is_only_deleted_when_asked(tmp_path: Path) -> None:
    """3.5 may be a quantity: “3.5 mm接口”."""
    draft = draft_of(tmp_path / "draft", "# 范围\n\n## 3.5 mm接口\n\n正文。\n\n## 1.2 其他\n\n正文。")
    fix_draft(draft.source.folder, READING)

    text = (draft.source.folder / "index.md").read_text(encoding="utf-8")
    assert text == "# 范围\n\n## 3.5 mm接口\n\n正文。\n\n## 其他\n\n正文。"
