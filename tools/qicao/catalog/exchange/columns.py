"""The columns of a table of standards: how we name them, how others do, and what their cells say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from qicao.catalog.stats import LEVELS
from qicao.model.data import FunctionType
from qicao.model.numbers import parse_number
from qicao.model.system import Adopted, EntryKind, Status
from qicao.source.patterns import compiled

__all__ = ["HEADS", "MANY", "TERM_HEADS", "Unreadable", "field_of", "read_cell"]

MANY = "；"
"""What stands between several values in one cell."""
HEADS: Mapping[str, str] = {
    "id": "标准体系编号",
    "subsystem": "子体系",
    "number": "标准号",
    "title": "标准名称",
    "title_en": "英文译名",
    "plan_number": "计划号",
    "level": "级别",
    "kind": "类别",
    "function": "功能类型",
    "status": "状态",
    "related": "相关标准",
    "origin": "来源",
    "issued": "发布日期",
    "implemented": "实施日期",
    "cites": "规范性引用",
    "coordinates_with": "协调配套",
    "replaces": "代替标准号",
    "replaced_by": "被代替",
    "adopts": "采用国际文件",
    "part_of": "所属系列",
    "draft": "草案",
    "verification": "核实程度",
    "checked": "核实日期",
    "note": "备注",
}
"""Field of an entry → the head of its column, in their order."""
TERM_HEADS: Mapping[str, str] = {
    "draft": "草案",
    "standard": "文件编号",
    "number": "条目编号",
    "term": "术语",
    "english": "英文对应词",
    "admitted": "许用术语",
    "deprecated": "拒用术语",
    "definition": "定义",
    "source": "来源",
}
OTHERS: Mapping[str, str] = {
    "id": "体系编号 体系表编号 标准体系表编号 编码",
    "number": "标准编号 标准号 文件编号 现行标准号 编号 标准代号 标准号/计划号 number standard_number",
    "title": "名称 标准名称 标准中文名称 中文名称 文件名称 项目名称 title_zh name",
    "title_en": "英文名称 标准英文名称 文件英文名称",
    "plan_number": "计划编号 项目编号 计划项目号",
    "level": "宜定级别 标准级别 标准层级 层级 层次 标准类别",
    "kind": "标准类型 类型 标准性质",
    "function": "标准功能类型 功能",
    "status": "标准状态 现行状态 制定状态",
    "issued": "发布时间 批准发布日期 issue_date",
    "implemented": "实施时间 implement_date",
    "replaces": "代替 被代替标准号 被代替标准号或作废 代替情况 被代替标准编号",
    "replaced_by": "被代替情况 代替本标准的标准号",
    "adopts": "采用关系 采标 采标情况 国际国外标准号及采用关系 采用的国际标准",
    "part_of": "系列标准",
    "note": "说明 remark remarks",
}
"""Field → the other names that people give its column, without blanks and brackets."""
BRACKETS = compiled(r"[（(\[【][^（()）\]】]*[)）\]】]|[\s*：:、,，]")
KNOWN: Mapping[str, str] = {
    **{name: name for name in HEADS},
    **{head: name for name, head in HEADS.items()},
    **{word: name for name, words in OTHERS.items() for word in words.split()},
}
LEVEL_WORDS: Mapping[str, str] = {
    **{level: level for level in LEVELS},
    **{words: level for level, words in LEVELS.items()},
    **{words.removesuffix("标准"): level for level, words in LEVELS.items()},
    **dict(zip(("国标", "行标", "地标", "团标", "企标"), LEVELS, strict=True)),
}
STATUS_WORDS: Mapping[str, str] = {
    **{status: status for status in get_args(Status)},
    **dict.fromkeys(("现行有效", "有效", "已实施"), "现行"),
    **dict.fromkeys(("制定中", "在研", "编制中", "起草中", "正在制定"), "在编"),
    **dict.fromkeys(("拟制定", "待制定", "待编", "计划制定", "规划", "拟制订"), "拟编"),
    **dict.fromkeys(("作废", "已废止", "已作废"), "废止"),
    **dict.fromkeys(("被替代", "已被代替", "已代替"), "被代替"),
    **dict.fromkeys(("尚未实施", "未实施"), "即将实施"),
}
DATE = compiled(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?|(\d{4})(\d{2})(\d{2})")
WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width letters, digits and signs → the half-width ones."""
SEPARATORS = compiled(r"[；;、，,\n]")
ADOPTED = compiled(r"(.+?)[（( ]+(IDT|MOD|NEQ)[)）]?")
TRUTHS = {"": False, "是": True, "true": True, "√": True, "1": True, "否": False, "false": False, "0": False}


