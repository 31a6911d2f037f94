"""NUM024, EQN013, TBL016: units in words: “单位为升每分钟（L/min）” (9.4.7, 9.8.4, 9.9.3.1)."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.called import Factors, factors_of_name, factors_of_symbol, symbol_for
from qicao.rules.numbers.names import UNLAWFUL
from qicao.rules.rule import Hit, Replacement, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["unit_name", "wrong_name", "wrong_symbol"]

INSTEAD: Mapping[str, str] = {
    "平米": "平方米",
    "米平方": "平方米",
    "平方": "平方米",
    "立方": "立方米",
    "米立方": "立方米",
    "立米": "立方米",
    "方": "立方米",
    "公升": "升",
    "立升": "升",
    "公分": "厘米",
    "公尺": "米",
    "钟头": "小时",
    "时": "小时",
    "分种": "分钟",
    "秒种": "秒",
    "米每平方秒": "米每二次方秒",
    "牛顿米": "牛米",
    "升分钟": "升每分钟",
    "千瓦小时": "千瓦时",
}
"""Words used for the name of a unit → its name."""
NAMED = rf"单位(?:为|是)(?P<name>{HAN}+(?:[/／·.]{HAN}+)*)(?:(?P<open>[（(［\[])(?P<symbol>(?:[^（）()［］\[\]\u3400-\u9fff]|\([^()]*\))+)[）)］\]])?"
SPLIT = "[/／·.]"
LOOSE = r"[. ]|(?<=s)[234]"
"""Faults in a symbol: a full stop or blank between factors, a power that is no superscript."""


@word_rule("NUM024", "unit-name", clause="9.4.7", words=("单位为", "单位是"), pattern=NAMED, severity="warning")
def unit_name(_context: Context, hit: Hit) -> Reports:
    """单位的名称写错，或者名称与符号说的不是同一个单位。

    为什么：单位的名称和符号按GB 3100（9.4.7）：名称里的“每”不写成“/”，乘的关系不加符号，符号区分大小写。

    错：单位为升/分钟（L/min）；单位为秒（S）；单位为平米。

    对：单位为升每分钟（L/min）；单位为秒（s）；单位为平方米（m²）。
    """
    name, symbol = hit.match["name"], hit.match["symbol"] or ""
    if hit.passage.quoted(hit.match.start()) or not hit.passage.typed(*hit.match.span()):
        return
    right = wrong_name(name)
    if right:
        edits = (Replacement(hit.group("name"), right),)
        yield Report(hit.group("name"), f"“{name}”不是单位的名称。", f"写成“{right}”。", edits)
    elif not symbol and compiled(UNLAWFUL).fullmatch(name):
        yield Report(hit.group("name"), f"“{name}”不是法定计量单位。", "换算成法定计量单位，写出它的名称和符号。")
    elif symbol and (right := wrong_symbol(name, symbol)):
        yield Report(
            hit.group("symbol"), f"“{name}”的符号不是“{symbol}”。", f"名称和符号要一致，{name}的符号是“{right}”。"
        )


def wrong_name(name: str) -> str:
    """Return the right name of a unit whose name has signs or is colloquial; "" if it is right."""
    if name in INSTEAD:
        return INSTEAD[name]
    whole = compiled("[/／]").sub("每", name)
    joined = compiled(SPLIT).sub("", whole)
    return joined if joined != name and factors_of_name(joined) else ""


def wrong_symbol(name: str, symbol: str) -> str:
    """Return the right symbol of the unit of that name if *symbol* belongs to another or is malformed; else ""."""
    wanted: Factors | None = factors_of_name(name)
    if not wanted or any(ord(char) > 0x33FF and char not in "（）" for char in symbol):
        return ""
    given = factors_of_symbol(symbol)
    if given == wanted and not compiled(LOOSE).search(symbol.strip()):
        return ""
    return symbol_for(wanted)
