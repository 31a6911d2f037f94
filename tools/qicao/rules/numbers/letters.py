"""NUM025, NUM026: letters in place of units, periods of time in words."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.numbers.names import NAME
from qicao.rules.numbers.quantities import END, FREE, GAP, is_free
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["time_in_words", "unit_letter"]

LETTERS: Mapping[str, str] = {
    "S": "s",
    "H": "h",
    "D": "d",
    "M": "m",
    "Mm": "mm",
    "Cm": "cm",
    "cc": "cm³",
    "M²": "m²",
    "M2": "m²",
}
"""A letter after a number → the unit that is meant."""
AFTER = "(?=[，。；、）内前后至～]|[以之]内|值[班守]|巡|$)"
OTHERS = "电导|电感|带宽|速率|容量|内存|三维|3D|硬度|型号|尺码"
"""Subjects of a text in which S, H, D and M are other units, or none."""


@word_rule(
    "NUM025",
    "unit-letter",
    clause="9.4.7",
    near=rf"\d{GAP}?[SHDMCcmk]|/",
    pattern=(
        rf"(?P<number>{FREE})(?:(?P<gap>{GAP}?)(?P<letter>[SHM]|Mm|Cm|cc|M[²2]){AFTER}|{GAP}(?P<day>D){AFTER}|{GAP}(?P<split>[mcμk] [mgLlsPW])(?:a\b)?{END})"
        rf"|\A[^/\d]{{2,12}}/(?P<head>S|H|D|度|{NAME}|分)\Z"
    ),
    severity="warning",
)
def unit_letter(_context: Context, hit: Hit) -> Reports:
    """单位符号的大小写错，符号断开，或表头里写了单位的名称。

    为什么：单位的符号从国家标准中选取（9.4.7）：秒是s，时是h，天是d，米是m；S、H、M是别的单位或词头。表头里量的名称之后写单位的符号（9.8.4）。

    错：15 S；24 H；7 D；0.1 m m。

    对：15 s；24 h；7 d；0.1 mm。
    """
    match, passage = hit.match, hit.passage
    if match["head"]:
        named = passage.form in ("head", "cell") and compiled("[度间量长宽高径率积数声温速压力距值差期]/").search(
            passage.text
        )
        if named and is_free(hit):
            yield Report(hit.group("head"), f"“{match['head']}”不是单位的符号。", "写单位的符号，如时间/s、水温/℃。")
        return
    wrong = match["letter"] or match["day"] or match["split"]
    if (
        is_free(hit)
        and not compiled(OTHERS).search(passage.text)
        and not (match["letter"] in ("S", "M") and not match["gap"] and passage.form == "cell")
    ):
        right = LETTERS.get(wrong) or wrong.replace(" ", "")
        yield hit.report(f"“{wrong}”不是这里的单位的符号。", f"写成“{match['number']} {right}”。")


SPAN = "年|个月|个?工作日|天|日|周|学时|个?小时|次(?!日|要|序|生|级)|名|人|块|件|条"
LEAST = "(?:不(?:应|宜|得)?(?:少|小|大|多|高|低|短|长|晚|迟|早)于|不(?:应|宜|得)?超过|(?<!不)超过|(?<!不应)(?<!不)[少大小多]于|至多|达到)"
DIGITS = "[一二三四五六七八九十百两]+"


@word_rule(
    "NUM026",
    "time-in-words",
    clause="9.4.4.2",
    words=("年", "月", "日", "天", "周", "分", "次", "名", "人", "时", "块", "件", "条", "三十", "十", "二十", "八十"),
    pattern=(
        rf"(?P<limit>{LEAST})(?P<value>{DIGITS}(?:{SPAN})|半年)(?![级层]|以上学历)|(?<![第每一二三四五六七八九十半上下])(?P<inside>[二三四五六七八九十两]+(?:天|日|周|个月|个?工作日))(?=[以之]?内)"
        rf"|(?P<numeral>{DIGITS}){GAP}?(?:min|ms|s|h|d|mm|cm|km|m|kg|g|L|mL)(?![A-Za-z])"
        rf"|(?P<minutes>{FREE}{GAP}?分)(?=[以之]?内)|(?P<reached>时间|时限|间隔|历时)[^，。；]{{0,10}}?(?P<minute>\d+{GAP}?分)(?=[，。；]|$)"
        rf"|{LEAST}(?P<most>\d+{GAP}?分)(?=[，。；]|$)"
        rf"|(?P<day>{FREE}{GAP}?[天日])(?=[，。；、）]|[以之]?[内前后]|$)"
    ),
    severity="warning",
)
def time_in_words(context: Context, hit: Hit) -> Reports:
    """限值写成了汉字数字，时间的单位与别处不同。

    为什么：统计和计量的数值用阿拉伯数字（9.4.4.2；GB/T 15835），物理量的值用单位符号：分是min（9.4.4.1）。别处写了“d”的，不再写“天”（5.4.1）。

    错：不少于三年；三十min；20分；90天（别处写30 d）。

    对：不少于3年；30 min；20 min；90 d。
    """
    match = hit.match
    name = next(name for name in ("value", "inside", "numeral", "minutes", "minute", "most", "day") if match[name])
    if not is_free(hit):
        return
    place = hit.group(name)
    if name == "day":
        before = hit.passage.text[: match.start()]
        dated = before.endswith(("月", "工作", "年")) or not _in_days(context)
        if not dated:
            yield Report(place, f"“{place.text}”用了单位的名称，别处用“d”。", "用单位符号d。")
    elif name in ("minutes", "minute", "most"):
        timed = name != "most" or compiled("时间|时限|min").search(hit.passage.text)
        if timed and not compiled("[得扣加减评满]|分[数值]").search(hit.passage.text):
            yield Report(place, f"“{place.text}”是时间时，单位的符号是min。", "用单位符号min。")
    else:
        yield Report(place, f"“{place.text}”用了汉字数字。", "用阿拉伯数字。")


def _in_days(context: Context) -> bool:
    """Return whether the document gives a time in d."""
    return any(
        compiled(rf"\d{GAP}d(?![A-Za-z])").search(passage.text) for passage in context.passages if "d" in passage.text
    )