class Unreadable(Exception):  # noqa: N818 -- a cell that says nothing is a doubt, not an error
    """The cell does not say what its column should; the text tells what it should be."""


def field_of(head: str) -> str:
    """Return the field of an entry that a column of that head has; "" if it is none of ours."""
    words = BRACKETS.sub("", head).lower()
    return KNOWN.get(words) or KNOWN.get("".join(head.split()).lower(), "")


def read_cell(field: str, value: object) -> Any:
    """Return the value of the field that the cell, words or a list of words, says; `Unreadable` is raised if none."""
    if field in _LISTS:
        return tuple(_LISTS[field](item) for item in _parts(value))
    if isinstance(value, (list, dict)):
        raise Unreadable("应为文字")
    text = str(value)
    return _READERS.get(field, _plain)(text)


def _parts(value: object) -> Sequence[object]:
    if isinstance(value, list):
        return value
    return [part.strip() for part in SEPARATORS.split(str(value)) if part.strip()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _number(text: object) -> str:
    """Return the number as it is printed, with a dash before the year; words that are no number as they are."""
    words = _plain(str(text))
    parsed = parse_number(words) or parse_number(words.translate(WIDE))
    return str(parsed) if parsed else words


def _adopted(value: object) -> Adopted:
    if isinstance(value, dict) and value.keys() == {"number", "degree"} and value["degree"] in {"IDT", "MOD", "NEQ"}:
        return Adopted(number=str(value["number"]), degree=value["degree"])
    match = ADOPTED.fullmatch(str(value).strip())
    if not match:
        raise Unreadable("应为国际文件编号和一致性程度，如 ISO 37101:2016（IDT）")
    return Adopted(number=_number(match[1]), degree=match[2])  # type: ignore[arg-type]


def _date(text: str) -> dt.date:
    match = DATE.fullmatch(text.strip())
    try:
        year, month, day = (int(part) for part in match.groups() if part) if match else (0, 0, 0)
        return dt.date(year, month, day)
    except ValueError as error:
        raise Unreadable("应为日期，如 2026-05-01") from error


def _one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return the reader of a column that has one of these words."""
    offered = "、".join(dict.fromkeys(word for word in words if not word.isascii() and words[word] in {word, *LEVELS}))

    def read(text: str) -> str:
        found = words.get("".join(text.split()))
        if found is None:
            raise Unreadable(f"可用：{offered}")
        return found

    return read


def _truth(text: str) -> bool:
    found = TRUTHS.get(text.strip().lower())
    if found is None:
        raise Unreadable("应为 是 或空")
    return found


def _kinds(kind: Any, ending: str = "") -> dict[str, str]:
    words = get_args(kind)
    return {**{word: word for word in words}, **{f"{word}{ending}": word for word in words}}


_LISTS: Mapping[str, Callable[[object], Any]] = {
    "cites": lambda item: _plain(str(item)),
    "coordinates_with": lambda item: _plain(str(item)),
    "replaces": _number,
    "adopts": _adopted,
}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "number": _number,
    "title": lambda text: _plain(text).strip("《》"),
    "part_of": _number,
    "replaced_by": _number,
    "level": _one_of(LEVEL_WORDS),
    "status": _one_of(STATUS_WORDS),
    "kind": _one_of(_kinds(EntryKind, "标准")),
    "function": _one_of(_kinds(FunctionType, "标准")),
    "issued": _date,
    "implemented": _date,
    "checked": _date,
    "related": _truth,
}
