"""P2: standards came late and are few."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.coverage import DOMAINS, served_fields
from qicao.catalog.problems.survey import Measure, Survey, Worst, by_kind, cell_of, subsystem_target
from qicao.model.system import THERE

__all__ = ["thin", "thin_rows"]


def thin(survey: Survey) -> Iterator[Measure]:
    """Yield how many standards of its own the programme has, and what has none at all."""
    fields = served_fields(survey.system)
    ours = survey.own
    yield Measure("本体系自己的标准已有", sum(row.value.status in THERE for row in ours), len(ours), bad=False)
    yield Measure("正在起草", sum(row.value.status == "在编" for row in ours), len(ours), bad=False)
    yield Measure("没有现有标准的子体系", sum(not field.total.there for field in fields), len(fields))
    bare = [survey.best(row.value) == "无标可依" for row in survey.system.matters]
    yield Measure("无标可依的事项", sum(bare), len(bare))
    for domain in DOMAINS:
        own = [gap for gap, row in zip(bare, survey.system.matters, strict=True) if row.value.domain == domain]
        yield Measure(f"{domain}：无标可依的事项", sum(own), len(own))


def thin_rows(survey: Survey) -> Iterator[Worst]:
    """Yield the sub-systems with no standard that exists, and the kinds of matters with the most gaps."""
    bare = [field for field in served_fields(survey.system) if not field.total.there]
    rows = tuple(((subsystem_target(one.subsystem),), cell_of(one.total.coming)) for one in bare)
    yield Worst("没有现有标准的子体系", ("子体系", "在编、拟编"), rows)
    yield by_kind(
        "无标可依最多的事项类别", [row for row in survey.system.matters if survey.best(row.value) == "无标可依"]
    )
