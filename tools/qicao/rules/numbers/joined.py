"""NUM028: units multiplied by another sign than a raised dot, or by none (9.4.4.3)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.numbers.quantities import END, GAP, ONE, is_free
from qicao.rules.rule import Hit, Reports, word_rule

__all__ = ["unit_product"]

FIRST = "kN|MN|N|mPa|MPa|Pa|kg|g|mol|kW|MW|W|kV|V|mA|A|m²|m³|m|cm²|lx|lm|kJ|J"
SECOND = "mm²|m²|m³|mm|cm|km|m|min|ms|s|h|d|K|℃|mol|L"


@word_rule(
    "NUM028",
    "unit-product",
    clause="9.4.4.3",
    near=rf"[A-Za-z²³][.．*＊•∙⋅][A-Za-z]|\((?:{FIRST})(?:{SECOND})\)",
    pattern=(
        rf"(?:(?<=/\()|(?<=[（/])|(?<=\d)|(?<=\d{GAP}))(?P<a>{FIRST})(?P<sign>[.．*＊•∙⋅])(?P<b>{SECOND}){END}(?![/.])"
        rf"|(?<=/\()(?P<c>{FIRST})(?P<d>K|s|h|d|mol)(?=\))"
        rf"|(?<=/\()(?P<e>{ONE})(?P<mark>[.．*＊•∙⋅])(?P<f>{ONE})(?=\))"
    ),
    fix="safe",
)
def unit_product(_context: Context, hit: Hit) -> Reports:
    """组合单位的相乘没有用居中的圆点。

    为什么：组合单位中的相乘用居中的圆点“·”（9.4.4.3），不用下脚点、星号，也不连写。

    错：0.04 W/(m.K)；5 N.m；kJ/(kgK)。

    对：0.04 W/(m·K)；5 N·m；kJ/(kg·K)。
    """
    match = hit.match
    first, last = next((match[a], match[b]) for a, b in (("a", "b"), ("c", "d"), ("e", "f")) if match[a])
    if is_free(hit):
        right = f"{first}·{last}"
        yield hit.report(f"“{match[0]}”中的单位没有用居中的圆点相乘。", f"写成“{right}”。", right)
