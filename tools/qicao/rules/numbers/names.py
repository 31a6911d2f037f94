"""Units and numbers written in Chinese words (9.4.4.1, GB/T 15835)."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.numbers.quantities import FREE, GAP, NUMBER, is_free
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["NAME", "SYMBOLS", "UNLAWFUL", "UNLAWFUL_FIRSTS", "numeral_in_words", "unit_in_words", "value_of"]

SYMBOLS: Mapping[str, str] = {
    "毫秒": "ms",
    "微秒": "μs",
    "秒钟": "s",
    "秒": "s",
    "分钟": "min",
    "小时": "h",
    "纳米": "nm",
    "微米": "μm",
    "毫米": "mm",
    "厘米": "cm",
    "分米": "dm",
    "千米": "km",
    "公里": "km",
    "米": "m",
    "平方毫米": "mm²",
    "平方厘米": "cm²",
    "平方米": "m²",
    "平方千米": "km²",
    "平方公里": "km²",
    "公顷": "hm²",
    "立方厘米": "cm³",
    "立方米": "m³",
    "毫升": "mL",
    "升": "L",
    "微克": "μg",
    "毫克": "mg",
    "千克": "kg",
    "公斤": "kg",
    "克": "g",
    "吨": "t",
    "摄氏度": "℃",
    "毫安": "mA",
    "安培": "A",
    "毫伏": "mV",
    "千伏": "kV",
    "伏特": "V",
    "伏": "V",
    "千瓦时": "kW·h",
    "千瓦": "kW",
    "兆瓦": "MW",
    "瓦特": "W",
    "瓦": "W",
    "千赫": "kHz",
    "兆赫": "MHz",
    "赫兹": "Hz",
    "百帕": "hPa",
    "千帕": "kPa",
    "兆帕": "MPa",
    "帕斯卡": "Pa",
    "帕": "Pa",
    "千牛": "kN",
    "牛顿": "N",
    "千焦": "kJ",
    "焦耳": "J",
    "分贝": "dB",
    "勒克斯": "lx",
    "流明": "lm",
    "欧姆": "Ω",
    "兆欧": "MΩ",
}
"""Chinese name of a unit → its symbol; days, years, storeys and counts have only names."""
NOT_BEFORE: Mapping[str, str] = {
    "秒": "杀|表|针|级|区|摆|脉",
    "小时": "制|候|工|生活|通勤|交通|经济|都市|[高出]铁|达圈|圈",
    "分钟": "生活|社区|圈|通勤|步行圈|城市",
    "公里": "桩|标|牌|碑",
    "米": "粒|饭|面|粉|色|兰|制|线|袋|黄|栏|板|跑|字|汤|德",
    "升": "级|降|高|温|压|起|为|至|到|任|船|学|值|速|序|力|旗|程|幅|挂",
    "克": "隆|服|拉|制|己|扣|罗|莱",
    "吨": "位|级|袋|桶|包|公里|车",
    "伏": "击|笔|天|案|地|线",
    "瓦": "斯|片|楞|解|房|工|砾|时",
    "帕": "金",
    "公斤": "力|级",
}
"""Name of a unit → text after it that makes it another word: 2升级, 15分钟生活圈."""


UNLAWFUL = (
    "英寸|英尺|英里|磅(?!秤|房|礴)|加仑|马力|市?斤(?!斤)|华氏度|毫米汞柱|毫米水柱|千?卡路里|公尺|公分|平米|钟头"
    "|公斤力|千克力|[大千]卡(?!车|片|位|口|号)|市?亩|市[尺寸里]|尺(?!寸)|寸(?![照彩免近证蓝白红相])|厘泊|[厘斯]沲|盎司|品脱|英亩|公亩|平方英[尺寸]|冷吨|达因|高斯|工程大气压"
)
"""Names of units that are not legal."""


UNLAWFUL_FIRSTS = "英磅加马市斤华毫卡公平钟千大亩尺寸厘斯盎品冷达高工"


def _name(name: str) -> str:
    others = NOT_BEFORE.get(name)
    return f"{name}(?!{others})" if others else name


NAME = "|".join(_name(name) for name in sorted(SYMBOLS, key=len, reverse=True))
FIRSTS = "".join(sorted({*UNLAWFUL_FIRSTS, *(name[0] for name in SYMBOLS)}))
"""The first characters of names of units, illegal ones first."""
PER = f"(?:(?:/|每)(?P<per>{NAME}|mL|dL|L|m³|m²|km|kg|min|h|d|s))?(?![/每])"


@word_rule(
    "NUM009",
    "unit-in-words",
    clause="9.4.4.1",
    near=rf"\d{GAP}?个?[{FIRSTS}]",
    pattern=rf"(?P<first>{FREE})(?:{GAP}?(?P<unlawful>{UNLAWFUL})|(?:(?P<to>[～~–—－-]|至)(?P<second>{NUMBER}))?{GAP}?个?(?P<unit>{NAME}){PER})",
    fix="safe",
)
def unit_in_words(_context: Context, hit: Hit) -> Reports:
    """量的单位写成了汉字。

    为什么：物理量的值用阿拉伯数字加单位符号表示（9.4.4.1）。

    错：30分钟；24小时值守；5千米。

    对：30 min；24 h值守；5 km。
    """
    if not is_free(hit) or _is_of_a_clock(hit):
        return
    match = hit.match
    if match["unlawful"]:
        yield hit.report(f"“{match['unlawful']}”不是法定计量单位。", "换算成法定计量单位，用单位符号表示。")
        return
    per = match["per"]
    unit = SYMBOLS[match["unit"]] + (f"/{SYMBOLS.get(per, per)}" if per else "")
    to = "至" if match["to"] == "至" else "～"
    new = f"{match['first']} {unit}" + (f"{to}{match['second']} {unit}" if match["second"] else "")
    yield hit.report(f"“{match['unit']}”是单位的名称。", f"用单位符号，写成“{new}”。", new)


def _is_of_a_clock(hit: Hit) -> bool:
    """Return whether it is the second of a time of day: 12时0分0秒."""
    before = hit.passage.text[max(hit.match.start() - 8, 0) : hit.match.start()]
    return hit.match["unit"] == "秒" and bool(compiled(r"\d[时点]\d{1,2}分$").search(before))


ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
ONE_OF = "每同任某另统唯单之进逐其专"
"""Characters before 一 that make a word which is no number: 每一小时."""
NUMERALS = "一二三四五六七八九十两半"


def value_of(words: str) -> str:
    """Return the number in Chinese numerals as digits: 三十五 → 35, 三点五 → 3.5."""
    whole, point, rest = words.partition("点")
    total = current = 0
    for char in whole:
        if char in TENS:
            total += (current or 1) * TENS[char]
            current = 0
        else:
            current = current * 10 + ONES[char]
    return f"{total + current}{'.' if point else ''}{''.join(str(ONES[char]) for char in rest)}"


@word_rule(
    "NUM010",
    "numeral-in-words",
    clause="9.4.4.2",
    words=tuple(NUMERALS),
    pattern=(
        "(?<![一二三四五六七八九十百千万亿零〇两半数几第多])"
        f"(?P<number>半|[{NUMERALS[:-1]}](?:[一二三四五六七八九十百千万零〇]*[一二三四五六七八九十百万])?)(?P<half>个半)?个?(?P<unit>{NAME})"
    ),
    severity="warning",
    fix="safe",
)
def numeral_in_words(_context: Context, hit: Hit) -> Reports:
    """物理量的值写成了汉字数字。

    为什么：量的值用阿拉伯数字（9.4.4.1；9.4.4.2，GB/T 15835）。

    错：三十分钟；半小时；五米。

    对：30 min；0.5 h；5 m。
    """
    words = hit.match["number"]
    before = hit.passage.text[hit.match.start() - 1 : hit.match.start()]
    if is_free(hit) and not (words == "一" and before and before in ONE_OF):
        number = "0.5" if words == "半" else value_of(words + ("点五" if hit.match["half"] else ""))
        new = f"{number} {SYMBOLS[hit.match['unit']]}"
        yield hit.report(f"“{hit.match[0]}”用了汉字数字。", f"写成“{new}”。", new)
