"""The content of `standard.yaml`: the data of a document that are not its text.

One set of classes holds the values, tells `source.construct` which ones fit, and gives editors their JSON Schema
(`metadata/schema/standard.schema.json`). The description of a field is what its author reads in the editor and in
findings. Strings that are *inline MyST* may hold cross-references, citations and emphasis; the parser reads them like
the text.

Annotations are evaluated in this module, because they are needed while a draft is read. Pydantic, whose import takes
longer than reading a draft, reads them only for the schema and for values that do not fit.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar, Literal

__all__ = [
    "Adoption",
    "Changes",
    "Consultation",
    "Contact",
    "ForewordData",
    "FunctionType",
    "Level",
    "Page",
    "PartOf",
    "Patent",
    "Plan",
    "Publication",
    "Reference",
    "Replaced",
    "Stage",
    "StandardData",
    "Strict",
    "Title",
    "TitleText",
    "meaning",
]

Level = Literal["national", "sector", "local", "group", "enterprise"]
"""国家标准, 行业标准, 地方标准, 团体标准, 企业标准."""

FunctionType = Literal["术语", "符号", "分类", "试验方法", "规范", "规程", "指南", "评价"]
"""功能类型 (GB/T 1.1—2020, 4.2 b) and GB/T 20001.8—2023)."""

Stage = Literal["工作组讨论稿", "征求意见稿", "送审讨论稿", "送审稿", "报批稿", "发布稿"]
"""The version as which a draft is printed; its code in GB/T 16733—1997 is in `templates/`."""


def meaning(description: str, **limits: int) -> dict[str, str | int]:
    """Return the metadata of a field: the description for its author, and for a number its limits `ge` and `le`."""
    return {"description": description, **limits}


def inline(description: str) -> dict[str, str | int]:
    """Return the metadata of a field whose strings are inline MyST."""
    return meaning(f"{description}；行内 MyST，可含 [](#标签)、{{std}}`…`、{{see}}`…`")


class Strict:
    """Rejects unknown keys, so that a slip of the pen becomes a finding."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid", "allow_inf_nan": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleText(Strict):
    """A document's name in one language, in up to three elements (GB/T 1.1—2020, 6.1.1)."""

    lead: str = field(default="", metadata=meaning("引导元素"))
    main: str = field(metadata=meaning("主体元素"))
    supplement: str = field(default="", metadata=meaning("补充元素（不含“第×部分：”）"))

    def parts(self) -> tuple[str, ...]:
        """The elements that are given, from general to special."""
        return tuple(part for part in (self.lead, self.main, self.supplement) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Strict):
    """The name in Chinese and English."""

    zh: TitleText = field(metadata=meaning("中文名称"))
    en: TitleText | None = field(default=None, metadata=meaning("英文译名"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Strict):
    """The dates on the cover; a draft has none."""

    issued: dt.date | None = field(default=None, metadata=meaning("发布日期"))
    implemented: dt.date | None = field(default=None, metadata=meaning("实施日期"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Strict):
    """The task in the programme under which the document is drafted."""

    number: str = field(default="", metadata=meaning("计划编号"))
    document: str = field(default="", metadata=meaning("计划下达文件"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Strict):
    """The address for comments."""

    person: str = field(default="", metadata=meaning("联系人"))
    phone: str = field(default="", metadata=meaning("电话"))
    email: str = field(default="", metadata=meaning("电子邮箱"))
    address: str = field(default="", metadata=meaning("地址"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Strict):
    """征求意见: the period, and the address for comments."""

    start: dt.date | None = field(default=None, metadata=meaning("征求意见开始日期"))
    end: dt.date | None = field(default=None, metadata=meaning("征求意见截止日期"))
    issuer: str = field(default="", metadata=meaning("发函单位"))
    basis: tuple[str, ...] = field(default=(), metadata=meaning("征求意见的依据（规章、计划文件）"))
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption(Strict):
    """The ISO or IEC document on which this one is based."""

    document: str = field(metadata=meaning("国际文件编号，如 ISO 1234:2020"))
    title_zh: str = field(default="", metadata=meaning("国际文件中文译名"))
    title_en: str = field(default="", metadata=meaning("国际文件英文名称"))
    degree: Literal["IDT", "MOD", "NEQ"] = field(metadata=meaning("一致性程度"))
    structure: str = field(default="", metadata=inline("结构调整（前言用语）"))
    differences: tuple[str, ...] = field(default=(), metadata=inline("技术差异及其原因"))
    editorial: tuple[str, ...] = field(default=(), metadata=inline("编辑性改动"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Strict):
    """The series of which this document is a part."""

    number: str = field(metadata=meaning("系列编号，不含部分号和年份，如 GB/T 12345"))
    part: int = field(metadata=meaning("本部分的部分号", ge=1))
    published: tuple[str, ...] = field(default=(), metadata=meaning("已经发布的部分，如“第1部分：总则”"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced(Strict):
    """A document that this one replaces."""

    number: str = field(metadata=meaning("被代替文件编号，如 DB31/T 1234—2015"))
    title: str = field(metadata=meaning("被代替文件名称"))
    partly: bool = field(default=False, metadata=meaning("是否部分代替"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Strict):
    """The main technical changes since the replaced document (GB/T 1.1—2020, 8.3 c))."""

    added: tuple[str, ...] = field(default=(), metadata=inline("“增加了……（见……）”中的内容"))
    changed: tuple[str, ...] = field(default=(), metadata=inline("“更改了……”中的内容"))
    deleted: tuple[str, ...] = field(default=(), metadata=inline("“删除了……”中的内容"))
    items: tuple[str, ...] = field(default=(), metadata=inline("整句给出的变化，按此顺序排列；与上三项二选一"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Patent(Strict):
    """An identified patent (GB/T 1.1—2020, D.3)."""

    clause: str = field(default="", metadata=inline("涉及的条"))
    content: str = field(default="", metadata=meaning("涉及的内容"))
    holder: str = field(default="", metadata=meaning("专利持有人"))
    address: str = field(default="", metadata=meaning("地址"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForewordData(Strict):
    """Parts of the foreword that do not follow from data given elsewhere."""

    relation: tuple[str, ...] = field(default=(), metadata=inline("与其他文件的关系（8.3 b)）"))
    patents: Literal["none", "identified"] = field(
        default="none", metadata=meaning("专利：none 未识别出，identified 已识别")
    )
    identified: tuple[Patent, ...] = field(default=(), metadata=meaning("已识别出的专利，在引言中给出（D.3）"))
    history: tuple[str, ...] = field(default=(), metadata=inline("历次版本发布情况；空则为首次发布"))
    extra: tuple[str, ...] = field(default=(), metadata=inline("前言末尾的其他说明"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Strict):
    """A cited document that is not in the catalogue."""

    number: str = field(default="", metadata=meaning("编号，如 ISO 1234:2020；文献类无编号"))
    title: str = field(default="", metadata=meaning("中文名称"))
    original: str = field(default="", metadata=meaning("原文名称"))
    text: str = field(default="", metadata=meaning("按 GB/T 7714 著录的整条文字；给出时不再用编号和名称"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Strict):
    """How the pages are printed (GB/T 1.1—2020, 10.1 and annex E)."""

    sides: Literal["double", "single"] = field(
        default="double", metadata=meaning("double 双面：书眉、页码分单双数页；single 单面")
    )
    mirrored: bool = field(default=True, metadata=meaning("双面时双数页的左右页边是否对调"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardData(Strict):
    """The whole content of `standard.yaml`."""

    number: str = field(metadata=meaning("文件编号，草案用 X 占位，如 DB31/T XXXX—XXXX"))
    title: Title
    level: Level = field(metadata=meaning("文件层次"))
    region: str = field(default="", metadata=meaning("地方标准的行政区域，如 上海市"))
    sector: str = field(default="", metadata=meaning("行业标准的行业名，如 城镇建设"))
    organisation: str = field(default="", metadata=meaning("团体标准的社会团体或企业标准的企业全称"))
    function: FunctionType = field(metadata=meaning("功能类型"))
    ics: tuple[str, ...] = field(default=(), metadata=meaning("ICS 号，如 35.240.99"))
    ccs: str = field(default="", metadata=meaning("CCS 号，如 A 00"))
    record_number: str = field(default="", metadata=meaning("备案号（行业标准）"))
    stage: Stage = field(default="征求意见稿", metadata=meaning("稿次"))
    iteration: int = field(
        default=1, metadata=meaning("第几次，如第二次征求意见时为 2；函和表的名称写“第二次征求意见稿”", ge=1)
    )
    completed: dt.date | None = field(default=None, metadata=meaning("本草案完成日期"))
    publication: Publication = Publication()
    publishers: tuple[str, ...] = field(default=(), metadata=meaning("发布机构"))
    plan: Plan = Plan()
    proposed_by: tuple[str, ...] = field(default=(), metadata=meaning("提出单位"))
    in_charge: tuple[str, ...] = field(default=(), metadata=meaning("归口单位"))
    implemented_by: tuple[str, ...] = field(default=(), metadata=meaning("组织实施单位（地方标准）"))
    drafted_by: tuple[str, ...] = field(default=(), metadata=meaning("起草单位"))
    drafters: tuple[str, ...] = field(default=(), metadata=meaning("主要起草人"))
    adoption: Adoption | None = None
    replaces: tuple[Replaced, ...] = ()
    part_of: PartOf | None = None
    changes: Changes = Changes()
    foreword: ForewordData = ForewordData()
    important_notice: str = field(default="", metadata=inline("重要提示，含“重要提示：”“警告：”等开头"))
    terms_from: tuple[str, ...] = field(default=(), metadata=meaning("第3章引导语中提及的、界定术语的文件编号"))
    references: dict[str, Reference] = field(default_factory=dict, metadata=meaning("键：目录之外的被引文献"))
    consulted: tuple[str, ...] = field(
        default=(), metadata=meaning("起草中参考过的文件（编号或 references 的键），列入参考文献")
    )
    consultation: Consultation = Consultation()
    contents_depth: int = field(default=2, metadata=meaning("目次列到的层次：1 只列章，2 列到第一层次条", ge=1, le=6))
    contents_figures: bool = field(default=False, metadata=meaning("目次是否列图"))
    contents_tables: bool = field(default=False, metadata=meaning("目次是否列表"))
    index: bool = field(default=False, metadata=meaning("是否编制索引"))
    page: Page = Page()
    word: dict[Literal["live_refs"], bool] = field(default_factory=dict, metadata=meaning("Word 文件的选项"))
