"""The pictures of the system on its pages: structure, plan, numbers, ages, load."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.render.system.charts import age_chart, load_chart, statistics
from qicao.render.system.diagram import diagrams
from qicao.render.system.pages.html import address
from qicao.render.system.pages.values import Grid, Picture, Record, cell
from qicao.render.system.pages.view import View
from qicao.render.system.roadmap import roadmaps
from qicao.render.system.sheet import PAGE, Sheet

__all__ = ["ages", "charts", "load", "structure", "timetable"]

DEEPEST = 20
"""The levels of a tree that a picture shows; drawing more takes minutes."""


def structure(view: View, page: str) -> tuple[Picture, ...]:
    """Return the 结构图, whose boxes lead from that page to those of the sub-systems; none of a tree too deep to draw."""
    if _depth(view) > DEEPEST:
        return ()
    links = {id_: address(page, place.page) for (kind, id_), place in view.places.items() if kind == "subsystem"}
    return _pictures(diagrams(view.system, PAGE, links=links))


def _depth(view: View) -> int:
    """Return the number of levels, counted no further than is drawn."""
    codes, level = {""}, 0
    while codes and level <= DEEPEST:
        codes = {row.value.code for code in codes for row in view.system.children_of.get(code, ())}
        level += bool(codes)
    return level


def timetable(view: View) -> tuple[Picture, ...]:
    """Return the plan as bars."""
    return _pictures(roadmaps(view.system, PAGE))


def charts(view: View) -> tuple[Picture, ...]:
    """Return a chart for each part of the 统计表, in their order, and one of the sub-systems."""
    return _pictures(statistics(view.system))


def ages(view: View) -> Picture:
    """Return the chart of the ages."""
    return _pictures([age_chart(view.system)])[0]


def load(view: View) -> Picture:
    """Return the chart of the load."""
    return _pictures([load_chart(view.system)])[0]


def _pictures(sheets: Iterable[Sheet]) -> tuple[Picture, ...]:
    return tuple(Picture(sheet.svg, sheet.title, _grid(sheet)) for sheet in sheets)


def _grid(sheet: Sheet) -> Grid:
    return Grid(sheet.data.head, tuple(Record(tuple(map(cell, row))) for row in sheet.data.rows))
