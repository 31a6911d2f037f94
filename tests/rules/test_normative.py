"""A mention is normative or informative by the provision it stands in and by its place (GB/T 1.1—2020, 9.5.4.2, 9.6.1.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.rules.context import Context
from qicao.rules.normative import Standing, standing_of
from snippets import YAML, draft_of

FRAME = """\
# 引言

{introduction}

# 范围

本文件规定了装置的要求。

# 术语和定义

# 要求

{body}

{{#规范附录 .annex .normative}}
# 方法

{normative}

{{#资料附录 .annex .informative}}
# 示例

{informative}
"""
REFERENCE = "[](#资料附录)"


def standings(folder: Path, function: str = "规范", **texts: str) -> list[Standing]:
    """What each mention of an annex or document in a draft of these texts is, in printed order."""
    parts = {"introduction": "背景。", "body": "装置应完好。", "normative": "方法。", "informative": "例子。", **texts}
    text = FRAME.format(**{name: part.replace("附录B", REFERENCE) for name, part in parts.items()})
    draft = draft_of(folder / "draft", text, YAML.replace("function: 规范", f"function: {function}"))
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    found = sorted((*context.references, *context.citations), key=context.mentions.index)
    return [standing_of(context, mention) for mention in found]


REQUIRED = {
    "装置应符合附录B的规定。": "the plain form",
    "附录B的规定应予遵守。": "the modal verb may follow",
    "装置应按附录B进行试验，并记录结果。": "more may follow",
    "装置不应使用附录B给出的材料。": "a prohibition; what is given there is used, not pointed at",
    "装置应符合{std}`GB/T 2260`和{std}`GB 12904`的规定。": "both of two documents",
    "装置应接地，接地电阻按附录B测量。": "the modal verb stands in another part of the sentence",
    "装置应试验合格（按附录B）。": "a remark in brackets that says what to do",
}
POINTED_AT = {
    "装置应接地，接地的说明见附录B。": "the requirement is another's",
    "装置应设置席位（附录B）。": "a remark in brackets may be either",
    "装置应采用成熟的算法，如{see}`GB/T 2260`。": "one of several that would do",
    "装置应记录下列内容：\n\n1. 时间；\n2. 地点，样式见附录B。": "an item points on",
}
STATED = {
    "装置应设置席位，席位的示例见附录B。": "a sample is never required, whatever is required before it",
    "席位的示例见附录B。": "a mere hint",
    "附录B给出了席位的示例。": "what the annex holds",
    "装置可采用附录B的布置。": "a permission",
    "装置宜采用附录B的布置。": "a recommendation, except in a guide",
    "装置应接地，布置可参考附录B。": "of two provisions that before the mention counts",
    "行政区划代码在{see}`GB/T 2260`中给出。": "a statement",
}


@pytest.mark.parametrize("text", REQUIRED)
def test_a_requirement_makes_what_it_mentions_normative(text: str, tmp_path: Path) -> None:
    """9.5.4.2.1 a)."""
    assert set(standings(tmp_path, body=text)) == {"normative"}


@pytest.mark.parametrize("text", POINTED_AT)
def test_a_hint_inside_a_requirement_is_open(text: str, tmp_path: Path) -> None:
    """The words allow both readings; no rule takes a side."""
    assert standings(tmp_path, body=text) == ["open"]


@pytest.mark.parametrize("text", STATED)
def test_any_other_mention_is_informative(text: str, tmp_path: Path) -> None:
    """9.5.4.2.2."""
    assert standings(tmp_path, body=text) == ["informative"]


def test_the_lead_in_of_a_list_governs_its_items(tmp_path: Path) -> None:
    """“应符合下列规定：” makes a requirement of each item."""
    text = "装置应符合下列规定：\n\n1. 外壳符合{std}`GB/T 2260`的规定；\n2. 布置可参考附录B。"

    assert standings(tmp_path, body=text) == ["normative", "informative"]


@pytest.mark.parametrize(
    ("function", "expected"),
    [("规范", "normative"), ("规程", "normative"), ("试验方法", "normative"), ("指南", "open"), ("分类", "open")],
)
def test_by_makes_a_method_normative_where_there_are_tests_or_instructions(
    function: str, expected: Standing, tmp_path: Path
) -> None:
    """9.5.4.2.1 b): 按 in a specification; an instruction has no modal verb."""
    assert standings(tmp_path, function, body="试样的数量按附录B计算。") == [expected]


def test_a_recommendation_makes_normative_in_a_guide_only(tmp_path: Path) -> None:
    """9.5.4.2.1 c)."""
    text = "预警信息宜符合附录B的规定。"

    assert standings(tmp_path, "指南", body=text) == ["normative"]
    assert standings(tmp_path, "规程", body=text) == ["informative"]
    assert standings(tmp_path, "规范", body="预警信息宜按附录B发布。") == ["open"]


@pytest.mark.parametrize(
    "place",
    [
        {"introduction": "装置应符合附录B的规定。"},
        {"body": "装置应完好。\n\n注：装置应符合附录B的规定。"},
        {"body": "装置应完好。\n\n示例：装置应符合附录B的规定。"},
        {"body": "装置应完好[^a]。\n\n[^a]: 装置应符合附录B的规定。"},
        {"informative": "装置应符合{std}`GB/T 2260`的规定。"},
    ],
)
def test_additional_information_mentions_informatively(place: dict[str, str], tmp_path: Path) -> None:
    """Introduction, note, example, footnote, informative annex: nothing there is normative, whatever the words."""
    assert standings(tmp_path, **place) == ["informative"]


def test_a_normative_annex_and_a_footnote_of_a_table_are_as_the_body(tmp_path: Path) -> None:
    """9.2 excepts the footnotes of figures and tables from additional information."""
    table = ":::{table} 值\n| 项目 | 值[^a] |\n| --- | --- |\n| 长 | 附录B |\n\n[^a]: 值应符合附录B的规定。\n:::"

    assert standings(tmp_path, normative="方法应符合附录B的规定。") == ["normative"]
    assert standings(tmp_path, body=table) == ["open", "normative"]
