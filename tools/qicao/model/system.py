"""标准体系 as data: the classes of the files in `metadata/`, which say what a programme of standards is and plans.

As in `model.data`, the description of a field is what its author reads in the editor and in findings; one set of
classes holds the values, tells `source.construct` which ones fit, and gives editors their JSON Schemas. Each class that
ends in `File` is one file; its lists are tables, and each element of a list is a row with a place of its own.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from qicao.model.data import FunctionType, Level, Strict, meaning

__all__ = [
    "FILES",
    "Adopted",
    "Clash",
    "ClashFile",
    "Comparison",
    "District",
    "DistrictFile",
    "Entry",
    "EntryFile",
    "Framework",
    "FrameworkFile",
    "Matter",
    "MatterFile",
    "Meeting",
    "Need",
    "NeedFile",
    "Organisation",
    "OrganisationFile",
    "Participation",
    "ParticipationFile",
    "PlanFile",
    "Policy",
    "PolicyFile",
    "Problem",
    "ProgrammeFile",
    "Roles",
    "Step",
    "Subsystem",
    "SystemFile",
    "Task",
    "Variant",
    "Verification",
    "Year",
]

Status = Literal["现行", "即将实施", "在编", "拟编", "修订中", "被代替", "废止", "未核实"]
"""The state of a standard; 未核实 if it exists, but nobody has looked up whether it is in force."""
Verification = Literal["A", "A-en", "B", "C", "N"]
"""How far number and title were compared with a source, as in `metadata/catalogue`; A and A-en are verified."""
EntryKind = Literal["基础", "方法", "产品", "过程", "服务", "安全", "管理", "其他"]
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
class Subsystem(Strict):
    """子体系: a box of the 结构图 and a table of the 明细表."""

    code: str = field(metadata=meaning("子体系编号，如 JC、JC101"))
    title: str = field(metadata=meaning("名称"))
    parent: str = field(default="", metadata=meaning("上级子体系的编号；空则直属体系"))
    scope: str = field(default="", metadata=meaning("主要内容和适用范围"))
    wanted: int = field(default=0, metadata=meaning("应有标准数；0 则以明细表条目数为准", ge=0))
    coordinates_with: tuple[str, ...] = field(
        default=(), metadata=meaning("协调配套的子体系编号，或体系外的名称，如 “一网通办”标准体系")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemFile(Strict):
    """`system.yaml`: the tree of sub-systems."""

    title: str = field(metadata=meaning("标准体系的名称"))
    principles: tuple[str, ...] = field(default=(), metadata=meaning("子体系的划分原则"))
    subsystems: tuple[Subsystem, ...] = field(default=(), metadata=meaning("子体系"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted(Strict):
    """An international document that a standard adopts."""

    number: str = field(metadata=meaning("国际文件编号，如 ISO 37101:2016"))
    degree: Literal["IDT", "MOD", "NEQ"] = field(metadata=meaning("一致性程度"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Strict):
    """Who does what for a standard; each is the id of an organisation."""

    proposes: tuple[str, ...] = field(default=(), metadata=meaning("提出"))
    in_charge: tuple[str, ...] = field(default=(), metadata=meaning("归口"))
    drafts: tuple[str, ...] = field(default=(), metadata=meaning("起草，第一个牵头"))
    reviews: tuple[str, ...] = field(default=(), metadata=meaning("审查"))
    uses: tuple[str, ...] = field(default=(), metadata=meaning("使用"))
    evaluates: tuple[str, ...] = field(default=(), metadata=meaning("评价实施效果"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Strict):
    """A row of the 标准明细表: a standard, existing or planned."""

    id: str = field(metadata=meaning("标准体系编号：子体系编号＋“-”＋三位顺序号，如 JC101-001；不因标准号变更而改变"))
    subsystem: str = field(metadata=meaning("所属子体系的编号（没有下级的子体系）"))
    title: str = field(metadata=meaning("标准名称"))
    title_en: str = field(default="", metadata=meaning("英文译名"))
    number: str = field(default="", metadata=meaning("标准号，如 GB/T 2260—2007；未发布的留空"))
    plan_number: str = field(default="", metadata=meaning("计划号"))
    draft: str = field(default="", metadata=meaning("草案在 drafts/ 下的文件夹名"))
    level: Level = field(metadata=meaning("级别（未发布的为宜定级别）"))
    kind: EntryKind = field(metadata=meaning("类别"))
    function: FunctionType | None = field(default=None, metadata=meaning("功能类型（GB/T 1.1—2020，4.2 b)）"))
    status: Status = field(metadata=meaning("状态"))
    related: bool = field(default=False, metadata=meaning("是否相关标准：属于其他体系，本体系直接采用"))
    issued: dt.date | None = field(default=None, metadata=meaning("发布日期"))
    implemented: dt.date | None = field(default=None, metadata=meaning("实施日期"))
    cites: tuple[str, ...] = field(default=(), metadata=meaning("规范性引用的标准：体系编号或标准号"))
    coordinates_with: tuple[str, ...] = field(default=(), metadata=meaning("协调配套的标准的体系编号"))
    replaces: tuple[str, ...] = field(default=(), metadata=meaning("代替的标准号"))
    replaced_by: str = field(default="", metadata=meaning("被哪一标准代替：标准号"))
    adopts: tuple[Adopted, ...] = field(default=(), metadata=meaning("采用的国际文件"))
    part_of: str = field(default="", metadata=meaning("所属系列的编号，如 GB/T 30428"))
    roles: Roles = field(default=Roles(), metadata=meaning("各组织的分工"))
    verification: Verification | None = field(
        default=None, metadata=meaning("核实程度：A 编号和名称已核对，B 见于引用清单，C、N 未核对；拟编、在编的不填")
    )
    checked: dt.date | None = field(default=None, metadata=meaning("核实日期"))
    note: str = field(default="", metadata=meaning("备注"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile(Strict):
    """`entries.yaml`: each standard once."""

    entries: tuple[Entry, ...] = field(default=(), metadata=meaning("标准"))


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
class Policy(Strict):
    """A document of the authorities that cites standards or should."""

    id: str = field(metadata=meaning("编号，如 ZC-01"))
    title: str = field(metadata=meaning("名称"))
    number: str = field(default="", metadata=meaning("文号"))
    issuer: str = field(default="", metadata=meaning("发文单位"))
    date: dt.date | None = field(default=None, metadata=meaning("发文日期"))
    cites: tuple[str, ...] = field(default=(), metadata=meaning("已引用的标准：体系编号或标准号"))
    should_cite: tuple[str, ...] = field(default=(), metadata=meaning("宜引用的标准：体系编号"))
    verified: bool = field(default=False, metadata=meaning("文号和名称是否核对过"))
    note: str = field(default="", metadata=meaning("备注"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFile(Strict):
    """`policies.yaml`."""

    policies: tuple[Policy, ...] = field(default=(), metadata=meaning("政策文件"))


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
class Comparison(Strict):
    """A document of another framework, beside ours."""

    title: str = field(metadata=meaning("名称"))
    number: str = field(default="", metadata=meaning("编号"))
    ours: tuple[str, ...] = field(default=(), metadata=meaning("本体系对应的标准的体系编号"))
    state: Literal["已有", "拟制定", "缺少", "不需要"] = field(metadata=meaning("本体系的情况"))
    reason: str = field(default="", metadata=meaning("缺少或不需要的理由"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Strict):
    """A comparator: a set of standards of others."""

    id: str = field(metadata=meaning("编号"))
    title: str = field(metadata=meaning("名称"))
    owner: str = field(default="", metadata=meaning("谁的体系"))
    entries: tuple[Comparison, ...] = field(default=(), metadata=meaning("逐项对照"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkFile(Strict):
    """`frameworks.yaml`."""

    frameworks: tuple[Framework, ...] = field(default=(), metadata=meaning("对照的体系"))


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


FILES: dict[str, type] = {
    "programme": ProgrammeFile,
    "system": SystemFile,
    "entries": EntryFile,
    "organisations": OrganisationFile,
    "participation": ParticipationFile,
    "needs": NeedFile,
    "coordination": ClashFile,
    "plan": PlanFile,
    "policies": PolicyFile,
    "matters": MatterFile,
    "frameworks": FrameworkFile,
    "districts": DistrictFile,
}
"""The name of each file in `metadata/`, without `.yaml`, and its class."""
