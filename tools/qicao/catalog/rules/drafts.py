"""Drafts against the system: each has its entry, and both say the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, DraftFacts, near, sound, step_of
from qicao.catalog.rules.rounds import check_rounds
from qicao.catalog.system import Row, plain_number
from qicao.model.data import Stage
from qicao.model.finding import Finding
from qicao.model.programme import PlanStage
from qicao.model.span import Span
from qicao.model.system import PLANNED, Entry

__all__ = ["check_drafts", "title_of"]

REACHED: dict[Stage, PlanStage] = {
    "征求意见稿": "立项",
    "送审讨论稿": "征求意见",
    "送审稿": "征求意见",
    "报批稿": "审查",
    "发布稿": "报批",
}
"""The stage of a draft → the stage of its task that must be over by then."""


def check_drafts(context: Context) -> Iterator[Finding]:
    """Yield where drafts and entries do not fit."""
    rows = [row for row in sound(context.system.entries) if row.value.draft]
    claimed = Counter(row.value.draft for row in rows)
    for row in rows:
        slug = row.value.draft
        draft = context.drafts.get(slug)
        if claimed[slug] > 1:
            continue
        if draft:
            yield from _same(row, draft)
            yield from _stage(row, draft, context)
            yield from _citations(row, draft, context)
            yield from check_rounds(row.value.id, draft, context)
        else:
            yield faults.NO_DRAFT.at(row.at("draft"), slug=slug, near=near(slug, context.drafts))
    lost = len([slug for slug in claimed if slug not in context.drafts])
    orphans = sorted(context.drafts.keys() - {row.value.draft for row in context.system.entries})
    if "entries" in context.system.incomplete or len(orphans) <= lost:
        return
    for slug in orphans:
        yield faults.ORPHAN_DRAFT.at(Span(f"drafts/{slug}/standard.yaml", 1), slug=slug)


def title_of(draft: DraftFacts) -> str:
    """Return the Chinese name of the draft, its elements separated by one blank."""
    return " ".join(draft.data.title.zh.parts())


def english_of(draft: DraftFacts) -> str:
    """Return the English name of the draft as the catalogue writes it; "" if it has none."""
    return "—".join(draft.data.title.en.parts()) if draft.data.title.en else ""


def _same(row: Row[Entry], draft: DraftFacts) -> Iterator[Finding]:
    entry, data = row.value, draft.data
    pairs = [
        ("title", "名称", entry.title, title_of(draft)),
        ("level", "级别", entry.level, data.level),
        ("title_en", "英文译名", entry.title_en, english_of(draft)),
        ("function", "功能类型", entry.function or "", data.function),
        ("plan_number", "计划号", entry.plan_number, data.plan.number),
        ("number", "标准号", plain_number(entry.number), plain_number(data.number)),
    ]
    if entry.status in PLANNED and not entry.number and _plain(data.number):
        yield faults.DRAFT_DISAGREES.at(
            row.at("status"), what="标准号", entry="没有", slug=draft.slug, draft=data.number
        )
    for key, what, ours, theirs in pairs:
        if _plain(ours) and _plain(theirs) and _plain(ours) != _plain(theirs):
            yield faults.DRAFT_DISAGREES.at(row.at(key), what=what, entry=ours, slug=draft.slug, draft=theirs)
    replaced = {plain_number(one.number) for one in data.replaces}
    if set(map(plain_number, entry.replaces)) != replaced:
        yield faults.DRAFT_DISAGREES.at(
            row.at("replaces"),
            what="代替的标准",
            entry="、".join(entry.replaces) or "无",
            slug=draft.slug,
            draft="、".join(sorted(replaced)) or "无",
        )


def _plain(text: str) -> str:
    """Return the text without blanks and kinds of dashes; "" if it is a place holder."""
    return "" if set(text) & set("X×") else "".join(text.split()).replace("-", "—").replace("–", "—")


def _stage(row: Row[Entry], draft: DraftFacts, context: Context) -> Iterator[Finding]:
    status, stage = row.value.status, draft.data.stage
    if status == "拟编":
        yield faults.DRAFT_AND_STATUS.at(row.at("status"), status=status, slug=draft.slug)
    task, reached = context.system.task_of.get(row.value.id), REACHED.get(stage)
    drafted = step_of(task.value, "起草") if task and stage == "征求意见稿" else None
    if task and drafted and _other_day(drafted.actual, draft.data.completed, first=draft.data.iteration == 1):
        at = task.value.stages.index(drafted)
        yield faults.DRAFT_DISAGREES.at(
            task.at("stages", at),
            what="起草完成的日期",
            entry=drafted.actual,
            slug=draft.slug,
            draft=draft.data.completed,
        )
    step = step_of(task.value, reached) if task and reached else None
    if task and step and not step.actual:
        at = task.value.stages.index(step)
        yield faults.DRAFT_AND_PLAN.at(task.at("stages", at), slug=draft.slug, stage=stage, step=reached)


def _other_day(planned: dt.date | None, completed: dt.date | None, *, first: bool) -> bool:
    """Return whether a draft was completed on another day than its task says; later ones are completed later."""
    if not planned or not completed:
        return False
    return planned != completed if first else completed < planned


def _citations(row: Row[Entry], draft: DraftFacts, context: Context) -> Iterator[Finding]:
    listed = {found.value.id for found in map(context.system.find, row.value.cites) if found}
    listed |= set(map(plain_number, row.value.cites))
    cited = {found.value.id for found in map(context.system.find, draft.cites) if found}
    for at, name in enumerate(row.value.cites):
        listed_row = context.system.find(name)
        if listed_row and listed_row.value.number and listed_row.value.id not in cited:
            yield faults.CITES_MORE.at(row.at("cites", at), slug=draft.slug, number=name)
    for number in draft.cites:
        found = context.system.find(number)
        if plain_number(number) not in listed and not (found and found.value.id in listed):
            yield faults.DRAFT_CITES.at(row.at("cites"), slug=draft.slug, number=number)
