"""Scores for programs: plain values, in one stable form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.assess.scores.quality import Issue
from qicao.assess.scores.score import Place, Scores, Scoring
from qicao.assess.scores.sensitivity import changes_of, swaps_of
from qicao.assess.scores.summary import Summaries
from qicao.assess.scores.why import Explainer
from qicao.check.reports.records import finding_record
from qicao.model.finding import Finding

__all__ = ["listing", "places_of"]


def listing(
    scores: Scores, issues: Sequence[Issue], findings: Sequence[Finding], period: str = ""
) -> dict[str, object]:
    """Return all scores, or those of one period, with reasons, quality of the data and sensitivity."""
    explain = Explainer(scores)
    telling = explain, Summaries(scores, explain)
    ats = _periods(scores, period)
    return {
        "set": {"id": scores.set.id, "title": scores.set.title, "sample": scores.data.sample},
        "periods": [str(scores.periods[at]) for at in ats],
        "units": [_unit(scores, telling, place) for place in places_of(scores, period)],
        "sensitivity": [_sensitivity(scores, at) for at in ats],
        "quality": [_issue(issue) for issue in issues],
        "findings": [finding_record(finding) for finding in findings],
    }


def places_of(scores: Scores, period: str = "") -> Iterator[Place]:
    """Yield the positions of all scores, or those of one period: by period, then by rank, then in the order of the data."""
    for at in _periods(scores, period):
        ranks = scores.ranks[at]
        last = len(scores.units) + 1
        yield from ((at, unit) for unit in sorted(range(len(scores.units)), key=lambda one: ranks[one] or last))


def _periods(scores: Scores, period: str) -> list[int]:
    return [at for at, when in enumerate(scores.periods) if period in {"", str(when)}]


def _unit(scores: Scores, telling: tuple[Explainer, Summaries], place: Place) -> dict[str, object]:
    at, unit = place
    return {
        "unit": scores.units[unit],
        "period": str(scores.periods[at]),
        "score": _or_none(scores.totals[at][unit]),
        "level": scores.levels[at][unit] or None,
        "rank": scores.ranks[at][unit] or None,
        "vetoes": [one.id for one in scores.vetoes(place)],
        "summary": telling[1].of(place),
        "indicators": [_indicator(scores, telling[0], part, place) for part in scores.parts],
    }


def _indicator(scores: Scores, explain: Explainer, part: Scoring, place: Place) -> dict[str, object]:
    at, unit = place
    return {
        "id": part.indicator.id,
        "value": _or_none(part.used[at][unit]),
        "rating": _or_none(part.ratings[at][unit]),
        "weight": scores.weight(part, place),
        "points": scores.points(part, place),
        "why": explain.why(part, place),
    }


def _sensitivity(scores: Scores, at: int) -> dict[str, object]:
    return {
        "period": str(scores.periods[at]),
        "weights": [
            {
                "id": one.indicator,
                "weight": one.weight,
                "changed": one.changed,
                "ranks": [{"unit": moved.unit, "rank": moved.rank, "changed": moved.new} for moved in one.moved],
            }
            for one in changes_of(scores, at)
        ],
        "first": [
            {"id": one.indicator, "weight": one.weight, "changed": one.changed, "unit": one.unit}
            for one in swaps_of(scores, at)
        ],
    }


def _issue(issue: Issue) -> Mapping[str, object]:
    place = finding_record(issue.finding)
    return {"kind": issue.kind, "unit": issue.unit, "period": issue.period, "items": list(issue.items), **place}


def _or_none(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 -- NaN
