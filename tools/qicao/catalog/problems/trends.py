"""How each of the problems goes on, year by year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from qicao.catalog.coverage import TIERS
from qicao.catalog.problems.survey import LONGEST, Survey, Trend
from qicao.catalog.problems.uneven import departures
from qicao.catalog.problems.unmeasured import evaluating
from qicao.model.programme import Matter

__all__ = ["TRENDS"]


def _cumulated(survey: Survey, title: str, days: Iterable[dt.date | None]) -> Trend:
    years = Counter(day.year for day in days if day)
    state = survey.system.programme.value.state
    points, total = [], 0
    for year in range(min(years), max(years) + 1) if years else ():
        total += years[year]
        points.append((year, total))
    return Trend(title, tuple(points[-LONGEST:]), state.year if state else 0)


def _earliest(survey: Survey, matter: Matter, tiers: Iterable[str] = TIERS) -> dt.date | None:
    """Return the first day on which the matter has a standard at one of the levels."""
    cells = (cell for cell in survey.coverage.matter(matter.code) if cell.tier in tiers)
    days = (survey.published(row.value) for cell in cells for row in cell.standards)
    return min((day for day in days if day), default=None)


def _adjusted(survey: Survey) -> Trend:
    differing = [row.value for row in survey.system.matters if departures(row.value)]
    days = (_earliest(survey, matter) for matter in differing)
    return _cumulated(survey, "做法不一的事项中，到年底有标准规定的（累计）", days)


def _standards(survey: Survey) -> Trend:
    days = (survey.published(row.value) for row in survey.own)
    return _cumulated(survey, "本体系自己的标准，到年底发布的（累计；日期已知的）", days)


def _participation(survey: Survey) -> Trend:
    days = (row.value.since for row in survey.system.participation)
    return _cumulated(survey, "参与国家、行业、长三角、国际标准化工作（累计）", days)


def _releases(survey: Survey) -> Trend:
    days = (one.day for one in survey.progress.values())
    return _cumulated(survey, "按现在的进度，到年底发布的标准（累计）", days)


def _covered(survey: Survey) -> Trend:
    matters = [row.value for row in survey.system.matters if "街镇" in row.value.levels]
    days = (_earliest(survey, matter, ("街镇",)) for matter in matters)
    return _cumulated(survey, "街镇的事项，到年底有标准规定的（累计；发布日期已知的）", days)


def _evaluation(survey: Survey) -> Trend:
    days = (survey.published(row.value) for row in evaluating(survey))
    return _cumulated(survey, "评价类标准，到年底发布的（累计；日期已知的）", days)


def _policies(survey: Survey) -> Trend:
    days = (row.value.date for row in survey.system.policies if row.value.cites)
    return _cumulated(survey, "引用标准的政策文件（累计；日期已知的）", days)


TRENDS: Mapping[str, Callable[[Survey], Trend]] = {
    "adjusted": _adjusted,
    "standards": _standards,
    "participation": _participation,
    "releases": _releases,
    "covered": _covered,
    "evaluation": _evaluation,
    "cited": _policies,
}
"""Name of a trend → what computes it."""
