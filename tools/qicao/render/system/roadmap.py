"""The plan over time: each task with its stages as planned and as they were done, by the year in which it is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from qicao.catalog.progress import late_ones, progress_of
from qicao.catalog.system import Row, System
from qicao.layout.drawing import Paper
from qicao.layout.timeline import Planned, Stage, timelines
from qicao.model.programme import Task
from qicao.render.system.sheet import A4, Data, Sheet, sheet_of

__all__ = ["roadmaps", "roadmaps_by_year"]

STAGES = ("立项", "起草", "征求意见", "审查", "报批", "发布")
PRIORITIES = {1: "重点", 2: "一般", 3: "后续"}
HEAD = ("体系编号", "标准名称", "优先级", "负责", "要等的标准", *STAGES, "延误的阶段")


def roadmaps(system: System, paper: Paper = A4) -> tuple[Sheet, ...]:
    """Return the sheets of the plan, those of each year in turn."""
    return tuple(sheet for sheets in roadmaps_by_year(system, paper).values() for sheet in sheets)


def roadmaps_by_year(system: System, paper: Paper = A4) -> Mapping[int, tuple[Sheet, ...]]:
    """Return year → the sheets of its tasks."""
    years = sorted({row.value.year for row in system.tasks})
    return {year: tuple(_of_year(system, year, paper)) for year in years}


def _of_year(system: System, year: int, paper: Paper) -> Iterator[Sheet]:
    tasks = sorted((row for row in system.tasks if row.value.year == year), key=_order)
    day = system.programme.value.state
    pages = timelines([_planned(system, row.value) for row in tasks], day, paper)
    at = 0
    for number, (count, drawing) in enumerate(pages, 1):
        shown, several = tasks[at : at + count], len(pages) > 1
        title = f"{year}年度标准制修订计划" + (f"（第{number}张，共{len(pages)}张）" if several else "")
        data = Data(title, HEAD, tuple(_row(system, row.value, day) for row in shown))
        name = f"roadmap-{year}-{number}" if several else f"roadmap-{year}"
        yield sheet_of(name, drawing, _description(system, shown, year), data)
        at += count


def _order(row: Row[Task]) -> tuple[int, dt.date, str]:
    dates = [step.planned for step in row.value.stages if step.planned]
    return row.value.priority, min(dates, default=dt.date.max), row.value.entry


def _planned(system: System, task: Task) -> Planned:
    name = f"{task.entry} {_title(system, task.entry)}"
    return Planned(name, _stages(task), PRIORITIES.get(task.priority, ""))


def _stages(task: Task) -> tuple[Stage, ...]:
    return tuple(Stage(step.stage, step.planned, step.actual) for step in task.stages)


def _title(system: System, id_: str) -> str:
    row = system.entry_of.get(id_)
    return row.value.title if row else ""


def _owner(system: System, id_: str) -> str:
    return next((row.value.title for row in system.organisations if row.value.id == id_), id_)


def _row(system: System, task: Task, day: dt.date | None) -> tuple[str, ...]:
    dates = {stage.name: _dates(stage) for stage in _stages(task)}
    late = "、".join(_late(task, day))
    return (
        *(
            task.entry,
            _title(system, task.entry),
            PRIORITIES.get(task.priority, str(task.priority)),
            _owner(system, task.owner),
        ),
        "、".join(task.depends_on),
        *(dates.get(name, "") for name in STAGES),
        late,
    )


def _dates(stage: Stage) -> str:
    """Return the planned date, and behind a slash the actual one."""
    planned, actual = (day.isoformat() if day else "" for day in (stage.planned, stage.actual))
    return f"{planned}／{actual}" if actual else planned


def _late(task: Task, day: dt.date | None) -> list[str]:
    return [stage.name for stage in _stages(task) if stage.late(day)]


def _description(system: System, rows: Sequence[Row[Task]], year: int) -> str:
    day, shown = system.programme.value.state, {row.value.entry for row in rows}
    late = [one for one in late_ones(progress_of(system).values()) if one.entry.value.id in shown]
    names = "、".join(f"{one.entry.value.id}（{one.next.stage}，{one.late}天）" for one in late if one.next)
    told = f"下一阶段已经逾期的{len(late)}项：{names}" if late else "没有阶段逾期"
    until = f"截至{day.isoformat()}，" if day else ""
    return (
        f"横道图。{year}年度列入{len(rows)}项标准，横轴为时间，每项标准上为计划、下为实际，重点的在前。{until}{told}。"
    )
