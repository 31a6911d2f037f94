"""TBL017: units in cells that the head, or the line above the table, has already (9.8.4)."""

from __future__ import annotations

import re

from qicao.model.block import Cell, Table
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.names import SYMBOLS
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.tables.cells import body_rows, lowest_heads, text_of
from qicao.rules.tables.units import HEAD, NUMERAL
from qicao.source.patterns import compiled, passing

__all__ = ["unit_repeated"]

LONGEST_HEAD = 100
"""Characters of the head of a column that gives a unit; a longer one is text, in which the search would take its square."""
SHARE = r".*[^\d]/(?P<unit>[%‰])|(?P<only>[%‰])"
GIVEN = r"(?P<name>[^（）()]+)[（(](?P<symbol>[^（）()]+)[）)]"


@rule("TBL017", "unit-repeated", clause="9.8.4", severity="warning", on=Table)
def unit_repeated(_context: Context, table: Table, _place: Place) -> Reports:
    """单元格的数值后又写了表头或表右上方已给出的单位。

    为什么：单位在表头中量的名称之下、在“长度/mm”中或在表的右上方给出（9.8.4），单元格里只写数值。

    错：表头“温度/℃”，单元格“20 ℃～26 ℃”。

    对：表头“温度/℃”，单元格“20～26”。
    """
    named = _units_named(table.unit)
    heads = {column: _units_of(text_of(cell)) for column, cell in lowest_heads(table).items()}
    for row in body_rows(table):
        stub = _units_of(text_of(row[0])) if row else ()
        for cell in row:
            units = (*named, *heads.get(cell.column, ()), *(stub if cell.column else ()))
            unit = next((unit for unit in units if _repeats(text_of(cell), unit)), "")
            span = _place_of(cell)
            if unit and span:
                yield Report(span, f"单元格的数值后又写了单位“{unit}”。", "单位已经给出，删去它，只写数值。")


def _place_of(cell: Cell) -> Span | None:
    return cell.span or next((block.span for block in cell.blocks), None)


def _units_named(unit: str) -> tuple[str, ...]:
    """Return the name of the unit above the table, its symbol, and the one in brackets after it."""
    match = compiled(GIVEN).fullmatch(unit)
    names = (match["name"], match["symbol"]) if match else (unit,)
    return tuple(dict.fromkeys(word for name in names for word in (name, SYMBOLS.get(name, "")) if word))


def _units_of(head: str) -> tuple[str, ...]:
    """Return the unit in a head."""
    if len(head) > LONGEST_HEAD:
        return ()
    match = compiled(SHARE).fullmatch(head) or compiled(HEAD).fullmatch(head)
    return ((match["unit"] or match["only"]),) if match and compiled(HAN).search(head) else ()


def _repeats(text: str, unit: str) -> bool:
    """Return whether the text is a number or a range followed by that unit."""
    if unit not in text:
        return False
    rest = passing(rf"(?<=\d)\s*{re.escape(unit)}(?![A-Za-z²³/·])").sub("", text)
    return rest != text and bool(compiled(NUMERAL).fullmatch(rest))
