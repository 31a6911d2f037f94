"""The values that a text demands, with comparison and unit: 不应少于2名, ≤ 15 min, 18 ℃～26 ℃, (20±2) ℃."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qicao.assess.provisions.segment import HEEDED, Segment, segments_of
from qicao.assess.provisions.unit import Column
from qicao.model.provision import Comparison, Quantity
from qicao.rules.numbers.names import NAME, value_of
from qicao.rules.numbers.quantities import UNIT
from qicao.source.patterns import compiled

__all__ = ["quantities_in", "quantities_of_row"]

GAP = "[  \u2005\u2006\u2009\u202f]?"
DIGITS = r"\d/\d{1,2}(?!\d)|\d{1,3}(?:[  \u2005\u2006\u2009\u202f,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMERAL = "[一二两三四五六七八九十百]+"
COUNTED = (
    "个工作日|个自然日|工作日|自然日|个月|人次|人天|台次|件次|平方米|立方米|家次|百分点|个百分点|季度|星期|车次|班次|学时|课时"
    "|名|人|个|件|次|台|套|处|条|项|份|张|块|间|层|组|家|户|座|辆|艘|架|只|根|支|片|枚|粒|册|部|把|扇|面|门|口|盏|株|棵|头|路|倍|位|年|月|日|天|周岁|周|班|期|步|点|声|分|元|字|页|种|类|批|场|遍|轮|代|核|帧|像素|端|段|行|列|卷|幅|团|队|所|栋|幢|亩|度"
)
"""Measure words; grades such as 一级 are no counts."""
MEASURE = f"(?:[万亿]?(?:{NAME})|[万亿]?(?:{COUNTED})|[万亿])"
SYMBOL = rf"(?:%|％|‰|°C|°|′|″|{UNIT}|bps|Mbps|kbps|Gbps|fps|rpm|pH|dpi|px|FPS|GB|TB|lx|[ck]?m[23])(?![A-Za-z])"
MEASURED = f"(?:{SYMBOL}|{MEASURE})(?:/(?:{SYMBOL}|{MEASURE}))*"
VALUE = (
    rf"(?P<sign>[≥≤＞＜><≈]|[大小]于等于)?{GAP}(?:"
    rf"[（(]?(?P<middle>{DIGITS}){GAP}(?:{MEASURED})?{GAP}±{GAP}(?P<off>{DIGITS})[）)]?"
    rf"|±{GAP}(?P<alone>{DIGITS})"
    rf"|(?P<low>[-−]?(?:{DIGITS})){GAP}(?P<lowunit>{MEASURED})?{GAP}(?:～|~|—|–|至(?!少|多)){GAP}(?P<high>[-−]?(?:{DIGITS}))"
    rf"|(?P<one>(?<![\d.])[-−]?(?:{DIGITS}))"
    rf"|(?P<words>(?<![一二两三四五六七八九十百第每同任某统唯单之的])(?:{NUMERAL})(?=(?:{COUNTED})))"
    rf"){GAP}(?P<unit>{MEASURED})?"
)
BEFORE: tuple[tuple[str, Comparison], ...] = (
    (r"不(?:应|得|宜|可|能|允许)?(?:再)?(?:少于|低于|小于|短于|早于|次于|少)|不应?[^，；\d]{1,8}?(?:少于|低于|小于|短于)|至少|最少|最低(?!气)|最小|最短|不下于|大于等于|大于或等于|≥|达到|达|(?<!充)满(?!足|载|意|分)", "≥"),
    (r"不(?:应|得|宜|可|能|允许)?(?:再)?(?:高于|大于|多于|超过|长于|晚于|超出|迟于|大|逾)|不应?[^，；\d]{1,8}?(?:超过|大于|高于|多于|长于)|至多|最多|最长|最大|最高|小于等于|小于或等于|≤|控制在|限制在|迟于", "≤"),
    (r"大于|高于|多于|超过|长于|超出|＞|>", ">"),
    (r"小于|低于|少于|短于|＜|<", "<"),
)  # fmt: skip
AFTER: tuple[tuple[str, Comparison], ...] = (
    (r"[及或]?(?:以上|之上)|起", "≥"),
    (r"以外|之外", ">"),
    (r"[及或]?(?:以下|之下)|以?内(?!容|部|的[^，。；]*(?:记录|数据|事件))|之内|之前|前(?=[，。；]|完成)", "≤"),
)
SIGNS: Mapping[str, Comparison] = {
    "≥": "≥", "≤": "≤", "＞": ">", ">": ">", "＜": "<", "<": "<", "≈": "=", "大于等于": "≥", "小于等于": "≤",
}  # fmt: skip
NO_VALUE = (
    r"\d{1,2}月[～~—-]\d{1,2}月|连续[^，。；\d]{0,4}\d+[次个天年]|(?<![\d \u00a0A-Za-z])[A-Za-z]{3,}[ \u00a0]\d+(?:\.\d+)*(?!\d|[ \u00a0]?(?:%|[a-zA-Zμ℃Ω°]))|\d{1,2}月\d{1,2}日|(?<![\d个 ])百分[数比之率点]|[A-Z]{2,}(?:/[A-Z]+)?[  ]?\d+(?:[.\-/]\d+)*(?:[—－-]\d{4})?|第[\d一二三四五六七八九十]+|[表图][  ]?(?:[A-Z]\.)?\d+|附录[A-Z]|公式（[^）]*）"
    r"|[A-Za-z_][A-Za-z_]*-?\d+(?:\.\d+)*(?![\d.]*[%℃])|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|近[ ]?(?:\d+|[一二三四五六七八九十]+)[ ]?(?:个月|个季度|年|天|d|h|周|日)"
    r"|\d+级|\d+(?:\.\d+){2,}|(?:见|按|符合|执行|依据|根据)[ ]?\d+(?:\.\d+)+|\d+(?:\.\d+)+[ ]?(?:[a-z]\)|规定|的规定|中[ ]?[a-z])|连续[一二两三四五六七八九十\d]+[个次年天]|\d{1,2}[:：]\d{2}"
)
"""Digits that are no values: numbers of documents and clauses, dates, ranks, spans of the records that are looked at."""
ATTRIBUTE = r"(?:时间?|后|以[上下内])?的(?!时间|间隔|频[次率]|期限|要求|规定)[^，。；]"
MODAL = "不?应(?!急|用|对|答)|不?宜|必须|不得"
ATTRIBUTIVE = r"[^，；。：]{0,16}?(?<!时间)的(?!时间|间隔|频|期限|要求|规定|误差|偏差)[^，；。：]{1,12}"
"""The rest of an attribute and its noun."""
JOINS = r"^[ ]?[×xX*][ ]?$|^(?:[^，；。\d]{0,14})?(?:和|、|及|与|或)[^，；。\d]{0,8}$"
NAMED = rf"[^/\d]{{2,20}}/(?P<unit>{MEASURED})"
"""The head of a row with the unit of its values: 温度/℃."""
PLAIN_HEADS = "等级|级别|层级|型号|名称|判定条件|适用条件|情形|序号|编号|代码|编码|条款|条号|章条|位数|年份|日期"
LIMIT_HEADS: tuple[tuple[str, Comparison], ...] = (
    ("不大于|不超过|上限|最大|最高|最长|时限|限值|限期|以内", "≤"),
    ("不小于|不少于|不低于|下限|最小|最低|最少|最短", "≥"),
)


WHOLE = rf"(?P<before>(?:约|为|应|宜|可|{'|'.join(words for words, _ in BEFORE)})*)(?:{VALUE})(?P<after>(?:{'|'.join(words for words, _ in AFTER)})?)"
"""A cell that is one value."""


def quantities_in(sentence: str) -> tuple[Quantity, ...]:
    """Return the values that the sentence sets, in order; those in conditions and attributes are not set by it."""
    text = compiled(NO_VALUE).sub(lambda match: "\ufffc" * len(match[0]), sentence[:HEEDED])
    return tuple(
        quantity for segment in segments_of(text) if not segment.condition for quantity in _in_segment(segment)
    )


def _in_segment(segment: Segment) -> Iterator[Quantity]:
    last, known = 0, None
    modal = compiled(MODAL).search(segment.text)
    for match in compiled(VALUE).finditer(segment.text):
        between, after = segment.text[last : match.start()], segment.text[match.end() :]
        comparison = _sign(match) or _before(between) or _after(after)
        if comparison is None and known and compiled(JOINS).match(between):
            comparison = known
        early = modal is not None and match.end() <= modal.start()
        if not _counts(match, comparison, after):
            continue
        if _describes(between, after, early=early):
            last = match.end()
            continue
        yield _quantity(match, comparison or "=")
        last, known = match.end(), comparison


def _counts(match: re.Match[str], comparison: Comparison | None, after: str) -> bool:
    """Return whether the number is a value of the provision and not of what it speaks of."""
    if match["low"] or match["middle"] or match["alone"]:
        return True
    if match["words"] or not match["unit"]:
        return comparison is not None
    return comparison is not None or not compiled(ATTRIBUTE).match(after)


def _describes(between: str, after: str, *, early: bool) -> bool:
    """Return whether the number is part of a premise, as in 达到98%得, 每低1个百分点 and 离线超过24 h的设备应."""
    if after.startswith("得") or compiled("每[高低多少增减超]$").search(between):
        return True
    if compiled("每$").search(between) and compiled(r"[^，；]{0,12}?(?:至少|不少于|\d)").match(after):
        return True
    if after.startswith("处"):
        return True
    return early and bool(compiled(f"后|时(?!间)|{ATTRIBUTIVE}").match(after))


def _sign(match: re.Match[str]) -> Comparison | None:
    return SIGNS.get(match["sign"] or "")


def _before(text: str) -> Comparison | None:
    """Return the comparison in the words before a number: the last one counts."""
    found = [
        (match.end(), -at, sign) for at, (words, sign) in enumerate(BEFORE) for match in compiled(words).finditer(text)
    ]
    return max(found)[2] if found else None


def _after(text: str) -> Comparison | None:
    return next((sign for words, sign in AFTER if compiled(words).match(text)), None)


def _quantity(match: re.Match[str], comparison: Comparison, of: str = "", unit: str = "") -> Quantity:
    given = match["unit"] or match["lowunit"] or unit
    if match["alone"]:
        return Quantity("±", 0.0, given, _number(match["alone"]), of)
    if match["middle"]:
        return Quantity("±", _number(match["middle"]), given, _number(match["off"]), of)
    if match["low"]:
        return Quantity("～", _number(match["low"]), given, _number(match["high"]), of)
    digits = match["one"] or value_of(match["words"])
    return Quantity(comparison, _number(digits), given, None, of)


def _number(digits: str) -> float:
    whole, _, part = re.sub(r"[^\d./−-]", "", digits).replace("−", "-").partition("/")
    return float(whole) / float(part) if part and float(part) else float(whole)


def quantities_of_row(columns: tuple[Column, ...], caption: str = "") -> tuple[Quantity, ...]:
    """Return the values in the cells of a row.

    The unit is that of the cell, else that of the head, of the row or of the table; *caption* may say what limits it.
    """
    unit = next((found["unit"] for column in columns if (found := compiled(NAMED).fullmatch(column.text))), "")
    common = _of_head(caption)
    return tuple(quantity for column in columns for quantity in _of_cell(column, unit, common))


def _of_cell(column: Column, unit: str, common: Comparison | None) -> Iterator[Quantity]:
    if compiled(PLAIN_HEADS).search(column.head):
        return
    first, comma, rest = column.masked[:HEEDED].strip().partition("，")
    whole = compiled(WHOLE).fullmatch(first)
    if whole is None:
        yield from quantities_in(column.masked)
        return
    sign = _sign(whole) or _before(whole["before"]) or _after(whole["after"])
    if sign or not whole["words"]:
        yield _quantity(whole, sign or _of_head(column.head) or common or "=", column.head, column.unit or unit)
    if comma:
        yield from quantities_in(rest)


def _of_head(head: str) -> Comparison | None:
    """Return the comparison that a head or caption states for all values below it."""
    return next((sign for words, sign in LIMIT_HEADS if compiled(rf"(?:{words})(?!\s?\d)").search(head)), None)
