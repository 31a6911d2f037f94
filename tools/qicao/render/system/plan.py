"""滚动计划 as a Word file: the years, the work of each with its stages, and what the organisations have to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.catalog.digest import Digest, digest_of
from qicao.catalog.schedule import STAGES, Load, Work, YearPlan, loads
from qicao.catalog.system import System
from qicao.drawn.pictures import Picture, Pictures
from qicao.model.words import chinese_numeral
from qicao.render.companion.page import plain_writer, title
from qicao.render.docx.document import finish_package
from qicao.render.system.page import LANDSCAPE, Column, figures, grid, heading, pages, table_title, text

__all__ = ["render_plan", "year_rows", "years_table"]

COLUMNS = (
    Column("序号", 0.9),
    Column("体系编号", 1.95),
    Column("标准名称", 3.4, "left"),
    Column("优先级", 1.2),
    Column("理由", 3.7, "left"),
    Column("负责", 2.0, "left"),
    Column("等待", 1.95),
    *(Column(stage, 1.72) for stage in STAGES),
)
SUMMARY = (
    Column("年度", 2),
    Column("标准（项）", 2),
    *(Column(f"{word}（项）", 2) for word in ("重点", "一般", "后续")),
    Column("逾期（项）", 2),
    Column("说明", 8, "left"),
)
LOADS = (Column("组织", 6, "left"), Column("负责的未完成项目（项）", 3), Column("其中有阶段逾期（项）", 3))
NO_YEARS = ("尚未编制计划",)
NO_WORK, MOVED = "本年度没有列入项目。", "本年度的项目已经结转。"
NOTE = "各阶段栏上行为计划完成日期，下行为实际完成日期；到数据截止日计划日期已过而没有完成的写“逾期”。“等待”为须先完成的标准。"


def render_plan(system: System, pictures: Pictures, drawings: Sequence[tuple[str, Picture]] = ()) -> bytes:
    """Return the Word file; *drawings* are the pictures of the years with their titles."""
    digest = digest_of(system)
    writer = plain_writer(pictures)
    name = f"{digest.title or '标准体系'}滚动计划"
    found = list(loads(system))
    body = [title(name), text(_lead(digest)), heading("一、各年度概况"), years_table(digest, LANDSCAPE)]
    for number, year in enumerate(digest.years, 2):
        body += [heading(f"{chinese_numeral(number)}、{year.year}年度"), *_year(year)]
    last = len(digest.years) + 2
    body += [heading(f"{chinese_numeral(last)}、各组织承担的工作"), *_loads(found)]
    if drawings:
        body += [heading(f"{chinese_numeral(last + 1)}、进度图"), *figures(writer, drawings)]
    return finish_package(writer, "".join((*body, pages(writer, name, landscape=True))), name, digest.day)


def _lead(digest: Digest) -> str:
    day = f"数据截至{digest.day}。" if digest.day else ""
    works = len({work.id for year in digest.years for work in year.works})
    return f"{day}本计划列入标准{works}项，其中{digest.late}项有阶段逾期。{NOTE}"


def years_table(digest: Digest, width: int) -> str:
    """Return the table of the years: how much work of which priority, and how much is late."""
    return grid(SUMMARY, [_summary(year) for year in digest.years] or [NO_YEARS], width)


def _summary(year: YearPlan) -> tuple[str, ...]:
    priorities = [work.priority for work in year.works]
    counts = [str(priorities.count(word)) for word in ("重点", "一般", "后续")]
    note = "；".join(part for part in ("已结转" if year.closed else "", year.note) if part)
    late = sum(work.late for work in year.works)
    return (str(year.year), str(len(priorities)), *counts, str(late), note or "—")


def _year(year: YearPlan) -> Iterator[str]:
    if not year.works:
        yield text(MOVED if year.closed else NO_WORK)
        return
    yield table_title(f"{year.year}年度计划")
    yield grid(COLUMNS, list(year_rows(year)), LANDSCAPE)


def year_rows(year: YearPlan) -> Iterator[tuple[str, ...]]:
    """Yield the words of each row of the table of a year."""
    for number, work in enumerate(year.works, 1):
        yield (str(number), work.id, work.title, work.priority, _reasons(work), work.owner, work.waits, *work.stages)


def _reasons(work: Work) -> str:
    return f"{work.reasons}\n（{work.note}）" if work.note else work.reasons


def _loads(found: list[Load]) -> Iterator[str]:
    yield table_title("各组织负责的未完成项目")
    rows = [(load.owner, str(load.tasks), str(load.late)) for load in found]
    yield grid(LOADS, rows or [("没有未完成的项目",)], LANDSCAPE)
