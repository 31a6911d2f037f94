"""The part `word/numbering.xml`: multilevel lists bound to styles, and their instances (ECMA-376-1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from qicao.ooxml.run import PLAIN, RunFormat, run_properties
from qicao.ooxml.xml import DECLARATION, attributes, namespaces, quoted

__all__ = ["Level", "NumberingInstance", "NumberingList", "numbering_part"]


class Level(Struct, frozen=True):
    """One level of a list."""

    level: int
    """The level, from 0."""
    format: str
    """`decimal`, `lowerLetter`, `upperLetter`, `none`."""
    text: str
    """The printed text, in which `%1` is replaced by the number of the first level."""
    style: str = ""
    """The id of the style whose paragraphs it numbers."""
    suffix: Literal["nothing", "tab", "space"] = "nothing"
    indent: str = ""
    tab: int = 0
    run: RunFormat = PLAIN


class NumberingList(Struct, frozen=True):
    """An abstract list: its levels, and the id that instances refer to."""

    id: int
    levels: Sequence[Level]


class NumberingInstance(Struct, frozen=True):
    """The target of a paragraph's number: a list, and the number with which one of its levels starts again."""

    id: int
    """The id, from 1."""
    list_id: int
    level: int = 0
    start: int | None = None
    """None if it continues the list."""


def numbering_part(lists: Iterable[NumberingList], instances: Iterable[NumberingInstance]) -> str:
    """Return the part that holds *lists* and *instances*."""
    abstract, concrete = "".join(map(_list, lists)), "".join(map(_instance, instances))
    return f"{DECLARATION}<w:numbering{namespaces('w')}>{abstract}{concrete}</w:numbering>"


def _list(numbering: NumberingList) -> str:
    # nsid distinguishes lists when text is pasted between documents; it must not be 0.
    return (
        f'<w:abstractNum w:abstractNumId="{numbering.id}"><w:nsid w:val="{0x51430000 + numbering.id:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(map(_level, numbering.levels))}</w:abstractNum>'
    )


def _level(level: Level) -> str:
    tabs = f'<w:tabs><w:tab w:val="num" w:pos="{level.tab}"/></w:tabs>' if level.tab else ""
    return "".join(
        (
            f'<w:lvl w:ilvl="{level.level}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>',
            f"<w:pStyle w:val={quoted(level.style)}/>" if level.style else "",
            f'<w:suff w:val="{level.suffix}"/><w:lvlText w:val={quoted(level.text)}/><w:lvlJc w:val="left"/>',
            f"<w:pPr>{tabs}<w:ind{attributes(level.indent)}/></w:pPr>",
            run_properties(level.run, hint=True),
            "</w:lvl>",
        )
    )


def _instance(instance: NumberingInstance) -> str:
    override = ""
    if instance.start is not None:
        override = (
            f'<w:lvlOverride w:ilvl="{instance.level}"><w:startOverride w:val="{instance.start}"/></w:lvlOverride>'
        )
    return f'<w:num w:numId="{instance.id}"><w:abstractNumId w:val="{instance.list_id}"/>{override}</w:num>'
