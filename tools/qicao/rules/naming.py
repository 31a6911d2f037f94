"""TTL014 to TTL016: words that do not belong in the names in `standard.yaml` (6.1.1, 10.3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.model.data import FunctionType
from qicao.rules.context import Context
from qicao.rules.english import is_ordinary
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import Value, read_value
from qicao.source.patterns import compiled

__all__ = [
    "NAME_WORDS",
    "english_name_form",
    "foreign_function_word",
    "named_for_function",
    "title_surplus",
    "wanted_english",
]

ELEMENTS = ("lead", "main", "supplement")
NAME_WORDS: dict[FunctionType, tuple[str, ...]] = {
    "术语": ("术语", "词汇"),
    "符号": ("符号", "标志"),
    "分类": ("分类", "编码", "代码"),
    "试验方法": ("试验方法", "检验方法", "测试方法", "检测方法", "测量方法", "测定"),
    "规范": ("规范",),
    "规程": ("规程",),
    "指南": ("指南", "导则"),
    "评价": ("评价",),
}
"""The words of names by function type (table 1 of 6.1.4.2, GB/T 20001)."""
ENGLISH_WORDS: dict[FunctionType, str] = {
    "术语": "vocabular|terminolog|terms|glossary",
    "符号": "symbol|sign|mark",
    "分类": r"classif|cod(?:e|ing)|categor|grading|identif",
    "试验方法": "method|determination|test|measur|detect",
    "规范": "specification",
    "规程": r"\bcode",
    "指南": r"\bguid",
    "评价": "evaluat|assess",
}
"""Function type → pattern of words of which the English name must contain one (table 1 of 6.1.4.2)."""
DETERMINED = "determin|measur|test|detect|assay|analys|identif"
"""The words for a name that ends with 测定; “method” alone is not enough."""
TRANSLATED = (
    (r"\bspecifications?(?= (?:for|of)\b|$)", "规范|要求|条件|规格|规定|规则|准则|通则|总则", "规范"),
    (r"\bcodes? of practice\b", "规程|规范|规则|实践|惯例|守则", "规程"),
    (r"\bguid(?:es?|elines?|ance)(?= (?:for|to|on|of)\b|$)", "指南|导则|指引|指导|手册|导", "指南"),
    (r"\b(?:vocabulary|terminology)(?= of\b|$)", "术语|词汇|名词|用语", "术语"),
    (r"\bdetermination of\b", "测定|测量|确定|检测|试验|测试|检验|方法|鉴定|判定|分析|计算", "测定"),
    (r"\btest methods?\b", "试验|测试|检测|检验|测定|测量|方法|分析", "试验方法"),
)
"""An English word of function; Chinese words of which the name must contain one, and the word that it translates."""
SURPLUS = (
    r"^《|》$|[。，；：、,;]$|^关于(?!.*关于)"
    r"|[（(](?:试行|暂行|征求意见稿|送审稿|报批稿|讨论稿|草案|修订版?|第[\d一二三四五六七八九十]+版|(?:\d{4}|X{4})年?版)[）)]"
)
"""Quotation marks, stops, stages and editions, which are other data of the cover."""
QUOTED = r"^《|》$|[。；]$"
FOREIGN = r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+|(?<!etc)(?<!\.[A-Z])[.;,]$|(?<=\S) {2,}(?=\S)"
"""Faults of an English name: Chinese characters and marks, a full stop at the end, and two blanks."""
PARTED = r"(?<=[a-z]{3})(?P<dash>\s*[-–]\s*|\s+—\s*|—\s+)(?=(?P<word>[A-Za-z][a-z]{2,}))"


def named_for_function(context: Context) -> bool:
    """Return whether the Chinese name has the word of table 1 for the function; 总则 or 技术要求 are not enough."""
    name = "".join(context.data.title.zh.parts())
    return any(word in name for word in NAME_WORDS[context.data.function])


def wanted_english(context: Context) -> str:
    """Return the pattern of words for the English name, by the function and the Chinese name."""
    function = context.data.function
    determined = any(value.text.endswith("测定") for value in _names(context, "zh"))
    return DETERMINED if determined and function == "试验方法" else ENGLISH_WORDS[function]


def _names(context: Context, language: str) -> Iterator[Value]:
    """Yield the elements of the document's own name."""
    yield from _given(context, *(("title", language, element) for element in ELEMENTS))


