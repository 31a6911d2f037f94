"""The 前言: its literal sentences in their fixed order (GB/T 1.1—2020, 8.3)."""

from __future__ import annotations

import pytest

from notation import tree
from qicao.model.block import List, Paragraph
from qicao.model.inline import plain_text
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes
from snippets import YAML, document_of

BASIS = "本文件按照GB/T 1.1—2020《标准化工作导则\u3000第1部分：标准化文件的结构和起草规则》的规定起草。"
PATENTS = "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。"
FIRST = "本文件为首次发布。"
TEXT = "# 范围\n\n甲。\n\n{#要求}\n# 要求\n\n乙。\n"


def lines(standard: Standard) -> list[str]:
    """The foreword as it is printed, items with their marks."""
    marks = {
        item.blocks[0].id: item.number
        for block in standard.foreword.blocks
        if isinstance(block, List)
        for item in block.items
    }
    return [
        marks.get(node.id, "") + plain_text(node.inlines)
        for node in iter_nodes(standard.foreword)
        if isinstance(node, Paragraph)
    ]


def foreword(yaml: str) -> list[str]:
    """The foreword that the data make, without the sentences that stand in every first edition."""
    found = lines(document_of(TEXT, YAML + yaml).standard)
    return [line for line in found if line not in {BASIS, PATENTS, FIRST}]


CASES = {
    "什么都没有": ("", []),
    "系列的一部分，没有其他部分": (
        "part_of: {number: GB/T 12345, part: 3}",
        ["本文件是GB/T 12345《示例规范》的第3部分。"],
    ),
    "系列的一部分，已有其他部分": (
        "part_of: {number: GB/T12345, part: 2, published: [第1部分：总则, 第2部分：要求]}",
        [
            "本文件是GB/T 12345《示例规范》的第2部分。GB/T 12345已经发布了以下部分：",
            "——第1部分：总则；",
            "——第2部分：要求。",
        ],
    ),
    "代替一个文件，没有写变化": (
        "replaces: [{number: DB31/T 1234-2015, title: 旧规范}]",
        ["本文件代替DB31/T 1234—2015《旧规范》。"],
    ),
    "代替两个文件，变化给出所在的条": (
        (
            "replaces: [{number: DB31/T 1-2015, title: 甲}, {number: DB31/T 2-2015, title: 乙, partly: true}]\n"
            'changes: {added: ["席位（见[](#要求)）"], changed: ["更改了流程（见[](#要求)，2015年版的5.2）；"], '
            'deleted: ["附录（见2015年版的附录A）。"]}'
        ),
        [
            (
                "本文件代替DB31/T 1—2015《甲》，部分代替DB31/T 2—2015《乙》，与DB31/T 1—2015、DB31/T 2—2015相比，"
                "除结构调整和编辑性改动外，主要技术变化如下："
            ),
            "a)增加了席位（见第4章）；",
            "b)更改了流程（见第4章，2015年版的5.2）；",
            "c)删除了附录（见2015年版的附录A）。",
        ],
    ),
    "整句给出的变化": (
        'replaces: [{number: GB/T 1-2015, title: 甲}]\nchanges: {items: ["增加了乙（见[](#要求)）", 删除了丙]}',
        [
            "本文件代替GB/T 1—2015《甲》，与GB/T 1—2015相比，除结构调整和编辑性改动外，主要技术变化如下：",
            "a)增加了乙（见第4章）；",
            "b)删除了丙。",
        ],
    ),
    "等同采用": (
        'adoption: {document: "ISO 1234:2020", title_zh: 某物, title_en: Things, degree: IDT}',
        ["本文件等同采用ISO 1234:2020《某物》。"],
    ),
    "修改采用": (
        (
            'adoption: {document: "ISO 1234:2020", title_zh: 某物, degree: MOD, '
            "structure: 本文件与ISO 1234:2020相比做了下述结构调整：甲。, differences: [增加了乙，以适应丙], editorial: [改动了丁, 删除了戊]}"
        ),
        [
            "本文件修改采用ISO 1234:2020《某物》。",
            "本文件与ISO 1234:2020相比做了下述结构调整：甲。",
            "本文件与ISO 1234:2020的技术差异及其原因如下：",
            "——增加了乙，以适应丙。",
            "本文件做了下列最小限度的编辑性改动：",
            "——改动了丁；",
            "——删除了戊。",
        ],
    ),
    "非等效": (
        'adoption: {document: "ISO 1234:2020", title_en: Things, degree: NEQ}',
        ["本文件参考ISO 1234:2020《Things》起草，一致性程度为非等效。"],
    ),
    "提出和归口是同一单位": ("proposed_by: [甲]\nin_charge: [甲]", ["本文件由甲提出并归口。"]),
    "只有归口": ("in_charge: [甲]", ["本文件由甲归口。"]),
    "提出和归口是两个单位": ("proposed_by: [甲, 乙]\nin_charge: [丙]", ["本文件由甲、乙提出。", "本文件由丙归口。"]),
    "地方标准，提出并组织实施": (
        "proposed_by: [甲]\nimplemented_by: [甲]\nin_charge: [乙]",
        ["本文件由甲提出并组织实施。", "本文件由乙归口。"],
    ),
    "地方标准，另有单位组织实施": (
        "proposed_by: [甲]\nimplemented_by: [丙]\nin_charge: [甲]",
        ["本文件由甲提出并归口。", "本文件由丙组织实施。"],
    ),
    "起草单位和起草人": (
        "drafted_by: [甲, 乙]\ndrafters: [×××, △△△]",
        ["本文件起草单位：甲、乙。", "本文件主要起草人：×××、△△△。"],
    ),
    "修订过一次": (
        "foreword: {history: [本文件于2015年首次发布为DB31/T 1—2015，本次为第一次修订。]}",
        ["本文件于2015年首次发布为DB31/T 1—2015，本次为第一次修订。"],
    ),
    "修订过多次": (
        "foreword: {history: [2010年首次发布为DB31/T 1—2010, 2015年第一次修订, 本次为第二次修订]}",
        [
            "本文件及其所代替文件的历次版本发布情况为：",
            "——2010年首次发布为DB31/T 1—2010；",
            "——2015年第一次修订；",
            "——本次为第二次修订。",
        ],
    ),
    "与其他文件的关系": (
        'foreword: {relation: ["本文件与{see}`GB/T 22239—2019`配套使用。"]}',
        ["本文件与GB/T 22239—2019配套使用。"],
    ),
}
"""Data → the sentences they make."""


