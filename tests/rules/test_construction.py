"""What cannot be wrong in a document, because the program makes it: cover, contents, order, generated sentences.

Each test proves a demand of GB/T 1.1—2020 in the table `tools/qicao/check/coverage.csv`; where things stand on the
page is proved in `test_layout.py`.
"""

from __future__ import annotations

import pytest

from qicao.layout.contents import contents
from qicao.layout.cover import class_lines, name_lines, replaced_line
from qicao.layout.names import PATENT_CALL, banner, code_mark, publishers
from qicao.model.block import List, Paragraph, ReferenceEntry
from qicao.model.data import Stage
from qicao.model.inline import plain_text
from qicao.model.standard import Element, Standard
from qicao.model.titles import english_name, name_in_line
from snippets import YAML, document_of
from word import lines, styled, word_file, word_of

WHOLE = """\
# 引言

## 缘起

段。

## 目的

段。

# 范围

范围的段，{index}`词`。

# 术语和定义

{.term}
## 甲

:en: first

乙。

# 要求

## 一般要求

按{std}`GB/T 1.1—2020`和{see}`GB/T 22239—2019`，见[](#图)、[](#表)和[](#附录)。

{#图}
:::{figure} a.svg
图题
:::

{#表}
:::{table} 表题
| 头 |
| --- |
| 体 |
:::

## 检验

段。

{#附录 .annex .normative}
# 方法

## 步骤

段。

## 结果

段。
"""
"""A text that has every element."""


def standard_of(text: str, yaml: str = "") -> Standard:
    """The document of this text, with more data than the least."""
    return document_of(text, YAML + yaml).standard


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


def test_the_elements_of_the_name_are_parted_by_one_character() -> None:
    """From the general to the special; a dash between the English ones (6.1.1, 10.3.1.2)."""
    yaml = YAML.replace(
        "{main: 示例规范}", "{supplement: 规范, main: 示例装置, lead: 示例}\n  en: {main: B, supplement: C, lead: A}"
    )
    data = document_of("# 范围\n\n段。\n", yaml).standard.data

    assert name_in_line(data) == "示例\u3000示例装置\u3000规范"
    assert english_name(data) == "A—B—C"


def test_a_part_says_which_it_is_in_both_languages() -> None:
    """“第2部分：” before the last element (7.1.3)."""
    title = "{lead: 甲, main: 乙, supplement: 丙}\n  en: {lead: A, main: B, supplement: C}"
    yaml = YAML.replace("{main: 示例规范}", title) + "part_of: {number: DB31/T 1, part: 2}\n"
    data = document_of("# 范围\n\n段。\n", yaml).standard.data

    assert name_in_line(data) == "甲\u3000乙\u3000第2部分：丙"
    assert english_name(data) == "A—B—Part 2: C"


LEVELS = {
    "level: national\nnumber: GB/T 1—2020": ("中华人民共和国国家标准", "GB"),
    "level: national\nnumber: GB/Z 1—2020": ("中华人民共和国国家标准化指导性技术文件", "GB"),
    "level: sector\nsector: 城镇建设\nnumber: CJ/T 1—2020": ("中华人民共和国城镇建设行业标准", "CJ"),
    "level: local\nregion: 上海市\nnumber: DB31/T 1—2020": ("上海市地方标准", "DB31"),
    "level: group\norganisation: 某协会\nnumber: T/ABC 1—2020": ("团体标准", "T/ABC"),
    "level: enterprise\norganisation: 某公司\nnumber: Q/ABC 1—2020": ("某公司企业标准", "Q/ABC"),
}
"""Data → what stands across the cover, and the code at its upper right."""


@pytest.mark.parametrize("level", LEVELS)
def test_the_banner_and_the_mark_are_those_of_the_level(level: str) -> None:
    """The class of the document (8.1)."""
    data = document_of(
        "# 范围\n\n段。\n", f"{level}\ntitle: {{zh: {{main: 示例规范}}}}\nfunction: 规范\n"
    ).standard.data
    assert (banner(data), code_mark(data)) == LEVELS[level]


