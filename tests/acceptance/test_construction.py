"""What cannot be wrong in a document, because the program makes it: cover, contents, order, generated sentences.

Each test proves a demand of GB/T 1.1—2020 in the table `tools/qicao/check/coverage.csv`; where things stand on the
page is proved in `test_page_measures.py`.
"""

from __future__ import annotations

import pytest

from qicao.model.block import List, Paragraph, ReferenceEntry
from qicao.model.inline import plain_text
from qicao.model.standard import Element, Standard
from snippets import WHOLE, standard_of
from word import lines, styled, word_file, word_of


def titles(standard: Standard) -> list[str]:
    """The title of every element, chapter and annex, in printed order."""
    parts = standard.divisions()
    return [part.title if isinstance(part, Element) else plain_text(part.title) for part in parts]


def test_elements_stand_in_the_order_of_the_norm() -> None:
    """前言, 引言, the chapters, annexes, 参考文献, 索引 (table 3, 8.13, 8.14)."""
    assert titles(standard_of(WHOLE, "index: true\n")) == [
        *("前言", "引言"),
        *("范围", "规范性引用文件", "术语和定义", "要求"),
        *("方法", "参考文献", "索引"),
    ]


def test_cover_foreword_and_chapters_1_to_3_are_always_there() -> None:
    """Whatever the author left out (6.2.2.3): here all but the scope."""
    standard = standard_of("# 范围\n\n段。\n")
    word = word_file(standard)

    assert titles(standard) == ["前言", "范围", "规范性引用文件", "术语和定义"]
    assert lines(word, "标准文件_文件名称") == ["示例规范"]


@pytest.mark.parametrize("place", ["# 范围\n\n见{see}`GB/T 1.1—2020`。\n", "# 范围\n\n注：见{see}`GB/T 1.1—2020`。\n"])
def test_whatever_is_cited_informatively_makes_a_bibliography(place: str) -> None:
    """And without such a citation there is none (8.13)."""
    assert standard_of(place).bibliography
    assert not standard_of("# 范围\n\n段。\n").bibliography


def test_the_foreword_is_text_without_clauses_figures_and_tables() -> None:
    """Its data are lines of text; nothing else can get into it (8.3)."""
    yaml = 'foreword: {relation: ["甲。"], extra: ["乙。"]}\nreplaces: [{number: GB/T 1-2015, title: 丙}]\nchanges: {added: [丁]}\n'
    foreword = standard_of("# 范围\n\n段。\n", yaml).foreword

    assert foreword.clauses == ()
    assert {type(block) for block in foreword.blocks} == {Paragraph, List}


def test_documents_are_listed_without_a_mark_at_the_end() -> None:
    """Neither list ends its entries with one; only that of 参考文献 has numbers (8.6.3.1, 10.3.4, 10.3.6)."""
    standard = standard_of(WHOLE)
    assert standard.bibliography
    normative = [block for block in standard.chapters[1].blocks if isinstance(block, ReferenceEntry)]
    informative = [block for block in standard.bibliography.blocks if isinstance(block, ReferenceEntry)]

    assert [entry.number for entry in (*normative, *informative)] == ["", "[1]"]
    assert not any(plain_text(entry.inlines).endswith(("。", "；", ".", "，")) for entry in (*normative, *informative))


def test_the_name_stands_on_the_cover_and_above_chapter_1() -> None:
    """The same words (6.1.1)."""
    word = word_of("everything")
    styles = [item.style.name for item in styled(word)]
    first = styles.index("标准文件_章标题")

    assert "\u3000".join(lines(word, "标准文件_文件名称")) == "便携式水质采样箱\u3000技术规范"
    assert lines(word, "标准文件_正文标准名称") == ["便携式水质采样箱\u3000技术规范"]
    assert styles.index("标准文件_正文标准名称") < first


ENTRY = """\
# 范围

段。

# 术语和定义

{.term}
## 甲

:en: first
:abbr: AB
:symbol: $a$

定义。

:::{figure} a.svg
图题
:::

注：注文。

示例：示例文。

[来源：{std}`GB/T 1.1—2020，3.1`]
"""


def test_an_entry_gives_its_parts_in_the_order_of_the_norm() -> None:
    """Number, term, English, symbol, definition, figure, example, note, source, however they were typed (8.7.3.1)."""
    word = word_file(standard_of(ENTRY))
    found = [(item.style.name, item.text) for item in word.paragraphs]
    start = next(at for at, (name, _) in enumerate(found) if name == "标准文件_术语条一")

    assert found[start : start + 8] == [
        ("标准文件_术语条一", "\n\u3000\u3000甲\u3000first；AB"),
        ("标准文件_段", ""),
        ("标准文件_段", "定义。"),
        ("图形", found[start + 3][1]),
        ("标准文件_正文图标题", "图题"),
        ("标准文件_示例：", "示例文。"),
        ("标准文件_注：", "注文。"),
        ("标准文件_段", "[来源：GB/T 1.1—2020，3.1]"),
    ]


def test_symbols_are_listed_without_numbers() -> None:
    """Each line begins with the symbol (8.8.3)."""
    text = "# 范围\n\n段。\n\n# 缩略语\n\n下列缩略语适用于本文件。\n\nB\n: 乙\n\nA\n: 甲\n"
    listed = lines(word_file(standard_of(text)), "标准文件_段")

    assert [line for line in listed if "：" in line][-2:] == ["A：甲", "B：乙"]
