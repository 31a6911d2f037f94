"""EQN013, EQN016: the unit in the explanation of a symbol (9.9.3.1)."""

from __future__ import annotations

from qicao.model.block import Where
from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import place_of
from qicao.rules.numbers.called import factors_of_name, factors_of_symbol, symbol_for
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["unit_missing", "unit_of_symbol"]

SYMBOL = r"[A-Za-zμµΩ°℃㎡/·⁻¹²³()]+"
ONLY_SYMBOL = rf"单位(?:为|是)\s?(?P<unit>{SYMBOL})(?=[，；]|$)"
ONLY_NAME = rf"单位(?:为|是)(?P<unit>{HAN}+)(?=[，；]|$)"
COLON = "单位[：:]"
HALF = rf"(?<={HAN})\((?P<unit>[A-Za-z])\)"
BARE = rf"(?:^|[，、；])(?P<unit>{HAN}+[（(]{SYMBOL}[）)]|{HAN}{{1,8}}|{SYMBOL})$|(?<={HAN})[（(](?P<brackets>{SYMBOL})[）)]$"
HINT = "写成“单位为秒（s）”的样子：先写名称，符号写在括号里。"


@rule("EQN013", "unit-of-symbol", clause="9.9.3.1", severity="warning", fix="safe", on=Passage, forms=("meaning",))
def unit_of_symbol(_context: Context, passage: Passage) -> Reports:
    """“式中”的单位没有写成“单位为名称（符号）”。

    为什么：数值关系式解释符号时给出单位的名称和符号，如“单位为千米每小时（km/h）”（9.9.3.1）。

    错：$t$——时间，s；$t$——时间，单位为s；$t$——时间，单位为秒。

    对：$t$——时间，单位为秒（s）。
    """
    if not isinstance(passage.node, Where):
        return
    for pattern, look in ((ONLY_SYMBOL, _symbol), (ONLY_NAME, _name), (COLON, _colon), (HALF, _half)):
        match = compiled(pattern).search(passage.text)
        if match:
            yield from look(passage, *match.span("unit") if "unit" in match.groupdict() else match.span())
    if "单位" not in passage.text:
        yield from _bare(passage)


def _symbol(passage: Passage, start: int, end: int) -> Reports:
    if factors_of_symbol(passage.text[start:end]):
        yield Report(Stretch(passage, start, end), f"单位只有符号“{passage.text[start:end]}”，没有名称。", HINT)


def _name(passage: Passage, start: int, end: int) -> Reports:
    factors = factors_of_name(passage.text[start:end])
    if factors:
        symbol = f"（{symbol_for(factors)}）"
        edit = Replacement(Stretch(passage, end, end), symbol)
        fact = f"单位只有名称“{passage.text[start:end]}”，没有符号。"
        yield Report(Stretch(passage, start, end), fact, f"在名称后面写上“{symbol}”。", (edit,))


def _colon(passage: Passage, start: int, end: int) -> Reports:
    place = Stretch(passage, start, end)
    yield Report(place, "单位以冒号引出。", "写成“单位为”。", (Replacement(place, "单位为"),))


def _half(passage: Passage, start: int, end: int) -> Reports:
    if factors_of_symbol(passage.text[start:end]):
        edits = (
            Replacement(Stretch(passage, start - 1, start), "（"),
            Replacement(Stretch(passage, end, end + 1), "）"),
        )
        yield Report(Stretch(passage, start - 1, end + 1), "汉字旁边用了半角括号。", "改为全角的“（）”。", edits)


def _bare(passage: Passage) -> Reports:
    """Yield the report about a unit at the end without the words that introduce it."""
    match = compiled(BARE).search(passage.text)
    group = "unit" if match and match["unit"] else "brackets"
    text = match[group] if match else ""
    name, _, symbol = text.partition("（" if "（" in text else "(")
    named = factors_of_name(name) if name else None
    known = (named and (not symbol or factors_of_symbol(symbol[:-1]))) or factors_of_symbol(text)
    if match and known and not (group == "brackets" and len(text) == 1 and text not in "sh"):
        yield Report(Stretch(passage, *match.span(group)), f"单位“{text}”前面没有“单位为”。", HINT)


QUANTITY = (
    "(?:时间|时长|历时|周期|速度|速率|加速度|流速|流量|长度|宽度|高度|深度|厚度|直径|半径|内径|外径|距离|间距|净距|面积|体积|容积"
    "|质量|重量|密度|压力|压强|应力|温度|水温|气温|温差|电流|电压|功率|能量|热量|电量|电阻|频率|转速|水头差?|水位差?|黏度|荷载|力矩|扭矩)"
)
"""Ends of the names of quantities with a unit; 质量 may mean quality, but not beside units."""
SAID = r"单位|量纲|百分|常数|系数|指数|比值|同公式|见|[以按].{1,8}计|[\dA-Za-z]|以.{1,8}表示"
"""Words that tell that there is no unit, or give it in another way."""


@rule("EQN016", "unit-missing", clause="9.9.3.1", severity="warning", on=Where)
def unit_missing(_context: Context, node: Where, _place: Place) -> Reports:
    """“式中”的一个量没有给出单位，别的量给出了。

    为什么：数值关系式解释符号时给出单位（9.9.3.1）；只缺一个量的单位，公式就算不出来。

    错：$v$——速度；$l$——长度，单位为米（m）。

    对：$v$——速度，单位为米每秒（m/s）；$l$——长度，单位为米（m）。
    """
    bare = [symbol for symbol in node.symbols if _lacks_unit(plain_text(symbol.meaning))]
    if not any("单位" in plain_text(symbol.meaning) for symbol in node.symbols):
        return
    for symbol in bare:
        place = place_of(symbol.meaning) or symbol.span
        if place:
            yield Report(place, f"“{_named(plain_text(symbol.meaning))}”没有给出单位。", HINT)


def _named(meaning: str) -> str:
    return compiled("[，；。、（(]").split(meaning, 1)[0].strip()


def _lacks_unit(meaning: str) -> bool:
    return bool(compiled(f".*{QUANTITY}").fullmatch(_named(meaning))) and not compiled(SAID).search(meaning)
