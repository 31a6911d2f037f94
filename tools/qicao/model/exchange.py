"""A standards system as it is given to other programmes, and as it is kept of a day: everything in one document.

The names of the fields are a stable format; a change that older readers would misread raises `VERSION`.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from qicao.model.data import Strict, meaning
from qicao.model.programme import (
    Clash,
    District,
    Matter,
    Need,
    Organisation,
    Participation,
    Task,
    Year,
)
from qicao.model.system import Entry, Framework, Policy, Subsystem

__all__ = ["FORMAT", "VERSION", "Exchange", "SharedTerm"]

FORMAT = "qicao-system"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerm(Strict):
    """A term that a draft of the programme defines, in words without marks."""

    draft: str = field(metadata=meaning("草案的文件夹名"))
    standard: str = field(metadata=meaning("草案的文件编号"))
    number: str = field(metadata=meaning("术语条目的编号，如 3.1"))
    term: str = field(metadata=meaning("术语"))
    english: tuple[str, ...] = field(default=(), metadata=meaning("英文对应词"))
    admitted: tuple[str, ...] = field(default=(), metadata=meaning("许用术语"))
    deprecated: tuple[str, ...] = field(default=(), metadata=meaning("拒用术语"))
    definition: str = field(default="", metadata=meaning("定义"))
    source: str = field(default="", metadata=meaning("来源"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Strict):
    """The whole document."""

    format: Literal["qicao-system"] = field(metadata=meaning("格式的名称"))
    version: Literal[1] = field(metadata=meaning("格式的版本"))
    title: str = field(metadata=meaning("标准体系的名称"))
    programme: str = field(default="", metadata=meaning("标准化工作的名称"))
    state: dt.date | None = field(default=None, metadata=meaning("数据截止日期"))
    subsystems: tuple[Subsystem, ...] = field(default=(), metadata=meaning("子体系"))
    entries: tuple[Entry, ...] = field(default=(), metadata=meaning("标准明细"))
    terms: tuple[SharedTerm, ...] = field(default=(), metadata=meaning("草案中的术语"))
    organisations: tuple[Organisation, ...] = field(default=(), metadata=meaning("组织"))
    participation: tuple[Participation, ...] = field(default=(), metadata=meaning("参与"))
    needs: tuple[Need, ...] = field(default=(), metadata=meaning("需求"))
    coordination: tuple[Clash, ...] = field(default=(), metadata=meaning("需要协调的冲突和交叉"))
    years: tuple[Year, ...] = field(default=(), metadata=meaning("计划的年度"))
    tasks: tuple[Task, ...] = field(default=(), metadata=meaning("计划的任务"))
    policies: tuple[Policy, ...] = field(default=(), metadata=meaning("政策文件"))
    matters: tuple[Matter, ...] = field(default=(), metadata=meaning("事项"))
    frameworks: tuple[Framework, ...] = field(default=(), metadata=meaning("对照的体系"))
    districts: tuple[District, ...] = field(default=(), metadata=meaning("区"))
