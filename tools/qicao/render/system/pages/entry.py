"""The page of a standard: its place, its state, who, when, what it waits for, what it cites and who cites it."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.citing import citation_of
from qicao.catalog.coverage import tiers_of
from qicao.catalog.load import missing_roles, roles_of
from qicao.catalog.progress import Progress
from qicao.catalog.system import Row
from qicao.catalog.target import Target
from qicao.model.programme import Step
from qicao.model.system import OBSOLETE, Entry
from qicao.render.system.pages.drafts import DraftFacts
from qicao.render.system.pages.places import entry_marks
from qicao.render.system.pages.values import (
    Block,
    Cell,
    Facts,
    Grid,
    Link,
    Mark,
    Page,
    Part,
    Record,
    Words,
    cell,
)
from qicao.render.system.pages.view import DEGREES, View, forecast, joined, page_link, status, text
from qicao.render.system.pages.way import way_of

__all__ = ["entry_page"]


def entry_page(view: View, row: Row[Entry]) -> Page:
    """Return the page of a standard."""
    one = row.value
    parts = (_work(view, one), _citations(view, one), _service(view, one), _draft(view, one))
    blocks = (Facts(tuple(_facts(view, one))), *(block for part in parts for block in part))
    way = way_of(view, one.subsystem)
    name = view.places["entry", one.id].page
    return Page(name, one.title, blocks, one.number or one.id, (status(one.status), *_doubt(one)), way)


def _doubt(one: Entry) -> tuple[Mark, ...]:
    return () if one.status == "未核实" else entry_marks(one)


def _facts(view: View, one: Entry) -> Iterator[tuple[str, Cell]]:
    yield "体系编号", cell(one.id)
    yield "标准号", cell(one.number or "尚未发布")
    if one.plan_number:
        yield "计划号", cell(one.plan_number)
    if one.title_en:
        yield "英文译名", cell(one.title_en)
    kind = "，".join(filter(None, (text(one.level), f"{one.kind}标准", one.function)))
    yield "级别和类别", cell(kind, "；相关标准，属于其他体系" if one.related else "")
    yield "状态", cell(status(one.status))
    yield "核实", _verification(one)
    if one.issued or one.implemented:
        yield "发布、实施", cell(f"{text(one.issued)} 发布，{text(one.implemented)} 实施")
    yield from _succession(view, one)
    if one.note:
        yield "备注", cell(one.note)


def _verification(one: Entry) -> Cell:
    if one.status in {"在编", "拟编"}:
        return cell("本体系的项目，不需要核实")
    day = f"（{one.checked}）" if one.checked else ""
    return cell(
        *entry_marks(one), " " if entry_marks(one) else "", f"{DEGREES.get(one.verification or '', '未核对')}{day}"
    )


def _succession(view: View, one: Entry) -> Iterator[tuple[str, Cell]]:
    if one.replaces:
        yield "代替", joined(map(view.standard, one.replaces))
    if one.replaced_by:
        yield "被代替为", cell(view.standard(one.replaced_by))
    if one.adopts:
        yield "采用", cell("、".join(f"{adopted.number}（{adopted.degree}）" for adopted in one.adopts))
    if one.part_of:
        yield "所属系列", cell(one.part_of)


# Who, when, and what it waits for


def _work(view: View, one: Entry) -> Iterator[Block]:
    progress = view.survey.progress.get(one.id)
    roles = [Record((cell(role), view.bodies(ids))) for role, ids in roles_of(one).items() if ids]
    missing = missing_roles(one)
    if roles or missing:
        lacking = [Words(cell(Mark("缺", "gap"), f" 没有登记：{'、'.join(missing)}。"))] if missing else []
        yield Part("谁", (*([Grid(("分工", "组织"), tuple(roles))] if roles else []), *lacking), "who")
    if progress or one.status in {"在编", "拟编"}:
        yield Part("何时，在等什么", tuple(_schedule(view, one, progress)), "when")


def _schedule(view: View, one: Entry, progress: Progress | None) -> Iterator[Block]:
    if progress is None:
        yield Words(cell(Mark("缺", "gap"), " 没有列入计划。"))
        return
    yield Facts(tuple(_dates(view, one, progress)))
    steps = progress.task.value.stages
    rows = tuple(Record((cell(step.stage), cell(text(step.planned)), _done(progress, step))) for step in steps)
    if rows:
        yield Grid(("阶段", "计划", "实际"), rows)


def _done(progress: Progress, step: Step) -> Cell:
    if step is progress.next and progress.late:
        return cell("未完成 ", Mark(f"迟 {progress.late} 天", "late"))
    days = (step.actual - step.planned).days if step.actual and step.planned else 0
    return cell(f"{text(step.actual)} ", Mark(f"晚 {days} 天完成", "late")) if days > 0 else cell(text(step.actual))


def _dates(view: View, one: Entry, progress: Progress) -> Iterator[tuple[str, Cell]]:
    task = progress.task.value
    step = progress.next
    yield "负责", view.bodies([task.owner])
    now = f"下一阶段：{step.stage}，计划 {text(step.planned)}" if step else "已完成"
    late = Mark(f"迟 {progress.late} 天", "late") if progress.late else ""
    yield "进度", cell(now, " " if late else "", late)
    if progress.publishes:
        moved = (
            cell("；按现在的进度约 ", *forecast(view, progress))
            if progress.expected != progress.publishes and step
            else ()
        )
        yield "发布", cell(f"计划 {progress.publishes}", *moved)
    waits = [part for row in progress.waiting for part in (_waited(view, row), "；")][:-1]
    yield (
        "在等",
        tuple(inline for found in waits for inline in (found if isinstance(found, tuple) else (found,)))
        or cell("不等其他标准"),
    )
    yield from _obstacles(view, one)
    yield (
        "计划",
        cell(f"{task.year} 年度，优先级 {task.priority}", f"：{'；'.join(task.reasons)}" if task.reasons else ""),
    )
    if task.note:
        yield "说明", cell(task.note)


def _waited(view: View, row: Row[Entry]) -> Cell:
    progress = view.survey.progress.get(row.value.id)
    day = progress.expected if progress else None
    return cell(view.entry(row), f"（{row.value.status}，{f'约 {day} 发布' if day else '发布日期未定'}）")


def _obstacles(view: View, one: Entry) -> Iterator[tuple[str, Cell]]:
    found = [row for row in view.survey.open_clashes if one.id in row.value.between]
    if found:
        yield "未决的协调", joined(Target("clash", row.value.id, f"{row.value.id} {row.value.title}") for row in found)


# What it cites, and who cites it


def _citations(view: View, one: Entry) -> Iterator[Block]:
    found = [citation_of(view.system, name) for name in one.cites]
    rows = [
        Record(
            (
                cell(view.entry(citation.row) if citation.row else citation.name),
                cell(citation.name),
                _currency(citation.currency),
            )
        )
        for citation in found
    ]
    cites: Block = (
        Grid(("标准", "引用时写作", "是否现行"), tuple(rows)) if rows else Words(cell("没有引用体系内外的标准。"))
    )
    yield Part("引用了谁", (cites,), "cites")
    by = [Record((cell(view.entry(row)), cell(status(row.value.status)))) for row in view.cited_by.get(one.id, ())]
    cited: Block = Grid(("标准", "状态"), tuple(by)) if by else Words(cell("体系内没有标准引用它。"))
    yield Part("谁引用它", (cited,), "cited-by")
    if one.coordinates_with:
        with_ = tuple(Record((cell(view.standard(name)), _status_of(view, name))) for name in one.coordinates_with)
        yield Part("协调配套", (Grid(("标准", "状态"), with_),), "coordinates")


def _currency(word: str) -> Cell:
    says = {"旧版": "旧版：体系内是另一年份的版本", "体系外": "不在体系内，未核实"}
    mark = status(word)
    return cell(Mark(says.get(word, word), mark.tone))


def _status_of(view: View, name: str) -> Cell:
    row = view.system.find(name)
    return cell(status(row.value.status) if row else "体系外")


# Whom it serves


def _service(view: View, one: Entry) -> Iterator[Block]:
    matters = view.matters_of.get(one.id, ())
    if matters:
        tiers = tiers_of(view.system, one)
        rows = tuple(
            Record((cell(view.matter(row.value.code)), cell(row.value.domain), _tiers(row.value.levels, tiers)))
            for row in matters
        )
        yield Part(f"规定的事项（{len(rows)}）", (Grid(("事项", "领域", "适用的层级"), rows),), "matters")
    policies = view.policies_of.get(one.id, ())
    if policies:
        records = tuple(
            Record(
                (cell(view.named("policy", row.value.id)), cell("已引用" if cites else Mark("宜引用而未引用", "gap")))
            )
            for row, cites in policies
        )
        yield Part("政策文件", (Grid(("文件", "情况"), records),), "policies")
    needs = view.needs_of.get(one.id, ())
    if needs:
        asked = tuple(
            Record(
                (cell(Target("need", row.value.id, row.value.id)), cell(row.value.text), view.bodies([row.value.by]))
            )
            for row in needs
        )
        yield Part("回应的需求", (Grid(("编号", "需要什么", "谁提出"), asked),), "needs")
    work = [row.value for row in view.system.participation if row.value.entry and row.value.entry == one.id]
    if work:
        taken = tuple(
            Record(
                (
                    view.bodies([item.organisation]),
                    cell(item.scope),
                    cell(item.work),
                    cell(item.rank),
                    cell(Mark("示例", "sample") if item.sample else ""),
                )
            )
            for item in work
        )
        yield Part("本市单位的参与", (Grid(("组织", "范围", "工作", "位次", ""), taken),), "participation")


def _tiers(levels: tuple[str, ...], tiers: frozenset[str]) -> Cell:
    own = [level for level in levels if level in tiers]
    rest = [level for level in levels if level not in tiers]
    return cell("、".join(own), Mark(f"不适用于{'、'.join(rest)}", "gap") if rest else "")


# Its draft


def _draft(view: View, one: Entry) -> Iterator[Block]:
    if not one.draft:
        return
    draft = view.drafts.get(one.draft)
    blocks = tuple(_about(view, one, draft)) if draft else (Words(cell(f"草案文件夹 drafts/{one.draft} 没有页面。")),)
    yield Part("草案", blocks, "draft")


def _outdated(view: View, one: Entry) -> Cell:
    """Return which citations name what is not to be used any more."""
    found = [(name, citation_of(view.system, name).currency) for name in one.cites]
    old = [f"{name}（{word}）" for name, word in found if word in {"旧版", *OBSOLETE}]
    return cell(Mark(f"{len(old)} 项不是现行的", "late"), f"：{'、'.join(old)}") if old else cell("没有旧版和被代替的")


def _about(view: View, one: Entry, draft: DraftFacts) -> Iterator[Block]:
    findings = Mark(f"{draft.findings} 个问题", "late") if draft.findings else "没有问题"
    yield Facts(
        (
            ("草案", cell(Link(draft.page, draft.title or draft.slug))),
            ("稿次", cell(draft.stage)),
            ("草案的文字", cell(findings)),
            ("引用的标准", _outdated(view, one)),
        )
    )
    rows = tuple(
        Record(
            (
                cell(f"第 {one.name} 轮 {one.kind}"),
                cell(one.stage),
                cell(f"{one.start or '—'} 至 {one.end or '—'}"),
                cell(str(one.comments)),
                cell(str(one.unsettled)),
            )
        )
        for one in draft.rounds
    )
    yield Grid(("轮次", "稿次", "时间", "意见", "未处理"), rows) if rows else Words(cell("还没有征求过意见。"))
    if draft.terms:
        yield Words(cell("它界定的术语见", page_link("terms", "各标准的术语"), "。"))
