"""Other documents that the cover names: those that are replaced, and the one that is adopted (8.1, 10.3.1.3)."""

from __future__ import annotations

from qicao.model.numbers import parse_number
from qicao.rules.context import Context
from qicao.rules.cover.numbers import DASH
from qicao.rules.rule import Hit, Report, Reports, rule, word_rule
from qicao.rules.values import read_value
from qicao.source.patterns import compiled

__all__ = ["adoption_incomplete", "notice_opening", "other_degree", "replaced_is_newer", "replaced_number_form"]


@rule("CVR016", "adoption-incomplete", clause="10.3.1.3")
def adoption_incomplete(context: Context) -> Reports:
    """采用国际文件而没有它的英文名称。

    为什么：封面上一致性程度标识由国际文件编号、国际文件英文名称和程度代号组成（10.3.1.3）。国际文件的中文译名（title_zh）与本文件的名称
    相同的，英文名称也相同，可不写。

    错：adoption: {document: "ISO 1234:2020", degree: MOD}

    对：adoption: {document: "ISO 1234:2020", title_en: Paving bricks—Determination of permeability, degree: MOD}
    """
    adoption = context.data.adoption
    if adoption is None or adoption.title_en:
        return
    name = "".join(context.data.title.zh.parts())
    if compiled(r"[\s—]").sub("", adoption.title_zh) != compiled(r"\s").sub("", name):
        place = ("adoption", "title_en") if context.given("adoption", "title_en") else ("adoption", "document")
        yield Report(context.at(*place), "没有所采用的国际文件的英文名称（title_en）。", "给出原文的名称。")


DEGREES = {"IDT": "等同采用", "MOD": "修改采用", "NEQ": "非等效采用"}
"""Degree of consistency → its name in the text (GB/T 1.2)."""


@word_rule(
    "CVR021",
    "other-degree",
    clause="8.3",
    words=("采用", "IDT", "MOD", "NEQ"),
    pattern="等同采用|修改采用|非等效采用|等效采用|(?<![A-Z])(?:IDT|MOD|NEQ)(?![A-Z])",
)
def other_degree(context: Context, hit: Hit) -> Reports:
    """文中写的采用程度与数据不符。

    为什么：封面、前言和引言说的是同一个一致性程度（8.1、8.3 e)；GB/T 1.2）。

    错：adoption: {degree: IDT, …}，引言写“本文件修改采用ISO 1234:2020”。

    对：本文件等同采用ISO 1234:2020。
    """
    adoption, passage = context.data.adoption, hit.passage
    start, end = passage.sentence_at(hit.match.start())
    sentence = passage.text[start:end]
    own = "本文件" in sentence and passage.place.element in ("foreword", "introduction", "scope", "body")
    comma = sentence.rfind("，", 0, hit.match.start() - start) + 1
    clause = sentence[comma:].split("，", 1)[0]
    if adoption is None or not own or adoption.document.split(":")[0] not in clause:
        return
    if hit.match[0] not in (adoption.degree, DEGREES[adoption.degree]) and passage.typed(*hit.match.span()):
        right = DEGREES[adoption.degree]
        message = f"这里写“{hit.match[0]}”，数据（adoption）是{adoption.degree}，即“{right}”。"
        yield hit.report(message, f"改为“{right}”，或改 adoption 的 degree。")


@rule("CVR017", "replaced-is-newer", clause="8.1")
def replaced_is_newer(context: Context) -> Reports:
    """被代替的文件比本文件新，或就是本文件。

    为什么：被代替的是以前发布的文件（8.1、8.3）。

    错：number: DB31/T 1234—2026，replaces: [{number: DB31/T 1234—2026, …}]

    对：number: DB31/T 1234—2026，replaces: [{number: DB31/T 1234—2015, …}]
    """
    own, year = parse_number(context.data.number), _year(context)
    for place in range(len(context.data.replaces)):
        value = read_value(context, "replaces", place, "number")
        number = parse_number(value.text) if value else None
        if value is None or number is None or not number.year[:4].isdigit():
            continue
        if number == own:
            yield Report(value.span(), f"被代替的“{value.text}”就是本文件的编号。", "核对被代替文件的编号和年份。")
        elif year and int(number.year[:4]) > year:
            message = f"被代替的“{value.text}”比本文件（{year}年）新。"
            yield Report(value.span(), message, "核对被代替文件的年份。")


def _year(context: Context) -> int:
    """Return the year of the document, or that of its draft; 0 if neither is given."""
    own = parse_number(context.data.number)
    if own and own.year[:4].isdigit():
        return int(own.year[:4])
    dates = (context.data.publication.issued, context.data.completed)
    return next((date.year for date in dates if date), 0)


LOCAL = r"DB\s?[\dX]{2,6}(?:/[TZ]?)?\s*[\dX×]+(?:\.[\dX]+)?(?:\s*—\s*(?:\d{4}|[89]\d|X{4}|×{4}))?"
"""The number of a local standard, of the years before 2000 also with two digits."""


@rule("CVR020", "replaced-number-form", clause="8.1")
def replaced_number_form(context: Context) -> Reports:
    """被代替文件的编号不是文件编号，或没有年份号。

    为什么：封面标明被代替文件的编号，它与文件编号一样由代号、顺序号和年份号组成（8.1、10.3.1.4）。

    错：replaces: [{number: DB31/T 1234, …}]

    对：replaces: [{number: DB31/T 1234—2015, …}]
    """
    for place in range(len(context.data.replaces)):
        value = read_value(context, "replaces", place, "number")
        text = compiled(DASH).sub("—", value.text) if value else ""
        number = parse_number(text)
        local = text.startswith("DB") and not compiled(LOCAL).fullmatch(text)
        if value and (local or (number is None and not text.startswith(("Q/", "DB")))):
            yield Report(value.span(), f"“{value.text}”不是文件编号。", "写成“DB31/T 1234—2015”的样子，一项一个编号。")
        elif value and number and not number.year:
            yield Report(value.span(), f"被代替文件的编号“{value.text}”没有年份号。", "写明年份号。")


NOTICE = "(?:重要提示|危险|警告|注意)[：:]"


@rule("CVR022", "notice-opening", clause="8.1", severity="warning")
def notice_opening(context: Context) -> Reports:
    """重要提示不以“重要提示：”“危险：”“警告：”“注意：”开头。

    为什么：名称与“范围”之间的重要提示以“重要提示：”开头，涉及危险的按程度以“危险：”“警告：”“注意：”开头。

    错：important_notice: 使用本文件的人员宜受过培训。

    对：important_notice: "警告：使用本文件的人员宜受过培训。"
    """
    value = read_value(context, "important_notice")
    if value and not compiled(rf"\**{NOTICE}").match(value.text):
        start = compiled(r"[^，。：:；]*[：:]?").match(value.text)
        place = value.span(0, start.end() if start else None)
        yield Report(
            place, "重要提示没有以“重要提示：”等开头。", "以“重要提示：”“危险：”“警告：”或“注意：”开头，用全角冒号。"
        )
