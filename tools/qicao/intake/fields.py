"""The names of the columns of a form, and what each column contains."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from qicao.intake.words import plain

__all__ = ["LONGEST", "RANK", "Field", "field_of", "fields_of", "guessed_fields", "is_head", "is_units_head"]

Field = Literal[
    "id",
    "number",
    "place",
    "line",
    "part",
    "quote",
    "body",
    "proposed",
    "reason",
    "unit",
    "person",
    "contact",
    "kind",
    "via",
    "date",
    "decision",
    "remark",
    "how",
    "answered",
]
NAMES: Mapping[Field, str] = {
    "id": "意见编号 收文号 收文编号 台账编号 意见号 登记号",
    "number": "序号 号 no no. 编号 序",
    "place": (
        "章条编号 标准章条编号 章条号 章节号 章节 章条 条款号 条款 条款编号 条文号 条文编号 章节条款 章节编号 标准条款 "
        "标准条款号 条号 位置 所在章条 对应章条 标准章节号 文件章条编号 章节条款号 章/条 clause clause/subclause subclause "
        "clauseno clauseno. clausenumber clause/subclause/annex/figure/table"
    ),
    "line": "行号 linenumber line",
    "part": "段落/图/表 段/图/表 paragraph/figure/table paragraph/figure/table/note 段落 图表 paragraph/listitem/note",
    "quote": (
        "原文 原文内容 原条文 标准原文 原内容 征求意见稿内容 征求意见稿原文 条文内容 原标准内容 原条款内容 原稿内容 "
        "originaltext"
    ),
    "body": (
        "意见 意见内容 修改意见 意见或建议 建议或意见 意见和建议 意见与建议 意见及建议 意见建议 具体意见 反馈意见 "
        "专家意见 审查意见 问题 存在问题 修改意见或建议 修改意见和建议 修改意见及建议 修改意见与建议 修改意见建议 "
        "意见/建议 意见、建议 问题或意见 提出的意见 comment comments"
    ),
    "proposed": (
        "修改建议 建议修改为 修改后内容 修改为 建议 建议内容 修改内容 修改后条文 修改建议内容 建议修改内容 "
        "修改后的内容 修改稿内容 建议修改意见 建议改为 修改方案 拟修改为 proposedchange proposedchanges"
    ),
    "reason": "理由 修改理由 理由或依据 理由及依据 理由和依据 修改理由及依据 依据 修改依据 理由说明 原因 justification rationale",
    "unit": (
        "提出单位 单位 单位名称 意见提出单位 反馈单位 回函单位 填表单位 填写单位 回复单位 意见反馈单位 反馈意见单位 提出单位或个人 提出单位/个人 提出单位或专家 填报单位 "
        "征求意见单位 单位全称 单位/专家 专家/单位 专家姓名/单位 专家姓名及单位 提出者 所在单位 工作单位 专家单位 "
        "意见来源 提出部门 mb/nc mb nc memberbody"
    ),
    "person": "姓名 专家姓名 提出人 联系人 专家 填表人 反馈人",
    "contact": "电话 手机 邮箱 联系方式 联系电话 电子邮箱 电子邮件 e-mail email 手机/座机 座机",
    "kind": "意见类型 类型 意见类别 类别 意见性质 性质 typeofcomment typeofcom-ment type",
    "via": "途径 反馈途径 反馈方式 征求方式 渠道 反馈渠道",
    "date": "日期 反馈日期 提出日期 回函日期 收到日期 填写日期 填表日期 date",
    "decision": (
        "处理意见 处理结果 处理情况 采纳情况 是否采纳 意见处理 意见处理情况 采纳与否 处理 处理意见及理由 处理意见和理由 "
        "observationsofthesecretariat secretariatobservations observations observation secretariatobservationsoneachcommentsubmitted"
    ),
    "remark": "备注 处理理由 不采纳理由 备注/理由 备注或理由 未采纳理由 采纳理由 处理说明 说明 备注及理由",
    "how": "方式 发送方式 征求意见方式 发出方式",
    "answered": "是否回函 回函情况 是否回复 回复情况 是否反馈 反馈情况",
}
"""Column → the names that people give it, without blanks and brackets."""
KNOWN: Mapping[str, Field] = {name: field for field, names in NAMES.items() for name in names.split(" ")}
RANK: Sequence[Field] = ("body", "proposed", "quote", "reason", "place")
"""If several columns are merged in a row, the first of these has the words."""
INNER = re.compile(r"[（(\[【][^（()）\]】]*[)）\]】]")
FOOTNOTE = re.compile(r"\d+$")
SIMPLE = str.maketrans(
    "號條編見議內後據單類處備註節標準題問產據專況絡採納電話郵鍵稱",
    "号条编见议内后据单类处备注节标准题问产据专况络采纳电话邮键称",
)
"""Traditional characters in heads → the simplified ones."""
SAYS = {"body", "proposed", "quote"}
LONGEST = 20
"""Characters that a head has at most for its words to be a guess of what the column contains."""
NOT_SAID = re.compile(r"(?:人|者|号|单位|数|量|型|别|性质|日期|时间|来源|状态|与否|姓名|职务|电话)$")
"""The end of a head of a column that tells about comments, and does not contain them."""
GUESSES: Sequence[tuple[re.Pattern[str], Sequence[Field]]] = (
    (re.compile(r"处理|采纳|^(?:起草|编制|编写|秘书|工作组|项目组|标准组).*(?:意见|答复|回复)"), ("decision",)),
    (re.compile(r"(?:修改|修订|改)后|改为|拟改|建议.*(?:文字|条文|文本|表述|措辞)"), ("proposed",)),
    (re.compile(r"理由|依据|原因"), ("reason",)),
    (re.compile(r"原文|原条文|原条款|原稿|原内容"), ("quote",)),
    (re.compile(r"(?:提出|反馈|填写|填报)人(?:姓名)?$"), ("person",)),
    (re.compile(r"意见|问题"), ("body",)),
    (re.compile(r"建议"), ("body", "proposed")),
    (re.compile(r"章条|条款|条文号|章节|条号"), ("place",)),
    (re.compile(r"单位(?:名称|全称)?$"), ("unit",)),
)
"""Words in a head that is not known by itself, and the columns that it may be; the first that fits counts."""


def field_of(head: str) -> Field | None:
    """Return the content of the column with that head; brackets and footnotes in the head are ignored."""
    words = plain(head).translate(SIMPLE)
    bare = plain(INNER.sub("", head)).translate(SIMPLE)
    candidates = (words, bare, FOOTNOTE.sub("", bare), bare.rstrip(":*/"), FOOTNOTE.sub("", bare.rstrip(":*/")))
    return next((KNOWN[one] for one in candidates if one in KNOWN), None)


def fields_of(heads: Sequence[str]) -> tuple[Field | None, ...]:
    """Return the content of each column; if a name occurs twice, the first column counts.

    理由 at the right of 处理意见 is the reason of the decision, unless another column has it.
    """
    found: list[Field | None] = []
    for head in heads:
        field = field_of(head)
        if field == "reason" and found and found[-1] == "decision" and "备注" not in "".join(heads):
            field = "remark"
        found.append(None if field in found else field)
    return tuple(found)


def guessed_fields(heads: Sequence[str]) -> tuple[Field | None, ...]:
    """Return the content of each column, of those with a strange name by the words in it: 我司意见, 问题与建议.

    Known names come first, whatever their order; of two columns that may be the same, the second stays unknown.
    """
    found = list(fields_of(heads))
    words = [plain(INNER.sub("", head)).translate(SIMPLE) for head in heads]
    for pattern, fields in GUESSES:
        for at, head in enumerate(words):
            if found[at] or field_of(heads[at]) or not _may_be(pattern, fields, head):
                continue
            found[at] = next((field for field in fields if field not in found), None)
    return tuple(found)


def _may_be(pattern: re.Pattern[str], fields: Sequence[Field], head: str) -> bool:
    told = "body" in fields and NOT_SAID.search(head)
    return len(head) <= LONGEST and not told and pattern.search(head) is not None


def is_head(fields: Sequence[Field | None]) -> bool:
    """Return whether these columns are those of a table of comments."""
    known = {field for field in fields if field}
    return len(known) >= 2 and bool(known & SAYS) and bool(known & {"place", "number", "reason", "quote", "unit"})


def is_units_head(fields: Sequence[Field | None]) -> bool:
    """Return whether these columns are those of a list of units."""
    known = {field for field in fields if field}
    return "unit" in known and not known & {*SAYS, "place", "decision"}
