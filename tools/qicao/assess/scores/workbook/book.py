"""The workbook of scores: who opens it computes all of it, and may try other data and weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from msgspec import Struct

from qicao.assess.scores.frame import formula_of
from qicao.assess.scores.head import column_title
from qicao.assess.scores.lines import column_width, row_heights
from qicao.assess.scores.phrase import formula_words, parts_of, veto_words
from qicao.assess.scores.rule import rule_words
from qicao.assess.scores.score import Place, Scores
from qicao.assess.scores.workbook.compute import (
    level_formula,
    rank_formula,
    rating_formula,
    total_formula,
    value_formula,
)
from qicao.assess.scores.workbook.places import DATA, POINTS, TOTALS, VALUES, WEIGHTS, Places, places_of_book
from qicao.model.indicator import Indicator, Missing
from qicao.ooxml.sheet import Cell, Formula, cells_xml
from qicao.render.review.book import cell_text, for_print, settled
from qicao.source.book import column_letters

__all__ = ["book_of_scores"]

ABOUT = "说明"
PART = "xl/worksheets/sheet{}.xml"
WIDER = 2.1
"""The width of a Chinese character in the unit of the sheet, which is a half-width character."""
WIDE = 8.0
TOLD = 200
"""The number of rows whose words decide how wide the columns are, and that are as high as their words."""
MISSING: dict[Missing, str] = {
    "zero": "缺数据得0分",
    "leave-out": "缺数据不计，权重分给其他指标",
    "previous": "缺数据用上一期的值",
}
Row = Sequence[Cell]


class _Sheet(Struct, frozen=True):
    """A sheet: its rows, of which the first is its head, and whether the second one tells of the columns."""

    title: str
    rows: Sequence[Row]
    frozen: str = "C3"
    width: float = WIDE
    numbers: str = "General"
    """The number format of its cells."""
    whole: int = 0
    """The number of the column whose numbers are whole."""


def book_of_scores(scores: Scores) -> bytes:
    """Return the bytes of the workbook; the same scores give the same bytes."""
    from openpyxl import Workbook

    places = places_of_book(scores)
    sheets = [
        _Sheet(TOTALS, list(_totals(places)), numbers="0.00", whole=5),
        _Sheet(WEIGHTS, list(_weights(scores)), "A2", 12.0),
        _Sheet(DATA, list(_data(places))),
        _Sheet(VALUES, list(_values(places)), numbers="0.00##"),
        _Sheet(POINTS, list(_points(places)), numbers="0.00##"),
        _Sheet(ABOUT, list(_about(scores)), "A2", 40.0),
    ]
    book = Workbook(write_only=True)
    styles = _Styles(book)
    rows = [_written(book, sheet, styles) for sheet in sheets]
    stream = BytesIO()
    book.save(stream)
    return settled(stream.getvalue(), {PART.format(at): xml for at, xml in enumerate(rows, 1)})


def _data(places: Places) -> Iterator[Row]:
    """Yield the sheet of the data: only values that were not refused."""
    items = places.scores.set.data
    yield "单位", "期间", *(column_title(item) for item in items)
    yield "", "", *("" for _ in items)
    for key in places.keys:
        record = places.scores.data.records.get(key)
        values = record.values if record else {}
        yield key[0], str(key[1]), *(values.get(item.id, "") for item in items)


def _results(places: Places) -> Iterator[Place]:
    """Yield the positions of all scores."""
    scores = places.scores
    return ((at, unit) for at in range(len(scores.periods)) for unit in range(len(scores.units)))


def _keys(places: Places, place: Place) -> tuple[str, str]:
    return places.scores.units[place[1]], str(places.scores.periods[place[0]])


def _values(places: Places) -> Iterator[Row]:
    indicators = places.scores.set.indicators
    trees = [formula_of(one) for one in indicators]
    yield "单位", "期间", *(f"{one.title}/{one.unit}" for one in indicators)
    yield "", "", *(formula_words(parts_of(tree), places.scores.set) for tree in trees)
    for place in _results(places):
        pairs = zip(trees, indicators, strict=True)
        yield *_keys(places, place), *(Formula(value_formula(tree, one, place, places)) for tree, one in pairs)


def _points(places: Places) -> Iterator[Row]:
    indicators = places.scores.set.indicators
    yield "单位", "期间", *(one.title for one in indicators)
    yield "", "权重", *(Formula(f"'{WEIGHTS}'!C{at}") for at, _ in enumerate(indicators, 2))
    for place in _results(places):
        yield *_keys(places, place), *(Formula(rating_formula(one, place, places)) for one in indicators)


def _totals(places: Places) -> Iterator[Row]:
    yield "单位", "期间", "总分", "等级", "名次"
    yield "", "", "0～100", "", "并列的共用"
    for place in _results(places):
        formulas = (total_formula(place, places), level_formula(place, places, "C"), rank_formula(place, places, "C"))
        yield *_keys(places, place), *map(Formula, formulas)


def _weights(scores: Scores) -> Iterator[Row]:
    last = len(scores.set.indicators) + 1
    yield "指标", "指标集的权重", "试算的权重（可改）", "权重之和"
    for at, one in enumerate(scores.set.indicators, 2):
        yield one.title, one.weight, one.weight, Formula(f"SUM(C2:C{last})") if at == 2 else ""


def _about(scores: Scores) -> Iterator[Row]:
    """Yield what a stranger needs to know."""
    yield ABOUT, ""
    yield "指标集", scores.set.title + ("（示例）" if scores.data.sample else "")
    yield "怎么用", "本工作簿由公式算出，打开时重算。改“数据”或“权重”里的数，得分和排名随之变化。"
    yield "总分", "各指标得分乘以权重，除以计入的权重之和；名次按总分，相差不超过 0.000000001 的并列。"
    for one in scores.set.indicators:
        yield one.title, _told(one, scores)
    for record in scores.data.records.values():
        for finding in dict.fromkeys(record.faulty.values()):
            yield (
                f"没有采用的数据 {finding.code}",
                f"{finding.span.file}:{finding.span.line}:{finding.span.column} {finding.message}",
            )


def _told(indicator: Indicator, scores: Scores) -> str:
    words = f"{formula_words(parts_of(formula_of(indicator)), scores.set)}；{rule_words(indicator)}；{MISSING[indicator.missing]}"
    return words + (f"；一票否决：{veto_words(indicator, scores.set)}" if indicator.veto else "")


class _Styles:
    """The styles of cells, by name, with their numbers in the workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.numbers: dict[str, int] = {}

    def number(self, sheet: Any, name: str) -> int:
        """Return the number of the style; that of numbers has the name of their format."""
        if name not in self.numbers:
            self.numbers[name] = self.book._cell_styles.add(_style(sheet, name))  # noqa: SLF001
        return self.numbers[name]


