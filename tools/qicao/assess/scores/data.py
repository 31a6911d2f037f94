"""Data for scores, as they were read: values by item, unit and period, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from qicao.assess.scores.table import Table
from qicao.assess.scores.when import When
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, IndicatorSet, Period
from qicao.model.span import Span

__all__ = ["PERIOD", "UNIT", "Data", "Key", "Record", "period_of"]

UNIT, PERIOD = "单位", "期间"
"""Names of the columns that hold no data."""
Key = tuple[str, When]
"""A unit and a period."""


class Record(Struct):
    """A row of data: what it holds, and where it stands."""

    table: Table
    at: int
    values: dict[str, float] = {}
    """Id of the data item → number, in the unit of the item."""
    faulty: dict[str, Finding] = {}
    """Id of the data item → what makes its value count as missing."""
    columns: Mapping[str, int] = {}
    """Id of the data item, `UNIT` or `PERIOD` → the number of its column."""

    def place(self, item: str = UNIT) -> Span:
        """Return the place of the value, or of the unit."""
        return self.table.place(self.at, self.columns.get(item, 1))

    def refuse(self, item: str, finding: Finding) -> None:
        """Let the value count as missing."""
        self.values.pop(item, None)
        self.faulty.setdefault(item, finding)


class Data(Struct, frozen=True, dict=True):
    """All that the files tell of the units."""

    set: IndicatorSet
    records: Mapping[Key, Record]
    """In the order of the files."""
    findings: tuple[Finding, ...] = ()
    sample: bool = False
    """True if the data, or the set, are a sample."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units in the order in which they first occur."""
        return tuple(dict.fromkeys(unit for unit, _ in self.records))

    @property
    def periods(self) -> tuple[When, ...]:
        """The periods that are scored, in order of time."""
        kinds = _finer(self.set)
        return tuple(sorted({when.within(self.set.period) for _, when in self.records if when.kind in kinds}))

    def column(self, item: str) -> Mapping[Key, float]:
        """Return all values of a data item."""
        return self._columns.get(item, {})

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[Key, float]]:
        """Item → its values; all are sorted at once, for a large table has hundreds of items."""
        found: dict[str, dict[Key, float]] = {}
        for key, record in self.records.items():
            for item, value in record.values.items():
                found.setdefault(item, {})[key] = value
        return found


ORDER: Mapping[Any, int] = {"月": 0, "季": 1, "年": 2}


def _finer(indicators: IndicatorSet) -> frozenset[Period]:
    """Return the kinds of period that are no longer than the scored one."""
    return frozenset(kind for kind in ORDER if ORDER[kind] <= ORDER[indicators.period])


def period_of(item: DataItem, indicators: IndicatorSet) -> Period:
    """Return the period in which the data item is collected."""
    return item.period or indicators.period
