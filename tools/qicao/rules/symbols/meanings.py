"""SYM012: symbols and abbreviated terms with the same meaning, or one without the full name that the others have (8.8.3)."""

from __future__ import annotations

from qicao.model.block import Symbol, SymbolList
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import place_of
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, rule
from qicao.source.patterns import compiled

__all__ = ["same_meaning"]

FULL = r"[（(][A-Za-z][^（）()]{2,}[）)]"
WORD = "[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*"


@rule("SYM012", "same-meaning", clause="8.8.3", severity="warning", on=SymbolList)
def same_meaning(_context: Context, node: SymbolList, place: Place) -> Reports:
    """两个符号或缩略语的说明相同，或只有一个缩略语缺外文全称。

    为什么：一个符号或缩略语有它自己的含义（8.8.3）；说明相同，不是抄写时没有改，就是同一概念用了两个缩略语（5.4.1）。
    其他缩略语都给出外文全称的，缺的那一个应补上。

    错：PE：聚乙烯（Polyethylene）；ABS：聚乙烯（Acrylonitrile Butadiene Styrene）。

    对：ABS：丙烯腈-丁二烯-苯乙烯（Acrylonitrile Butadiene Styrene）。
    """
    if place.element != "symbols":
        return
    alike: dict[str, list[Symbol]] = {}
    for symbol in node.symbols:
        alike.setdefault(_chinese(symbol), []).append(symbol)
    for meaning, symbols in alike.items():
        names = "、".join(dict.fromkeys(plain_text(symbol.symbol) for symbol in symbols))
        for symbol in symbols if meaning and "、" in names else ():
            yield Report(_span(symbol), f"{names}的说明相同，都是“{meaning}”。", "核对说明，或只留一个。")
    yield from _without_full_name(node)


def _without_full_name(node: SymbolList) -> Reports:
    words = [symbol for symbol in node.symbols if compiled(WORD).fullmatch(plain_text(symbol.symbol))]
    bare = [symbol for symbol in words if compiled(f"{HAN}{{2}}[^（(]*").fullmatch(plain_text(symbol.meaning))]
    if len(bare) == 1 and len(words) > 1:
        name = plain_text(bare[0].symbol)
        yield Report(_span(bare[0]), f"“{name}”没有外文全称，其他缩略语都有。", "在中文名称后的括号中给出外文全称。")


def _chinese(symbol: Symbol) -> str:
    """Return the meaning without the full name in brackets."""
    return compiled(FULL).sub("", plain_text(symbol.meaning)).strip("。；，、 ")


def _span(symbol: Symbol) -> Span:
    return place_of(symbol.meaning) or symbol.span or Span("", 1)