def test_classification_stands_at_the_upper_left_of_the_cover() -> None:
    """ICS, CCS, and on sector standards the record number, each on a line (10.3.1.5)."""
    yaml = "number: CJ/T 1—2020\ntitle: {zh: {main: 甲规范}}\nlevel: sector\nsector: 城镇建设\nfunction: 规范\n"
    data = document_of("# 范围\n\n段。\n", yaml + "ics: [01.120]\nccs: A 00\nrecord_number: J1-2020\n").standard.data

    assert ["".join(line) for line in class_lines(data)] == ["ICS  01.120", "CCS  A 00", "备案号：J1-2020"]
    assert lines(word_of("everything"), "Header")[:2] == ["ICS  13.060.45", "CCS  Z 16"]


def test_the_cover_names_the_replaced_documents() -> None:
    """Below the number, at the right (8.1, 10.3.1.4)."""
    replaces = "[{number: GB/T 1—2015, title: 甲}, {number: GB/T 2—2015, title: 乙, partly: true}]"
    standard = standard_of("# 范围\n\n段。\n", f"replaces: {replaces}\n")
    word = word_file(standard)

    assert replaced_line(standard.data) == "代替 GB/T 1—2015，部分代替 GB/T 2—2015"
    assert lines(word, "标准文件_文件编号", "标准文件_替换文件编号") == [
        "DB31/T XXXX—XXXX",
        replaced_line(standard.data),
    ]


def test_the_cover_states_the_degree_of_correspondence() -> None:
    """In brackets below the English name (10.3.1.3)."""
    yaml = 'adoption: {document: "ISO 1:2020", title_en: Things, degree: MOD}\n'
    title = YAML.replace("{main: 示例规范}", "{main: 示例规范}\n  en: {main: Example}")
    named = [line.text for line in name_lines(document_of("# 范围\n\n段。\n", title + yaml).standard.data)]

    assert named[1:3] == ["Example", "（ISO 1:2020, Things, MOD）"]


def test_the_cover_names_who_issues_the_document() -> None:
    """As given, else the body that issues documents of its level (8.1)."""
    word = word_of("everything")

    assert publishers(standard_of("# 范围\n\n段。\n").data) == ("上海市市场监督管理局",)
    assert lines(word, "其他发布部门") == ["国家市场监督管理总局", "国家标准化管理委员会\u3000\u3000发布"]
    assert lines(word, "其他发布日期", "其他实施日期") == ["XXXX-XX-XX发布", "XXXX-XX-XX实施"]


@pytest.mark.parametrize("stage", ["工作组讨论稿", "征求意见稿", "送审讨论稿", "送审稿", "报批稿", "发布稿"])
def test_the_cover_of_a_draft_asks_for_patents(stage: Stage) -> None:
    """While there is something to answer (D.1)."""
    data = standard_of("# 范围\n\n段。\n", f"stage: {stage}\n").data
    assert (PATENT_CALL in [line.text for line in name_lines(data)]) == (stage not in {"报批稿", "发布稿"})


def test_the_contents_list_what_the_norm_names_in_its_order() -> None:
    """Elements, chapters, 条 when wanted, annexes with their status, then figures, then tables."""
    yaml = "index: true\ncontents_depth: 2\ncontents_figures: true\ncontents_tables: true\n"
    assert [entry.text for entry in contents(standard_of(WHOLE, yaml))] == [
        *("前言", "引言"),
        *("1\u3000范围", "2\u3000规范性引用文件", "3\u3000术语和定义"),
        *("4\u3000要求", "4.1\u3000一般要求", "4.2\u3000检验"),
        *("附录A（规范性）\u3000方法", "A.1\u3000步骤", "A.2\u3000结果"),
        *("参考文献", "索引"),
        *("图1\u3000图题", "表1\u3000表题"),
    ]


def test_the_contents_leave_out_terminological_entries() -> None:
    """However deep they go (8.2)."""
    listed = [entry.text for entry in contents(standard_of(WHOLE, "contents_depth: 6\n"))]

    assert "3\u3000术语和定义" in listed
    assert not any("甲" in line for line in listed)


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
