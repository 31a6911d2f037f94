"""The programme around a standards system: its problems, organisations, needs, clashes, plan, matters and districts.

See `model.system` for what these classes are for.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from qicao.model.data import Strict, meaning

__all__ = [
    "Clash",
    "ClashFile",
    "District",
    "DistrictFile",
    "Domain",
    "Matter",
    "MatterFile",
    "Meeting",
    "Need",
    "NeedFile",
    "Organisation",
    "OrganisationFile",
    "OrganisationKind",
    "Participation",
    "ParticipationFile",
    "PlanFile",
    "PlanStage",
    "Problem",
    "ProgrammeFile",
    "Step",
    "Task",
    "Tier",
    "Variant",
    "Year",
]

OrganisationKind = Literal[
    "主管部门",
    "城运管理机构",
    "区城运中心",
    "街镇城运中心",
    "标准化技术委员会",
    "协会",
    "起草单位",
    "使用单位",
    "服务机构",
]
Domain = Literal["公共管理", "公共服务", "公共安全", "应急处置"]
Tier = Literal["市", "区", "街镇"]
PlanStage = Literal["立项", "起草", "征求意见", "审查", "报批", "发布"]
"""The stages of a task, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Strict):
    """A problem that the programme is to solve."""

    id: str = field(metadata=meaning("编号，如 P1"))
    title: str = field(metadata=meaning("问题，一句话"))
    measure: str = field(default="", metadata=meaning("应对措施"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFile(Strict):
    """`programme.yaml`: what the programme is for."""

    title: str = field(metadata=meaning("名称"))
    owner: str = field(default="", metadata=meaning("牵头组织的编号"))
    goals: tuple[str, ...] = field(default=(), metadata=meaning("目标，每条一项"))
    boundary: str = field(default="", metadata=meaning("边界：哪些标准属于本体系"))
    environment: tuple[str, ...] = field(default=(), metadata=meaning("环境：与哪些体系、制度相关"))
    basis: tuple[str, ...] = field(default=(), metadata=meaning("依据文件，policies.yaml 中的编号"))
    state: dt.date | None = field(default=None, metadata=meaning("数据截止日期；体系的各种统计都以这一天为准"))
    load: int = field(default=6, metadata=meaning("一个组织同时牵头起草的标准超过几项就提示", ge=1))
    problems: tuple[Problem, ...] = field(default=(), metadata=meaning("要解决的问题"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Strict):
    """A body that takes part in the programme."""

    id: str = field(metadata=meaning("编号，如 ORG-01"))
    title: str = field(metadata=meaning("名称"))
    kind: OrganisationKind = field(metadata=meaning("类别"))
    parent: str = field(default="", metadata=meaning("上级组织的编号"))
    district: str = field(default="", metadata=meaning("所在的区，districts.yaml 中的编号"))
    abilities: tuple[str, ...] = field(default=(), metadata=meaning("能力（服务机构：标准研制、宣贯、评价、检测……）"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))
    note: str = field(default="", metadata=meaning("备注"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFile(Strict):
    """`organisations.yaml`."""

    organisations: tuple[Organisation, ...] = field(default=(), metadata=meaning("组织"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Strict):
    """The part that a local unit takes in work elsewhere."""

    id: str = field(metadata=meaning("编号"))
    organisation: str = field(metadata=meaning("参与的组织的编号"))
    scope: Literal["国家", "行业", "长三角", "国际"] = field(metadata=meaning("范围"))
    work: str = field(metadata=meaning("工作：标准号、项目或技术组织的名称"))
    rank: Literal["牵头", "主要参与", "参与", "观察"] = field(metadata=meaning("位次"))
    since: dt.date | None = field(default=None, metadata=meaning("开始日期"))
    until: dt.date | None = field(default=None, metadata=meaning("结束日期"))
    entry: str = field(default="", metadata=meaning("对应的标准的体系编号"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationFile(Strict):
    """`participation.yaml`."""

    participation: tuple[Participation, ...] = field(default=(), metadata=meaning("参与"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Strict):
    """What somebody needs a standard for, and the answer: exactly one of `entry`, `merged` and `refused`."""

    id: str = field(metadata=meaning("编号，如 N-001"))
    by: str = field(metadata=meaning("提出的组织的编号"))
    date: dt.date = field(metadata=meaning("提出日期"))
    text: str = field(metadata=meaning("需要什么"))
    matters: tuple[str, ...] = field(default=(), metadata=meaning("涉及的事项的代码"))
    evidence: str = field(default="", metadata=meaning("依据：案例、数据、文件"))
    entry: str = field(default="", metadata=meaning("回应：由哪一标准满足（体系编号）"))
    merged: str = field(default="", metadata=meaning("回应：并入哪一项需求（编号）"))
    refused: str = field(default="", metadata=meaning("回应：不立项的理由"))
    answered: dt.date | None = field(default=None, metadata=meaning("回应日期"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFile(Strict):
    """`needs.yaml`."""

    needs: tuple[Need, ...] = field(default=(), metadata=meaning("需求"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Strict):
    """A meeting about a clash."""

    date: dt.date = field(metadata=meaning("日期"))
    result: str = field(default="", metadata=meaning("结果"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash(Strict):
    """A clash or overlap between standards, and who settles it."""

    id: str = field(metadata=meaning("编号，如 C-01"))
    title: str = field(metadata=meaning("争点，一句话"))
    kind: Literal["冲突", "交叉", "重复"] = field(metadata=meaning("类别"))
    between: tuple[str, ...] = field(metadata=meaning("涉及的标准：体系编号，至少两个"))
    owner: str = field(default="", metadata=meaning("负责协调的组织的编号"))
    opened: dt.date | None = field(default=None, metadata=meaning("提出日期"))
    meetings: tuple[Meeting, ...] = field(default=(), metadata=meaning("会商"))
    decision: str = field(default="", metadata=meaning("处理结果；空则未决"))
    decided: dt.date | None = field(default=None, metadata=meaning("决定日期"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashFile(Strict):
    """`coordination.yaml`."""

    coordination: tuple[Clash, ...] = field(default=(), metadata=meaning("需要协调的冲突和交叉"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Strict):
    """A year of the rolling plan."""

    year: int = field(metadata=meaning("年份", ge=2000, le=2100))
    closed: bool = field(default=False, metadata=meaning("是否已经结转"))
    note: str = field(default="", metadata=meaning("说明"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Strict):
    """A stage of a task."""

    stage: PlanStage = field(metadata=meaning("阶段"))
    planned: dt.date | None = field(default=None, metadata=meaning("计划完成日期"))
    actual: dt.date | None = field(default=None, metadata=meaning("实际完成日期"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Strict):
    """The work on a standard in the rolling plan."""

    entry: str = field(metadata=meaning("标准的体系编号"))
    year: int = field(metadata=meaning("列入哪一年度", ge=2000, le=2100))
    priority: int = field(metadata=meaning("优先级：1 重点，2 一般，3 后续", ge=1, le=3))
    reasons: tuple[str, ...] = field(default=(), metadata=meaning("优先级的理由"))
    owner: str = field(metadata=meaning("负责的组织的编号"))
    revision: bool = field(default=False, metadata=meaning("是否修订项目"))
    depends_on: tuple[str, ...] = field(default=(), metadata=meaning("要等哪些标准先完成：体系编号"))
    stages: tuple[Step, ...] = field(default=(), metadata=meaning("各阶段的计划和实际日期，按先后"))
    note: str = field(default="", metadata=meaning("备注"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile(Strict):
    """`plan.yaml`: the rolling plan."""

    years: tuple[Year, ...] = field(default=(), metadata=meaning("年度"))
    tasks: tuple[Task, ...] = field(default=(), metadata=meaning("任务"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Strict):
    """What a district does with a matter."""

    district: str = field(metadata=meaning("区，districts.yaml 中的编号"))
    mode: Literal["照用", "调整", "未开展"] = field(metadata=meaning("照用、调整或未开展"))
    limit: str = field(default="", metadata=meaning("本区的办理时限"))
    difference: str = field(default="", metadata=meaning("不同之处"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Strict):
    """A row of the 事项清单."""

    code: str = field(metadata=meaning("事项代码"))
    title: str = field(metadata=meaning("名称"))
    domain: Domain = field(metadata=meaning("领域"))
    kind: str = field(default="", metadata=meaning("类别，如 市容环境"))
    levels: tuple[Tier, ...] = field(metadata=meaning("办理层级"))
    process: tuple[str, ...] = field(default=(), metadata=meaning("办理流程，按先后"))
    limit: str = field(default="", metadata=meaning("办理时限，如 2 h、5 个工作日"))
    responsible: str = field(default="", metadata=meaning("责任组织的编号"))
    standards: tuple[str, ...] = field(default=(), metadata=meaning("规定这一事项的标准的体系编号；第一个为主"))
    districts: tuple[Variant, ...] = field(default=(), metadata=meaning("各区的做法"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFile(Strict):
    """`matters.yaml`: the 事项清单."""

    matters: tuple[Matter, ...] = field(default=(), metadata=meaning("事项"))


@dataclass(frozen=True, slots=True, kw_only=True)
class District(Strict):
    """A district and how its centre is set up."""

    id: str = field(metadata=meaning("编号，如 PD"))
    title: str = field(metadata=meaning("名称"))
    setup: Literal["独立设置", "与政务服务、大数据机构合署", "与应急管理机构合署", "其他"] = field(
        metadata=meaning("城运中心的设置方式")
    )
    centre: str = field(default="", metadata=meaning("区城运中心，organisations.yaml 中的编号"))
    sample: bool = field(default=False, metadata=meaning("是否示例数据"))
    note: str = field(default="", metadata=meaning("备注"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictFile(Strict):
    """`districts.yaml`."""

    districts: tuple[District, ...] = field(default=(), metadata=meaning("区"))
