"""The name of a document, element by element and in one line (GB/T 1.1—2020, 6.1.1)."""

from __future__ import annotations

from qicao.model.data import StandardData, TitleText
from qicao.model.words import chinese_numeral

__all__ = ["english_name", "name_elements", "name_in_line", "stage_in_words"]


def name_elements(data: StandardData) -> tuple[str, ...]:
    """Return the Chinese name, element by element, with “第2部分：” before the last one of a part."""
    title = data.title.zh
    if data.part_of is None:
        return title.parts()
    part = f"第{data.part_of.part}部分：{title.supplement}"
    return (*(element for element in (title.lead, title.main) if element), part)


def name_in_line(data: StandardData) -> str:
    """Return the Chinese name with a gap of one character between its elements (6.1.1)."""
    return "\u3000".join(name_elements(data))


def stage_in_words(data: StandardData) -> str:
    """The stage, with how often it was sent out: 征求意见稿, 第二次征求意见稿."""
    return f"第{chinese_numeral(data.iteration)}次{data.stage}" if data.iteration > 1 else data.stage


def english_name(data: StandardData) -> str:
    """Return the English name with dashes between its elements (10.3.1.2); "" if there is none."""
    title = data.title.en
    if title is None:
        return ""
    return "—".join(_english_elements(data, title))


def _english_elements(data: StandardData, title: TitleText) -> tuple[str, ...]:
    if data.part_of is None:
        return title.parts()
    part = f"Part {data.part_of.part}: {title.supplement}"
    return (*(element for element in (title.lead, title.main) if element), part)