def _style(sheet: Any, name: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet)
    cell.font = Font(name="黑体" if name == "head" else "宋体", sz=10)
    cell.alignment = Alignment(wrap_text=name in {"head", "text"}, vertical="center")
    if name == "head":
        cell.fill = PatternFill("solid", fgColor="EDEDED")
    elif name != "text":
        cell.number_format = name
    return cell._style  # noqa: SLF001


def _written(book: Any, sheet: _Sheet, styles: _Styles) -> str:
    """Add a sheet and return its rows."""
    made = book.create_sheet(sheet.title)
    made.freeze_panes = sheet.frozen
    for_print(made)
    made.print_options.gridLines = True
    made.print_title_rows = "1:1"
    widths = []
    for at in range(1, max(map(len, sheet.rows)) + 1):
        words = [row[at - 1] for row in sheet.rows[:TOLD] if at <= len(row)]
        widths.append(column_width([one for one in words if isinstance(one, str)], sheet.width))
        made.column_dimensions[column_letters(at)].width = round(widths[-1] * WIDER, 1)
    heights = row_heights(sheet.rows[:TOLD], widths)
    head, text = styles.number(made, "head"), styles.number(made, "text")
    number, whole = styles.number(made, sheet.numbers), styles.number(made, "General")
    return cells_xml(
        [
            [
                (cell_text(cell), text if at else head)
                if isinstance(cell, str)
                else (cell, whole if column == sheet.whole else number)
                for column, cell in enumerate(row, 1)
            ]
            for at, row in enumerate(sheet.rows)
        ],
        heights,
    )
