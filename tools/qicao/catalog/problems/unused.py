"""P7: standards are published and nobody uses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.catalog.citing import citation_of, policies_of
from qicao.catalog.load import due_reviews
from qicao.catalog.problems.survey import Measure, Survey, Worst, cell_of, entry_target, joined, worst
from qicao.catalog.system import System
from qicao.catalog.target import Cell, Target

__all__ = ["unused", "unused_rows"]


def unused(survey: Survey) -> Iterator[Measure]:
    """Yield how many policies cite standards, which standards nobody uses, and which are due for review."""
    policies = survey.system.policies
    wished = [(row, name) for row in policies for name in row.value.should_cite]
    cited = {id_ for id_, pairs in policies_of(survey.system).items() if any(cites for _, cites in pairs)}
    yield Measure("引用了标准的政策文件", sum(bool(row.value.cites) for row in policies), len(policies), bad=False)
    yield Measure("政策宜引用而未引用", sum(name not in row.value.cites for row, name in wished), len(wished))
    yield Measure(
        "被政策引用的现有标准", sum(row.value.id in cited for row in survey.there), len(survey.there), bad=False
    )
    yield Measure(
        "没有登记使用单位的现有标准", sum(not row.value.roles.uses for row in survey.there), len(survey.there)
    )
    reviews = due_reviews(survey.system)
    yield Measure("到期应复审的标准", sum(due.overdue for due in reviews), len(reviews))
    yield Measure("能做宣贯的服务机构", _promoters(survey.system), bad=False)


def _promoters(system: System) -> int:
    return sum(any("宣贯" in one for one in row.value.abilities) for row in system.organisations)


def unused_rows(survey: Survey) -> Iterator[Worst]:
    """Yield the policies that should cite standards, and those that cite what is no longer in force."""
    rows = [row for row in survey.system.policies if row.value.should_cite]
    wished = tuple(
        ((Target("policy", row.value.id, row.value.title),), _cited(survey.system, row.value.should_cite))
        for row in rows
    )
    yield Worst("宜引用标准的政策文件", ("政策文件", "宜引用"), wished)
    old = [(row, name) for row in survey.system.policies for name in row.value.cites if _is_old(survey.system, name)]
    stale = tuple(
        ((Target("policy", row.value.id, row.value.title),), (name,), (citation_of(survey.system, name).currency,))
        for row, name in old
    )
    yield Worst("政策引用了旧的标准", ("政策文件", "引用", "情况"), stale)
    due = (one for one in due_reviews(survey.system) if one.overdue)
    reviews = (((entry_target(one.entry),), cell_of(one.due), cell_of(one.years)) for one in due)
    yield worst("到期应复审的标准", ("标准", "应复审", "标龄（年）"), reviews)


def _is_old(system: System, name: str) -> bool:
    return citation_of(system, name).currency in {"被代替", "废止", "旧版"}


def _cited(system: System, names: Iterable[str]) -> Cell:
    found = (system.find(name) for name in names)
    return joined(entry_target(row) for row in found if row)
