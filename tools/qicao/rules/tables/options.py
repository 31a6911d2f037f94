"""TBL016: the unit in the option for all values of a table or figure (9.7.4.1, 9.8.4)."""

from __future__ import annotations

from qicao.model.block import Figure, Table
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.numbers.called import factors_of_symbol
from qicao.rules.numbers.named import wrong_name, wrong_symbol
from qicao.rules.passage import Place
from qicao.rules.rule import Replacement, Report, Reports, rule
from qicao.source.patterns import compiled

__all__ = ["unit_option"]

OPTION = r"[ \t]*:unit:[ \t]*(?P<unit>.*?)[ \t]*$"
UNIT = r"(?P<name>[^（()）]*)(?:(?P<open>[（(])(?P<symbol>.*)[）)])?"
STANDS = r"(?:计量)?单位(?:为|是|[：:])?"
LATER = 12
"""The number of lines after the start of a directive within which its options are."""


@rule("TBL016", "unit-option", clause="9.8.4", severity="warning", fix="safe", on=(Table, Figure))
def unit_option(context: Context, node: Table | Figure, _place: Place) -> Reports:
    """`:unit:` 里写的不是单位的名称，或名称与符号不一致。

    为什么：表或图的右上方印出“单位为”和单位的名称，如“单位为毫米”（9.7.4.1、9.8.4）；名称和符号按GB 3100（9.4.7）。

    错：`:unit: mm`、`:unit: 平米（㎡）`、`:unit: 单位：毫米`

    对：`:unit: 毫米`、`:unit: 平方米（m²）`
    """
    place = _option(context, node) if node.unit and node.span else None
    wrong = _wrong(node.unit) if place else None
    if place and wrong:
        fact, hint, right = wrong
        yield Report(place, fact, hint, (Replacement(place, right),) if right else ())


def _option(context: Context, node: Table | Figure) -> Span | None:
    """Return the place of the unit in the source."""
    span = node.span
    lines = context.files.get(span.file, ()) if span else ()
    for at in range(span.line - 1, min(span.line + LATER, len(lines))) if span else ():
        match = compiled(OPTION).match(lines[at].text)
        if match and span:
            return Span(span.file, at + 1, match.start("unit") + 1, at + 1, match.end("unit") + 1)
    return None


def _wrong(unit: str) -> tuple[str, str, str] | None:
    """Return fact, hint and right text ("" if unknown); None if the unit is right."""
    bare = compiled(rf"^{STANDS}|[。；，]$").sub("", unit)
    if bare != unit:
        return "“单位为”和标点由工具印出。", f"只写“{bare}”。", bare
    match = compiled(UNIT).fullmatch(unit)
    name, symbol = (match["name"].strip(), (match["symbol"] or "").strip()) if match else (unit, "")
    right = wrong_name(name)
    if right:
        return f"“{name}”不是单位的名称。", f"写成“{right}”。", ""
    if factors_of_symbol(name) or (name.isascii() and name.isalpha()):
        return f"这里写的是单位的符号“{name}”。", "写单位的名称，如“毫米”。", ""
    symbol_right = wrong_symbol(name, symbol) if symbol else ""
    if symbol_right or "㎡" in symbol or (match and match["open"] == "("):
        new = f"{name}（{symbol_right or symbol.replace('㎡', 'm²')}）"
        return f"“{unit}”的名称、符号或括号不对。", f"写成“{new}”。", new
    return None
