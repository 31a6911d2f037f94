"""The quality of data: what is missing, refused, unlike all others or always the same, by unit and item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Literal
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from qicao.assess.scores import faults
from qicao.assess.scores.data import PERIOD, Data, Key, Record, period_of
from qicao.assess.scores.judge import number_words
from qicao.assess.scores.when import When
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, Period

__all__ = ["Issue", "Kind", "issues_of", "thinned"]

Kind = Literal["gap", "absent", "error", "contradiction", "share", "division", "outlier", "constant", "copied"]
FEWEST_UNITS, FEWEST_PERIODS = 6, 4
"""From how many values on one can be unlike the others."""
FAR = 6.0
"""How many robust standard deviations a value is from the median to be unlike the others."""
TO_SIGMA = 1.4826
"""The standard deviation of a normal distribution, divided by its median absolute deviation."""
LEAST_SPREAD = 0.08
"""The least standard deviation that is assumed, as a share of the median."""
FEW = 3
"""A period that less than a third of the units have may be misspelt."""
SHORT, FIRST_HAN = 3, "一"
"""Shorter names may differ in one character, and numbers in names may."""
SAME = 4
"""From how many periods on the same value is told."""


class Issue(Struct, frozen=True):
    """Something that is told of the data of a unit."""

    kind: Kind
    unit: str
    period: str
    """Several, joined by “、”, where it is about several."""
    items: tuple[str, ...]
    """The ids of the data items."""
    finding: Finding


def issues_of(data: Data) -> tuple[Issue, ...]:
    """Return all that is told of the data, by kind."""
    columns = list(_columns(data))
    odd = _odd_periods(data)
    missing = (_refused(data), _gaps(data), _absent(data, odd), _rare(data, odd))
    told = (*missing, _copied(data), _outliers(data, columns), _constants(data, columns))
    return tuple(issue for issues in told for issue in issues)


def _refused(data: Data) -> Iterator[Issue]:
    for (unit, when), record in data.records.items():
        for item, finding in record.faulty.items():
            kind: Kind = "contradiction" if finding.code == faults.CONTRADICTION.code else "error"
            yield Issue(kind, unit, str(when), (item,), finding)


def _gaps(data: Data) -> Iterator[Issue]:
    """Yield for each row the data items that it lacks; a column that lacks as a whole is told at the head."""
    collected: dict[Period, list[DataItem]] = {}
    for item in data.set.data:
        collected.setdefault(period_of(item, data.set), []).append(item)
    for (unit, when), record in data.records.items():
        wanted = collected.get(when.kind, ())
        if len(record.values) == len(wanted):
            continue
        known = record.values.keys() | record.faulty.keys()
        lacking = [item for item in wanted if item.id not in known and item.id in record.columns]
        if lacking:
            titles = "、".join(f"“{item.title}”" for item in lacking)
            words = {"unit": unit, "period": when.words, "count": len(lacking), "titles": titles}
            finding = faults.GAP.at(record.place(lacking[0].id), **words)
            yield Issue("gap", unit, str(when), tuple(item.id for item in lacking), finding)


def _odd_periods(data: Data) -> Mapping[When, list[str]]:
    """Return the periods that only a few of the units have, with those units; one next to a usual one may just begin."""
    having: dict[When, list[str]] = {}
    for unit, when in data.records:
        having.setdefault(when, []).append(unit)
    most = len(data.units) / FEW
    usual = {near for when, units in having.items() if len(units) >= most for near in (when.before, when, when.after)}
    return {when: units for when, units in having.items() if usual and when not in usual}


def _rare(data: Data, odd: Mapping[When, list[str]]) -> Iterator[Issue]:
    """Yield the rows of periods that hardly any unit has."""
    for when, units in odd.items():
        for unit in units:
            words = "、".join(f"“{name}”" for name in units[:3]) + ("等" if len(units) > 3 else "")
            finding = faults.ODD_PERIOD.at(data.records[unit, when].place(PERIOD), period=when.words, units=words)
            yield Issue("absent", unit, str(when), (), finding)


def _absent(data: Data, odd: Mapping[When, list[str]]) -> Iterator[Issue]:
    """Yield the units that have no row in a period in which others have one."""
    own: dict[str, dict[When, Record]] = {}
    for (unit, when), record in data.records.items():
        own.setdefault(unit, {})[when] = record
    whens = sorted({when for _, when in data.records if when not in odd})
    for unit, records in own.items():
        lacking = [when for when in whens if when not in records]
        if lacking:
            before = [when for when in records if when.kind == lacking[0].kind and when < lacking[0]]
            record = records[max(before)] if before else next(iter(records.values()))
            finding = _absence(unit, lacking, record, own)
            if not finding:
                continue
            yield Issue("absent", unit, "、".join(map(str, lacking)), (), finding)


def _copied(data: Data) -> Iterator[Issue]:
    """Yield the rows whose values are all those of another row."""
    seen: dict[tuple[object, ...], Key] = {}
    for key, record in data.records.items():
        values = (key[1].kind, *record.values.items())
        if len(record.values) < SAME or not any(record.values.values()):
            continue
        first = seen.setdefault(values, key)
        if first != key:
            other = f"“{first[0]}”{first[1].words}"
            words = {"unit": key[0], "period": key[1].words, "other": other, "first": data.records[first].at}
            yield Issue(
                "copied", key[0], str(key[1]), tuple(record.values), faults.COPIED_ROW.at(record.place(), **words)
            )


def _absence(
    unit: str, lacking: Sequence[When], record: Record, own: Mapping[str, Mapping[When, Record]]
) -> Finding | None:
    """Return the finding; of two spellings of one unit, the one with fewer periods is told alone."""
    mine = own[unit]
    other = next((name for name in own if _is_spelling(unit, name) and mine.keys().isdisjoint(own[name])), "")
    if not other:
        shown = "、".join(when.words for when in lacking[:4]) + (f"等 {len(lacking)} 期" if len(lacking) > 4 else "")
        return faults.ABSENT.at(record.place(), unit=unit, periods=shown, first=str(lacking[0]))
    if len(mine) > len(own[other]):
        return None
    words = "、".join(when.words for when in sorted(mine))
    return faults.NEAR_UNIT.at(record.place(), unit=unit, mine=words, other=other)


def _is_spelling(unit: str, other: str) -> bool:
    """Return whether one name is a part of the other, or differs from it by what is not seen, or by one wide character."""
    one, two = _seen(unit), _seen(other)
    if unit == other or one in two or two in one:
        return unit != other
    if len(one) != len(two) or len(one) < SHORT:
        return False
    pairs = [mine + its for mine, its in zip(one, two, strict=True) if mine != its]
    return len(pairs) == 1 and all(sign >= FIRST_HAN for sign in pairs[0])


def _seen(name: str) -> str:
    return "".join(sign for sign in name if category(sign)[0] not in "CZ")


class _Column(Struct, frozen=True):
    """All values of a data item, and the same by unit and by period."""

    item: DataItem
    values: Mapping[Key, float]
    units: Mapping[str, Mapping[Key, float]]
    periods: Mapping[When, Mapping[Key, float]]


def _columns(data: Data) -> Iterator[_Column]:
    for item in data.set.data:
        values = data.column(item.id)
        units: dict[str, dict[Key, float]] = {}
        periods: dict[When, dict[Key, float]] = {}
        for key, value in values.items():
            units.setdefault(key[0], {})[key] = value
            periods.setdefault(key[1], {})[key] = value
        yield _Column(item, values, units, periods)


def _outliers(data: Data, columns: Iterable[_Column]) -> Iterator[Issue]:
    """Yield the values that are far from those of the other units, or of the unit's other periods."""
    for column in columns:
        beside: dict[Key, list[str]] = {}
        for group in column.periods.values():
            for key in _far(group, FEWEST_UNITS):
                beside.setdefault(key, []).append("与其他单位")
        for series in column.units.values():
            for key in _far(series, FEWEST_PERIODS):
                beside.setdefault(key, []).append("与本单位其他各期")
        for key, others in beside.items():
            value = number_words(column.values[key], column.item.unit)
            told = {"unit": key[0], "period": key[1].words, "title": column.item.title, "value": value}
            finding = faults.OUTLIER.at(data.records[key].place(column.item.id), beside="、".join(others), **told)
            yield Issue("outlier", key[0], str(key[1]), (column.item.id,), finding)


