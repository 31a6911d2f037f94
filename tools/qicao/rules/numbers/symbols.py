"""Symbols of units: the gap before them, their letters, and symbols that do not exist (9.4.7, 10.4.6)."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.numbers.names import NAME, SYMBOLS, UNLAWFUL, UNLAWFUL_FIRSTS
from qicao.rules.numbers.quantities import END, FIRST, FREE, GAP, ONE, UNIT, is_free, written
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["WRONG", "no_gap", "ppm_like", "unit_gap", "unit_name_mix", "unit_symbol"]

GRADES = "级|类|型|景区|座|版|栋|幢|楼|区|轮|照|股|地块|网络|信号|系列|标准"
"""Text after a letter that makes it a grade: 5A级."""
OPEN = rf"\d{GAP}*[-–—−－~～±×xX*]{GAP}*[+−-]?$"
"""Text before a number that ends a range or dimension whose first number has no unit, which other rules report."""


@word_rule(
    "NUM006",
    "unit-gap",
    clause="10.4.6",
    near=rf"\d[{FIRST}]",
    pattern=rf"(?P<number>{FREE})(?P<unit>{UNIT}){END}(?!{GRADES}|-\d+(?![\d.]*{GAP}?{UNIT}))",
    fix="safe",
)
def unit_gap(_context: Context, hit: Hit) -> Reports:
    """数值与单位符号之间没有间隙。

    为什么：除平面角的度、分、秒外，单位符号与数值之间有四分之一个汉字的间隙（10.4.6）；源文件里写一个半角空格。

    错：10kPa。

    对：10 kPa。
    """
    tail = compiled(OPEN).search(hit.passage.text[: hit.match.start()])
    grade = hit.match["unit"] in ("K", "r") or hit.match[0] in ("3A", "4A", "5A")
    span = hit.match["unit"] in ("L", "l", "h") and compiled("处|点|截面|范围").match(hit.passage.text, hit.match.end())
    if is_free(hit) and not tail and not grade and not span:
        new = written(hit.match["number"], hit.match["unit"])
        yield hit.report(f"“{hit.match[0]}”的数值与单位之间没有间隙。", "加一个半角空格。", new)


@word_rule(
    "NUM007",
    "no-gap",
    clause="10.4.6",
    words=("%", "％", "‰", "°", "′", "″"),
    pattern=rf"[ \u00a0\u2005\u2006\u2009\u202f](?<=\d.){GAP}*(?=[%％‰′″]|°(?!C))",
    fix="safe",
)
def no_gap(_context: Context, hit: Hit) -> Reports:
    """数值与“%”“°”之间有间隙。

    为什么：平面角的度、分、秒紧跟数值（10.4.6）；百分号也是，如63%～67%（9.4.5）。

    错：5 %；25 °。

    对：5%；25°。
    """
    if is_free(hit):
        sign = hit.passage.text[hit.match.end()]
        yield hit.report(f"数值与“{sign}”之间有间隙。", "去掉空格。", "")


WRONG: Mapping[str, str] = {
    **dict.fromkeys(("Kg", "KG"), "kg"),
    **dict.fromkeys(("KM", "Km"), "km"),
    "CM": "cm",
    "MM": "mm",
    "ML": "mL",
    **dict.fromkeys(("Mpa", "mpa", "MPA"), "MPa"),
    **dict.fromkeys(("Kpa", "KPa", "KPA", "kpa"), "kPa"),
    "pa": "Pa",
    "Gpa": "GPa",
    **dict.fromkeys(("KW", "Kw", "kw"), "kW"),
    **dict.fromkeys(("KV", "Kv", "kv"), "kV"),
    **dict.fromkeys(("KVA", "Kva", "kva"), "kVA"),
    **dict.fromkeys(("HZ", "hz"), "Hz"),
    **dict.fromkeys(("KHz", "KHZ", "Khz", "khz"), "kHz"),
    "MHZ": "MHz",
    "Mhz": "MHz",
    "GHZ": "GHz",
    "Ghz": "GHz",
    **dict.fromkeys(("KN", "Kn"), "kN"),
    "KJ": "kJ",
    "Kj": "kJ",
    "KΩ": "kΩ",
    **dict.fromkeys(("KWh", "Kwh", "KWH", "kwh", "kWh", "kWH"), "kW·h"),
    **dict.fromkeys(("Ah", "AH"), "A·h"),
    **dict.fromkeys(("DB", "db", "Db"), "dB"),
    **dict.fromkeys(("LX", "Lx", "Lux", "lux"), "lx"),
    **dict.fromkeys(("rpm", "RPM"), "r/min"),
    "um": "μm",
    "uF": "μF",
    "uA": "μA",
    "uV": "μV",
    "us": "μs",
    "ug": "μg",
    "uL": "μL",
    "ul": "μL",
    **dict.fromkeys(("hr", "hrs", "Hr"), "h"),
    **dict.fromkeys(("sec", "Sec", "SEC", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("mins", "Min", "MIN", "minute", "minutes"), "min"),
    **dict.fromkeys(("hour", "hours"), "h"),
    **dict.fromkeys(("day", "days", "Day", "Days"), "d"),
    "msec": "ms",
    "Mbps": "Mbit/s",
    "mbps": "Mbit/s",
    "Kbps": "kbit/s",
    "kbps": "kbit/s",
    "Gbps": "Gbit/s",
    "bps": "bit/s",
    "Kbit": "kbit",
    "sqm": "m²",
}
"""Wrong symbol → right symbol."""
COMPRESSED: Mapping[str, str] = {
    "㎜": "mm",
    "㎝": "cm",
    "㎞": "km",
    "㎡": "m²",
    "㎥": "m³",
    "㎎": "mg",
    "㎏": "kg",
    "㎖": "mL",
    "㎸": "kV",
    "㎾": "kW",
    "㎐": "Hz",
    "㎑": "kHz",
    "㎒": "MHz",
    "㎓": "GHz",
    "㎩": "Pa",
    "㎪": "kPa",
    "㎫": "MPa",
}
"""One character for a whole symbol → its letters."""
LONGEST = "|".join(sorted(WRONG, key=len, reverse=True))
FOREIGN = (
    "mmHg",
    "cmHg",
    "inHg",
    "mmH2O",
    "kgf",
    "lbf",
    "cP",
    "cSt",
    "kcal",
    "cal",
    "psi",
    "atm",
    "Torr",
    "dyn",
    "hp",
    "ft",
    "lb",
    "oz",
    "yd",
    "gal",
    "Å",
    "°F",
    "℉",
)
"""Symbols of units that are not legal; none of them begins another."""


@word_rule(
    "NUM008",
    "unit-symbol",
    clause="9.4.7",
    words=(
        *WRONG,
        *COMPRESSED,
        *FOREIGN,
        *(f"{before}{first}" for before in ("/", "（", "(") for first in UNLAWFUL_FIRSTS),
    ),
    pattern=(
        rf"(?P<number>{FREE})(?P<gap>{GAP}*)(?P<unit>{LONGEST}){END}|(?<=[/（(])(?P<head>{LONGEST})(?=[）)/·(]|$)"
        f"|(?P<one>[{''.join(COMPRESSED)}])|(?:(?<=\\d)|(?<=\\d{GAP})|(?<=[/·（(]))(?P<foreign>{'|'.join(FOREIGN)})(?![A-Za-z0-9_]|[-.][A-Za-z0-9])"
        f"|(?<=[/（(])(?P<name>{UNLAWFUL})(?=[）)/，。；（(·每]|$)"
    ),
    fix="safe",
)
def unit_symbol(_context: Context, hit: Hit) -> Reports:
    """单位的符号写错，或者不是法定计量单位的。

    为什么：量和单位的符号从GB/T 3101、GB/T 3102等文件中选取（9.4.7），大小写有区别：千克是kg，兆帕是MPa。

    错：5 Kg；10 Mpa；220 KV；3000 rpm。

    对：5 kg；10 MPa；220 kV；3000 r/min。
    """
    if not is_free(hit):
        return
    match = hit.match
    unlawful = match["foreign"] or match["name"]
    if unlawful:
        yield hit.report(f"“{unlawful}”不是法定计量单位。", "换算成法定计量单位，用它的名称和符号。")
        return
    symbol = match["unit"] or match["head"] or match["one"]
    right = WRONG.get(symbol) or COMPRESSED[symbol]
    digit = hit.passage.text[match.start() - 1 : match.start()].isdigit()
    new = written(match["number"], right) if match["number"] else f" {right}" if match["one"] and digit else right
    yield hit.report(f"“{symbol}”不是单位的符号。", f"写成“{right}”。", new)


BASES = ("min", "mol", "kg", "Pa", "cm", "mm", "m", "s", "h", "d", "K", "L")
"""Units that occur with a power of minus one in others."""
PER_NAME = "小时|分钟|秒|天|平方米|立方米|千克|公斤|千米|公里|米|升"


@word_rule(
    "NUM017",
    "unit-name-mix",
    clause="9.4.7",
    words=(
        "m2",
        "m3",
        *(f"·{base}-" for base in BASES),
        *(f"/{base}{sign}" for base in (*BASES, "m²", "m³", "g", "t") for sign in "·/"),
        *(f"/{name}" for name in PER_NAME.split("|")),
        *(f"{name}/" for name in SYMBOLS),
    ),
    pattern=(
        rf"(?<![A-Za-z])(?P<top>{UNIT})/(?P<name>{PER_NAME})(?!制)|(?<![0-9]{GAP})(?<![0-9])(?P<word>(?!./)(?:{NAME}))/(?P<per>{UNIT}){END}"
        rf"|(?:(?<=\d)|(?<=\d{GAP})|(?<=[/（(·]))(?P<base>[cdmk]?m)(?P<power>[23])(?![0-9A-Za-z.\-])"
        rf"|(?<![A-Za-z·/])(?P<over>{ONE}(?:·{ONE})*)/(?P<under>{ONE}(?:[·/]{ONE})+){END}"
        rf"|(?<=[A-Za-z²³]·)(?P<inverse>{'|'.join(BASES)})-(?P<order>[1-3])(?![0-9A-Za-z.])"
    ),
    severity="warning",
    fix="safe",
)
def unit_name_mix(_context: Context, hit: Hit) -> Reports:
    """单位中符号与名称混用，指数没有写成上标，或分母没有加括号。

    为什么：单位的符号从国家标准中选取（9.4.7），组合单位要么全用符号，要么全用名称；平方米是m²，不是m2；分母不止一个单位时加括号（9.4.4.4）。

    错：km/小时；30 m2；0.04 W/m·K。

    对：km/h；30 m²；0.04 W/(m·K)。
    """
    if not is_free(hit):
        return
    match = hit.match
    if match["base"]:
        right = match["base"] + {"2": "²", "3": "³"}[match["power"]]
        yield hit.report(f"“{match[0]}”的指数没有写成上标。", f"写成“{right}”。", right)
        return
    if match["under"]:
        right = f"{match['over']}/({match['under'].replace('/', '·')})"
        yield hit.report(f"“{match[0]}”的分母没有加括号。", f"写成“{right}”。", right)
        return
    if match["inverse"]:
        right = match["inverse"] + "⁻" + {"1": "¹", "2": "²", "3": "³"}[match["order"]]
        yield hit.report(f"“{match[0]}”的指数没有写成上标。", f"写成“{right}”。", right)
        return
    top = match["top"] or SYMBOLS[match["word"]]
    per = match["per"] or {"天": "d"}.get(match["name"]) or SYMBOLS[match["name"]]
    yield hit.report(f"“{match[0]}”中符号与名称混用。", f"写成“{top}/{per}”。", f"{top}/{per}")


@word_rule(
    "NUM018",
    "ppm-like",
    clause="9.4.7",
    words=("ppm", "ppb", "pphm", "PPM", "PPB"),
    pattern="(?<![A-Za-z])(?:ppm|ppb|pphm|PPM|PPB)(?:v|w)?(?![A-Za-z])",
    severity="warning",
)
def ppm_like(_context: Context, hit: Hit) -> Reports:
    """用ppm、ppb表示含量。

    为什么：它们是英文的缩写，不是单位的符号（9.4.7；GB 3101），也没有说明是质量比还是体积比。

    错：二氧化碳的含量不大于1 000 ppm。

    对：二氧化碳的体积分数不大于0.1%。
    """
    if is_free(hit):
        yield Report(hit.stretch, f"“{hit.match[0]}”不是单位的符号。", "写明是哪种量，用mg/kg、μL/L、10⁻⁶等表示。")
