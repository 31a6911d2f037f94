"""Where everything stands in the workbook of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from qicao.assess.scores.data import Key, period_of
from qicao.assess.scores.frame import formula_of, item_periods
from qicao.assess.scores.phrase import leaf_unit
from qicao.assess.scores.score import Place, Scores
from qicao.assess.scores.when import MONTHS, When
from qicao.indicators.walk import walk
from qicao.model.formula import Aggregate, Name
from qicao.model.indicator import DataItem
from qicao.source.book import column_letters

__all__ = ["DATA", "FIRST", "POINTS", "TOTALS", "VALUES", "WEIGHTS", "Places", "places_of_book"]

DATA, VALUES, POINTS, TOTALS, WEIGHTS = "数据", "指标", "得分", "总分与排名", "权重"
FIRST = 3
"""The first row of data: above it stand the heading and what is told of the columns."""
BESIDE = 2
"""The number of columns before the data: unit and period."""


class Places(Struct, frozen=True):
    """The rows of all sheets, and the columns of items and indicators."""

    scores: Scores
    keys: tuple[Key, ...]
    """The rows of the sheet of data: by kind of period, period and unit, so that all units of a period are together."""
    row_of: Mapping[Key, int]
    column_of: Mapping[str, str]
    """Id of a data item or an indicator → the letters of its column."""
    items: Mapping[str, DataItem]
    units: Mapping[Name | Aggregate, str]
    """What a formula names → the unit in which it stands in the sheets."""

    def datum(self, item: str, key: Key) -> str:
        """Return the address of a datum, "" if there is no row for it."""
        return f"'{DATA}'!{self.column_of[item]}{self.row_of[key]}" if key in self.row_of else ""

    def data(self, item: str, when: When) -> str:
        """Return the addresses of the data of all units in the period."""
        units = self.scores.units
        if (units[0], when) not in self.row_of:
            return ""
        letters = self.column_of[item]
        return f"'{DATA}'!{letters}{self.row_of[units[0], when]}:{letters}{self.row_of[units[-1], when]}"

    def row(self, place: Place) -> int:
        """Return the row of a unit and a period in the sheets of values, points and totals."""
        return FIRST + place[0] * len(self.scores.units) + place[1]

    def value(self, indicator: str, place: Place) -> str:
        """Return the address of the value of an indicator."""
        return f"'{VALUES}'!{self.column_of[indicator]}{self.row(place)}"

    def whole(self, sheet: str, letters: str, at: int) -> str:
        """Return the addresses of the column for all units of the period at that position."""
        first, last = self.row((at, 0)), self.row((at, len(self.scores.units) - 1))
        return f"'{sheet}'!{letters}{first}:{letters}{last}"

    def cells_of(self, node: Name | Aggregate, place: Place) -> list[str]:
        """Return the addresses of all values that the name stands for."""
        at, unit = place
        item = self.items.get(node.id)
        over = isinstance(node, Aggregate) and node.over == "units"
        if not item:
            return [self.whole(VALUES, self.column_of[node.id], at) if over else self.value(node.id, place)]
        whens = item_periods(item, self.scores.set, self.scores.periods[at])
        found = [
            self.data(item.id, when) if over else self.datum(item.id, (self.scores.units[unit], when)) for when in whens
        ]
        return [address for address in found if address]


def places_of_book(scores: Scores) -> Places:
    """Return where everything stands."""
    keys = tuple((unit, when) for when in _whens(scores) for unit in scores.units)
    columns = [item.id for item in scores.set.data]
    letters = {id_: column_letters(at) for at, id_ in enumerate(columns, BESIDE + 1)}
    letters |= {one.id: column_letters(at) for at, one in enumerate(scores.set.indicators, BESIDE + 1)}
    items = {item.id: item for item in scores.set.data}
    nodes = (node for one in scores.set.indicators for _, node in walk(formula_of(one)))
    units = {node: leaf_unit(node, scores.set) for node in nodes if isinstance(node, Name | Aggregate)}
    return Places(scores, keys, {key: at for at, key in enumerate(keys, FIRST)}, letters, items, units)


def _whens(scores: Scores) -> Sequence[When]:
    """Return the periods of the rows: all that the data have, and those of finer data that belong to a scored period."""
    used = {when for _, when in scores.data.records} | set(scores.periods)
    for item in scores.set.data:
        used |= _needed(item, scores)
    return sorted(used, key=lambda when: (-MONTHS[when.kind], when))


def _needed(item: DataItem, scores: Scores) -> set[When]:
    finer = MONTHS[period_of(item, scores.set)] < MONTHS[scores.set.period]
    whens = [when for period in scores.periods for when in item_periods(item, scores.set, period)]
    return set(whens) if finer else set()
