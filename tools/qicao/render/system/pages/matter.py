"""Pages of matters: what regulates each at which level, who writes it, when, and what the districts do."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.coverage import TIERS, Covered
from qicao.catalog.system import Row
from qicao.catalog.target import Target
from qicao.model.programme import Matter
from qicao.model.system import Entry
from qicao.render.system.pages.places import sample_mark
from qicao.render.system.pages.values import (
    Block,
    Cell,
    Facts,
    Grid,
    Mark,
    Page,
    Part,
    Record,
    Words,
    cell,
)
from qicao.render.system.pages.view import View, forecast, joined, state, text
from qicao.render.system.pages.way import START, listed

__all__ = ["matter_list", "matter_page"]

LIST = "matters"


def matter_page(view: View, row: Row[Matter]) -> Page:
    """Return the page of a matter."""
    one = row.value
    blocks: tuple[Block, ...] = (
        Facts(tuple(_facts(view, one))),
        Part("各层级有没有标准", tuple(_levels(view, one)), "levels"),
        *_districts(view, one),
        *_needs(view, one),
    )
    name = view.places["matter", one.code].page
    return Page(name, one.title, blocks, one.code, sample_mark(row), listed(LIST, "事项清单"))


def _facts(view: View, one: Matter) -> Iterator[tuple[str, Cell]]:
    yield "领域、类别", cell("，".join(filter(None, (one.domain, one.kind))))
    yield "办理层级", cell("、".join(one.levels))
    yield "办理时限", cell(one.limit or Mark("没有规定", "gap"))
    yield "责任组织", view.bodies([one.responsible] if one.responsible else [])
    yield "办理流程", cell(" → ".join(one.process) or Mark("没有写下来", "gap"))


def _levels(view: View, one: Matter) -> Iterator[Block]:
    cells = view.survey.coverage.matter(one.code)
    rows = [record for found in cells for record in _level(view, found)]
    yield Grid(("层级", "层级情况", "标准", "谁起草", "何时发布", "在等什么"), tuple(rows))
    bare = [found.tier for found in cells if found.state == "无标可依"]
    if bare:
        rest = "现有的标准没有登记这一层级的使用单位。" if one.standards else "没有标准规定这一事项。"
        yield Words(cell(Mark("缺", "gap"), f" {'、'.join(bare)}无标可依：{rest}"))


def _level(view: View, found: Covered) -> Iterator[Record]:
    if not found.standards:
        yield Record((cell(found.tier), cell(state(found.state)), *(cell() for _ in range(4))))
    for row in found.standards:
        yield Record((cell(found.tier), cell(state(found.state)), view.stated(row), *_work(view, row)))


def _work(view: View, row: Row[Entry]) -> tuple[Cell, Cell, Cell]:
    progress = view.survey.progress.get(row.value.id)
    drafts = view.bodies(row.value.roles.drafts[:1])
    if row.value.status not in {"在编", "拟编"}:
        return drafts, cell(text(row.value.issued)), cell()
    if progress is None:
        return drafts, cell(Mark("没有列入计划", "gap")), cell()
    return drafts, forecast(view, progress), joined(view.entry(one) for one in progress.waiting)


def _districts(view: View, one: Matter) -> Iterator[Part]:
    if one.districts:
        rows = tuple(
            Record(
                (cell(view.named("district", item.district)), _mode(item.mode), cell(item.limit), cell(item.difference))
            )
            for item in one.districts
        )
        yield Part("各区的做法", (Grid(("区", "做法", "本区时限", "不同之处"), rows),), "districts")


def _mode(mode: str) -> Cell:
    return cell(Mark(mode, {"照用": "good", "调整": "late"}.get(mode, "gap")))


def _needs(view: View, one: Matter) -> Iterator[Part]:
    rows = tuple(
        Record((cell(Target("need", row.value.id, row.value.id)), cell(row.value.text), view.bodies([row.value.by])))
        for row in view.system.needs
        if one.code in row.value.matters
    )
    if rows:
        yield Part("有关的需求", (Grid(("编号", "需要什么", "谁提出"), rows),), "needs")


def matter_list(view: View) -> Page:
    """Return the list of all matters, with what each level has."""
    coverage = view.survey.coverage
    rows = []
    for row in view.system.matters:
        states = {found.tier: found.state for found in coverage.matter(row.value.code)}
        tiers = tuple(cell(state(states[tier]) if tier in states else "") for tier in TIERS)
        main = next((found for name in row.value.standards if (found := view.system.find(name))), None)
        standard = cell(view.entry(main, short=True) if main else "")
        name = Target("matter", row.value.code, f"{row.value.code} {row.value.title}")
        rows.append(Record((cell(name), cell(row.value.domain), cell(row.value.kind), *tiers, standard)))
    note = Words(
        cell(
            "“有标可依”指有现有的、核实过的标准，“未核实”指现有的标准都没有核实，“制定中”指只有在编、拟编的标准。标准没有登记使用单位的，按各级都适用计。"
        ),
        "lead",
    )
    heads = ("事项", "领域", "类别", *TIERS, "主要标准")
    grid = Grid(heads, tuple(rows), filter=True, choose=(1, 2, 3, 4, 5))
    return Page(f"system/{LIST}", "事项清单", (note, grid), up=(START,))
