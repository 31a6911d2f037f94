"""Signs between numbers, dates, decimal points, per cent, angles (9.4.1, 9.4.4, 9.4.5)."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.numbers.names import value_of
from qicao.rules.numbers.quantities import FREE, GAP, UNIT, is_free
from qicao.rules.numbers.ranges import DIMENSIONS, bare_sizes, headings_of
from qicao.rules.rule import Hit, Replacement, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = [
    "angle_in_minutes",
    "comparison_sign",
    "date_form",
    "leading_point",
    "multiplication_sign",
    "percent_in_words",
]


@word_rule(
    "NUM011",
    "multiplication-sign",
    clause="9.4.4.3",
    near=rf"[xX*＊]{GAP}*\d",
    pattern=rf"(?P<a>{FREE}(?:{GAP}?{UNIT})?)(?P<sign>{GAP}*[xX*＊]{GAP}*)(?=\d)",
    fix="safe",
)
def multiplication_sign(_context: Context, hit: Hit) -> Reports:
    """乘号写成了“x”或“*”。

    为什么：乘号是“×”（9.4.4.3）。

    错：3x4；1920*1080。

    对：3×4；1920×1080。
    """
    sizes = (match for match in compiled(DIMENSIONS).finditer(hit.passage.text) if bare_sizes(match))
    if (
        is_free(hit)
        and hit.match["a"] != "0"
        and not any(match.start() <= hit.match.start() < match.end() for match in sizes)
    ):
        sign = hit.group("sign")
        yield Report(hit.stretch, f"乘号写成了“{sign.text.strip()}”。", "改为“×”。", (Replacement(sign, "×"),))


@word_rule(
    "NUM012",
    "date-form",
    clause="9.4.4.2",
    words=("19", "20", "月"),
    pattern=(
        "(?P<spoken>[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
        r"|(?<![\d./\-A-Za-z])(?P<year>(?:19|20)\d\d)(?P<mark>[./])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?![\d./\-A-Za-z])"
    ),
    severity="warning",
    fix="safe",
)
def date_form(_context: Context, hit: Hit) -> Reports:
    """日期写成了2020.3.31或2020/3/31。

    为什么：日期写成年月日，或者全数字的2020-03-31（9.4.4.2；GB/T 15835，GB/T 7408）。

    错：2020.3.31。

    对：2020年3月31日；2020-03-31。
    """
    version = compiled(r"版本?号?[为是：:]?[A-Za-z]?\s?$").search(hit.passage.text, 0, hit.match.start())
    if is_free(hit) and hit.match["spoken"]:
        yield hit.report(f"日期“{hit.match[0]}”写成了汉字。", "用阿拉伯数字书写。")
    elif is_free(hit) and not version:
        match = hit.match
        new = f"{match['year']}年{int(match['month'])}月{int(match['day'])}日"
        yield hit.report(f"日期“{match[0]}”的写法不对。", f"写成“{new}”。", new)


SIGNS: Mapping[str, str] = {
    ">=": "≥",
    "=>": "≥",
    "<=": "≤",
    "=<": "≤",
    "!=": "≠",
    "+-": "±",
    "+/-": "±",
    "≧": "≥",
    "≦": "≤",
}


@word_rule(
    "NUM013",
    "comparison-sign",
    clause="9.4.1",
    words=tuple(SIGNS),
    pattern=r"(?<![<>=!])(?:>=|<=|=<|!=|=>(?=[ ]*\d)|\+/?-(?=[ ]*\d))(?![<>=])|[≧≦]",
    fix="safe",
)
def comparison_sign(_context: Context, hit: Hit) -> Reports:
    """比较号、正负号用键盘符号拼成。

    为什么：符号用规范的书写形式（9.4.1，9.4.7）：≥、≤、≠、±。

    错：>=95；<= 3；+-2。

    对：≥95；≤3；±2。
    """
    if is_free(hit):
        new = SIGNS[hit.match[0]]
        yield hit.report(f"“{hit.match[0]}”是键盘符号。", f"改为“{new}”。", new)


@word_rule(
    "NUM014",
    "leading-point",
    clause="9.4.4.2",
    near=r"(?<![A-Za-z0-9.])\.\d",
    pattern=rf"(?<![A-Za-z0-9.…、和及）)\]])\.(?P<digits>\d+)(?![0-9.])(?:(?={UNIT})|(?![A-Za-z]))",
    fix="safe",
)
def leading_point(_context: Context, hit: Hit) -> Reports:
    """小数点前没有“0”。

    为什么：小数的小数点前写“0”（9.4.4.2；GB/T 15835）。

    错：.5。

    对：0.5。
    """
    if is_free(hit):
        new = f"0{hit.match[0]}"
        yield hit.report(f"“{hit.match[0]}”的小数点前没有“0”。", f"写成“{new}”。", new)


@word_rule(
    "NUM015",
    "percent-in-words",
    clause="9.4.4.2",
    words=("百分之", "千分之"),
    pattern=r"(?P<base>[百千]分之)(?P<number>百|[零〇一二三四五六七八九十]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)(?![几多来余\d])",
    severity="warning",
    fix="safe",
)
def percent_in_words(_context: Context, hit: Hit) -> Reports:
    """百分数写成了汉字。

    为什么：百分数用阿拉伯数字和百分号（9.4.4.2；GB/T 15835）。

    错：百分之五。

    对：5%。
    """
    if is_free(hit):
        sign = "%" if hit.match["base"] == "百分之" else "‰"
        number = hit.match["number"]
        new = (number if number[0].isascii() else value_of(number)) + sign
        yield hit.report(f"“{hit.match[0]}”用了汉字。", f"写成“{new}”。", new)


@word_rule(
    "NUM019",
    "angle-in-minutes",
    clause="9.4.5",
    words=("′", "°"),
    pattern=rf"{FREE}(?:°{GAP}?\d+(?:\.\d+)?['’′](?:{GAP}?\d+(?:\.\d+)?[\"”″])?|′)",
    severity="warning",
)
def angle_in_minutes(_context: Context, hit: Hit) -> Reports:
    """平面角用了度、分、秒。

    为什么：平面角宜只用度，写成小数（9.4.5）；经纬度除外。

    错：17°15′。

    对：17.25°。
    """
    earthly = any(compiled("[经纬]|坐标|方位").search(text) for text in (hit.passage.text, *headings_of(hit.passage)))
    after = hit.passage.text[hit.match.end() : hit.match.end() + 1]
    if is_free(hit) and not earthly and after not in tuple("NSEW"):
        yield hit.report(f"平面角“{hit.match[0]}”用了分。", "换算成度，写成小数，如17.25°。")
