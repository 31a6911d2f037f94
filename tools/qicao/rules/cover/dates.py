"""The dates of the cover and of the consultation (8.1)."""

from __future__ import annotations

from qicao.model.data import Level
from qicao.rules.context import Context
from qicao.rules.cover.numbers import LEVELS
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import absent, read_value
from qicao.source.patterns import compiled

__all__ = ["completed_missing", "consultation_reversed", "dates_reversed", "published_incomplete", "year_differs"]

PERIODS: dict[Level, int] = {"national": 60, "local": 30, "group": 30}
"""Level → the days for which a draft is usually open for comments, including the first and the last."""


@rule("CVR004", "dates-reversed", clause="8.1")
def dates_reversed(context: Context) -> Reports:
    """实施日期早于发布日期。

    为什么：封面标明发布日期和实施日期（8.1），文件先发布后实施。

    错：issued: 2026-05-01，implemented: 2026-03-01

    对：issued: 2026-03-01，implemented: 2026-05-01
    """
    issued, implemented = context.data.publication.issued, context.data.publication.implemented
    if issued and implemented and implemented < issued:
        message = f"实施日期{implemented.isoformat()}早于发布日期{issued.isoformat()}。"
        yield Report(context.at("publication", "implemented"), message, "核对两个日期。")


@rule("CVR005", "year-differs", clause="10.3.1.4")
def year_differs(context: Context) -> Reports:
    """编号中的年份号不是发布的年份。

    为什么：年份号是文件发布的年份（8.1、10.3.1.4）。

    错：number: DB31/T 1234—2025，issued: 2026-03-01

    对：number: DB31/T 1234—2026，issued: 2026-03-01
    """
    issued, value = context.data.publication.issued, read_value(context, "number")
    match = compiled(r"(?<=\D)\d{4}$").search(value.text) if value else None
    if issued and value and match and int(match[0]) != issued.year:
        message = f"编号的年份号是{match[0]}，发布日期在{issued.year}年。"
        yield Report(value.span(*match.span()), message, "改为一致。")


@rule("CVR011", "published-incomplete", clause="8.1")
def published_incomplete(context: Context) -> Reports:
    """发布稿的编号或日期还没有填。

    为什么：发布的文件应标明完整的文件编号、发布日期和实施日期（8.1）。

    错：stage: 发布稿，number: DB31/T XXXX—XXXX

    对：stage: 发布稿，number: DB31/T 1234—2026，publication: {issued: 2026-03-01, implemented: 2026-05-01}
    """
    if context.data.stage != "发布稿":
        return
    value = read_value(context, "number")
    if value and compiled(r"X{2,}|×|[.\s]X+—").search(value.text):
        yield Report(value.span(), f"发布稿的编号“{value.text}”还有占位。", "给出完整的编号。")
    for key, name in (("issued", "发布日期"), ("implemented", "实施日期")):
        if getattr(context.data.publication, key) is None:
            place = absent(context, "publication", key)
            yield Report(place, f"发布稿没有{name}（publication.{key}）。", f"给出{name}。")


@rule("CVR015", "consultation-reversed", clause="", severity="warning")
def consultation_reversed(context: Context) -> Reports:
    """征求意见的截止日期早于开始日期，或期限短于通常的天数。

    为什么：征求意见的期限，国家标准一般不少于60日，地方标准、团体标准一般不少于30日（首尾两日计在内）。期限由标准的管理办法规定，
    不由GB/T 1.1规定。

    错：start: 2026-05-01，end: 2026-05-15

    对：start: 2026-05-01，end: 2026-05-31
    """
    consultation = context.data.consultation
    start, end = consultation.start, consultation.end
    if start is None or end is None:
        return
    days, usual = (end - start).days + 1, PERIODS.get(context.data.level, 0)
    if days < 1:
        yield Report(context.at("consultation", "end"), "截止日期早于开始日期。", "核对两个日期。")
    elif days < usual:
        message = f"征求意见的期限是{days}日，{LEVELS[context.data.level]}一般不少于{usual}日。"
        yield Report(context.at("consultation", "end"), message, "推迟截止日期。")


@rule("CVR018", "completed-missing", clause="8.1", severity="info")
def completed_missing(context: Context) -> Reports:
    """草案没有完成时间。

    为什么：草案的封面在稿次之下通常印“（本草案完成时间：……）”，便于分辨同一稿次的先后文本。官方起草模板有此项，条文没有规定。

    错：stage: 征求意见稿，没有 completed。

    对：completed: 2026-03-01
    """
    if context.data.stage != "发布稿" and context.data.completed is None:
        yield Report(absent(context, "completed"), "草案没有完成时间（completed）。", "给出本草案的完成日期。")
