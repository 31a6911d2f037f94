"""The words in forms as people write them: blanks, dates, “无意见”, decisions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from qicao.model.comment import Decision, DecisionKind, Kind, Via

__all__ = ["UNIT", "date_of", "decision_of", "demands", "is_no_comment", "kind_of", "plain", "via_of"]

BLANKS = re.compile(r"[\s_＿\u200b\ufeff]+")
ENDS = "。．.！!，,；;、"
NOBODY = r"(?:(?:我|本|贵)?(?:单位|司|局|委|院|校|中心|公司|部门|协会|方|厅|处|厂|所|站|社|集团)?(?:\([^()]{1,40}\))?|来[函文]已?收悉[，,。]?|经研究[，,]?)*"
NO_COMMENT = re.compile(
    rf"{NOBODY}(?:对[^。；]{{0,60}})?(?:均|暂|原则上|也|并)?(?:无|没有|没)(?:其他|其它|修改|不同|补充|任何|进一步|反馈|具体)*的?"
    r"(?:(?:意见|建议|异议|修改)(?:或|和|及|与|、)?)*"
    rf"|{NOBODY}(?:同意|赞同|无异议)(?:该|此|本|上述)?(?:征求意见稿|标准|文件|稿)?|[/／\\—\-－–]+|none|n/?a|nil|no comments?",
    re.IGNORECASE,
)
"""Phrases that say that there is no comment."""
UNIT = re.compile(
    r".{1,40}(?:局|委|委员会|院|司|中心|大学|学院|协会|部|厅|处|办|所|学会|集团|政府|办公室|公司|单位|银行|医院|站|队|联盟|街道|厂|社|馆|商会|联合会|促进会|标委会|学校|基地)"
    r"(?:[（(].{1,20}[)）])?"
)
"""A name that ends like that of a unit."""
DATE = re.compile(r"(\d{4})\s*[年./\-—]\s*(\d{1,2})\s*[月./\-—]\s*(\d{1,2})")
VERDICTS: Mapping[str, DecisionKind] = {
    "部分采纳": "部分采纳",
    "部分采用": "部分采纳",
    "不予采纳": "不采纳",
    "不采纳": "不采纳",
    "未采纳": "不采纳",
    "不采用": "不采纳",
    "暂不采纳": "不采纳",
    "予以采纳": "采纳",
    "已采纳": "采纳",
    "同意采纳": "采纳",
    "全部采纳": "采纳",
    "采纳": "采纳",
    "另行处理": "另行处理",
    "另行研究": "另行处理",
    "待议": "待议",
    "待定": "待议",
    "待讨论": "待议",
    "partially accepted": "部分采纳",
    "accepted in principle": "部分采纳",
    "accepted with modification": "部分采纳",
    "accepted in part": "部分采纳",
    "not accepted": "不采纳",
    "rejected": "不采纳",
    "accepted": "采纳",
    "noted": "另行处理",
}
"""A decision as people write it → the decision."""


def _spaced(word: str) -> str:
    """The pattern of the word; Chinese characters may have blanks between them: 采 纳."""
    return word if word.isascii() else r"[ \u3000]*".join(word)


VERDICT = re.compile(
    rf"\s*({'|'.join(map(_spaced, sorted(VERDICTS, key=len, reverse=True)))})(?:(?:该|此|本|这条|此条)(?:条|项)?(?:意见|建议)?)?"
    r"(?=$|[\s：:，,。.；;、！!（(\[【])[\s：:，,。.；;、！!]*",
    re.IGNORECASE,
)
REASON = re.compile(r"^(?:理由|原因|说明)(?:是|为)?\s*[：:]\s*")
KINDS: Mapping[str, Kind] = {
    "ge": "总体",
    "general": "总体",
    "总体": "总体",
    "一般": "总体",
    "全局": "总体",
    "te": "技术",
    "technical": "技术",
    "技术": "技术",
    "ed": "编辑",
    "editorial": "编辑",
    "编辑": "编辑",
    "文字": "编辑",
}
"""Beginning of the words for a kind of comment → the kind."""


def plain(text: str) -> str:
    """Return the text without blanks, in half-width letters, digits and brackets, in lower case."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def is_no_comment(text: str) -> bool:
    """Return whether the words say that there is no comment: 无意见, 无, 同意."""
    words = plain(text).strip(ENDS)
    if len(words) > 80 or not words:
        return False
    return NO_COMMENT.fullmatch(words.replace(" ", "")) is not None or words in {"nocomment", "nocomments"}


def date_of(text: str) -> str:
    """Return the first date that the text names, in ISO 8601; "" if it names none."""
    match = DATE.search(unicodedata.normalize("NFKC", text))
    if not match:
        return ""
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def kind_of(text: str) -> Kind:
    """Return the kind of comment that the words name; "" for any other words."""
    words = plain(text)
    return next((kind for lead, kind in KINDS.items() if words.startswith(lead)), "")


def decision_of(text: str, date: str = "") -> Decision | None:
    """Return the decision with which the text begins, and its reason; None if it begins otherwise."""
    match = VERDICT.match(text)
    if not match:
        return None
    reason = REASON.sub("", text[match.end() :].strip())
    said = match[1].lower()
    return Decision(VERDICTS[said if said.isascii() else plain(said)], reason, date=date)


VIAS: Mapping[str, Via] = {"发函": "发函", "函": "发函", "公示": "公示", "网站": "公示", "会议": "会议", "会": "会议"}
"""Words for the way in which a comment came → the way."""


def via_of(text: str) -> Via:
    """Return the way that the words name; "" for any other words."""
    return next((via for word, via in VIAS.items() if word in text), "")


DEMAND = re.compile(r"建议|请|宜|应当|应(?=[^用答])|增加|删|改为|补充|明确|说明|是否|[？?]")


AGREEING = re.compile(r"^\s*(?:完全|原则)?(?:同意|赞同|支持|同上)[^，,。；;：:\n]{0,30}")


def demands(text: str) -> bool:
    """Return whether an answer wants something itself, beyond 同意: 同意，另建议…."""
    return decision_of(text) is None and DEMAND.search(AGREEING.sub("", text)) is not None
