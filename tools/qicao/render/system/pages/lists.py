"""Lists: needs and their answers, clashes and who settles them, policies and what they cite."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.catalog.citing import citation_of
from qicao.catalog.system import Row
from qicao.catalog.target import Kind, Target
from qicao.model.programme import Clash, Need
from qicao.model.system import THERE, Policy
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import (
    Block,
    Cell,
    Grid,
    Inline,
    Mark,
    Number,
    Numbers,
    Page,
    Part,
    Record,
    Words,
    cell,
)
from qicao.render.system.pages.view import View, forecast, joined, status, text
from qicao.render.system.pages.way import START

__all__ = ["clash_list", "need_list", "policy_list"]

ANSWERS = {
    "还没有答复": "late",
    "不立项": "gap",
    "并入其他需求": "plain",
    "拟由标准满足": "coming",
    "由标准满足": "good",
}
"""Answer to a need → the tone of its number."""


def _hook(view: View, kind: Kind, id_: str, hooks: set[str]) -> str:
    """Return the place of a row in its list; the second row of one id has none."""
    place = view.places.get((kind, id_))
    if place is None or place.anchor in hooks:
        return ""
    hooks.add(place.anchor)
    return place.anchor


def need_list(view: View) -> Page:
    """Return the needs by their answer: refused with the reason, merged, taken up, open."""
    groups: dict[str, list[Row[Need]]] = {words: [] for words in ANSWERS}
    for row in view.system.needs:
        groups[_answer(view, row.value)].append(row)
    numbers = Numbers(tuple(Number(str(len(rows)), words, None, ANSWERS[words]) for words, rows in groups.items()))
    hooks: set[str] = set()
    parts = [
        Part(f"{words}（{len(rows)}）", (_needs(view, rows, hooks),), f"group-{at}")
        for at, (words, rows) in enumerate(groups.items())
        if rows
    ]
    return Page(f"{FOLDER}/needs", "需求和答复", (numbers, *parts), up=(START,))


def _answer(view: View, need: Need) -> str:
    if need.refused:
        return "不立项"
    if need.merged:
        return "并入其他需求"
    if not need.entry:
        return "还没有答复"
    row = view.system.find(need.entry)
    return "由标准满足" if row and row.value.status in THERE else "拟由标准满足"


def _needs(view: View, rows: Iterable[Row[Need]], hooks: set[str]) -> Block:
    records = tuple(_need(view, row.value, _hook(view, "need", row.value.id, hooks)) for row in rows)
    return Grid(("编号", "需要什么", "谁提出", "事项", "依据", "答复（日期）"), records)


def _need(view: View, one: Need, hook: str) -> Record:
    reply: Cell = cell(Mark("没有答复", "late"))
    if one.refused:
        reply = cell("不立项，理由：", one.refused)
    elif one.merged:
        reply = cell("并入 ", Target("need", one.merged, one.merged))
    elif one.entry:
        reply = _met(view, one.entry)
    day = f"（{one.answered}）" if one.answered else ""
    who = (*view.bodies([one.by]), f"，{one.date}")
    number = cell(one.id, Mark("示例", "sample") if one.sample else "")
    matters = joined(view.matter(code) for code in one.matters)
    return Record((number, cell(one.text), who, matters, cell(one.evidence), (*reply, day)), hook)


def _met(view: View, name: str) -> Cell:
    """Return the standard that meets a need, or is to meet it and when."""
    row = view.system.find(name)
    if row and row.value.status in THERE:
        return cell(view.entry(row))
    progress = view.survey.progress.get(row.value.id) if row else None
    when = ("预计 ", *forecast(view, progress)) if progress and progress.day else ("日期未定",)
    return cell("拟由 ", view.standard(name), " 满足，未发布，", *when)


def clash_list(view: View) -> Page:
    """Return the clashes, those that nobody has decided first."""
    opened = [row for row in view.system.coordination if not row.value.decision]
    settled = [row for row in view.system.coordination if row.value.decision]
    alone = sum(not row.value.owner for row in opened)
    numbers = Numbers(
        (
            Number(str(len(opened)), "未决", None, "late"),
            Number(str(alone), "没有人负责", None, "gap"),
            Number(str(len(settled)), "已经决定", None, "good"),
        )
    )
    hooks: set[str] = set()
    parts = [
        Part(f"{words}（{len(rows)}）", (_clashes(view, rows, hooks),), id_)
        for words, rows, id_ in (("未决", opened, "open"), ("已经决定", settled, "settled"))
        if rows
    ]
    return Page(f"{FOLDER}/clashes", "冲突和交叉的协调", (numbers, *parts), up=(START,))


def _clashes(view: View, rows: Iterable[Row[Clash]], hooks: set[str]) -> Block:
    records = tuple(_clash(view, row.value, _hook(view, "clash", row.value.id, hooks)) for row in rows)
    return Grid(("编号", "争点", "涉及的标准", "负责", "会商", "结果"), records)


def _clash(view: View, one: Clash, hook: str) -> Record:
    owner = view.bodies([one.owner]) if one.owner else cell(Mark("没有人", "gap"))
    meetings = "；".join(f"{meeting.date} {meeting.result}" for meeting in one.meetings)
    day = f"（{one.decided}）" if one.decided else ""
    result = cell(f"{one.decision}{day}") if one.decision else cell(Mark("未决", "late"))
    number = cell(one.id, Mark("示例", "sample") if one.sample else "")
    title = cell(f"{one.title}（{one.kind}，{text(one.opened)} 提出）")
    between = joined(map(view.standard, one.between))
    return Record((number, title, between, owner, cell(meetings or Mark("没有会商过", "gap")), result), hook)


def policy_list(view: View) -> Page:
    """Return the policies with what they cite and should cite."""
    hooks: set[str] = set()
    rows = tuple(_policy(view, row, _hook(view, "policy", row.value.id, hooks)) for row in view.system.policies)
    grid = Grid(("文件", "发文单位", "日期", "已引用", "宜引用而未引用"), rows)
    note = Words(cell("没有见到原文的文件不写已引用的标准；文号和名称没有两处来源的标“未核实”。"), "lead")
    return Page(f"{FOLDER}/policies", "政策文件", (note, grid), up=(START,))


def _policy(view: View, row: Row[Policy], hook: str) -> Record:
    one = row.value
    name = cell(
        one.title, f"（{one.number}）" if one.number else "", *([] if one.verified else [Mark("未核实", "doubt")])
    )
    cites: list[Inline] = []
    for number in one.cites:
        found = citation_of(view.system, number)
        cites += ["；"] if cites else []
        cites += (
            view.stated(found.row) if found.row and found.currency != "旧版" else (number, " ", status(found.currency))
        )
    wished = joined(view.standard(code) for code in one.should_cite if code not in one.cites)
    return Record((name, cell(one.issuer), cell(text(one.date)), cell(*cites), wished), hook)
