"""P3: nobody is there to make, review, and use standards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from qicao.catalog.load import Load, missing_roles
from qicao.catalog.problems.survey import Measure, Survey, Worst, cell_of, entry_target, joined, worst
from qicao.catalog.target import Cell, Target
from qicao.model.programme import OrganisationKind

__all__ = ["unmanned", "unmanned_rows"]

NEEDED: tuple[OrganisationKind, ...] = (
    "主管部门",
    "城运管理机构",
    "标准化技术委员会",
    "协会",
    "起草单位",
    "使用单位",
    "服务机构",
)
"""The kinds of organisations that a programme needs at least one of."""
KINDS: tuple[OrganisationKind, ...] = get_args(OrganisationKind)


def unmanned(survey: Survey) -> Iterator[Measure]:
    """Yield which organisations there are, which roles nobody has, and who has too much to do."""
    system = survey.system
    kinds = Counter(row.value.kind for row in system.organisations)
    yield Measure("参与的组织", len(system.organisations), bad=False)
    yield from (Measure(kind, kinds[kind], bad=False) for kind in KINDS if kind in NEEDED or kinds[kind])
    yield Measure(
        "角色没有登记齐的标准", sum(bool(missing_roles(row.value)) for row in survey.unfinished), len(survey.unfinished)
    )
    yield Measure("牵头起草过多的组织", sum(load.over for load in survey.loads), len(survey.loads))
    yield Measure(
        "示例组织（尚未落实）", sum(row.value.sample for row in system.organisations), len(system.organisations)
    )


def unmanned_rows(survey: Survey) -> Iterator[Worst]:
    """Yield the kinds that are missing, the standards without somebody in a role, and the overloaded."""
    kinds = {row.value.kind for row in survey.system.organisations}
    yield Worst("没有登记的组织类别", ("类别",), tuple((cell_of(kind),) for kind in NEEDED if kind not in kinds))
    bare = sorted(((missing_roles(row.value), row) for row in survey.unfinished), key=lambda pair: -len(pair[0]))
    rows = (((entry_target(row),), cell_of("、".join(roles))) for roles, row in bare if roles)
    yield worst("缺少角色的标准", ("标准", "没有登记的角色"), rows)
    busy = sorted((load for load in survey.loads if load.leading), key=lambda load: (-load.most, -len(load.leading)))
    heads = ("组织", "牵头起草（未完成）", "同时进行最多", "标准")
    yield worst("牵头起草最多的组织", heads, map(_busy, busy))


def _busy(load: Load) -> tuple[Cell, ...]:
    one = load.organisation.value
    standards = (Target("entry", row.value.id, row.value.id) for row in load.leading)
    name = (Target("organisation", one.id, one.title),)
    return (name, cell_of(len(load.leading)), cell_of(load.most), joined(standards))
