"""The plan against the rounds of comments on a draft: no round begins before the work that it needs, or ends after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, DraftFacts, RoundFacts, step_of
from qicao.catalog.system import Row
from qicao.model.comment import RoundKind
from qicao.model.finding import Finding
from qicao.model.programme import PlanStage, Task
from qicao.model.span import Span

__all__ = ["check_rounds"]

ASKING: PlanStage = "征求意见"
NEEDED: Mapping[RoundKind, PlanStage] = {"征求意见": "起草", "审查意见": ASKING}
"""Kind of a round → the stage that is over when it begins."""


def check_rounds(id_: str, draft: DraftFacts, context: Context) -> Iterator[Finding]:
    """Yield where the task of the standard and the rounds of its draft contradict each other."""
    task = context.system.task_of.get(id_)
    if not task:
        return
    for kind, stage in NEEDED.items():
        yield from _early(task, [one for one in draft.rounds if one.kind == kind], stage)
    asked = [one for one in draft.rounds if one.kind == "征求意见"]
    yield from _late(task, asked)
    if context.day and asked and _is_over(asked, draft, context.day):
        yield from _missing(task)


def _early(task: Row[Task], rounds: list[RoundFacts], stage: PlanStage) -> Iterator[Finding]:
    """Yield the first round if it began before the stage that it needs was over."""
    step = step_of(task.value, stage)
    begun = sorted((one.start, one.name, one.kind) for one in rounds if one.start)
    for start, name, kind in begun[:1] if step else ():
        if step and (step.actual is None or step.actual > start):
            done = f"到 {step.actual} 才完成" if step.actual else "没有完成日期"
            fact = f"第 {name} 轮{kind} {start} 开始，而计划里“{stage}”{done}"
            yield faults.ROUND_AND_PLAN.at(_place(task, stage), fact=fact)


def _late(task: Row[Task], rounds: list[RoundFacts]) -> Iterator[Finding]:
    """Yield the last round if it ended after the stage of asking."""
    step = step_of(task.value, ASKING)
    ended = sorted((one.end, one.name) for one in rounds if one.end)
    for end, name in ended[-1:]:
        if step and step.actual and step.actual < end:
            fact = f"计划里“{ASKING}” {step.actual} 完成，而第 {name} 轮到 {end} 才截止"
            yield faults.ROUND_AND_PLAN.at(_place(task, ASKING), fact=fact)


def _is_over(rounds: list[RoundFacts], draft: DraftFacts, day: dt.date) -> bool:
    """Return whether every comment of every round is settled, and the draft announces no further round."""
    ends = [one.end for one in rounds if one.end]
    last = max(ends, default=day)
    further = draft.data.consultation.end if draft.data.consultation else None
    again = bool(further and further > last)
    asking = draft.data.stage == "征求意见稿"  # of a later one SYS605 tells
    return asking and len(ends) == len(rounds) and last < day and all(one.settled for one in rounds) and not again


def _missing(task: Row[Task]) -> Iterator[Finding]:
    step = step_of(task.value, ASKING)
    if step and not step.actual:
        fact = f"各轮征求意见都已截止，意见都已处理，而计划里“{ASKING}”没有完成日期"
        yield faults.ROUND_AND_PLAN.at(_place(task, ASKING), fact=fact)


def _place(task: Row[Task], stage: PlanStage) -> Span:
    at = next(at for at, step in enumerate(task.value.stages) if step.stage == stage)
    return task.at("stages", at)
