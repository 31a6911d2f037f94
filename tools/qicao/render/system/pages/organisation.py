"""Pages of organisations: what each does for which standards, and how much it has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.catalog.load import Load
from qicao.catalog.progress import Progress
from qicao.catalog.system import Row
from qicao.catalog.target import Target
from qicao.model.programme import Organisation
from qicao.render.system.pages.pictures import load
from qicao.render.system.pages.places import FOLDER, sample_mark
from qicao.render.system.pages.values import Block, Cell, Facts, Grid, Mark, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, joined, status, text
from qicao.render.system.pages.way import START, listed

__all__ = ["organisation_list", "organisation_page"]

LIST = "organisations"
MANY = 12
"""From more standards than these on, a row names them by their numbers alone."""


def organisation_page(view: View, load: Load) -> Page:
    """Return the page of an organisation."""
    row = load.organisation
    parts = (
        _roles(view, load),
        _tasks(view, row.value),
        _matters(view, row.value),
        _asked(view, row.value),
        _abroad(view, row.value),
    )
    blocks = (Facts(tuple(_facts(view, load))), *(block for part in parts for block in part))
    name = view.places["organisation", row.value.id].page
    return Page(name, row.value.title, blocks, "", sample_mark(row), listed(LIST, "组织"))


def _facts(view: View, load: Load) -> Iterator[tuple[str, Cell]]:
    one = load.organisation.value
    yield "编号、类别", cell(f"{one.id}，{one.kind}")
    if one.parent:
        yield "上级", view.bodies([one.parent])
    below = [row.value.id for row in view.system.organisations if row.value.parent == one.id]
    if below:
        yield "下级", view.bodies(below)
    if one.district:
        yield "所在的区", cell(view.named("district", one.district))
    if one.abilities:
        yield "能力", cell("、".join(one.abilities))
    limit = view.system.programme.value.load
    over = Mark(f"超过 {limit} 项", "late") if load.over else ""
    yield "负荷", cell(f"牵头起草 {len(load.leading)} 项未完成的标准，最多时 {load.most} 项同时进行 ", over)
    if one.note:
        yield "备注", cell(one.note)


def _roles(view: View, load: Load) -> Iterator[Block]:
    rows = [
        Record(
            (cell(role), cell(str(len(entries))), joined(view.entry(row, short=len(entries) > MANY) for row in entries))
        )
        for role, entries in load.roles.items()
        if entries
    ]
    if rows:
        yield Part("在标准中的分工", (Grid(("分工", "项数", "标准"), tuple(rows)),), "roles")
    else:
        yield Words(cell("没有登记它在任何标准中的分工。"))


def _tasks(view: View, one: Organisation) -> Iterator[Block]:
    own = [progress for progress in view.survey.progress.values() if progress.task.value.owner == one.id]
    if own:
        rows = tuple(_task(view, progress) for progress in own)
        yield Part("负责的计划任务", (Grid(("标准", "状态", "下一阶段", "计划", ""), rows),), "tasks")
    clashes = [row for row in view.system.coordination if row.value.owner == one.id]
    if clashes:
        records = tuple(
            Record(
                (
                    cell(Target("clash", row.value.id, f"{row.value.id} {row.value.title}")),
                    cell(row.value.decision or Mark("未决", "late")),
                )
            )
            for row in clashes
        )
        yield Part("负责协调的冲突和交叉", (Grid(("争点", "结果"), records),), "clashes")


def _task(view: View, progress: Progress) -> Record:
    step = progress.next
    late = Mark(f"迟 {progress.late} 天", "late") if progress.late else ""
    entry = progress.entry
    cells = (cell(view.entry(entry)), cell(status(entry.value.status)), cell(step.stage if step else "已完成"))
    return Record((*cells, cell(text(step.planned) if step else ""), cell(late)))


def _matters(view: View, one: Organisation) -> Iterator[Block]:
    own = [row.value for row in view.system.matters if row.value.responsible == one.id]
    if own:
        words = (Words(joined(Target("matter", item.code, f"{item.code} {item.title}") for item in own)),)
        yield Part(f"负责的事项（{len(own)}）", words, "matters")


def _asked(view: View, one: Organisation) -> Iterator[Block]:
    own = [row.value for row in view.system.needs if row.value.by == one.id]
    if own:
        rows = tuple(Record((cell(Target("need", need.id, need.id)), cell(need.text))) for need in own)
        yield Part("提出的需求", (Grid(("编号", "需要什么"), rows),), "needs")


def _abroad(view: View, one: Organisation) -> Iterator[Block]:
    rows = [
        Record(
            (
                cell(row.value.scope),
                cell(row.value.work),
                cell(row.value.rank),
                cell(text(row.value.since)),
                cell(*sample_mark(row)),
            )
        )
        for row in view.system.participation
        if row.value.organisation == one.id
    ]
    if rows:
        yield Part("参与的标准化工作", (Grid(("范围", "工作", "位次", "开始", ""), tuple(rows)),), "participation")


def organisation_list(view: View) -> Page:
    """Return all organisations with their load, the busiest first within each kind."""
    found = sorted(view.survey.loads, key=lambda load: -load.most)
    rows = tuple(_line(view, load) for load in found)
    heads = ("组织", "类别", "区", "牵头起草（未完成）", "同时最多", "负责的任务", "参与的标准")
    grid = Grid(heads, rows, filter=True, choose=(1, 2))
    limit = view.system.programme.value.load
    note = Words(
        cell(f"同时牵头起草超过 {limit} 项的，标“过多”；没有日期的，不知道何时进行，不计入“同时最多”。"), "lead"
    )
    return Page(
        f"{FOLDER}/{LIST}",
        "组织和负荷",
        (note, load(view), *_missing(view.system.organisations), grid),
        up=(START,),
    )


def _line(view: View, load: Load) -> Record:
    one = load.organisation.value
    owned = sum(progress.task.value.owner == one.id for progress in view.survey.progress.values())
    over = (" ", Mark("过多", "late")) if load.over else ()
    undated = f"（{load.undated} 项没有日期）" if load.undated else ""
    involved = {row.value.id for rows in load.roles.values() for row in rows}
    district = view.named("district", one.district) if one.district else ""
    name = Target("organisation", one.id, one.title)
    numbers = (
        cell(str(len(load.leading))),
        cell(f"{load.most}{undated}", *over),
        cell(str(owned)),
        cell(str(len(involved))),
    )
    return Record((cell(name), cell(one.kind), cell(district), *numbers))


def _missing(rows: Iterable[Row[Organisation]]) -> Iterator[Block]:
    if not any(row.value.kind == "标准化技术委员会" for row in rows):
        yield Words(cell(Mark("缺", "gap"), " 没有登记标准化技术委员会。"))
