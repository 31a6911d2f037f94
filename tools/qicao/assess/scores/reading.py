"""The rows of tables as data: each value with its place, and nothing taken that is not to be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.assess.scores.data import PERIOD, UNIT, Data, Key, Record, period_of
from qicao.assess.scores.head import Column, Head, find_head, words_of
from qicao.assess.scores.number import Read, plain_number, read_number, shown
from qicao.assess.scores.table import Table
from qicao.assess.scores.when import When, parse_when
from qicao.model.finding import Fault, Finding
from qicao.model.indicator import IndicatorSet, Period
from qicao.source.sheet import BETWEEN
from qicao.source.text import LOST
from qicao.source.values import Odd, Value, ValueRow

__all__ = ["EXAMPLES", "MOST_ROWS", "read_data"]

MOST_ROWS = 100_000
"""The greatest number of rows of all tables."""
DATA, BESIDE = "数据", frozenset({"填报说明", "说明", "权重", "指标", "得分", "总分与排名"})
"""The sheet of data in the workbooks that we write, and the others in them."""
SAMPLE = "示例"
"""What the remark of a row says that is a sample."""
TOTALS = frozenset({"合计", "总计", "小计", "平均", "平均值", "均值", "总和", "全市", "全市合计", "全市平均"})
EXAMPLES: dict[Period, str] = {"月": "2026-03", "季": "2026-Q1", "年": "2026"}


def read_data(tables: Sequence[Table], indicators: IndicatorSet) -> Data:
    """Return the data in the tables; what is read of the values alone is judged, not yet how they fit together."""
    reading = _Reading(indicators, {})
    tables = _without_our_own(tables)
    heads = [(table, find_head(table, indicators)) for table in tables]
    known = [(table, head) for table, head in heads if head and head.columns] or [pair for pair in heads if pair[1]][:1]
    if not known:
        top = tables[0].place(1, 1) if tables else None
        return Data(indicators, {}, (faults.NO_HEAD.at(top),) if top else ())
    used = {id(table) for table, _ in known}
    for table in tables:
        reading.findings += table.findings
        if id(table) not in used and table.rows:
            reading.findings.append(faults.SHEET_LEFT_OUT.at(table.place(1, 1), name=shown(table.name)))
    if sum(len(table.rows) for table, _ in known) > MOST_ROWS:
        return Data(indicators, {}, (faults.TOO_MANY_ROWS.at(known[0][0].place(1, 1), most=MOST_ROWS),))
    for table, head in known:
        if head:
            reading.table(table, head)
    return Data(indicators, reading.records, tuple(reading.findings), indicators.sample or reading.sample)


class _Reading(Struct):
    """What has been read."""

    set: IndicatorSet
    records: dict[Key, Record]
    findings: list[Finding] = []
    sample: bool = False

    @property
    def kinds(self) -> frozenset[Period]:
        """The kinds of period in which something is collected."""
        return frozenset({self.set.period, *(period_of(item, self.set) for item in self.set.data)})

    def table(self, table: Table, head: Head) -> None:
        """Read the rows below the head."""
        self.findings += head.findings
        rows = [row for row in table.rows if row.at > head.row.at]
        columns = {column.item.id: column.at for column in head.columns} | {UNIT: head.unit, PERIOD: head.period}
        before = len(self.records)
        for row in rows:
            key = self.key(table, head, row)
            if key:
                record = Record(table, row.at, {}, {}, columns)
                self.values(record, row.cells, head.columns, key[1])
                self.beyond(record, row, head)
                self.put(key, record)
            self.sample |= bool(head.remark) and SAMPLE in words_of(_cell(row.cells, head.remark))
            if row.hidden:
                self.findings.append(faults.HIDDEN_ROW.at(table.place(row.at, 1)))
        if len(self.records) == before:
            self.findings.append(faults.NO_DATA.at(table.place(head.row.at, 1)))

    def key(self, table: Table, head: Head, row: ValueRow) -> Key | None:
        """Return the unit and the period of the row, None if it has none and is not read."""
        unit, when = _cell(row.cells, head.unit), _cell(row.cells, head.period)
        name, text = words_of(unit), words_of(when)
        if not name and not text and all(_cell(row.cells, column.at) == "" for column in head.columns):
            return None
        period = _when(when)
        fault = _fault_of_unit(name) or _fault_of_period(text, period, self.kinds)
        if not fault and period:
            return name, period
        column = head.unit if fault in {faults.NO_UNIT, faults.TOTAL_ROW, faults.ODD_UNIT} else head.period
        words = {
            "unit": shown(name),
            "text": shown(text),
            "set": self.set.title,
            "wanted": "、".join(sorted(self.kinds)),
        }
        kind, example = period.kind if period else "", EXAMPLES[self.set.period]
        self.findings.append(
            (fault or faults.UNKNOWN_PERIOD).at(table.place(row.at, column), kind=kind, example=example, **words)
        )
        return None

    def values(self, record: Record, cells: Sequence[Value], columns: Iterable[Column], when: When) -> None:
        """Read the values of a row."""
        width, values = len(cells), record.values
        for column in columns:
            raw = cells[column.at - 1] if column.at <= width else ""
            if raw == "":
                continue
            if column.period != when.kind:
                self.foreign(record, column, when)
                continue
            number = column.plain(raw)
            if number is None:
                self.unusual(record, column, raw)
            else:
                values[column.item.id] = number

    def beyond(self, record: Record, row: ValueRow, head: Head) -> None:
        """Tell of cells that have no head; a number among them shows that the row may be shifted."""
        heads = head.row.cells
        extra = [at for at, cell in enumerate(row.cells, 1) if cell != "" and _cell(heads, at) == ""]
        if not extra:
            return
        shifted = next((at for at in extra if plain_number(row.cells[at - 1]) is not None), 0)
        at = shifted or extra[0]
        fault = faults.BEYOND_HEAD if shifted else faults.REMARK_BEYOND_HEAD
        finding = fault.at(record.table.place(row.at, at), text=shown(words_of(row.cells[at - 1])))
        self.findings.append(finding)
        for item in [*record.values] if shifted else ():
            record.refuse(item, finding)

    def unusual(self, record: Record, column: Column, raw: Value) -> None:
        """Read what is no plain number, or one that cannot be."""
        read = read_number(raw, column.item, column.factor, typed=bool(record.table.name))
        if read.value is not None:
            record.values[column.item.id] = read.value
        if read.fault:
            self.tell(record, column, read)

    def foreign(self, record: Record, column: Column, when: When) -> None:
        """Tell of a value in a row of another kind of period than that in which it is collected."""
        words = {"title": column.item.title, "kind": column.period, "given": when.kind}
        self.findings.append(faults.VALUE_OF_OTHER_PERIOD.at(record.table.place(record.at, column.at), **words))

    def tell(self, record: Record, column: Column, read: Read) -> None:
        """Tell what is wrong with a value."""
        if read.fault:
            words = {"title": column.item.title, "unit": column.item.unit, **read.words}
            finding = read.fault.at(record.table.place(record.at, column.at), **words)
            self.findings.append(finding)
            if read.value is None:
                record.faulty[column.item.id] = finding

    def put(self, key: Key, record: Record) -> None:
        """Keep the record, joined with one that the unit has already for the period."""
        first = self.records.setdefault(key, record)
        if first is record:
            return
        both = [item for item in record.values if item in first.values]
        differing = [item for item in both if record.values[item] != first.values[item]]
        same_table = first.table is record.table
        if both or same_table:
            titles = {item.id: item.title for item in self.set.data}
            fault = faults.ROW_TWICE if differing else faults.SAME_ROW_TWICE
            items = "、".join(titles[item] for item in differing)
            words = {"unit": key[0], "period": key[1].words, "first": first.at, "items": items}
            self.findings.append(fault.at(record.place(), **words))
        first.values.update({item: value for item, value in record.values.items() if item not in first.values})
        for item in differing:
            first.refuse(item, self.findings[-1])
        first.faulty.update({item: found for item, found in record.faulty.items() if item not in first.values})


def _without_our_own(tables: Sequence[Table]) -> Sequence[Table]:
    """Return the tables without those sheets of our forms and workbooks that hold no data."""
    files = {table.place(1, 1).file.partition(BETWEEN)[0] for table in tables if table.name == DATA}
    return [
        table
        for table in tables
        if table.name not in BESIDE or table.place(1, 1).file.partition(BETWEEN)[0] not in files
    ]


def _cell(cells: Sequence[Value], column: int) -> Value:
    return cells[column - 1] if column <= len(cells) else ""


def _fault_of_unit(name: str) -> Fault | None:
    if not name:
        return faults.NO_UNIT
    if LOST in name or name[0] in "=+@#<>" or (plain_number(name) is not None or parse_when(name)):
        return faults.ODD_UNIT
    return faults.TOTAL_ROW if name.replace(" ", "") in TOTALS else None


def _fault_of_period(text: str, period: When | None, kinds: frozenset[Period]) -> Fault | None:
    if not text:
        return faults.NO_PERIOD
    if not period:
        return faults.UNKNOWN_PERIOD
    return None if period.kind in kinds else faults.OTHER_PERIOD


def _when(value: Value) -> When | None:
    """Return the period; a workbook makes a date of a month that is typed into it."""
    if isinstance(value, Odd) and value.kind == "date":
        return parse_when(value.text[:7]) if value.text.endswith("-01") else None
    return parse_when(words_of(value))
