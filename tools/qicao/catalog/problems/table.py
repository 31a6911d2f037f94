"""The problems of the programme, each with its numbers, its worst rows and its trend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from qicao.catalog.problems.partial import partial, partial_rows
from qicao.catalog.problems.survey import Measure, Survey, Trend, Worst
from qicao.catalog.problems.thin import thin, thin_rows
from qicao.catalog.problems.trends import TRENDS
from qicao.catalog.problems.uneven import uneven, uneven_rows
from qicao.catalog.problems.unmanned import unmanned, unmanned_rows
from qicao.catalog.problems.unmeasured import unmeasured, unmeasured_rows
from qicao.catalog.problems.unplanned import unplanned, unplanned_rows
from qicao.catalog.problems.unused import unused, unused_rows
from qicao.catalog.system import System

__all__ = ["SYMPTOMS", "Problem", "problems_of"]


class Problem(Struct, frozen=True):
    """A problem, its numbers, the rows that show it most, and how it goes on."""

    id: str
    title: str
    measure: str
    """What the programme does about it."""
    measures: tuple[Measure, ...] = ()
    worst: tuple[Worst, ...] = ()
    trend: Trend | None = None


SYMPTOMS: Mapping[str, tuple[Callable[[Survey], Iterable[Measure]], Callable[[Survey], Iterable[Worst]], str]] = {
    "P1": (uneven, uneven_rows, "adjusted"),
    "P2": (thin, thin_rows, "standards"),
    "P3": (unmanned, unmanned_rows, "participation"),
    "P4": (unplanned, unplanned_rows, "releases"),
    "P5": (partial, partial_rows, "covered"),
    "P6": (unmeasured, unmeasured_rows, "evaluation"),
    "P7": (unused, unused_rows, "cited"),
}
"""Id of a problem → what counts it, what lists it, and the name of its trend."""


def problems_of(system: System) -> tuple[Problem, ...]:
    """Return the problems in the order of the file; one with another id than P1 to P7 has no numbers."""
    survey = Survey.of(system)
    return tuple(_problem(survey, row.id, row.title, row.measure) for row in system.programme.value.problems)


def _problem(survey: Survey, id_: str, title: str, measure: str) -> Problem:
    if id_ not in SYMPTOMS:
        return Problem(id_, title, measure)
    count, rows, trend = SYMPTOMS[id_]
    worst = tuple(table for table in rows(survey) if table.rows)
    return Problem(id_, title, measure, tuple(count(survey)), worst, TRENDS[trend](survey))
