"""Words about a document that every face prints: its name, its class, its dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.model.block import Block, Paragraph
from qicao.model.data import Level, StandardData, TitleText
from qicao.model.inline import Inline, Text
from qicao.model.numbers import parse_number
from qicao.model.standard import Element, Term

__all__ = [
    "PATENT_CALL",
    "banner",
    "code_mark",
    "date_or_blank",
    "definition_blocks",
    "english_name",
    "name_elements",
    "name_in_line",
    "publishers",
    "spaced_title",
    "term_words",
]

PATENT_CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"
"""The literal sentence of GB/T 1.1—2020, D.1."""
BLANK_DATE = "XXXX-XX-XX"
PUBLISHERS: dict[Level, tuple[str, ...]] = {"national": ("国家市场监督管理总局", "国家标准化管理委员会")}


def name_elements(data: StandardData) -> tuple[str, ...]:
    """The Chinese name, element by element, with “第2部分：” before the last one of a part."""
    title = data.title.zh
    if data.part_of is None:
        return title.parts()
    part = f"第{data.part_of.part}部分：{title.supplement}"
    return (*(element for element in (title.lead, title.main) if element), part)


def name_in_line(data: StandardData) -> str:
    """The Chinese name with a gap of one character between its elements (6.1.1)."""
    return "\u3000".join(name_elements(data))


def english_name(data: StandardData) -> str:
    """The English name with dashes between its elements (10.3.1.2); "" when there is none."""
    title = data.title.en
    if title is None:
        return ""
    return "—".join(_english_elements(data, title))


def _english_elements(data: StandardData, title: TitleText) -> tuple[str, ...]:
    if data.part_of is None:
        return title.parts()
    part = f"Part {data.part_of.part}: {title.supplement}"
    return (*(element for element in (title.lead, title.main) if element), part)


def code_mark(data: StandardData) -> str:
    """The code at the upper right of the cover: GB, CJ, DB31, T/CAS."""
    number = parse_number(data.number)
    prefix = number.prefix if number else data.number.split()[0]
    return prefix if data.level in {"group", "enterprise"} else prefix.split("/")[0]


def banner(data: StandardData) -> str:
    """The class of the document across the cover (8.1)."""
    if data.level == "national":
        guide = data.number.startswith("GB/Z")
        return "中华人民共和国国家标准化指导性技术文件" if guide else "中华人民共和国国家标准"
    return {
        "sector": f"中华人民共和国{data.sector}行业标准",
        "local": f"{data.region}地方标准",
        "group": "团体标准",
        "enterprise": f"{data.organisation}企业标准",
    }[data.level]


def publishers(data: StandardData) -> tuple[str, ...]:
    """Who issues the document: as given, else the body that issues documents of its class."""
    if data.publishers:
        return data.publishers
    if data.level == "local" and data.region:
        return (f"{data.region}市场监督管理局",)
    if data.level in {"group", "enterprise"} and data.organisation:
        return (data.organisation,)
    return PUBLISHERS.get(data.level, ("××××",))


def date_or_blank(date: dt.date | None) -> str:
    """The date as covers print it, or the blank that drafts bear."""
    return date.isoformat() if date else BLANK_DATE


def spaced_title(element: Element) -> str:
    """The title of an element as it is set: 前言 and 引言 with a gap between their characters."""
    return "\u3000".join(element.title) if element.name in {"foreword", "introduction"} else element.title


def term_words(term: Term) -> Iterator[Inline]:
    """Term, English words and abbreviations as they stand on one line (10.3.5)."""
    yield from term.term
    mark = "\u3000"
    for words in (*term.english, *term.abbreviations):
        yield Text(mark)
        yield from words
        mark = "；"


def definition_blocks(term: Term) -> tuple[Block, ...]:
    """The definition with its domain in angle brackets before it."""
    if not term.domain:
        return term.definition
    domain: tuple[Inline, ...] = (Text("〈"), *term.domain, Text("〉"))
    first, rest = term.definition[:1], term.definition[1:]
    if first and isinstance(first[0], Paragraph):
        return (Paragraph(first[0].id, (*domain, *first[0].inlines), first[0].span, first[0].label), *rest)
    return (Paragraph(f"{term.id}-domain", domain), *term.definition)
