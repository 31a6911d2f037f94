"""The name of a document, element by element and in one line (GB/T 1.1—2020, 6.1.1)."""

from __future__ import annotations

from qicao.model.data import StandardData, TitleText

__all__ = ["english_name", "name_elements", "name_in_line"]


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
