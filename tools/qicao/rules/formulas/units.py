"""EQN013: how the explanation of a symbol gives its unit (9.9.3.1)."""

from __future__ import annotations

from qicao.model.block import Where
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.called import factors_of_name, factors_of_symbol, symbol_for
from qicao.rules.passage import Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, compiled, rule

__all__ = ["unit_of_symbol"]

SYMBOL = r"[A-Za-zμµΩ°℃㎡/·⁻¹²³()]+"
ONLY_SYMBOL = rf"单位(?:为|是)\s?(?P<unit>{SYMBOL})(?=[，；]|$)"
ONLY_NAME = rf"单位(?:为|是)(?P<unit>{HAN}+)(?=[，；]|$)"
COLON = "单位[：:]"
HALF = rf"(?<={HAN})\((?P<unit>[A-Za-z])\)"
BARE = rf"(?:^|[，、；])(?P<unit>{HAN}+[（(]{SYMBOL}[）)]|{HAN}{{1,8}}|{SYMBOL})$|(?<={HAN})[（(](?P<brackets>{SYMBOL})[）)]$"
HINT = "写成“单位为秒（s）”的样子：先写名称，符号写在括号里。"


@rule("EQN013", "unit-of-symbol", clause="9.9.3.1", severity="warning", fix="safe", on=Passage)
def unit_of_symbol(_context: Context, passage: Passage) -> Reports:
    """“式中”的单位没有写成“单位为名称（符号）”。

    为什么：数值关系式解释符号时给出单位的名称和符号，如“单位为千米每小时（km/h）”（9.9.3.1）。

    错：$t$——时间，s；$t$——时间，单位为s；$t$——时间，单位为秒。

    对：$t$——时间，单位为秒（s）。
    """
    if passage.form != "meaning" or not isinstance(passage.node, Where):
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
    """A unit at the end without the words that say it is one."""
    match = compiled(BARE).search(passage.text)
    group = "unit" if match and match["unit"] else "brackets"
    text = match[group] if match else ""
    name, _, symbol = text.partition("（" if "（" in text else "(")
    named = factors_of_name(name) if name else None
    known = (named and (not symbol or factors_of_symbol(symbol[:-1]))) or factors_of_symbol(text)
    if match and known and not (group == "brackets" and len(text) == 1 and text not in "sh"):
        yield Report(Stretch(passage, *match.span(group)), f"单位“{text}”前面没有“单位为”。", HINT)
