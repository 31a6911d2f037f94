"""Work over time: for each task the stages as planned, below them what was done, and what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from qicao.layout.chart import SIZE, SMALL, key
from qicao.layout.drawing import Box, Drawing, Line, Mark, Paper, Part, Words
from qicao.layout.wrap import ems, wrap

__all__ = ["LEGEND", "Planned", "Stage", "timelines"]

LEADING = 1.25
ROW = 7.9
"""The least height of a row, in mm."""
PLAN, DONE = 3.8, 1.7
"""The heights of the bars of what is planned and of what was done."""
HEAD = 8.5
"""The height of the years and quarters above the rows."""
FOOT = 6.0
"""The height between the rows and the legend, with the day of the data."""
GROUP = 5.2
"""The height of the heading of a group."""
LABEL = 0.32
"""The part of the width for the names of tasks."""
EDGE = 0.3
STEPS = 32
"""The number of heights that are tried to fill sheets equally."""
LEGEND = {
    "planned": "计划（段内为阶段）",
    "ring": "计划发布",
    "there": "实际",
    "diamond": "按期完成的阶段",
    "late": "延误",
    "triangle": "推迟完成的阶段，或到数据截止日期尚未完成",
}

STYLES = {"planned": "stage"}
"""Name in the legend → style of what is drawn, if it has another one."""


class Stage(Struct, frozen=True):
    """A stage of a task: when it is to end, and when it ended."""

    name: str
    planned: dt.date | None
    actual: dt.date | None

    def late(self, day: dt.date | None) -> tuple[dt.date, dt.date] | None:
        """Return from when to when the stage was late until *day*; None if it was not."""
        end = self.actual or day
        return (self.planned, end) if self.planned and end and end > self.planned else None


class Planned(Struct, frozen=True):
    """A task: what it is called, and its stages in their order."""

    name: str
    stages: tuple[Stage, ...]
    group: str = ""
    """What it has in common with its neighbours; a heading stands above the first of them."""

    @property
    def dates(self) -> list[dt.date]:
        """All dates of the task."""
        return [day for stage in self.stages for day in (stage.planned, stage.actual) if day]


class Axis(Struct, frozen=True, dict=True):
    """Where a day stands."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        """Return the place of the day."""
        return self.left + (day - self.first).days / self.days * (self.right - self.left)

    @cached_property
    def days(self) -> int:
        """The number of days from the first to the last."""
        return max((self.last - self.first).days, 1)

    def quarters(self) -> Iterator[dt.date]:
        """Yield the first days of the quarters, with that after the last."""
        day = self.first
        while day <= self.last:
            yield day
            day = _next_quarter(day)


def timelines(tasks: Sequence[Planned], day: dt.date | None, paper: Paper) -> tuple[tuple[int, Drawing], ...]:
    """Return how many of the tasks each sheet shows, and the sheet; *day* is that of the data."""
    dates = [date for task in tasks for date in task.dates] + ([day] if day else [])
    if not tasks or not dates:
        return ()
    left = paper.width * LABEL
    axis = Axis(_quarter(min(dates)), _next_quarter(max(dates)), left, paper.width - 2)
    groups = ["", *(task.group for task in tasks)]
    rows = [_Row(task, axis, day, task.group not in {"", before}) for before, task in zip(groups, tasks, strict=False)]
    room = paper.height - HEAD - key(LEGEND, 0, paper.width).height - FOOT
    return tuple((len(page), _page(page, axis, day, paper.width)) for page in _pages(rows, room))


def _pages(rows: Sequence[_Row], room: float) -> list[list[_Row]]:
    """Return the rows by sheets, about equally many on each."""
    least = _filled(rows, room)
    fair = sum(row.height for row in rows) / max(len(least), 1)
    tries = (_filled(rows, fair + (room - fair) * step / STEPS) for step in range(STEPS))
    return next((pages for pages in tries if len(pages) <= len(least)), least)


def _filled(rows: Sequence[_Row], room: float) -> list[list[_Row]]:
    pages, left = list[list[_Row]](), 0.0
    for row in rows:
        if not pages or row.height > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.height
    return pages


class _Row(Struct, frozen=True, dict=True):
    task: Planned
    axis: Axis
    day: dt.date | None
    opens: bool
    """True for the first of a group."""

    @property
    def head(self) -> float:
        """The height of the heading above it."""
        return GROUP if self.opens else 0.0

    @property
    def height(self) -> float:
        """The height of the row with its heading."""
        return self.head + self.own

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The name in lines."""
        return wrap(self.task.name, (self.axis.left - 3) / SMALL, even=False)

    @cached_property
    def own(self) -> float:
        """The height of the row without its heading."""
        return max(ROW, len(self.lines) * SMALL * LEADING + 2)

    def parts(self, top: float) -> Iterator[Part]:
        """Yield what is drawn of the task from *top* downwards."""
        if self.opens:
            text = self.task.group
            yield Words(EDGE, top + GROUP - 1.2, text, SMALL, ems(text) * SMALL, "start", "strong")
        top += self.head
        first = top + self.own / 2 - (len(self.lines) - 1) * SMALL * LEADING / 2 + SMALL * 0.35
        for at, line in enumerate(self.lines):
            yield Words(EDGE, first + at * SMALL * LEADING, line, SMALL, ems(line) * SMALL)
        middle = top + self.own / 2
        yield from self._planned(middle - PLAN + 0.8)
        yield from self._done(middle + 1.5)

    def _planned(self, y: float) -> Iterator[Part]:
        """Yield a bar from each planned end of a stage to the next, with the name of the next in it.

        A stage that is planned to end before an earlier one has no bar.
        """
        ends = [(stage.name, stage.planned) for stage in self.task.stages if stage.planned]
        starts = accumulate((end for _, end in ends), max)
        for start, (name, end) in zip(starts, ends[1:], strict=False):
            left, right = self.axis.x(start), self.axis.x(end)
            if right > left:
                yield Box(left, y, right - left, PLAN, "stage", tuple(_inside(name, left, right, y)))
        if ends:
            yield Mark(self.axis.x(max(end for _, end in ends)) + 0.9, y + PLAN / 2, "ring", 0.8)

    def _done(self, y: float) -> Iterator[Part]:
        """Yield the bar of what was done, red where it was late, with a sign at the end of each stage."""
        ends = [stage.actual for stage in self.task.stages if stage.actual]
        if ends:
            left, right = self.axis.x(min(ends)), self.axis.x(max(ends))
            yield Box(left, y, max(right - left, 0.4), DONE, "there")
        late = [(stage, span) for stage in self.task.stages if (span := stage.late(self.day))]
        for _, (start, end) in late:
            yield Box(self.axis.x(start), y, self.axis.x(end) - self.axis.x(start), DONE, "late")
        for stage in self.task.stages:
            if stage.actual:
                sign = "triangle" if stage.late(self.day) else "diamond"
                yield Mark(self.axis.x(stage.actual), y + DONE / 2, sign, 1.0)
        waiting = [span for stage, span in late if not stage.actual]
        if waiting:
            yield Mark(self.axis.x(waiting[0][1]), y + DONE / 2, "triangle", 1.2)


