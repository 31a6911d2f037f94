"""The first page of the system: how much there is, what is late, what is missing, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.problems.table import Problem
from qicao.catalog.progress import late_ones
from qicao.catalog.stats import groups, total_of
from qicao.catalog.target import Target
from qicao.model.system import OBSOLETE, THERE, Entry
from qicao.render.system.pages.coverage import cover_bars
from qicao.render.system.pages.pictures import charts, structure
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.plan import late_grid, unplanned_entries
from qicao.render.system.pages.problem import headline, problem_notes, told
from qicao.render.system.pages.subsystem import entries_below
from qicao.render.system.pages.values import (
    Bar,
    Bars,
    Block,
    Cell,
    Grid,
    Mark,
    Number,
    Numbers,
    Page,
    Part,
    Record,
    Words,
    cell,
)
from qicao.render.system.pages.view import View, page_link

__all__ = ["front_blocks", "overview_page", "statistics_page"]

FIRST = 5


def overview_page(view: View, problems: tuple[Problem, ...]) -> Page:
    """Return the overview."""
    late = late_ones(view.survey.progress.values())
    blocks = (
        *front_blocks(view),
        *structure(view, f"{FOLDER}/index")[:1],
        _directions(view),
        Part(f"迟了的（{len(late)}）", (_late(view),), "late"),
        Part("缺的", (cover_bars(view), *_missing(view)), "missing"),
        Part(
            "七个问题现在怎样" if len(problems) == 7 else "问题现在怎样",
            (*problem_notes(view), _problems(problems)),
            "problems",
        ),
        *_doubts(view),
    )
    return Page(f"{FOLDER}/index", view.system.head.value.title or "标准体系", blocks)


def front_blocks(view: View) -> tuple[Block, ...]:
    """Return what the first page of the site tells of the system, too: whose it is, how much there is, where to go on."""
    return (
        Words(tuple(_lead(view)), "lead"),
        Numbers(tuple(_numbers(view))),
        Words(
            cell(
                "接着看：",
                page_link("tree", "有什么标准"),
                "　",
                page_link("coverage", "缺什么"),
                "　",
                page_link("briefing", "什么时候来、给谁用"),
            ),
            "ways",
        ),
    )


def _lead(view: View) -> Cell:
    programme = view.system.programme.value
    owner = view.bodies([programme.owner]) if programme.owner else cell("")
    return (
        f"{programme.title}　" if programme.title else "",
        *(("牵头：", *owner, "　") if programme.owner else ()),
        f"截至 {view.day}",
    )


def _numbers(view: View) -> Iterator[Number]:
    entries = [row.value for row in view.system.entry_of.values() if row.value.status not in OBSOLETE]
    there = sum(one.status in THERE for one in entries)
    matters = view.system.matters
    bare = sum(view.survey.best(row.value) == "无标可依" for row in matters)
    partly = {code for (code, _), one in view.survey.coverage.cells.items() if one.state == "无标可依"}
    unplanned = len(unplanned_entries(view))
    late = len(late_ones(view.survey.progress.values()))
    open_needs = sum(not (row.value.entry or row.value.merged or row.value.refused) for row in view.system.needs)
    yield Number(str(there), f"项现有标准（应有 {total_of(view.system).wanted} 项）", page_link("entries", ""), "good")
    yield Number(
        str(len(entries) - there),
        f"项在编、拟编（{unplanned} 项没有列入计划）" if unplanned else "项在编、拟编",
        page_link("plan", ""),
        "coming",
    )
    yield Number(
        f"{len(partly)}",
        f"类事项有层级无标可依，其中 {bare} 类各级都没有（共 {len(matters)} 类）",
        page_link("coverage", ""),
        "gap",
    )
    yield Number(str(late), "项任务迟了", page_link("plan", "", "late" if late else ""), "late")
    yield Number(str(len(view.survey.open_clashes)), "处冲突、交叉未决", page_link("clashes", ""), "late")
    yield Number(str(open_needs), "项需求没有答复", page_link("needs", ""), "late")


def _directions(view: View) -> Bars:
    legend = (("good", "现有"), ("coming", "在编"), ("plan", "拟编"))
    bars = tuple(
        Bar(cell(view.subsystem(row.value.code)), _parts([one.value for one in entries_below(view, row.value.code)]))
        for row in view.system.children_of.get("", ())
    )
    return Bars("各方向的标准", legend, bars)


def _parts(entries: list[Entry]) -> tuple[tuple[int, str], ...]:
    states = [one.status for one in entries]
    return (
        (sum(state in THERE for state in states), "good"),
        (states.count("在编"), "coming"),
        (states.count("拟编"), "plan"),
    )


def _late(view: View) -> Block:
    late = late_ones(view.survey.progress.values())[:FIRST]
    return late_grid(view, late) if late else Words(cell("没有任务超过计划日期。"))


def _missing(view: View) -> Iterator[Block]:
    bare = [
        view.subsystem(code)
        for code in view.system.subsystem_of
        if code in view.system.leaves and not any(row.value.status in THERE for row in entries_below(view, code))
    ]
    if bare:
        words = [part for one in bare for part in ("、", one)][1:]
        yield Words(cell(Mark("缺", "gap"), " 没有现有标准的子体系：", *words, "。"))
    kinds: dict[str, int] = {}
    for found in view.survey.coverage.lacking("街镇"):
        kind = found.matter.value.kind or "未分类"
        kinds[kind] = kinds.get(kind, 0) + 1
    worst = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))[:FIRST]
    if worst:
        said = "、".join(f"{kind}（{number}）" for kind, number in worst)
        yield Words(cell(Mark("缺", "gap"), f" 街镇无标可依最多的事项：{said}。"))


def _problems(problems: tuple[Problem, ...]) -> Grid:
    rows = []
    for one in problems:
        number = headline(one)
        rows.append(Record((cell(Target("problem", one.id, f"{one.id} {one.title}")), told(number))))
    return Grid(("问题", "现状"), tuple(rows))


def _doubts(view: View) -> Iterator[Block]:
    """Yield what the reader must know about the data."""
    tables = (view.system.organisations, view.system.matters, view.system.needs, view.system.coordination)
    rows = [row.value for table in tables for row in table]
    samples = sum(getattr(one, "sample", False) for one in rows)
    total = total_of(view.system)
    unverified = total.there - total.verified
    said = cell(
        Mark("示例", "sample"),
        f" 组织、事项、需求和协调中有 {samples} 条是示例，只说明格式；",
        Mark("未核实", "doubt"),
        f" {unverified} 项现有标准的编号、名称或现行状态没有核实。",
    )
    yield Part("数据的可靠程度", (Words(said),), "doubts")


def statistics_page(view: View) -> Page:
    """Return the 标准统计表."""
    parts, drawn = [], charts(view)
    for at, group in enumerate(groups(view.system)):
        lines = (*group.lines, group.total)
        rows = tuple(
            Record(
                (cell(one.name), cell(str(one.wanted)), cell(str(one.there)), cell(one.share), cell(str(one.verified)))
            )
            for one in lines
        )
        parts.append(
            Part(
                group.title,
                (Grid(("", "应有数", "现有数", "现有／应有（%）", "其中已核实"), rows), *drawn[at : at + 1]),
                f"group-{at}",
            )
        )
    parts += [Part("按最下一层子体系", drawn[len(parts) :], "leaves")] if drawn[len(parts) :] else []
    return Page(f"{FOLDER}/statistics", "标准统计表", tuple(parts), up=(page_link("index", "标准体系"),))
