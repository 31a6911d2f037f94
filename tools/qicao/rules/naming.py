"""TTL014, TTL015: what does not belong into the names in `standard.yaml` (6.1.1, 10.3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.rules.context import Context
from qicao.rules.english import is_ordinary
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import Value, read_value

__all__ = ["english_name_form", "title_surplus"]

ELEMENTS = ("lead", "main", "supplement")
SURPLUS = (
    r"^《|》$|[。，；：、,;]$|^关于(?!.*关于)"
    r"|[（(](?:试行|暂行|征求意见稿|送审稿|报批稿|讨论稿|草案|修订版?|第[\d一二三四五六七八九十]+版|(?:\d{4}|X{4})年?版)[）)]"
)
"""Quotation marks, stops, stages and editions, which other data of the cover tell."""
QUOTED = r"^《|》$|[。；]$"
FOREIGN = r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+|(?<!etc)(?<!\.[A-Z])[.;,]$|(?<=\S) {2,}(?=\S)"
"""Chinese characters and marks, a stop at the end, and two blanks, in an English name."""
PARTED = r"(?<=[a-z]{3})(?P<dash>\s*[-–]\s*|\s+—\s*|—\s+)(?=(?P<word>[A-Za-z][a-z]{2,}))"


def _names(context: Context, language: str) -> Iterator[Value]:
    """The elements of the document's own name."""
    yield from _given(context, *(("title", language, element) for element in ELEMENTS))


def _other_names(context: Context, own: str, foreign: str) -> Iterator[Value]:
    """The names of other documents in the data: of those replaced, adopted and listed."""
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
            match = re.search(pattern, value.text)
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
        match = re.search(FOREIGN, value.text)
        if match:
            yield Report(value.span(*match.span()), f"英文名称“{value.text}”里有“{match[0]}”。", "只写英文的词语。")
    for value in others:
        found = re.search(PARTED, value.text)
        if found and (found["word"][0].isupper() or found["dash"] != "-") and is_ordinary(found["word"]):
            message = f"英文名称的元素之间是“{found['dash']}”。"
            yield Report(value.span(*found.span("dash")), message, "改为一字线“—”，前后不空。")
