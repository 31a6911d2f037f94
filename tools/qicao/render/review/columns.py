"""The columns of 意见汇总处理表: their content and their widths, for every output."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import sqrt

from qicao.layout.columns import text_width
from qicao.model.overview import Counts, Overview, Row
from qicao.render.companion.page import chinese_date
from qicao.source.patterns import compiled

__all__ = [
    "cells_of",
    "column_widths",
    "count_lines",
    "day_of",
    "head_lines",
    "is_short",
    "title_of",
    "told_counts",
    "told_decisions",
]

ACROSS = 81.0
"""The number of characters of 9 pt across a landscape page."""
FRAME = 1.3
"""The part of a column's width that lines and space take, in characters."""
NARROW = {"序号": (2.5, 4.0), "标准章条编号": (6.0, 12.0), "备注": (3.0, 8.0)}
"""Column that never has much text → its least and greatest width, in characters.

The column of the unit, whose name varies, has the widths in `UNIT`.
"""
UNIT = (6.0, 13.0)
LEAST = 0.22
"""The least share of a column with much text in the total width of such columns."""
NONE = compiled("[^0-9]+0条")
LONGEST = 12
"""The number of lines up to which a row stands whole on a page; a longer one would leave much of a page blank."""


def cells_of(overview: Overview, number: int, row: Row) -> tuple[str, ...]:
    """Return the words of a row in the order of the columns."""
    proposed = (row.proposed,) if overview.proposes else ()
    return (str(number), row.place, row.said, *proposed, row.unit, row.decided, row.remark)


def column_widths(overview: Overview) -> list[float]:
    """Return the width of each column in Chinese characters.

    Short columns are as wide as their longest line, the others depend on the amount of their text.
    """
    columns = list(zip(overview.columns, *_table(overview), strict=True))
    wide = _wide(overview)
    widths = [0.0 if at in wide else _narrow(name, cells) for at, (name, *cells) in enumerate(columns)]
    left = ACROSS - sum(widths)
    weights = [sqrt(1 + sum(map(len, columns[at][1:]))) for at in wide]
    shares = [max(weight / sum(weights), LEAST) for weight in weights]
    for at, share in zip(wide, shares, strict=True):
        widths[at] = left * share / sum(shares)
    return widths


def is_short(texts: Sequence[str], widths: Sequence[float]) -> bool:
    """Return whether a row of these texts is so short that no page break should split it.

    The widths are those of the columns, in Chinese characters with what lines and space take.
    """
    return all(_lines(text, width - FRAME) <= LONGEST for text, width in zip(texts, widths, strict=True))


def _lines(text: str, width: float) -> int:
    return sum(1 + int(text_width(line) / max(width, 1)) for line in text.split("\n"))


def _table(overview: Overview) -> Sequence[tuple[str, ...]]:
    return [cells_of(overview, number, row) for number, row in enumerate(overview.rows, 1)]


def _wide(overview: Overview) -> tuple[int, ...]:
    """意见内容, 修改建议, 处理意见."""
    return (2, 3, 5) if overview.proposes else (2, 4)


def _narrow(name: str, cells: Sequence[str]) -> float:
    least, most = NARROW.get(name, UNIT)
    longest = max((text_width(line) for cell in cells for line in cell.split("\n")), default=0.0)
    return min(max(longest, least), most) + FRAME


def title_of(overview: Overview) -> str:
    """Return the title: 标准征求意见汇总处理表, 审查意见汇总处理表."""
    return f"{'标准' if overview.head.kind == '征求意见' else ''}{overview.head.kind}汇总处理表"


def head_lines(overview: Overview) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the text above the table, left and right, in two lines."""
    head = overview.head
    day = day_of(head.day)
    date = f"{chinese_date(day)}填写" if day else "　　　　年　　月　　日填写"
    return (
        (f"标准项目名称：{head.document}（{head.called}）", f"承办人：{head.person or '　　　　'}"),
        (f"标准项目负责起草单位：{head.drafted_by}", f"电　话：{head.phone or '　　　　'}　　{date}"),
    )


def day_of(text: str) -> dt.date | None:
    """Return the day that the text names in ISO 8601; None for any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def count_lines(overview: Overview) -> tuple[str, ...]:
    """Return the text below the table: how many units were asked and answered, and how the comments were decided."""
    counts, sent = overview.counts, f"《{overview.head.called}》"
    public = f"通过公示收到意见{counts.public}条。" if counts.public else ""
    return (
        "说明：",
        f"① 发送{sent}的单位数：{counts.asked}个；",
        f"② 收到{sent}后，回函的单位数：{counts.answered}个；",
        f"③ 收到{sent}后，回函并有建议或意见的单位数：{counts.commented}个；",
        f"④ 没有回函的单位数：{counts.silent}个。",
        f"{public}共收到意见{counts.comments}条，其中{told_counts(counts)}。",
    )


def told_decisions(counts: Counts) -> str:
    """Return the numbers of the decisions that there are: 采纳2条，不采纳1条."""
    parts = told_counts(counts).split("，")
    return "，".join(part for part in parts if not NONE.fullmatch(part))


def told_counts(counts: Counts) -> str:
    """Return the numbers of decisions: 采纳×条，部分采纳×条，不采纳×条."""
    on = f"，转入下一次征求意见{counts.carried}条" if counts.carried else ""
    left = f"，未处理{counts.unsettled}条" if counts.unsettled else ""
    return f"采纳{counts.adopted}条，部分采纳{counts.partly}条，不采纳{counts.refused}条{on}{left}"
