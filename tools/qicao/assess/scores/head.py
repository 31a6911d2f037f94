"""The head of a table of data: which column holds what, and in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from unicodedata import normalize

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.assess.scores.data import period_of
from qicao.assess.scores.measure import ratio
from qicao.assess.scores.number import limits_of, plain_number, shown
from qicao.assess.scores.table import Table
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, IndicatorSet, Period
from qicao.source.patterns import compiled
from qicao.source.values import Value, ValueRow

__all__ = ["Column", "Head", "column_title", "find_head", "words_of"]

UNIT = frozenset({"单位", "单位名称", "评价对象", "区县", "区域", "名称"})
PERIOD = frozenset({"期间", "时间", "周期", "评价期间", "评价周期", "统计期间", "统计周期", "时期", "日期"})
BESIDE = frozenset({"序号", "备注", "说明", "填报人", "审核人", "填报单位", "填报日期", "联系电话"})
"""Columns beside the data, which are no faults."""
REMARK = "备注"
SEARCHED = 20
"""The number of rows within which the head must be."""
IN_BRACKETS = compiled(r"(?P<title>.+?) ?[(\[{【〔](?:单位[:：])?(?P<unit>[^()\[\]{}【】〔〕]+)[)\]}】〕]")
AFTER_STROKE = compiled(r"(?P<title>.+?) ?[/／](?P<unit>[^/／]+)")


class Column(Struct, frozen=True):
    """A column of a data item."""

    at: int
    """Its number, from 1."""
    item: DataItem
    factor: float
    """By what a number in the column is multiplied to be one in the unit of the item."""
    period: Period
    """The period in which the item is collected."""
    typed: bool
    """True where numbers are not text."""
    limits: tuple[float, float]

    def plain(self, raw: Value) -> float | None:
        """Return the number in the cell if it needs no second look."""
        if self.factor != 1 or (self.typed and isinstance(raw, str)):
            return None
        number = plain_number(raw)
        if number is None or not self.limits[0] <= number <= self.limits[1]:
            return None
        return None if self.item.kind == "count" and number % 1 else number


class Head(Struct, frozen=True):
    """The head: where it is, and the columns."""

    row: ValueRow
    unit: int
    """The number of the column of the units that are scored, from 1."""
    period: int
    columns: tuple[Column, ...]
    remark: int
    """The number of the column of remarks, 0 if there is none."""
    findings: tuple[Finding, ...]


def column_title(item: DataItem) -> str:
    """Return the words at the head of the column of a data item: its title, and its unit if it has one."""
    return item.title if item.unit == "1" else f"{item.title}/{item.unit}"


def words_of(value: Value) -> str:
    """Return the words of a cell in one form, however wide its characters are and wherever blanks stand."""
    text = value if isinstance(value, str) else f"{value:.12g}" if isinstance(value, float) else value.text
    return " ".join(normalize("NFKC", text).split())


def find_head(table: Table, indicators: IndicatorSet) -> Head | None:
    """Return the head of the table, None if there is none among the first rows."""
    for row in table.rows[:SEARCHED]:
        words = [words_of(cell) for cell in row.cells]
        unit = _position(words, (*UNIT, indicators.units, f"{indicators.units}名称"))
        period = _position(words, (*PERIOD, indicators.period, f"{indicators.period}度", f"{indicators.period}份"))
        if unit and period:
            return _head(table, row, (unit, period), indicators)
    return None


def _position(words: Sequence[str], known: Iterable[str]) -> int:
    """Return the number of the first column with one of these words, 0 if there is none."""
    names = set(known)
    return next((at for at, word in enumerate(words, 1) if word.replace(" ", "") in names), 0)


class _Reading(Struct):
    """What has been read of a head."""

    table: Table
    row: ValueRow
    indicators: IndicatorSet
    names: Mapping[str, DataItem]
    columns: dict[str, Column] = {}
    findings: list[Finding] = []

    def column(self, at: int, text: str) -> None:
        """Read the words above a column."""
        place = self.table.place(self.row.at, at)
        item, unit = _item_of(text, self.names)
        if not item:
            self.findings.append(
                faults.UNKNOWN_COLUMN.at(place, set=self.indicators.title, name=shown(text), near=self.near(text))
            )
        elif item.id in self.columns:
            first = self.columns[item.id].at
            self.findings.append(faults.COLUMN_TWICE.at(place, title=item.title, first=first))
        else:
            factor = ratio(unit or item.unit, item.unit)
            period = period_of(item, self.indicators)
            self.columns[item.id] = Column(at, item, factor or 0.0, period, bool(self.table.name), limits_of(item))
            if factor and factor != 1:
                words = {"title": item.title, "unit": item.unit, "given": shown(unit), "factor": f"{factor:.6g}"}
                self.findings.append(faults.CONVERTED.at(place, **words))
            if not factor:
                self.findings.append(faults.WRONG_UNIT.at(place, title=item.title, unit=item.unit, given=shown(unit)))

    def near(self, text: str) -> str:
        """Return a hint to the data item that may have been meant."""
        free = [item.title for item in self.indicators.data if item.id not in self.columns]
        close = get_close_matches(_parted(text)[0], free, 1, 0.5)
        return (
            f"是不是“{close[0]}”？"
            if close
            else f"数据项有：{'、'.join(item.title for item in self.indicators.data)}。"
        )

    def missing(self) -> Iterator[Finding]:
        """Yield the findings of data items without column."""
        for item in self.indicators.data:
            if item.id not in self.columns:
                place = self.table.place(self.row.at, 1)
                yield faults.MISSING_COLUMN.at(place, title=item.title, head=column_title(item))


def _head(table: Table, row: ValueRow, keys: tuple[int, int], indicators: IndicatorSet) -> Head:
    names = {words_of(name): item for item in indicators.data for name in (item.id, item.title)}
    reading = _Reading(table, row, indicators, names)
    for at, cell in enumerate(row.cells, 1):
        text = words_of(cell)
        if at not in keys and text and text not in BESIDE:
            reading.column(at, text)
    columns = tuple(column for column in reading.columns.values() if column.factor)
    remark = _position([words_of(cell) for cell in row.cells], (REMARK,))
    beside = [
        faults.OTHER_HEAD.at(table.place(row.at, at), text=shown(words_of(row.cells[at - 1])), wanted=wanted)
        for at, wanted in zip(keys, ("单位", "期间"), strict=True)
        if words_of(row.cells[at - 1]) != wanted
    ]
    above = [
        faults.ABOVE_HEAD.at(table.place(one.at, 1), text=shown(words_of(_first(one))))
        for one in table.rows
        if one.at < row.at
    ]
    reading.findings += [*beside, *above]
    return Head(row, *keys, columns, remark, (*reading.findings, *reading.missing()))


def _first(row: ValueRow) -> Value:
    return next((cell for cell in row.cells if cell != ""), "")


def _item_of(text: str, names: Mapping[str, DataItem]) -> tuple[DataItem | None, str]:
    """Return the data item that the words name, and the unit that they give."""
    if text in names:
        return names[text], ""
    title, unit = _parted(text)
    return names.get(title), unit


def _parted(text: str) -> tuple[str, str]:
    """Return the title and the unit of the words above a column."""
    match = IN_BRACKETS.fullmatch(text) or AFTER_STROKE.fullmatch(text)
    return (match["title"].strip(), match["unit"].strip()) if match else (text, "")
