"""MOD009: requirements that nobody can verify (C.1, GB/T 20001.5)."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.model.block import Table
from qicao.model.finding import Severity
from qicao.rules.context import Context
from qicao.rules.modals.words import RUNNING
from qicao.rules.passage import Passage
from qicao.rules.permitted import forbids, part_of
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.rules.tables.cells import body_rows, text_of
from qicao.source.patterns import compiled

__all__ = ["unverifiable"]

ENOUGH = "足够的?[^，。；]{1,12}(?:容纳|存放|承受|支持|支撑|满足|以|用于|供(?![电水气热暖货给应]))"
"""The purpose for which something is enough, which can be tested."""


ABOUT = r"(?P<about>\d[^，。；：、\d]{0,6}?(?P<near>左右|上下)(?=[，。；、）的内前后]|$)|(?P<nearly>大约|大概|差不多)(?=[^，。；]{0,2}\d))"
"""A limit that is none: 不少于6个月左右."""
VAGUE = (
    "(?<!不)(?:足够|适当|合理(?!性|化|之处)|良好|及时(?!率|性)|尽快|较为|妥善|坚固|便捷|美观|适量|充足|必要的|充分(?!考虑|利用率)|熟练)|较[短长]时间|从速|适时(?!性)|(?:先进|合适|安全可靠)的"
    "|相对(?:完善|稳定|合理|集中|固定|独立)|(?<!非)定期(?!限|存款|报告|报表|检验(?:报告|合格|周期|标志|机构))|(?<!不)必要时|如有必要|视情况|酌情"
    "|(?<!相比)较[高低大小好差强快慢多少短长厚薄宽窄](?:的(?=(?P<judged>为(?:一致|合格|不|符合|通过|有效|正常|达标)|判|视为))|[的地](?!一|[数量]?值|者|那|为准)|(?=[，。；]|$))"
    "|(?<=应)(?:便于|方便|易于|利于|有利于|有助于|有益于)(?!的)"
    "|大致|大体(?!积|量|系|育)|尽早|尽速|及早|迅速|适度(?!规模)|基本(?:一致|相同|相符|符合|满足|完好|完整|平整|均匀|稳定|齐全|到位|吻合|正确|准确|清晰|畅通)"
    "|比较(?:完善|完整|[好高低大小多少快](?=[的，。；]|$)|明显|齐全|稳定|均匀|准确|清晰|全面|合理|方便|安全|可靠|先进|理想|充分|规范的|成熟|健全)"
    "|(?<=应)(?:认真|切实|大力|努力|高度重视|严格(?!按|遵|执|依|控|限|区|分)|有效(?!期|数|值|容|面|性|率))|若干(?!意见|规定|问题|措施)|(?<![系参读基小函指次位因])数次|(?<=[有留备出成供])一定(?:的(?!时|情|条)|数量|余量|裕量|间距|距离|强度|厚度|高度|比例)"
    f"|{ABOUT}"
)
"""Qualities that nobody can measure or count."""
ADVERB = "及时|尽快|适时|适当|妥善|从速|定期|合理|大致|大体|迅速|尽早|适度|良好|充分|熟练|较好地"
"""Adverbs of manner, wherever they are in an item of a list with a requirement."""
CELL = (
    "足够|适当|合理|良好|及时|尽快|适量|充足|充分|适时|定期|较[高低大小好强快慢多少短长]|比较[高低大小好]|大致相[同等]"
)
"""A word that is the whole value of a cell."""
LIMIT = r"[≥≤<>＜＞±]\s?\d|\d|[大小高低多少早晚]于"
"""The value of a neighbouring cell in a table that demands values."""


WORDS = (
    "足够 适当 合理 良好 及时 尽快 较 相对 必要 定期 熟练 充分 妥善 坚固 便捷 美观 适量 充足 视情 酌情 从速 适时 先进 合适 安全可靠 大致 大体 尽早"
    " 尽速 及早 迅速 适度 基本 应认真 应切实 应大力 应努力 应高度 应严格 应有效 数次 若干 一定 左右 上下 大约 大概 差不多 应便于 应方便 应易于 应利于 应有利于 应有助于 应有益于"
)


@word_rule(
    "MOD009",
    "unverifiable",
    clause="C.1",
    words=tuple(WORDS.split()),
    pattern=f"(?P<cell>^(?:{CELL})$)|{VAGUE}",
    severity="warning",
)
def unverifiable(context: Context, hit: Hit) -> Reports:
    """规范的要求里用了无法证实的词。

    为什么：规范标准的每项要求都要能证实，不用“应足够坚固”“应较为便捷”一类定性的表述（附录C表C.1；GB/T 20001.5—2017，6.3.5.2）。

    错：值班员应及时处置告警。

    对：值班员应在10 min内处置告警。
    """
    passage = hit.passage
    if context.data.function != "规范" or passage.form not in RUNNING or passage.quoted(hit.match.start()):
        return
    if _is_unproved(context, hit) and not forbids(passage, "requirement"):
        name = next((name for name in ("near", "nearly") if hit.match[name]), 0)
        words = hit.group(name)
        severity: Severity | None = "info" if words.text == "定期" and _has_period(context, passage) else None
        message, hint = f"“{words.text}”无法证实。", "给出可以测量、检查或核对的值或条件。"
        yield Report(words, message, hint, severity=severity)


def _has_period(context: Context, passage: Passage) -> bool:
    """Return whether the clause of the text says how often a thing is done."""
    return id(passage.place.division) in context.with_periods


def _is_unproved(context: Context, hit: Hit) -> bool:
    """Return whether the words are part of a requirement, and nothing beside them can be measured or counted."""
    passage, at = hit.passage, hit.match.start()
    if hit.match["cell"]:
        return _is_beside_limits(hit)
    if hit.match["judged"] is not None:
        return part_of(passage) == "body"
    if hit.match["about"]:
        return context.governing(passage, at) == "requirement"
    start = _clause_start(hit)
    return (
        _is_required(context, hit, start)
        and not _is_measured(hit, start)
        and not compiled(ENOUGH).match(passage.text, at)
    )


def _is_measured(hit: Hit, start: int) -> bool:
    """Return whether a number or a demand comes before the words; that of the subject, 离线超过24 h的设备应, does not count."""
    before = hit.passage.text[start : hit.match.start()]
    modal = compiled(r"^.*的[^应]*应").match(before)
    inside = before[modal.end() :] if modal and not compiled(r"\d[^，。；]{0,6}[内前]").search(before) else before
    return bool(compiled(r"\d|是否").search(inside))


def _is_beside_limits(hit: Hit) -> bool:
    """Return whether the row of the cell has values with numbers, and the column or the unit in the row demands one.

    The name of a grade, as in 二级, 较大, ≤20, is beside others of its kind.
    """
    table = hit.passage.place.holder(Table)
    if not isinstance(table, Table) or hit.passage.form != "cell":
        return False
    words = hit.match[0]
    rows = [[text_of(cell) for cell in row] for row in body_rows(table)]
    for row in (row for row in rows if words in row[1:]):
        at = row.index(words, 1)
        column = [other[at] for other in rows if other is not row and at < len(other)]
        if _has_limit(row[1:]) and ("/" in row[0] or _has_limit(column)):
            return True
    return False


def _has_limit(texts: Iterable[str]) -> bool:
    return any(compiled(LIMIT).match(text) for text in texts)


def _is_required(context: Context, hit: Hit, start: int) -> bool:
    """Return whether the words, in the clause that begins at *start*, are part of the demand.

    They are if they follow 应; before it, if they describe its subject (合理的席位数应) or a condition (必要时，应); in an item of a
    list also through the lead-in.
    """
    passage, at = hit.passage, hit.match.start()
    asked = hit.match[0] in ("必要时", "如有必要", "视情况", "酌情")
    end = at + len(compiled("[；。]").split(passage.text[at:], maxsplit=1)[0])
    found = context.provisions(passage.text)
    later = [item for item in found if asked and at < item.start < end]
    words = later[:1] or [item for item in found if start <= item.start < at]
    if words:
        return words[-1].kind == "requirement"
    whole = asked or compiled("(?<![^，。；：])$").search(passage.text, 0, at)
    attribute = asked or passage.text.startswith("的", hit.match.end())
    if whole and attribute and context.governing(passage, at) == "requirement":
        return True
    ends = passage.text[hit.match.end() : hit.match.end() + 1] in ("", "；", "。", "，")
    way = compiled(ADVERB).fullmatch(hit.match[0]) and not compiled("[^，。；]*(?:时|的)(?=[，。；]|$)").match(
        passage.text, hit.match.end()
    )
    led = passage.form == "item" and bool(ends or way) and not context.provisions(passage.text)
    return led and context.governing(passage, at) == "requirement"


def _clause_start(hit: Hit) -> int:
    """Return where the clause of the matched words begins.

    One that continues with 并 or with these words belongs to the previous one.
    """
    text = hit.passage.text
    at = max(text.rfind(mark, 0, hit.match.start()) for mark in "，。；：") + 1
    if text[at : hit.match.start()] in ("", "并", "且", "并且") and text[at - 1 : at] == "，":
        at = max(text.rfind(mark, 0, at - 1) for mark in "，。；：") + 1
    return at
