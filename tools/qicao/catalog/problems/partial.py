"""P5: standards cover the platform, but not the whole of the work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.catalog.coverage import TIERS, Served, served_fields
from qicao.catalog.problems.survey import Measure, Survey, Worst, by_kind, cell_of, subsystem_target
from qicao.catalog.system import System

__all__ = ["partial", "partial_rows"]


def partial(survey: Survey) -> Iterator[Measure]:
    """Yield where the existing standards stand, and what matters lack at each level."""
    total = sum(field.total.there for field in served_fields(survey.system))
    for code, served in _directions(survey.system).items():
        yield Measure(f"现有标准：{survey.system.subsystem_of[code].value.title}", served.there, total, bad=False)
    for tier in TIERS:
        number = sum(cell.tier == tier for cell in survey.coverage.cells.values())
        yield Measure(f"{tier}：无标可依的事项", survey.coverage.count(tier, "无标可依"), number)
    matters = survey.system.matters
    yield Measure("流程没有写下来的事项", sum(not row.value.process for row in matters), len(matters))


def _directions(system: System) -> Mapping[str, Served]:
    """Return top of the tree → the standards of all sub-systems below it."""
    found = {row.value.code: Served(0, 0) for row in system.children_of[""]}
    for field in served_fields(system):
        top = _top(system, field.subsystem.value.code)
        if top in found:
            there, coming = found[top].there + field.total.there, found[top].coming + field.total.coming
            found[top] = Served(there, coming)
    return found


def _top(system: System, code: str) -> str:
    seen: set[str] = set()
    while code not in seen and code in system.subsystem_of and system.subsystem_of[code].value.parent:
        seen.add(code)
        code = system.subsystem_of[code].value.parent
    return code


def partial_rows(survey: Survey) -> Iterator[Worst]:
    """Yield what the lowest level lacks, and the standards that exist by direction."""
    yield by_kind("街镇无标可依的事项", [cell.matter for cell in survey.coverage.lacking("街镇")])
    rows = tuple(
        (
            (subsystem_target(survey.system.subsystem_of[code]),),
            cell_of(served.there),
            cell_of(served.coming),
        )
        for code, served in _directions(survey.system).items()
    )
    yield Worst("各方向的标准", ("方向", "现有", "在编、拟编"), rows)
