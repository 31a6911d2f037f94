"""IND009 to IND018: data items, and what is said of missing data."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.indicators import faults
from qicao.indicators.formula import Formula
from qicao.indicators.problem import near
from qicao.indicators.quantities import is_finer
from qicao.indicators.read import ReadSet
from qicao.indicators.rules.circles import rounds
from qicao.indicators.units import is_counted, known_units, read_unit
from qicao.indicators.walk import names_in
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, Indicator
from qicao.model.yaml import Row

__all__ = ["check_data"]


def check_data(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with the data items of a set."""
    for row in one.data:
        yield from _unit(row, "unit")
        yield from _unit(row, "symbol_unit")
        yield from _limits(row)
        yield from _count(row)
        yield from _at_most(one, row)
        yield from _period(one, row)
    for indicator in one.indicators:
        yield from _unit(indicator, "unit")
        yield from _missing(indicator)
    for names in rounds({name: [item.value.at_most] for name, item in one.item_of.items()}):
        if len(names) > 1:
            around = " → ".join((*names, names[0]))
            yield faults.AT_MOST_IN_A_CIRCLE.at(one.item_of[names[0]].at("at_most"), round=around)
    yield from _unused(one)


def _unit(row: Row[DataItem] | Row[Indicator], key: str) -> Iterator[Finding]:
    unit = getattr(row.value, key, "")
    if unit and not read_unit(unit):
        yield faults.UNKNOWN_UNIT.at(row.at(key), unit=unit, near=near(unit, known_units()))


def _limits(row: Row[DataItem]) -> Iterator[Finding]:
    item = row.value
    if item.least is not None and item.greatest is not None and item.least >= item.greatest:
        yield faults.LIMITS_BACKWARDS.at(row.at("greatest"), least=f"{item.least:g}", greatest=f"{item.greatest:g}")
    if item.unit in {"%", "‰"} and item.greatest is not None and 0 < item.greatest <= 1:
        yield faults.SHARE_AND_PERCENT.at(row.at("greatest"), what="最大值", value=f"{item.greatest:g}", unit=item.unit)


def _count(row: Row[DataItem]) -> Iterator[Finding]:
    """A count is a whole number, and not a share or a time."""
    item = row.value
    if item.kind != "count":
        return
    for key in ("least", "greatest"):
        limit = getattr(item, key)
        if limit is not None and (limit < 0 or limit != int(limit)):
            yield faults.LIMIT_OF_COUNT.at(row.at(key), value=f"{limit:g}")
    unit = read_unit(item.unit)
    if unit and item.unit != "1" and not is_counted(unit):
        yield faults.COUNT_AND_UNIT.at(row.at("unit") if row.value.unit != "1" else row.at("kind"), unit=item.unit)


def _at_most(one: ReadSet, row: Row[DataItem]) -> Iterator[Finding]:
    name, span = row.value.at_most, row.at("at_most")
    if not name:
        return
    other = one.item_of.get(name)
    if other is None or name == row.value.id:
        known = [item for item in one.item_of if item != row.value.id]
        yield faults.UNKNOWN_AT_MOST.at(span, id=name, near=near(name, known))
        return
    units = read_unit(row.value.unit), read_unit(other.value.unit)
    if units[0] and units[1] and units[0].dimension != units[1].dimension:
        yield faults.AT_MOST_AND_UNIT.at(span, id=name, first=row.value.unit, second=other.value.unit)
    elif (row.value.period or one.value.period) != (other.value.period or one.value.period):
        yield faults.AT_MOST_AND_PERIOD.at(span, id=name)


def _period(one: ReadSet, row: Row[DataItem]) -> Iterator[Finding]:
    period = row.value.period
    if period and is_finer(one.value.period, period):
        yield faults.PERIOD_TOO_LONG.at(row.at("period"), period=period, whole=one.value.period)


def _missing(row: Row[Indicator]) -> Iterator[Finding]:
    """If an indicator without data does not count, nobody is vetoed who gives no data."""
    if row.value.veto and row.value.missing == "leave-out":
        yield faults.VETO_LEFT_OUT.at(row.at("missing"))


def _unused(one: ReadSet) -> Iterator[Finding]:
    used = {
        name for formula in one.formulas.values() if isinstance(formula, Formula) for name in names_in(formula.tree)
    }
    used |= {row.value.at_most for row in one.data}
    if any(not isinstance(formula, Formula) for formula in one.formulas.values()):
        return
    for row in one.data:
        if row.value.id and row.value.id not in used:
            yield faults.UNUSED_ITEM.at(row.at("id"), id=row.value.id)
