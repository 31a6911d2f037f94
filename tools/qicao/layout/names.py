"""Words about a document that every output prints: its name, its class, its dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.layout.classes import class_of
from qicao.model.block import Block, Paragraph
from qicao.model.data import StandardData
from qicao.model.inline import Inline, Text
from qicao.model.numbers import parse_number
from qicao.model.standard import Term
from qicao.model.titles import name_elements, name_in_line

__all__ = [
    "PATENT_CALL",
    "banner",
    "code_mark",
    "date_or_blank",
    "definition_blocks",
    "name_above_text",
    "publishers",
    "term_words",
]

PATENT_CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"
"""The sentence that GB/T 1.1—2020, D.1, prescribes literally."""
NAME_LENGTH = 28
"""The number of characters of 16 pt that fit on a line."""
BLANK_DATE = "XXXX-XX-XX"


def name_above_text(data: StandardData) -> tuple[str, ...]:
    """Return the lines of the name above the text: one if it fits in 16 pt, else one for each element."""
    line = name_in_line(data)
    return (line,) if len(line) <= NAME_LENGTH else name_elements(data)


def code_mark(data: StandardData) -> str:
    """Return the code at the upper right of the cover: GB, CJ, DB31, T/CAS."""
    number = parse_number(data.number)
    prefix = number.prefix if number else data.number.split()[0]
    return prefix if class_of(data).mark == "full" else prefix.split("/")[0]


def banner(data: StandardData) -> str:
    """Return the class of the document, as printed across the cover (8.1)."""
    form = class_of(data)
    return _filled(form.guide_banner if "/Z" in data.number else form.banner, data)


def _filled(words: str, data: StandardData) -> str:
    return words.format(sector=data.sector, region=data.region, organisation=data.organisation)


def publishers(data: StandardData) -> tuple[str, ...]:
    """Return the bodies that issue the document: those in the data, else the usual one for its class."""
    return data.publishers or tuple(_filled(class_of(data).publishers, data).split("；"))


def date_or_blank(date: dt.date | None) -> str:
    """Return the date as covers print it, or the blank that drafts have."""
    return date.isoformat() if date else BLANK_DATE


def term_words(term: Term) -> Iterator[Inline]:
    """Yield the term, its English equivalents and its abbreviations, as printed on one line (10.3.5)."""
    yield from term.term
    mark = "\u3000"
    for words in (*term.english, *term.abbreviations):
        yield Text(mark)
        yield from words
        mark = "；"


def definition_blocks(term: Term) -> tuple[Block, ...]:
    """Return the definition; the domain of the term, in angle brackets, comes first."""
    if not term.domain:
        return term.definition
    domain: tuple[Inline, ...] = (Text("〈"), *term.domain, Text("〉"))
    first, rest = term.definition[:1], term.definition[1:]
    if first and isinstance(first[0], Paragraph):
        return (Paragraph(first[0].id, (*domain, *first[0].inlines), first[0].span, first[0].label), *rest)
    return (Paragraph(f"{term.id}-domain", domain), *term.definition)
