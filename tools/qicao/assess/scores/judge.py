"""What values tell of each other: a share among percentages, a part greater than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import median

from msgspec.structs import replace

from qicao.assess.scores import faults
from qicao.assess.scores.data import Data, Key, Record, period_of
from qicao.assess.scores.measure import ratio
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem

__all__ = ["contradictions", "judge", "mixed_shares", "number_words"]

ALMOST = 1e-9
FEWEST = 4
"""The number of values from which a column shows in which unit it is written."""
LARGE, SMALL = 10.0, 1.0
"""A percentage is hardly below 1 where others are above 10."""


def judge(data: Data) -> Data:
    """Return the data without values that contradict others, and with what was found; both sides count as missing."""
    found = [*mixed_shares(data), *contradictions(data)]
    return replace(data, findings=(*data.findings, *found))


@lru_cache(maxsize=1 << 16)
def number_words(value: float, unit: str = "") -> str:
    """Return the number, with its unit if it has one, in as many digits as one reads."""
    text = f"{value:.6g}" if abs(value) < 1e6 else f"{value:.10g}"
    return f"{text}{unit}" if unit in {"%", "‰"} else text if unit in {"", "1"} else f"{text} {unit}"


def mixed_shares(data: Data) -> Iterator[Finding]:
    """Yield the findings of shares among percentages: 0.95 beside 95, or 95 beside 0.95."""
    for item in data.set.data:
        factor = ratio("1", item.unit) if item.unit != "1" else None
        if factor:
            column = {key: record for key, record in data.records.items() if item.id in record.values}
            yield from _mixed(item, column, factor)


def _mixed(item: DataItem, column: Mapping[Key, Record], factor: float) -> Iterator[Finding]:
    values = [record.values[item.id] for record in column.values()]
    middle = median(values) if values else 0.0
    odd = _odd_ones(values, middle)
    for record in [one for one in column.values() if odd and one.values[item.id] in odd]:
        value = record.values[item.id]
        words = {"text": number_words(value), "median": number_words(middle), "unit": f"“{item.unit}”"}
        example = number_words(value * factor if middle > SMALL else value / factor)
        finding = faults.SHARE_BESIDE_PERCENT.at(record.place(item.id), title=item.title, example=example, **words)
        record.refuse(item.id, finding)
        yield finding
    if len(values) >= FEWEST and not odd and 0 < max(values) <= SMALL and middle > SMALL / factor * 2:
        first = next(iter(column.values()))
        words = {"title": item.title, "unit": item.unit, "factor": number_words(factor)}
        yield faults.ALL_SHARES.at(first.place(item.id), **words)


def _odd_ones(values: Sequence[float], middle: float) -> frozenset[float]:
    """Return the values that are of another kind than most."""
    if len(values) < FEWEST:
        return frozenset()
    if middle >= LARGE:
        return frozenset(value for value in values if 0 < value <= SMALL and value * 100 >= middle / 4)
    if 0 < middle <= SMALL:
        return frozenset(value for value in values if value >= LARGE and value / 100 <= middle * 4)
    return frozenset()


def contradictions(data: Data) -> Iterator[Finding]:
    """Yield the findings of data items that are greater than what they are a part of."""
    items = {item.id: item for item in data.set.data}
    pairs = [(item, items[item.at_most]) for item in data.set.data if item.at_most in items]
    for part, whole in [pair for pair in pairs if _comparable(*pair, data)]:
        share = ratio(part.unit, whole.unit) or 1.0
        for key, record in data.records.items():
            value, limit = record.values.get(part.id), record.values.get(whole.id)
            if value is not None and limit is not None and value * share > limit + ALMOST * max(limit, 1.0):
                yield _contradiction(key, record, (part, value), (whole, limit))


def _comparable(part: DataItem, whole: DataItem, data: Data) -> bool:
    return ratio(part.unit, whole.unit) is not None and period_of(part, data.set) == period_of(whole, data.set)


def _contradiction(key: Key, record: Record, part: tuple[DataItem, float], whole: tuple[DataItem, float]) -> Finding:
    words = {"unit": key[0], "period": key[1].words, "title": part[0].title, "other": whole[0].title}
    value, limit = number_words(part[1], part[0].unit), number_words(whole[1], whole[0].unit)
    finding = faults.CONTRADICTION.at(record.place(part[0].id), value=value, limit=limit, **words)
    for item, _ in (part, whole):
        record.refuse(item.id, finding)
    return finding
