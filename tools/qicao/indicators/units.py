"""Units of indicators: what they measure, and how many of the base unit they are.

Things that are counted differ: 3 件 and 3 人 cannot be added. 月 and 年 are no fixed number of days, so they are a
dimension of their own, as working days are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from qicao.source.patterns import compiled

__all__ = ["SHARE", "UNITS", "Dimension", "Unit", "dimension_text", "is_counted", "joined", "known_units", "read_unit"]

Dimension = tuple[tuple[str, int], ...]
"""Base quantities with their exponents, sorted; a share has none."""
SHARE: Dimension = ()
LONGEST = 40
"""The greatest number of characters of a unit."""
FACTORS = 8
"""The greatest number of factors of a compound unit, and the greatest exponent."""


class Unit(Struct, frozen=True):
    """A unit."""

    dimension: Dimension
    factor: float
    """The value of one such unit in base units."""


_WORDS = (
    "件 人 次 台 处 条 个 户 家 项 座 辆 份 起 宗 例 只 套 块 部 张 本 场 批 班 岗 点 栋 幢 路 根 段 级 类 种 组 "
    "席 票 单 桶 箱 盏 棵 株 井 人次 人天 户次 车次 台次 家次 街镇 社区 网格 场景 工作日 坐席 接口"
)
COUNTED = tuple(_WORDS.split())
"""Measure words and things that are counted; each is a quantity of its own."""
SAME: Mapping[str, str] = {
    "名": "人",
    "－": "1",
    "小时": "h",
    "分钟": "min",
    "秒": "s",
    "天": "d",
    "日": "d",
}
"""Other spellings of units."""
SCALES: Mapping[str, float] = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "亿": 1e8}
"""What stands before a measure word or 元 to make a greater unit."""
BASES: Mapping[str, tuple[tuple[str, float], ...]] = {
    "": (("1", 1), ("%", 0.01), ("‰", 0.001), ("个百分点", 0.01)),
    "时间": (("ms", 0.001), ("s", 1), ("min", 60), ("h", 3600), ("d", 86400), ("周", 604_800)),
    "月": (("月", 1), ("季度", 3), ("年", 12)),
    "长度": (("mm", 0.001), ("cm", 0.01), ("m", 1), ("hm", 100), ("km", 1000)),
    "质量": (("g", 0.001), ("kg", 1), ("t", 1000)),
    "金额": (("元", 1),),
    "分": (("分", 1),),
    "温度": (("℃", 1),),
    "声级": (("dB", 1),),
    "数据量": (("B", 1), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12)),
    "能量": (("J", 1), ("kJ", 1e3), ("MJ", 1e6)),
}
"""Quantity → its units with their factors."""
OTHERS: Mapping[str, Unit] = {
    "公顷": Unit((("长度", 2),), 1e4),
    "L": Unit((("长度", 3),), 0.001),
    "W": Unit((("时间", -1), ("能量", 1)), 1),
    "kW": Unit((("时间", -1), ("能量", 1)), 1e3),
}
FACTOR = compiled(r"(?P<name>[^\s·*/()²³^0-9-]+|1)(?:(?P<raised>[²³])|\^(?P<exponent>-?[0-9]))?")
RAISED: Mapping[str, int] = {"²": 2, "³": 3}


def _table() -> dict[str, Unit]:
    found = {
        name: Unit(((quantity, 1),) if quantity else SHARE, factor)
        for quantity, units in BASES.items()
        for name, factor in units
    }
    found |= {**OTHERS, **{word: Unit(((word, 1),), 1) for word in COUNTED}}
    found |= {
        scale + word: Unit(found[word].dimension, by) for word in ("元", *COUNTED) for scale, by in SCALES.items()
    }
    return found | {name: found[other] for name, other in SAME.items()}


UNITS: Mapping[str, Unit] = MappingProxyType(_table())
"""Every unit that is not made of others."""


def known_units() -> tuple[str, ...]:
    """Return the simple units that hints name, the commonest first."""
    return ("1", "%", "‰", *COUNTED[:14], "min", "h", "d", "s", "月", "年", "元", "万元", "分", *UNITS)


def is_counted(unit: Unit) -> bool:
    """Return whether the unit is one of things that are counted."""
    return len(unit.dimension) == 1 and unit.dimension[0][0] in COUNTED and unit.dimension[0][1] == 1


def joined(*powers: tuple[Dimension, int]) -> Dimension:
    """Return the dimension of a product of powers."""
    found: dict[str, int] = {}
    for dimension, exponent in powers:
        for base, times in dimension:
            found[base] = found.get(base, 0) + times * exponent
    return tuple(sorted((base, times) for base, times in found.items() if times))


@lru_cache(maxsize=512)
def read_unit(text: str) -> Unit | None:
    """Return the unit with that name: simple, or made with `·`, `/` and powers, as 件/(人·h); None if there is none."""
    plain = text.strip() or "1"
    if len(plain) > LONGEST:
        return None
    above, *below = plain.split("/")
    parts = [(above, 1), *((part, -1) for part in below)]
    if not all(_bracketed(part) if at else "(" not in part for at, (part, _) in enumerate(parts)):
        return None
    return _product([(factor, sign) for part, sign in parts for factor in part.strip(" ()").split("·")])


def _bracketed(part: str) -> bool:
    """Return whether the part below a stroke is one factor, or several in brackets."""
    part = part.strip()
    return ("·" in part) == (part.startswith("(") and part.endswith(")"))


def _product(factors: list[tuple[str, int]]) -> Unit | None:
    if len(factors) > FACTORS:
        return None
    dimension, total = SHARE, 1.0
    for text, sign in factors:
        match = FACTOR.fullmatch(text.strip())
        unit = UNITS.get(match["name"]) if match else None
        if match is None or unit is None:
            return None
        exponent = sign * (RAISED.get(match["raised"] or "", 0) or int(match["exponent"] or 1))
        dimension, total = joined((dimension, 1), (unit.dimension, exponent)), total * unit.factor**exponent
    return Unit(dimension, total)


def dimension_text(dimension: Dimension) -> str:
    """Return the dimension in words: 时间, 件/人, 1 for a share."""
    above = "·".join(_power(base, times) for base, times in dimension if times > 0)
    below = "·".join(_power(base, -times) for base, times in dimension if times < 0)
    several = sum(times < 0 for _, times in dimension) > 1
    return (above or "1") + (f"/({below})" if several else f"/{below}" if below else "")


def _power(base: str, times: int) -> str:
    return base if times == 1 else f"{base}^{times}"
