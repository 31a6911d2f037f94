"""Words about a document that every face prints: its name, its class, its dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.model.block import Block, Paragraph
from qicao.model.data import StandardData, TitleText
from qicao.model.inline import Inline, Text
from qicao.model.numbers import parse_number
from qicao.model.standard import Term
from qicao.render.classes import class_of

__all__ = [
    "PATENT_CALL",
    "banner",
    "code_mark",
    "date_or_blank",
    "definition_blocks",
    "english_name",
    "name_above_text",
    "name_elements",
    "name_in_line",
    "publishers",
    "term_words",
]

PATENT_CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"
"""The literal sentence of GB/T 1.1—2020, D.1."""
NAME_LENGTH = 28
"""Characters of 16 pt that stand on a line."""
BLANK_DATE = "XXXX-XX-XX"


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


def name_above_text(data: StandardData) -> tuple[str, ...]:
    """The lines of the name above the text: one when it fits in 16 pt, else an element a line."""
    line = name_in_line(data)
    return (line,) if len(line) <= NAME_LENGTH else name_elements(data)


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
    return prefix if class_of(data).mark == "full" else prefix.split("/")[0]


def banner(data: StandardData) -> str:
    """The class of the document across the cover (8.1)."""
    form = class_of(data)
    return _filled(form.guide_banner if "/Z" in data.number else form.banner, data)


def _filled(words: str, data: StandardData) -> str:
    return words.format(sector=data.sector, region=data.region, organisation=data.organisation)


def publishers(data: StandardData) -> tuple[str, ...]:
    """Who issues the document: as given, else the body that issues documents of its class."""
    return data.publishers or tuple(_filled(class_of(data).publishers, data).split("；"))


def date_or_blank(date: dt.date | None) -> str:
    """The date as covers print it, or the blank that drafts bear."""
    return date.isoformat() if date else BLANK_DATE


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
