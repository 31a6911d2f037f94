"""What `standard.yaml` says: the data of a document that are not its text.

One set of classes validates the file, explains what is wrong with the path to the value, and gives editors their
JSON Schema (`metadata/schema/standard.schema.json`). Strings marked *inline MyST* may hold cross-references,
citations and emphasis; the parser reads them as it reads the text.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Adoption",
    "Changes",
    "Consultation",
    "Contact",
    "ForewordData",
    "FunctionType",
    "Level",
    "PartOf",
    "Patent",
    "Plan",
    "Publication",
    "Reference",
    "Replaced",
    "Stage",
    "StandardData",
    "Title",
    "TitleText",
]

Level = Literal["national", "sector", "local", "group", "enterprise"]
"""国家标准, 行业标准, 地方标准, 团体标准, 企业标准."""

FunctionType = Literal["术语", "符号", "分类", "试验方法", "规范", "规程", "指南", "评价"]
"""功能类型 (GB/T 1.1—2020, 4.2 b) and GB/T 20001.8—2023)."""

Stage = Literal["工作组讨论稿", "征求意见稿", "送审讨论稿", "送审稿", "报批稿", "发布稿"]
"""The version a draft is printed as; its code after GB/T 16733—1997 stands in `templates/`."""

InlineText = Annotated[str, Field(description="行内 MyST：可含 [](#标签)、{std}`…`、{see}`…`")]


class Strict(BaseModel):
    """Refuses keys that it does not know, so that a slip of the pen is a finding and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TitleText(Strict):
    """A document's name in one language, in up to three elements (GB/T 1.1—2020, 6.1.1)."""

    lead: str = Field("", description="引导元素")
    main: str = Field(description="主体元素")
    supplement: str = Field("", description="补充元素（不含“第×部分：”）")

    def parts(self) -> tuple[str, ...]:
        """The elements that are given, from general to special."""
        return tuple(part for part in (self.lead, self.main, self.supplement) if part)


class Title(Strict):
    """The name in Chinese and English."""

    zh: TitleText = Field(description="中文名称")
    en: TitleText | None = Field(None, description="英文译名")


class Publication(Strict):
    """The dates of the cover; a draft has none."""

    issued: dt.date | None = Field(None, description="发布日期")
    implemented: dt.date | None = Field(None, description="实施日期")


class Plan(Strict):
    """The task that the document was planned by."""

    number: str = Field("", description="计划编号")
    document: str = Field("", description="计划下达文件")


class Contact(Strict):
    """Where comments are sent."""

    person: str = Field("", description="联系人")
    phone: str = Field("", description="电话")
    email: str = Field("", description="电子邮箱")
    address: str = Field("", description="地址")


class Consultation(Strict):
    """征求意见: the period and where comments go."""

    start: dt.date | None = Field(None, description="征求意见开始日期")
    end: dt.date | None = Field(None, description="征求意见截止日期")
    issuer: str = Field("", description="发函单位")
    basis: tuple[str, ...] = Field((), description="征求意见的依据（规章、计划文件）")
    contact: Contact = Contact()


class Adoption(Strict):
    """The ISO or IEC document that this one is based on."""

    document: str = Field(description="国际文件编号，如 ISO 1234:2020")
    title_zh: str = Field("", description="国际文件中文译名")
    title_en: str = Field("", description="国际文件英文名称")
    degree: Literal["IDT", "MOD", "NEQ"] = Field(description="一致性程度")
    structure: InlineText = Field("", description="结构调整（前言用语）")
    differences: tuple[InlineText, ...] = Field((), description="技术差异及其原因")
    editorial: tuple[InlineText, ...] = Field((), description="编辑性改动")


class PartOf(Strict):
    """The series that this document is a part of."""

    number: str = Field(description="系列编号，不含部分号和年份，如 GB/T 12345")
    part: int = Field(ge=1, description="本部分的部分号")
    published: tuple[str, ...] = Field((), description="已经发布的部分，如“第1部分：总则”")


class Replaced(Strict):
    """A document that this one takes the place of."""

    number: str = Field(description="被代替文件编号，如 DB31/T 1234—2015")
    title: str = Field(description="被代替文件名称")
    partly: bool = Field(False, description="是否部分代替")


