"""What is wrong with the data of one unit, each with its period and whether it touches the score that is explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.assess.scores.amount import grouped
from qicao.assess.scores.quality import Issue
from qicao.assess.scores.score import Place, Scores
from qicao.assess.scores.when import When, parse_when
from qicao.model.finding import Finding

__all__ = ["Notice", "notices_of"]

TABLE = frozenset(
    one.code
    for one in (
        faults.UNKNOWN_COLUMN,
        faults.MISSING_COLUMN,
        faults.COLUMN_TWICE,
        faults.WRONG_UNIT,
        faults.UNCLOSED,
        faults.OTHER_HEAD,
        faults.CONVERTED,
    )
)
"""The codes of findings that are about the table as a whole, and so about all units."""


class Notice(Struct, frozen=True):
    """A finding about the data of a unit."""

    finding: Finding
    whens: tuple[When, ...]
    """The periods; none if it is about the table as a whole."""
    effect: str
    """What it means for the score: `影响本期得分` …"""

    @property
    def words(self) -> str:
        """Return the finding as it is told: what it touches, when, what, what to do, where."""
        message, span = grouped(self.finding.message.rstrip("。")), self.finding.span
        whens = [when.words for when in self.whens]
        when = "" if not whens or any(one in message for one in whens) else f"{'、'.join(whens)}："
        place = f"{span.file}:{span.line}" if span.line else span.file
        return f"【{self.effect}】{when}{message}。{self.finding.hint}（{self.finding.code}，{place}）"


def notices_of(scores: Scores, issues: Sequence[Issue], place: Place) -> tuple[Notice, ...]:
    """Return the findings about the unit, those that touch the period first."""
    found = dict.fromkeys((*_told(scores, issues, place), *_read(scores, place)))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.effect)))


def _told(scores: Scores, issues: Sequence[Issue], place: Place) -> Iterator[Notice]:
    """Yield what is known to be about the unit."""
    for issue in issues:
        whens = tuple(filter(None, map(parse_when, issue.period.split("、"))))
        if issue.unit == scores.units[place[1]]:
            yield Notice(issue.finding, whens, _effect(scores, issue.finding, whens, place))


def _read(scores: Scores, place: Place) -> Iterator[Notice]:
    """Yield what was found when the rows of the unit, or the table, were read."""
    unit, rows = scores.units[place[1]], _rows(scores, place)
    refused = {finding for record in scores.data.records.values() for finding in record.faulty.values()}
    for finding in scores.data.findings:
        where = (finding.span.file, finding.span.line, finding.span.column)
        if finding in refused:
            continue
        if where in rows:
            yield Notice(finding, (rows[where],), _effect(scores, finding, (rows[where],), place))
        elif finding.code in TABLE:
            yield Notice(finding, (), ALL)
        elif f"“{unit}”" in finding.message:
            yield Notice(finding, (), _effect(scores, finding, (), place))


def _rows(scores: Scores, place: Place) -> dict[tuple[str, int, int], When]:
    """Return the cells of the rows of the unit, with their periods."""
    cells: dict[tuple[str, int, int], When] = {}
    for (unit, when), record in scores.data.records.items():
        if unit == scores.units[place[1]]:
            spans = [record.place(item) for item in record.columns]
            cells |= {(span.file, span.line, span.column): when for span in spans}
    return cells


def _effect(scores: Scores, finding: Finding, whens: Sequence[When], place: Place) -> str:
    """Return what the finding means for the score of the period."""
    now = scores.periods[place[0]]
    scored = {when.within(scores.set.period) for when in whens if when.within(scores.set.period)} if whens else {now}
    if finding.severity == "info":
        return INFO if now in scored else ELSEWHERE
    return NOW if now in scored else BEFORE if now.before in scored else ELSEWHERE


NOW, BEFORE, INFO, ELSEWHERE = "影响本期得分", "影响与上一期的比较", "照算，请核对", "不影响本期"
ALL = "对全部单位"
_ORDER = (NOW, BEFORE, INFO, ALL, ELSEWHERE)
