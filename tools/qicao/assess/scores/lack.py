"""Why an indicator has no value: data that were not reported, that contradict others, by which nothing can be divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import isnan
from typing import Literal

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.assess.scores.amount import grouped
from qicao.assess.scores.data import Record, period_of
from qicao.assess.scores.frame import Frame, formula_of, item_periods
from qicao.assess.scores.phrase import leaf_title, leaf_value, parts_of, shown_parts, with_numbers
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.when import When
from qicao.indicators.evaluate import evaluate
from qicao.indicators.problem import Problem
from qicao.indicators.walk import walk
from qicao.model.finding import Finding
from qicao.model.formula import Aggregate, Name
from qicao.model.indicator import DataItem, Indicator

__all__ = ["CALENDAR", "Kind", "Lack", "Lacks", "whens_words"]

Kind = Literal["缺数据", "数据矛盾", "数据有错误", "算不出"]
CALENDAR = "日历"
"""The source of data items that nobody has to report: they are the same for all units."""
Node = Name | Aggregate


class Lack(Struct, frozen=True):
    """Why there is no value."""

    kind: Kind
    words: str


class Lacks:
    """Finds why values are missing."""

    def __init__(self, scores: Scores, frame: Frame) -> None:
        """Begin with the titles of what can be missing."""
        self.scores = scores
        self.frame = frame
        self.items = {item.id: item for item in scores.set.data}
        self.titles = {item.id: item.title for item in scores.set.data}
        self.titles |= {one.id: one.title for one in scores.set.indicators}

    def of(self, part: Scoring, place: Place) -> Lack | None:
        """Return why the indicator has no value of its own, None if it has one."""
        return self._why(part.indicator, place) if isnan(part.own[place[0]][place[1]]) else None

    def number(self, place: Place, node: Node) -> float:
        """Return the value of a name, in base units; NaN if it is missing."""
        return self.frame.leaf(node)[place[0]][place[1]]

    def lacking(self, item: DataItem, place: Place) -> bool:
        """Return whether a datum that the value needs is missing."""
        return any(item.id not in record.values for _, record in self._records(item, place))

    def _why(self, indicator: Indicator, place: Place) -> Lack:
        tree = formula_of(indicator)
        nodes = tuple(dict.fromkeys(node for _, node in walk(tree) if isinstance(node, Name | Aggregate)))
        lacking = [node for node in nodes if isnan(self.number(place, node))]
        problem = evaluate(tree, lambda node: _or_none(self.number(place, node)))
        if isinstance(problem, Problem) and not (problem.fault.name == "value-missing" and lacking):
            shown = with_numbers(shown_parts(parts_of(tree), self.scores.set), partial(self.number, place))
            return Lack("算不出", f"{self._titled(problem.message.rstrip('。'))}（{shown}）")
        words = "；".join(dict.fromkeys(self._lack(node, place) for node in self._reported(lacking)))
        there = self._there([node for node in nodes if node not in lacking], place)
        kind = self._kind(lacking, place)
        return Lack(kind, (words or "数据不全") + (there if kind != "缺数据" else ""))

    def _reported(self, lacking: Sequence[Node]) -> Sequence[Node]:
        """Return what somebody has to report; what the calendar tells only if nothing else lacks."""
        return [node for node in lacking if not self._is_calendar(node)] or lacking

    def _is_calendar(self, node: Node) -> bool:
        item = self.items.get(node.id)
        return item is not None and item.source == CALENDAR

    def _kind(self, lacking: Sequence[Node], place: Place) -> Kind:
        refused = [self._refused(self.items[node.id], place) for node in lacking if node.id in self.items]
        codes = {finding.code for finding in refused if finding}
        return "缺数据" if not codes else "数据矛盾" if faults.CONTRADICTION.code in codes else "数据有错误"

    def _there(self, nodes: Sequence[Node], place: Place) -> str:
        """Return the data that are not in doubt, and were of no use."""
        told = [
            f"{leaf_title(node, self.scores.set)}（{leaf_value(node, self.scores.set, self.number(place, node))}）"
            for node in nodes
            if node.id in self.items
        ]
        return f"；{'、'.join(told)}没有疑点，单有它算不出" if told else ""

    def _titled(self, words: str) -> str:
        """Return the words with titles for the ids in quotation marks."""
        for id_, title in self.titles.items():
            words = words.replace(f"“{id_}”", f"“{title}”")
        return words

    def _records(self, item: DataItem, place: Place) -> list[tuple[When, Record]]:
        unit, when = self.scores.units[place[1]], self.scores.periods[place[0]]
        return [
            (one, self.scores.data.records.get((unit, one), _EMPTY))
            for one in item_periods(item, self.scores.set, when)
        ]

    def _refused(self, item: DataItem, place: Place) -> Finding | None:
        return next(
            (record.faulty[item.id] for _, record in self._records(item, place) if item.id in record.faulty), None
        )

    def _lack(self, node: Node, place: Place) -> str:
        """Return which datum lacks, and whether it was refused."""
        item = self.items.get(node.id)
        if not item:
            return f"缺“{self.titles.get(node.id, node.id)}”的值"
        refused = self._refused(item, place)
        if refused:
            said = "" if f"“{item.title}”" in refused.message else f"“{item.title}”的"
            kind = "数据矛盾" if refused.code == faults.CONTRADICTION.code else "数据有错误"
            return f"{said}{kind}，没有采用（{refused.code}：{grouped(refused.message.rstrip('。'))}）"
        lacking = "、".join(when.words for when, record in self._records(item, place) if item.id not in record.values)
        finer = period_of(item, self.scores.set) != self.scores.set.period
        return f"缺{f'{lacking}的' if finer else ''}“{item.title}”"

    def rows(self, place: Place) -> Iterator[str]:
        """Yield the periods of which the unit reported nothing, beside those that it reported."""
        collected = {period_of(item, self.scores.set): item for item in self.scores.set.data if item.source != CALENDAR}
        for item in collected.values():
            records = self._records(item, place)
            silent = [when for when, record in records if not (record.values or record.faulty)]
            told = [when for when, record in records if record.values or record.faulty]
            if silent and not told:
                yield f"{whens_words(silent)}的数据全部没有报"
            elif silent:
                yield (
                    f"没有报{whens_words(silent)}的数据（{whens_words(told)}的已报；"
                    f"按{self.scores.set.period}汇总的，缺一{period_of(item, self.scores.set)}就算不出）"
                )


def whens_words(whens: Sequence[When]) -> str:
    """Return the names of the periods."""
    return "、".join(when.words for when in whens)


_EMPTY = Record(None, 0)  # type: ignore[arg-type]


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value
