"""The rolling plan: what comes when, what is late, what waits for what; and what it means for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from qicao.catalog.coverage import users_of
from qicao.catalog.problems.survey import matter_target
from qicao.catalog.progress import Progress, late_ones
from qicao.catalog.system import Row
from qicao.model.system import PLANNED, Entry
from qicao.render.system.pages.pictures import timetable
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Block, Cell, Grid, Mark, Number, Numbers, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, forecast, joined, page_link, status, text
from qicao.render.system.pages.way import START

__all__ = ["briefing_page", "late_grid", "plan_page", "unplanned_entries"]

PRIORITIES = {1: "重点", 2: "一般", 3: "后续"}
SOME = 3
"""The matters of a standard that the 宣贯 page names; its own page lists all."""


def plan_page(view: View) -> Page:
    """Return the plan by years."""
    progress = view.survey.progress.values()
    late = late_ones(progress)
    waiting = sum(bool(one.waiting) for one in progress if one.next)
    numbers = Numbers(
        (
            Number(str(len(view.survey.progress)), "任务"),
            Number(str(len(late)), "迟了", None, "late"),
            Number(str(waiting), "在等其他标准", None, "coming"),
        )
    )
    parts = [Part("迟了的", (late_grid(view, late),), "late")] if late else []
    parts += [_year(view, row.value.year, row.value.note, closed=row.value.closed) for row in view.system.years]
    known = {row.value.year for row in view.system.years}
    others = sorted({one.task.value.year for one in progress} - known)
    parts += [_year(view, year, "", closed=False) for year in others]
    rest = unplanned_entries(view)
    rows = tuple(Record((cell(view.entry(row)), view.bodies(row.value.roles.drafts[:1]))) for row in rest)
    parts += [Part(f"没有列入计划的（{len(rows)}）", (Grid(("标准", "谁起草"), rows),), "unplanned")] if rows else []
    drawn = timetable(view)
    picture = [Part("进度图", drawn, "picture")] if drawn else []
    return Page(f"{FOLDER}/plan", "滚动计划", (numbers, *picture, *parts), up=(START,))


def unplanned_entries(view: View) -> tuple[Row[Entry], ...]:
    """Return the standards that are being made or are to be, and have no task."""
    rows = view.system.entry_of.values()
    return tuple(row for row in rows if row.value.status in PLANNED and row.value.id not in view.survey.progress)


def late_grid(view: View, late: Iterable[Progress]) -> Grid:
    """Return the late tasks."""
    rows = tuple(Record((*_late(view, one), cell(one.task.value.note))) for one in late)
    return Grid(("标准", "下一阶段", "计划", "迟", "负责", "说明"), rows)


def _late(view: View, one: Progress) -> tuple[Cell, ...]:
    step = one.next
    mark = Mark(f"{one.late} 天", "late")
    return (
        cell(view.entry(one.entry)),
        cell(step.stage if step else ""),
        cell(text(step.planned if step else None)),
        cell(mark),
        view.bodies([one.task.value.owner]),
    )


def _year(view: View, year: int, note: str, *, closed: bool) -> Part:
    own = [one for one in view.survey.progress.values() if one.task.value.year == year]
    own.sort(key=lambda one: (one.task.value.priority, one.day or dt.date.max))
    rows = tuple(_task(view, one) for one in own)
    words = "；".join(filter(None, ("已经结转" if closed else "", note)))
    blocks: list[Block] = [Words(cell(words))] if words else []
    grid = Grid(
        ("标准", "优先级", "下一阶段", "发布（预计）", "在等", "负责"), rows, filter=len(rows) > 8, choose=(1, 2)
    )
    if rows or not closed:
        blocks.append(grid if rows else Words(cell("没有任务。")))
    return Part(f"{year} 年度" + (f"（{len(rows)}）" if rows or not closed else ""), tuple(blocks), f"year-{year}")


def _task(view: View, one: Progress) -> Record:
    step = one.next
    late = (" ", Mark(f"迟 {one.late} 天", "late")) if one.late else ()
    return Record(
        (
            cell(view.entry(one.entry)),
            cell(PRIORITIES[one.task.value.priority]),
            cell(step.stage if step else "已完成", *late),
            forecast(view, one),
            joined(view.entry(row, short=True) for row in one.waiting),
            view.bodies([one.task.value.owner]),
        )
    )


def briefing_page(view: View) -> Page:
    """Return the 宣贯 page: what is in force, what comes when, and for whom."""
    own = [row for row in view.survey.own if row.value.status in {"在编", "拟编", "修订中"}]
    dated = sorted(
        ((day, row) for row in own if (day := view.survey.published(row.value))),
        key=lambda pair: (pair[0], pair[1].value.id),
    )
    years = dict.fromkeys(day.year for day, _ in dated)
    parts = []
    for year in years:
        rows = tuple(_coming(view, row) for day, row in dated if day.year == year)
        parts.append(
            Part(
                f"{year} 年发布（预计，{len(rows)} 项）",
                (Grid(("标准", "发布", "给谁用", "规定什么事"), rows),),
                f"year-{year}",
            )
        )
    now = Part("现在就能用的", tuple(_now(view)), "now")
    words = f"哪些标准什么时候来，给谁用。截至 {view.day}；日期按现在的进度推算，会变。"
    lead = Words(cell(words, page_link("briefing", "现在就能用的", "now"), "列在最后。"), "lead")
    return Page(f"{FOLDER}/briefing", "宣贯：什么标准什么时候来", (lead, *parts, now), up=(START,))


def _now(view: View) -> Iterator[Block]:
    """Yield the standards in force, own ones before those of other systems."""
    there = [row for row in view.system.entry_of.values() if row.value.status in USABLE]
    there.sort(key=lambda row: row.value.related)
    if not any(not row.value.related for row in there):
        yield Words(cell("本体系自己的标准还没有发布的；先用现有的国家标准和行业标准。"))
    if there:
        rows = tuple(_valid(view, row) for row in there)
        yield Grid(("标准", "状态", "归属", "实施", "给谁用"), rows, filter=len(rows) > 8, choose=(1, 2))
    yield Words(cell("没有核实是否现行的不列在这里；全部标准见", page_link("entries", "标准明细表"), "。"))


def _coming(view: View, row: Row[Entry]) -> Record:
    matters = view.matters_of.get(row.value.id, ())
    more = (f" 等 {len(matters)} 类",) if len(matters) > SOME else ()
    named = (*joined(map(matter_target, matters[:SOME])), *more)
    return Record((cell(view.entry(row)), _issue(view, row.value), _users(view, row.value), named))


def _issue(view: View, one: Entry) -> Cell:
    progress = view.survey.progress.get(one.id)
    return forecast(view, progress) if progress and not one.issued else cell(text(view.survey.published(one)))


def _valid(view: View, row: Row[Entry]) -> Record:
    return Record(
        (
            cell(view.entry(row)),
            cell(status(row.value.status)),
            cell("相关标准" if row.value.related else "本体系"),
            cell(text(row.value.implemented)),
            _users(view, row.value),
        )
    )


def _users(view: View, one: Entry) -> Cell:
    return cell("、".join(users_of(view.system, one)) or "没有登记")


USABLE = frozenset({"现行", "即将实施", "修订中"})
