"""标准体系 as data: the classes of the files in `metadata/`, which say what a programme of standards is and plans.

As in `model.data`, the description of a field is what its author reads in the editor and in findings; one set of
classes holds the values, tells `source.construct` which ones fit, and gives editors their JSON Schemas. Each class that
ends in `File` is one file; its lists are tables, and each element of a list is a row with a place of its own.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from qicao.model.data import FunctionType, Level, Strict, meaning
from qicao.model.programme import (
    ClashFile,
    DistrictFile,
    MatterFile,
    NeedFile,
    OrganisationFile,
    ParticipationFile,
    PlanFile,
    ProgrammeFile,
)

__all__ = [
    "FILES",
    "OBSOLETE",
    "PLANNED",
    "THERE",
    "Adopted",
    "Comparison",
    "Entry",
    "EntryFile",
    "EntryKind",
    "Framework",
    "FrameworkFile",
    "Policy",
    "PolicyFile",
    "Roles",
    "Status",
    "Subsystem",
    "SystemFile",
    "Verification",
]

Status = Literal["现行", "即将实施", "在编", "拟编", "修订中", "被代替", "废止", "未核实"]
"""The state of a standard; 未核实 if it exists, but nobody has looked up whether it is in force."""
PLANNED: frozenset[str] = frozenset({"拟编", "在编"})
"""The states of a standard that is not published yet."""
OBSOLETE: frozenset[str] = frozenset({"被代替", "废止"})
"""The states of a standard that is not to be used any more."""
THERE: frozenset[str] = frozenset({"现行", "即将实施", "修订中", "未核实"})
"""The states of a standard that exists and may be used."""
Verification = Literal["A", "A-en", "B", "C", "N"]
"""How far number and title were compared with a source, as in `metadata/catalogue`; A and A-en are verified."""
EntryKind = Literal["基础", "方法", "产品", "过程", "服务", "安全", "管理", "其他"]


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
    origin: str = field(
        default="",
        metadata=meaning("收自哪一标准化工作或文件，及其中的编号；导入的相关标准由程序填写，可以是拟编、在编的"),
    )
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