def _other_names(context: Context, own: str, foreign: str) -> Iterator[Value]:
    """Yield the names of other documents in the data: of those replaced, adopted and listed."""
    data = context.data
    yield from _given(context, ("adoption", own), *(("references", key, foreign) for key in data.references))


def _given(context: Context, *paths: tuple[str | int, ...]) -> Iterator[Value]:
    yield from (value for path in paths if (value := read_value(context, *path)))


@rule("TTL014", "title-surplus", clause="6.1.1")
def title_surplus(context: Context) -> Reports:
    """名称里有书名号、标点、稿次、版次，或以“关于”开头。

    为什么：名称由引导、主体、补充三种元素组成（6.1.1），不涉及不必要的细节；书名号由引用之处加，稿次和年份由封面的其他项表明。

    错：main: 《城运中心建设规范（试行）》

    对：main: 城运中心建设规范
    """
    replaced = (("replaces", place, "title") for place in range(len(context.data.replaces)))
    others = (*_given(context, *replaced), *_other_names(context, "title_zh", "title"))
    for pattern, values in ((SURPLUS, _names(context, "zh")), (QUOTED, others)):
        for value in values:
            match = compiled(pattern).search(value.text)
            if match:
                yield Report(value.span(*match.span()), f"名称“{value.text}”里的“{match[0]}”不属于名称。", "删去。")


@rule("TTL015", "english-name-form", clause="10.3.1.2", severity="warning")
def english_name_form(context: Context) -> Reports:
    """英文名称里有汉字、全角标点、多余的空格或句点，元素之间不是一字线。

    为什么：英文译名是英文，各元素之间用一字线“—”（10.3.1.2），前后不空。

    错：title_en: Paving bricks - Determination of permeability

    对：title_en: Paving bricks—Determination of permeability
    """
    others = [*_other_names(context, "title_en", "original")]
    for value in (*_names(context, "en"), *others):
        match = compiled(FOREIGN).search(value.text)
        if match:
            yield Report(value.span(*match.span()), f"英文名称“{value.text}”里有“{match[0]}”。", "只写英文的词语。")
    for value in others:
        found = compiled(PARTED).search(value.text)
        if found and (found["word"][0].isupper() or found["dash"] != "-") and is_ordinary(found["word"]):
            message = f"英文名称的元素之间是“{found['dash']}”。"
            yield Report(value.span(*found.span("dash")), message, "改为一字线“—”，前后不空。")


@rule("TTL016", "foreign-function-word", clause="6.1.4.2", severity="warning")
def foreign_function_word(context: Context) -> Reports:
    """英文译名用了另一种功能类型的词语。

    为什么：功能类型的词语有固定的译法（6.1.4.2表1）：规范 specification，规程 code of practice，指南 guidance、guidelines，
    术语 vocabulary，测定 determination，试验方法 test method。英文译名中的词语，中文名称里应有与它相应的。

    错：title: {zh: {main: 透水系数的测定}, en: {main: Specification for test of permeability}}

    对：title: {zh: {main: 透水系数的测定}, en: {main: Determination of permeability}}
    """
    data = context.data
    if data.title.en is None or not re.search(
        ENGLISH_WORDS[data.function], " ".join(data.title.en.parts()), re.IGNORECASE
    ):
        return  # TTL005 reports the missing name
    name = "".join(data.title.zh.parts())
    if not any(word in name for word in NAME_WORDS[data.function]):
        return  # TTL001 to TTL004 report faults of the Chinese name
    if not any(compiled(chinese).search(name) for _, chinese, _ in TRANSLATED) and not compiled(
        "评价|分类|符号"
    ).search(name):
        return  # the Chinese name shows no function
    for value in _names(context, "en"):
        for english, chinese, right in TRANSLATED:
            match = re.search(english, value.text, re.IGNORECASE)
            if match and not compiled(chinese).search(name):
                message = f"英文译名有“{match[0]}”，中文名称“{name}”里没有“{right}”等相应的词语。"
                yield Report(value.span(*match.span()), message, "使中英文名称的功能类型词语一致。")
