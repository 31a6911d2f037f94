"""Forms in which data are collected: a row for each unit and period, a column for each data item of a set."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

from qicao.assess.scores.data import period_of
from qicao.assess.scores.head import column_title
from qicao.assess.scores.lines import column_width, row_heights
from qicao.assess.scores.when import MONTHS, When
from qicao.model.indicator import DataItem, IndicatorSet, Period
from qicao.ooxml.sheet import cells_xml
from qicao.render.review.book import cell_text, for_print, settled
from qicao.source.book import column_letters

__all__ = ["form_rows", "render_csv", "render_form", "unit_names"]

SHEET, ABOUT = "数据", "填报说明"
PART = "xl/worksheets/sheet{}.xml"
SPARE = 200
"""The number of rows below the last one that are guarded, too."""
EMPTY = 20
"""The number of empty rows if no units are named."""
WIDER, WIDE = 2.1, 6.5
ABOUT_WIDTHS = (18.0, 6.0, 30.0, 20.0, 14.0, 12.0)
KINDS: dict[Period, str] = {"月": "每月一行，如 2026-03", "季": "每季一行，如 2026-Q1", "年": "每年一行，如 2026"}


def unit_names(text: str) -> tuple[str, ...]:
    """Return the names in the text: one a line, or with commas or 、 between them; of a table the first column."""
    names = [
        part.strip() for line in text.splitlines() for part in line.replace("，", ",").replace("、", ",").split(",")
    ]
    return tuple(dict.fromkeys(name for name in names if name and name not in {"单位", "期间"}))


def form_rows(indicators: IndicatorSet, units: Sequence[str], when: When | None) -> Iterator[tuple[str, str]]:
    """Yield unit and period of each row: by period, then by unit, as people hand them in."""
    kinds = {period_of(item, indicators) for item in indicators.data}
    if when is None:
        yield from ((unit, "") for unit in units or [""] * EMPTY)
        return
    whens = [
        one
        for kind in sorted(kinds, key=lambda kind: -MONTHS[kind])
        for one in (when.parts(kind) if MONTHS[kind] <= MONTHS[when.kind] else (when.within(kind),))
    ]
    yield from ((unit, str(one)) for one in whens for unit in units or [""] * EMPTY)


def render_csv(indicators: IndicatorSet, units: Sequence[str], when: When | None) -> bytes:
    """Return the form as CSV in UTF-8 with the mark by which programs for tables know it."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["单位", "期间", *map(column_title, indicators.data)])
    writer.writerows([*row, *[""] * len(indicators.data)] for row in form_rows(indicators, units, when))
    return stream.getvalue().encode("utf-8-sig")


def render_form(indicators: IndicatorSet, units: Sequence[str], when: When | None) -> bytes:
    """Return the form as a workbook whose cells take only numbers within their limits; the same set gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rows = list(form_rows(indicators, units, when))
    sheet = book.create_sheet(SHEET)
    styles = {name: book._cell_styles.add(_style(sheet, name)) for name in ("head", "text")}  # noqa: SLF001
    _measures(sheet, indicators)
    _limits(sheet, indicators, len(rows))
    about = book.create_sheet(ABOUT)
    for at, width in enumerate(ABOUT_WIDTHS, 1):
        about.column_dimensions[column_letters(at)].width = round(width * WIDER, 1)
    about.freeze_panes = "A2"
    for_print(about)
    stream = BytesIO()
    book.save(stream)
    head = ("单位", "期间", *map(column_title, indicators.data))
    parts: list[list[Sequence[str]]] = [[head, *rows], list(_about(indicators))]
    widths = [column_width([title], WIDE) for title in _samples(indicators)], ABOUT_WIDTHS
    sheets = {PART.format(at): _xml(part, styles, widths[at - 1]) for at, part in enumerate(parts, 1)}
    return settled(stream.getvalue(), sheets)


def _samples(indicators: IndicatorSet) -> list[str]:
    """Return words as wide as each column should be."""
    return ["某某示例街道", "2026-Q1", *map(column_title, indicators.data)]


def _xml(rows: Sequence[Sequence[str]], styles: dict[str, int], widths: Sequence[float]) -> str:
    return cells_xml(
        ([(cell_text(cell), styles["text" if at else "head"]) for cell in row] for at, row in enumerate(rows)),
        row_heights(rows, widths),
    )


def _about(indicators: IndicatorSet) -> Iterator[Sequence[str]]:
    yield "数据项", "计量单位", "口径", "限值", "采集周期", "数据来源"
    for item in indicators.data:
        period = KINDS[period_of(item, indicators)]
        yield item.title, item.unit, item.definition or item.title, _limit_words(item, indicators), period, item.source
    yield "填法", "", "没有数据的格留空，不要写 0、“无”或说明；不要合并单元格。", "", "", ""


def _limit_words(item: DataItem, indicators: IndicatorSet) -> str:
    """Return what values the data item can have."""
    titles = {one.id: one.title for one in indicators.data}
    words = ["整数"] if item.kind == "count" else []
    words += [f"不小于 {least:g}"] if (least := _least(item)) is not None else []
    words += [f"不大于 {item.greatest:g}"] if item.greatest is not None else []
    words += [f"不大于“{titles.get(item.at_most, item.at_most)}”"] if item.at_most else []
    return "，".join(words)


def _least(item: DataItem) -> float | None:
    return 0.0 if item.least is None and item.kind == "count" else item.least


def _style(sheet: Any, name: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = WriteOnlyCell(sheet)
    cell.font = Font(name="黑体" if name == "head" else "宋体", sz=10)
    cell.border = Border(*[Side(style="thin")] * 4)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if name == "head" else None)
    if name == "head":
        cell.fill = PatternFill("solid", fgColor="EDEDED")
    return cell._style  # noqa: SLF001


def _measures(sheet: Any, indicators: IndicatorSet) -> None:
    for at, words in enumerate(_samples(indicators), 1):
        sheet.column_dimensions[column_letters(at)].width = round(column_width([words], WIDE) * WIDER, 1)
    sheet.freeze_panes = "C2"
    for_print(sheet)


def _limits(sheet: Any, indicators: IndicatorSet, rows: int) -> None:
    """Let each column take only numbers within its limits, and say what it is for."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, item in enumerate(indicators.data, 3):
        rule = DataValidation(type="whole" if item.kind == "count" else "decimal", allow_blank=True)
        least, greatest = _least(item), item.greatest
        rule.operator = "between" if greatest is not None else "greaterThanOrEqual"
        rule.formula1 = f"{-1e15 if least is None else least:.15g}"
        rule.formula2 = None if greatest is None else f"{greatest:.15g}"
        rule.showErrorMessage = rule.showInputMessage = True
        rule.errorTitle, rule.error = "不能这样填", f"只写数：{_limit_words(item, indicators) or '数'}。"[:250]
        rule.promptTitle, rule.prompt = item.title[:30], _prompt(item, indicators)
        letters = column_letters(at)
        rule.add(f"{letters}2:{letters}{rows + 1 + SPARE}")
        sheet.data_validations.append(rule)


def _prompt(item: DataItem, indicators: IndicatorSet) -> str:
    words = [
        item.definition or item.title,
        f"单位：{item.unit}" if item.unit != "1" else "",
        _limit_words(item, indicators),
    ]
    words.append(f"来源：{item.source}" if item.source else "")
    return "；".join(filter(None, words))[:250]
