"""The names of units: the factors of a name, and those of a symbol (GB 3100, 9.4.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from re import Pattern, compile

__all__ = ["Factors", "factors_of_name", "factors_of_symbol", "symbol_for"]

Factors = Mapping[str, int]
"""Symbol of a unit with its prefix → its power."""

PREFIXES = {
    "太": "T",
    "吉": "G",
    "兆": "M",
    "千": "k",
    "百": "h",
    "十": "da",
    "分": "d",
    "厘": "c",
    "毫": "m",
    "微": "μ",
    "纳": "n",
    "皮": "p",
}
BASES = {
    "米": "m",
    "克": "g",
    "秒": "s",
    "安培": "A",
    "安": "A",
    "开尔文": "K",
    "开": "K",
    "摩尔": "mol",
    "摩": "mol",
    "坎德拉": "cd",
    "坎": "cd",
    "赫兹": "Hz",
    "赫": "Hz",
    "牛顿": "N",
    "牛": "N",
    "帕斯卡": "Pa",
    "帕": "Pa",
    "焦耳": "J",
    "焦": "J",
    "瓦特": "W",
    "瓦": "W",
    "库仑": "C",
    "库": "C",
    "伏特": "V",
    "伏": "V",
    "法拉": "F",
    "法": "F",
    "欧姆": "Ω",
    "欧": "Ω",
    "西门子": "S",
    "西": "S",
    "特斯拉": "T",
    "亨利": "H",
    "亨": "H",
    "流明": "lm",
    "流": "lm",
    "勒克斯": "lx",
    "勒": "lx",
    "升": "L",
    "贝": "B",
    "时": "h",
}
"""Names that may have a prefix; 时 only in 千瓦时 and the like."""
ALONE = {
    "秒钟": "s",
    "分钟": "min",
    "分": "min",
    "小时": "h",
    "天": "d",
    "日": "d",
    "摄氏度": "℃",
    "度": "°",
    "吨": "t",
    "公里": "km",
    "公斤": "kg",
    "弧度": "rad",
    "转": "r",
    "分贝": "dB",
}
"""Names without a prefix."""
POWERS = {"平方": 2, "二次方": 2, "立方": 3, "三次方": 3, "四次方": 4}
RAISED = str.maketrans("⁰¹²³⁴⁵⁻", "012345-")
PREFIXED = {
    prefix + name: sign + symbol for name, symbol in BASES.items() for prefix, sign in (("", ""), *PREFIXES.items())
}
NAMES = PREFIXED | ALONE
SYMBOLS = frozenset({*NAMES.values(), "mL"})
SAME = {"l": "L", "ml": "mL", "µ": "μ", "°C": "℃", "u": "μ"}
"""Another way to write a symbol → the symbol."""


def _alternatives(words: Iterator[str] | Mapping[str, object] | frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _name() -> Pattern[str]:
    return compile(rf"(?P<power>{_alternatives(POWERS)})?(?P<name>{_alternatives(NAMES)})|(?P<per>每)")


@cache
def _symbol() -> Pattern[str]:
    return compile(r"(?P<unit>[A-Za-zμµΩ°℃]+|㎡)(?P<power>[⁻¹²³⁴]+|-?\d)?|(?P<sign>[/·.()（）⋅])")


@lru_cache(maxsize=1024)
def factors_of_name(name: str) -> Factors | None:
    """Return the factors of a unit by its Chinese name (毫帕秒 → mPa, s); None if it is unknown."""
    found: dict[str, int] = {}
    at, sign = 0, 1
    while at < len(name):
        match = _name().match(name, at)
        if not match or (match["per"] and sign < 0):
            return None
        at = match.end()
        if match["per"]:
            sign = -1
        else:
            symbol = NAMES[match["name"]]
            found[symbol] = found.get(symbol, 0) + sign * POWERS.get(match["power"] or "", 1)
    return found or None


@lru_cache(maxsize=1024)
def factors_of_symbol(symbol: str) -> Factors | None:
    """Return the factors of a unit by its symbol (mPa·s → mPa, s); None if it is unknown."""
    found: dict[str, int] = {}
    at, sign, inside = 0, 1, False
    text = symbol.replace(" ", "").replace("㎡", "m²").replace("(A)", "")
    while at < len(text):
        match = _symbol().match(text, at)
        if not match:
            return None
        at = match.end()
        if match["sign"]:
            inside = inside or match["sign"] in "(（"
            sign = -1 if match["sign"] == "/" else sign if inside or match["sign"] in "·.⋅" else 1
            continue
        unit = SAME.get(match["unit"], match["unit"].replace("µ", "μ"))
        if unit not in SYMBOLS:
            return None
        power = int((match["power"] or "1").translate(RAISED))
        found[unit] = found.get(unit, 0) + sign * power
    return found or None


def symbol_for(factors: Factors) -> str:
    """Return the symbol of the factors: m/s², kJ/(kg·K)."""
    above = [_raised(unit, power) for unit, power in factors.items() if power > 0]
    below = [_raised(unit, -power) for unit, power in factors.items() if power < 0]
    divisor = "·".join(below)
    return "·".join(above or ["1"]) + (f"/({divisor})" if len(below) > 1 else f"/{divisor}" if below else "")


def _raised(unit: str, power: int) -> str:
    return unit + {1: "", 2: "²", 3: "³", 4: "⁴"}.get(power, str(power))