def _far(group: Mapping[Key, float], fewest: int) -> Iterator[Key]:
    """Yield where the value is far from the median, measured by the median of the deviations."""
    if len(group) < fewest:
        return
    middle = median(group.values())
    least = FAR * LEAST_SPREAD * abs(middle)
    if max(group.values()) - middle <= least and middle - min(group.values()) <= least:
        return
    spread = TO_SIGMA * median([abs(value - middle) for value in group.values()])
    limit = max(FAR * spread, least)
    if limit:
        yield from (key for key, value in group.items() if abs(value - middle) > limit)


def _constants(data: Data, columns: Iterable[_Column]) -> Iterator[Issue]:
    """Yield the values of a unit that never change, unless that is so for most units, or they are 0."""
    for column in columns:
        item, groups = column.item, column.units
        same = {unit: group for unit, group in groups.items() if len(group) >= SAME and len(set(group.values())) == 1}
        for unit, group in same.items() if len(same) * 2 <= len(groups) else ():
            last = max(group, key=lambda key: key[1])
            if group[last]:
                words = {"unit": unit, "title": item.title, "count": len(group)}
                value = number_words(group[last], item.unit)
                finding = faults.CONSTANT.at(data.records[last].place(item.id), value=value, **words)
                yield Issue("constant", unit, "、".join(str(when) for _, when in group), (item.id,), finding)


def thinned(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """Return at most so many findings of each code, the last of which tells how many more there are; sorted by place."""
    ordered = sorted(findings, key=lambda one: (one.span.file, one.span.line, one.span.column, one.code))
    counts = Counter(one.code for one in ordered)
    seen: Counter[str] = Counter()
    kept: list[Finding] = []
    for one in ordered:
        seen[one.code] += 1
        if seen[one.code] < most or counts[one.code] == most == seen[one.code]:
            kept.append(one)
        elif seen[one.code] == most:
            more = f"（另有 {counts[one.code] - most} 处同样的问题）"
            kept.append(replace(one, message=one.message + more))
    return tuple(kept)