class Changes(Strict):
    """The main technical changes against the replaced document (GB/T 1.1—2020, 8.3 c))."""

    added: tuple[InlineText, ...] = Field((), description="“增加了……（见……）”中的内容")
    changed: tuple[InlineText, ...] = Field((), description="“更改了……”中的内容")
    deleted: tuple[InlineText, ...] = Field((), description="“删除了……”中的内容")
    items: tuple[InlineText, ...] = Field((), description="整句给出的变化，按此顺序排列；与上三项二选一")


class Patent(Strict):
    """An identified patent (GB/T 1.1—2020, D.3)."""

    clause: str = Field("", description="涉及的条，行内 MyST")
    content: str = Field("", description="涉及的内容")
    holder: str = Field("", description="专利持有人")
    address: str = Field("", description="地址")


class ForewordData(Strict):
    """What the foreword says beyond the data given elsewhere."""

    relation: tuple[InlineText, ...] = Field((), description="与其他文件的关系（8.3 b)）")
    patents: Literal["none", "identified"] = Field("none", description="专利：none 未识别出，identified 已识别")
    identified: tuple[Patent, ...] = Field((), description="已识别出的专利，在引言中给出（D.3）")
    history: tuple[InlineText, ...] = Field((), description="历次版本发布情况；空则为首次发布")
    extra: tuple[InlineText, ...] = Field((), description="前言末尾的其他说明")


class Reference(Strict):
    """A cited document that the catalogue does not hold."""

    number: str = Field("", description="编号，如 ISO 1234:2020；文献类无编号")
    title: str = Field("", description="中文名称")
    original: str = Field("", description="原文名称")
    text: str = Field("", description="按 GB/T 7714 著录的整条文字；给出时不再用编号和名称")


class StandardData(Strict):
    """The whole of `standard.yaml`."""

    number: str = Field(description="文件编号，草案用 X 占位，如 DB31/T XXXX—XXXX")
    title: Title
    level: Level = Field(description="文件层次")
    region: str = Field("", description="地方标准的行政区域，如 上海市")
    sector: str = Field("", description="行业标准的行业名，如 城镇建设")
    organisation: str = Field("", description="团体标准的社会团体或企业标准的企业全称")
    function: FunctionType = Field(description="功能类型")
    ics: tuple[str, ...] = Field((), description="ICS 号，如 35.240.99")
    ccs: str = Field("", description="CCS 号，如 A 00")
    record_number: str = Field("", description="备案号（行业标准）")
    stage: Stage = Field("征求意见稿", description="稿次")
    completed: dt.date | None = Field(None, description="本草案完成日期")
    publication: Publication = Publication()
    publishers: tuple[str, ...] = Field((), description="发布机构")
    plan: Plan = Plan()
    proposed_by: tuple[str, ...] = Field((), description="提出单位")
    in_charge: tuple[str, ...] = Field((), description="归口单位")
    implemented_by: tuple[str, ...] = Field((), description="组织实施单位（地方标准）")
    drafted_by: tuple[str, ...] = Field((), description="起草单位")
    drafters: tuple[str, ...] = Field((), description="主要起草人")
    adoption: Adoption | None = None
    replaces: tuple[Replaced, ...] = ()
    part_of: PartOf | None = None
    changes: Changes = Changes()
    foreword: ForewordData = ForewordData()
    important_notice: InlineText = Field("", description="重要提示，含“重要提示：”“警告：”等开头")
    terms_from: tuple[str, ...] = Field((), description="第3章引导语中提及的、界定术语的文件编号")
    references: dict[str, Reference] = Field(default_factory=dict, description="键：目录之外的被引文献")
    consulted: tuple[str, ...] = Field((), description="起草中参考过的文件（编号或 references 的键），列入参考文献")
    consultation: Consultation = Consultation()
    contents_depth: int = Field(2, ge=1, le=6, description="目次列到的层次：1 只列章，2 列到第一层次条")
    contents_figures: bool = Field(False, description="目次是否列图")
    contents_tables: bool = Field(False, description="目次是否列表")
    index: bool = Field(False, description="是否编制索引")
    word: dict[Literal["live_refs"], bool] = Field(default_factory=dict, description="Word 文件的选项")