@pytest.mark.parametrize("case", CASES)
def test_the_data_make_these_sentences(case: str) -> None:
    """Word for word, with the punctuation of a list."""
    yaml, expected = CASES[case]
    assert foreword(f"{yaml}\n") == expected


EVERYTHING = """\
part_of: {number: GB/T 12345, part: 1}
replaces: [{number: GB/T 1—2015, title: 旧}]
adoption: {document: "ISO 1:2020", degree: IDT}
proposed_by: [甲]
in_charge: [乙]
drafted_by: [丙]
drafters: [×××]
foreword: {relation: [关系。], history: [历史。], extra: [其他。]}
"""


def test_the_order_is_that_of_the_norm() -> None:
    """a) to h) of 8.3, and what the draft adds at the end."""
    found = lines(document_of(TEXT, YAML + EVERYTHING).standard)
    starts = [BASIS, "本文件是", "关系", "本文件代替", "本文件等同采用", PATENTS, "本文件由甲提出", "本文件由乙归口"]
    starts += ["本文件起草单位", "本文件主要起草人", "历史", "其他"]

    assert [line.startswith(start) for line, start in zip(found, starts, strict=True)] == [True] * len(starts)


def test_a_first_edition_says_so() -> None:
    """Only a document that replaces none and has no history."""
    assert lines(document_of(TEXT).standard) == [BASIS, PATENTS, FIRST]
    assert FIRST not in lines(document_of(TEXT, YAML + EVERYTHING).standard)


PATENT = """\
foreword:
  patents: identified
  identified:
    - {clause: "[](#要求)", content: 测温方法, holder: ×××单位, address: ×××路}
"""


def test_identified_patents_are_told_in_the_introduction() -> None:
    """The foreword says nothing of them (D.2), the introduction names clause and holder (D.3)."""
    standard = document_of(TEXT, YAML + PATENT).standard
    assert standard.introduction
    told = [plain_text(node.inlines) for node in standard.introduction.blocks if isinstance(node, Paragraph)]

    assert PATENTS not in lines(standard)
    assert told[0] == ("本文件的发布机构提请注意，声明符合本文件时，可能涉及到第4章与测温方法相关的专利的使用。")
    assert told[3:5] == ["专利持有人姓名：×××单位", "地址：×××路"]
    assert told[-1].endswith("本文件的发布机构不承担识别专利的责任。")


def test_the_statement_follows_the_authors_own_introduction() -> None:
    """What the author wrote comes first."""
    introduction = document_of(f"# 引言\n\n缘起。\n\n{TEXT}", YAML + PATENT).standard.introduction
    assert introduction

    assert tree(introduction.blocks[0]) == 'p"缘起。"'
    assert len(introduction.blocks) == 7


def test_a_slip_in_the_data_is_found_in_their_file() -> None:
    """At the line and column of the value."""
    yaml = YAML + 'replaces: [{number: GB/T 1, title: 甲}]\nchanges:\n  added:\n    - "乙（见[](#没有)）"\n'
    found = [(item.code, item.span) for item in document_of(TEXT, yaml).findings]

    assert [(code, span.file, span.line, span.column) for code, span in found] == [("REF001", "standard.yaml", 10, 11)]
