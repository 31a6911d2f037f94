"""The number of the document: its form, its level, its part (7.1.2, 10.3.1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.data import Level
from qicao.model.numbers import StandardNumber, parse_number
from qicao.rules.context import Context
from qicao.rules.rule import Replacement, Report, Reports, rule
from qicao.rules.values import Value, read_value
from qicao.source.patterns import compiled

__all__ = ["DASH", "LEVELS", "code_of", "number_dash", "number_form", "number_of_other_level", "part_number_differs"]

LEVELS: dict[Level, str] = {
    "national": "国家标准",
    "sector": "行业标准",
    "local": "地方标准",
    "group": "团体标准",
    "enterprise": "企业标准",
}
CODES: dict[Level, str] = {
    "national": r"GB(?:/[TZ])?(?![A-Za-z])",
    "local": r"DB\s?[\dX]{2}",
    "group": r"T/",
    "enterprise": r"Q/",
    "sector": r"(?!XX|GB|GJB|GSB|JJF|JJG)[A-Z]{2,3}(?:/[TZ])?(?![A-Za-z/])",
}
"""Level → the beginning of its numbers; the levels are tried in order."""
UNKNOWN = r"XX|GBZ|GJB|GSB|JJF|JJG|GBn"
"""Placeholders, and national codes that no cover of GB/T 1.1 has."""
GAP = r"[\x20\xa0\u2002\u3000]"
TAIL = r"[\dX×]+(?:\.[\dX×]+)?—(?:\d{4}|X{4}|×{4})(?:/(?:ISO|IEC)\b.*)?"
"""顺序号, part, year; the double number of an identical adoption continues with the number of the adopted document."""
FORMS: dict[Level, tuple[str, str]] = {
    "national": (rf"GB(?:/[TZ])?{GAP}{TAIL}", "GB/T 12345—2026"),
    "sector": (rf"[A-Z]{{2,3}}(?:/[TZ])?{GAP}{TAIL}", "CJ/T 123—2026"),
    "local": (rf"DB[\dX]{{2}}(?:\d\d)?(?:/[TZ]?)?{GAP}{TAIL}", "DB31/T 1234—2026"),
    "group": (rf"T/[A-Z0-9]+{GAP}{TAIL}", "T/ABC 123—2026"),
    "enterprise": (rf"Q/[A-Z0-9]+(?:/[A-Z0-9]+)?{GAP}[\w.×/-]+—(?:\d{{4}}|X{{4}}|×{{4}})", "Q/ABC 001—2026"),
}
"""Level → the form of its numbers, and an example (10.3.1.4; for group and enterprise standards by their own rules)."""
DASH = r"(?<=[\dX×])\s*(?P<dash>[-–‑―−－~～ー:：]|——|--)\s*(?=(?:\d{4}|X{4}|×{4})\s*$)"
"""A mark before the year that is not 一字线."""


def code_of(text: str) -> Level | None:
    """Return the level to which a number with these characters belongs, or None."""
    return next((level for level, code in CODES.items() if compiled(code).match(text)), None)


@rule("CVR001", "number-form", clause="10.3.1.4")
def number_form(context: Context) -> Reports:
    """文件编号的写法不合规定。

    为什么：文件编号由文件代号、顺序号、一字线和四位年份号组成，代号与顺序号之间空半个汉字，部分号用下脚点接在顺序号之后
    （8.1、7.1.2、10.3.1.4）。草案的顺序号和年份号用X占位。

    错：DB31T 1234—2026、GB/T 12345.1—26

    对：DB31/T 1234—2026、GB/T 12345.1—2026
    """
    value = read_value(context, "number")
    if value is None or compiled(UNKNOWN).match(value.text):
        return
    level = context.data.level
    text = compiled(DASH).sub("—", value.text)
    form, example = FORMS[level]
    if code_of(text) in {None, level} and not compiled(form).fullmatch(text):
        yield Report(value.span(), f"“{value.text}”不是{LEVELS[level]}编号的写法。", f"写成“{example}”的样子。")


@rule("CVR002", "number-dash", clause="10.3.1.4", fix="safe")
def number_dash(context: Context) -> Reports:
    """文件编号的年份号前不是一字线。

    为什么：顺序号与年份号之间用一字线“—”（10.3.1.4），不用短横线、连接号或浪纹线。

    错：DB31/T 1234-2026

    对：DB31/T 1234—2026
    """
    for value in _numbers(context):
        match = compiled(DASH).search(value.text)
        if match and not ("/I" in value.text and match["dash"] == ":"):
            message = f"年份号前是“{match['dash']}”，不是一字线。"
            yield Report(
                value.span(*match.span("dash")), message, "改为“—”。", (Replacement(value.span(*match.span()), "—"),)
            )


def _numbers(context: Context) -> Iterator[Value]:
    """Yield the numbers in the data that are written like those of Chinese standards."""
    paths: list[tuple[str | int, ...]] = [("number",), ("part_of", "number")]
    paths += [("replaces", place, "number") for place in range(len(context.data.replaces))]
    paths += [("record_number",)]
    yield from (value for path in paths if (value := read_value(context, *path)))


@rule("CVR003", "number-of-other-level", clause="8.1")
def number_of_other_level(context: Context) -> Reports:
    """文件代号不属于所写的文件层次。

    为什么：文件代号表明文件的层次：GB为国家标准，两三个字母为行业标准，DB加两位或四位数字为地方标准，T/为团体标准，Q/为企业标准（8.1）。

    错：number: DB31/T 1234—2026，level: national

    对：number: DB31/T 1234—2026，level: local
    """
    value = read_value(context, "number")
    level = code_of(value.text) if value else None
    if value and level and level != context.data.level:
        message = f"“{value.text}”是{LEVELS[level]}的编号，而层次（level）是{LEVELS[context.data.level]}。"
        yield Report(value.span(), message, f"改编号，或把 level 改为 {level}。")


@rule("CVR014", "part-number-differs", clause="7.1.2")
def part_number_differs(context: Context) -> Reports:
    """编号中的部分号与 part_of 不一致。

    为什么：部分的编号接在系列共用的顺序号之后（7.1.2），名称、前言中的“第×部分”由 part_of 生成，两处应一致。

    错：number: GB/T 12345.2—2026，part_of: {number: GB/T 12345, part: 3}

    对：number: GB/T 12345.2—2026，part_of: {number: GB/T 12345, part: 2}
    """
    value = read_value(context, "number")
    number = parse_number(value.text) if value else None
    if value is None or number is None:
        return
    if context.data.part_of is None:
        if context.data.level != "enterprise":
            yield from _without_series(value, number)
        return
    yield from _of_series(context)
    yield from _of_part(context, value, number)


def _without_series(value: Value, number: StandardNumber) -> Reports:
    match = compiled(r"\.[\dX]+(?=\s*—)").search(value.text)
    if number.part and match:
        message = f"编号有部分号“{match[0][1:]}”，而数据中没有 part_of。"
        yield Report(value.span(*match.span()), message, "给出 part_of，或从编号中删去部分号。")


def _of_series(context: Context) -> Reports:
    """Yield reports about the number of the series itself."""
    value = read_value(context, "part_of", "number")
    series = parse_number(value.text) if value else None
    if value and series and (series.part or series.year):
        surplus = "部分号" if series.part else "年份号"
        yield Report(value.span(), f"系列编号“{value.text}”带有{surplus}。", "只写文件代号和顺序号。")


def _of_part(context: Context, value: Value, number: StandardNumber) -> Reports:
    """Yield reports about differences between the number of the document and that of the series."""
    part_of = context.data.part_of
    series = parse_number(part_of.number) if part_of else None
    if part_of is None or series is None:
        return
    if not number.part:
        yield Report(value.span(), "编号没有部分号，而数据中有 part_of。", f"在顺序号后写“.{part_of.part}”。")
    elif number.part.isdigit() and int(number.part) != part_of.part:
        message = f"编号的部分号是{number.part}，part_of 中是{part_of.part}。"
        yield Report(context.at("part_of", "part"), message, "改为一致。")
    elif (series.prefix, series.number) != (number.prefix, number.number):
        message = f"系列编号“{part_of.number}”与文件编号“{value.text}”的代号或顺序号不同。"
        yield Report(context.at("part_of", "number"), message, "改为一致。")