def _inside(name: str, left: float, right: float, y: float) -> Iterator[Words]:
    """Yield the name of a stage, or its first character, if there is room in its bar."""
    for text in (name, name[:1]):
        width = ems(text) * SMALL
        if width + 0.6 <= right - left:
            yield Words((left + right) / 2, y + PLAN / 2 + SMALL * 0.36, text, SMALL, width, "middle")
            return


def _page(rows: Sequence[_Row], axis: Axis, day: dt.date | None, width: float) -> Drawing:
    bottom = HEAD + sum(row.height for row in rows)
    tops = [HEAD + sum(row.height for row in rows[:at]) for at in range(len(rows))]
    bands = [Box(0, top + row.head, width, row.own, "band") for row, top in zip(rows[::2], tops[::2], strict=True)]
    drawn = [part for row, top in zip(rows, tops, strict=True) for part in row.parts(top)]
    today = [*_today(axis, day, bottom, width)] if day and axis.first <= day <= axis.last else []
    used = {part.style for part in drawn if isinstance(part, Box | Mark)}
    shown = {style: text for style, text in LEGEND.items() if STYLES.get(style, style) in used}
    legend = key(shown, bottom + FOOT - 1.5, width)
    parts = (*bands, *_head(axis, bottom), *today, *drawn, *legend.parts)
    return Drawing(width, bottom + FOOT - 1.5 + legend.height, parts)


def _head(axis: Axis, bottom: float) -> Iterator[Part]:
    """Yield the years above the quarters, and a line down at the beginning of each."""
    starts = [*axis.quarters()]
    for start, end in zip(starts, [*starts[1:], axis.last], strict=True):
        x, new_year = axis.x(start), start.month == 1
        yield Line(((x, 0.8 if new_year else 5.0), (x, bottom)), "axis" if new_year else "grid")
        room, text = axis.x(end) - x, f"{(start.month + 2) // 3}季"
        if ems(text) * SMALL <= room:
            yield Words(x + room / 2, HEAD - 1.2, text, SMALL, ems(text) * SMALL, "middle", "small")
    years = sorted({start.year for start in starts if start < axis.last})
    for year in years:
        left = axis.x(max(dt.date(year, 1, 1), axis.first))
        right = axis.x(min(dt.date(year + 1, 1, 1), axis.last))
        text = f"{year}年"
        if ems(text) * SIZE <= right - left:
            yield Words((left + right) / 2, 3.4, text, SIZE, ems(text) * SIZE, "middle", "head")


def _today(axis: Axis, day: dt.date, bottom: float, width: float) -> Iterator[Part]:
    """Yield the line of the day of the data, with its date below."""
    x, text = axis.x(day), f"截至{day.isoformat()}"
    room = ems(text) * SMALL
    yield Line(((x, HEAD), (x, bottom + 0.8)), "today")
    yield Words(min(max(x, room / 2), width - room / 2 - EDGE), bottom + 3.6, text, SMALL, room, "middle", "late")


def _quarter(day: dt.date) -> dt.date:
    """Return the first day of the quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _next_quarter(day: dt.date) -> dt.date:
    start = _quarter(day)
    return start.replace(year=start.year + start.month // 10, month=(start.month + 2) % 12 + 1)
