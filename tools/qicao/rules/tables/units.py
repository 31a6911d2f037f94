"""Units in tables: in each cell, in each head, in brackets, in a line of their own (9.8.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.model.block import Cell, Figure, Table
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.names import NAME, SYMBOLS
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.tables.cells import DASH, body_rows, head_cells, lowest_heads, passages_in, text_of
from qicao.source.patterns import compiled

__all__ = ["HEAD", "NUMERAL", "unit_in_brackets", "unit_in_every_cell", "unit_in_every_head", "unit_line_typed"]

NUMERAL = r"[<>≤≥＜＞=±～~+\-－—\d.,\s×()（）]*\d[\d.,\s)）]*"
PREFIX = "[YZEPTGMkhdcmμµunpf]?"
ATOM = (
    rf"(?:{PREFIX}(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|C|V|F|Ω|S|Wb|T|H|lm|lx|Bq|Gy|Sv|L|l|eV|VA|var|bit|B|bps|dB|rad)"
    r"|min|h|d|t|ha|℃|°C|r|dB\(A\))[²³⁻¹\d]{0,3}"
)
UNIT = rf"{ATOM}(?:[/·]\(?{ATOM}(?:[/·]{ATOM})*\)?)*"
VALUE = rf"(?:{NUMERAL}(?P<first>{UNIT})\s*[±～~])?{NUMERAL}(?P<unit>{UNIT})"
HEAD = rf".*[^\d.,\s<>≤≥～~±].*?[/（( ](?P<unit>{UNIT})[）)]?|(?P<only>{UNIT})"
"""A name with its unit, or a unit in a row of its own; “28 d” is a value."""
BRACKETED = rf"[^\s/]\s*(?P<brackets>[（(]\s*(?:单位[:：]?)?\s*(?P<unit>{UNIT}|{NAME})\s*[)）])$"
QUANTITIES = {
    "m": "长|宽|高|距|深|径|厚|程|位|尺寸|间隔|范围",
    "g": "质量|重|用量",
    "t": "质量|重|产量|吨",
    "s": "时",
    "h": "时|寿命|周期",
    "d": "时|期|龄",
    "L": "容|体积|用量",
    "A": "电流",
    "V": "电压",
    "W": "功率",
    "N": "力|载|荷",
    "K": "温",
    "J": "能|功|热",
}
"""Letter → words beside which it is a unit if it is in brackets; elsewhere it may be a symbol, as in “直径（d）”."""
UNIT_LINE = r"[（(]?\s*(?:计量)?单位\s*(?:[:：]|为)\s*[^，。；]{1,14}[)）]?"


@rule("TBL009", "unit-in-every-cell", clause="9.8.4", severity="warning", on=Table)
def unit_in_every_cell(_context: Context, table: Table, _place: Place) -> Reports:
    """一栏的每个单元格都写了同样的单位。

    为什么：单位符号宜置于表头中量的名称之下，或写作“长度/mm”（9.8.4）；百分号不在此列。

    错：表头“长度”，以下各行“10 mm”“20 mm”“30 mm”。

    对：表头“长度/mm”，以下各行“10”“20”“30”。
    """
    for column, head in lowest_heads(table).items():
        cells = [cell for row in body_rows(table) for cell in row if cell.column == column and cell.colspan == 1]
        texts = [(cell, text) for cell in cells if (text := text_of(cell)) != DASH]
        units = {_unit(text) for _, text in texts}
        if len(texts) > 2 and len(units) == 1 and "" not in units and texts[0][0].span:
            message = f"“{text_of(head)}”一栏的每个单元格都写了单位{units.pop()}。"
            yield Report(texts[0][0].span, message, "把单位写在表头中，例如“长度/mm”。")
    yield from _units_of_rows(table)


def _units_of_rows(table: Table) -> Reports:
    """Yield the same reports for the rows of a table whose heads are on the left."""
    for row in table.rows if table.stub and not table.header_rows else ():
        heads = [cell for cell in row.cells if cell.column < table.stub]
        texts = [(cell, text) for cell in row.cells if cell not in heads and (text := text_of(cell)) != DASH]
        units = {_unit(text) for _, text in texts}
        if heads and len(texts) > 2 and len(units) == 1 and "" not in units and texts[0][0].span:
            message = f"“{text_of(heads[-1])}”一行的每个单元格都写了单位{units.pop()}。"
            yield Report(texts[0][0].span, message, "把单位写在表头中，例如“长度/mm”。")


def _unit(text: str) -> str:
    """Return the unit after a number, "" if the text is no number with a unit.

    Before a single letter there must be a gap.
    """
    if not compiled("[A-Za-z℃Ω]").search(text):
        return ""
    match = compiled(VALUE).fullmatch(text)
    if match is None or match["first"] not in {None, match["unit"]}:
        return ""
    glued = len(match["unit"]) == 1 and not text[match.start("unit") - 1].isspace()
    return "" if glued else match["unit"]


@rule("TBL010", "unit-in-every-head", clause="9.8.4", severity="warning", on=Table)
def unit_in_every_head(_context: Context, table: Table, _place: Place) -> Reports:
    """各栏的单位都相同，却在每一栏的表头里重复。

    为什么：表中所有量的单位均相同时，在表的右上方用“单位为……”陈述，代替各栏的单位（9.8.4）。

    错：表头“长/mm”“宽/mm”“高/mm”。

    对：`:unit: 毫米`，表头“长”“宽”“高”。
    """
    lowest = sorted(lowest_heads(table).items())
    heads = [cell for column, cell in lowest if column >= max(table.stub, 1) and _holds_numbers(table, column)]
    if len(heads) < 2 or any(compiled(f"{HAN}+").fullmatch(text_of(cell)) for cell in heads):
        return
    found = [compiled(HEAD).fullmatch(text_of(cell)) for cell in heads]
    units = {match["unit"] or match["only"] for match in found if match}
    if all(found) and len(units) == 1 and heads[0].span:
        message = f"各栏的单位都是{units.pop()}。"
        yield Report(heads[0].span, message, "用 :unit: 写出单位，删去表头里的单位。")


def _holds_numbers(table: Table, column: int) -> bool:
    """Return whether a column contains more than words: quantities, which have a unit."""
    cells = [text_of(cell) for row in body_rows(table) for cell in row if cell.column == column]
    return not any(cells) or any(compiled(r"\d").search(text) and not compiled(HAN).search(text) for text in cells)


@rule("TBL011", "unit-in-brackets", clause="9.8.4", severity="warning", fix="safe", on=Table)
def unit_in_brackets(context: Context, table: Table, _place: Place) -> Reports:
    """表头里的单位写在括号里。

    为什么：单位符号宜置于表头中量的名称之下，或写作“长度/mm”（9.8.4）。

    错：| 部件 | 长度（mm） |

    对：| 部件 | 长度/mm |
    """
    stubs = (
        cell for cells in body_rows(table) for cell in cells if cell.column < table.stub or _names_row(cells, cell)
    )
    passages = [passage for cell in (*head_cells(table), *stubs) for passage in passages_in(context, cell)]
    bracketed = [passage for passage in passages if passage.text.endswith((")", "）"))]
    matches = [(passage, compiled(BRACKETED).search(passage.text)) for passage in bracketed]
    found = [(passage, match) for passage, match in matches if match and _is_unit(match)]
    if found:
        first, match = found[0]
        edits = tuple(Replacement(Stretch(each, *hit.span("brackets")), _slashed(hit["unit"])) for each, hit in found)
        others = f"（共有{len(found)}栏）" if len(found) > 1 else ""
        hint = f"写作“{first.text[: match.start('brackets')]}{_slashed(match['unit'])}”，或写在名称之下。"
        yield Report(Stretch(first, *match.span("brackets")), f"表头里的单位写在括号里{others}。", hint, edits)


def _names_row(cells: Sequence[Cell], cell: Cell) -> bool:
    """Return whether the cell is the first one of a row in which another cell is only a number."""
    return not cell.column and any(compiled(NUMERAL).fullmatch(text_of(other)) for other in cells if other.column)


def _is_unit(match: re.Match[str]) -> bool:
    unit = match["unit"]
    name = match.string[: match.start("brackets")]
    return (
        len(unit) > 1
        or not unit.isalpha()
        or unit in SYMBOLS
        or any(word in name for word in QUANTITIES.get(unit, "").split("|") if word)
    )


def _slashed(unit: str) -> str:
    """Return the unit after a slash: one with such a sign in brackets (9.4.4.4), a Chinese name as its symbol."""
    unit = SYMBOLS.get(unit, unit)
    return f"/({unit})" if "/" in unit or "·" in unit else f"/{unit}"


@rule(
    "TBL012", "unit-line-typed", clause="9.8.4", severity="warning", on=Passage, forms=("paragraph", "frame-paragraph")
)
def unit_line_typed(context: Context, passage: Passage) -> Reports:
    """表或图的单位写成了一段。

    为什么：单位均相同时，在表或图的右上方陈述“单位为……”（9.7.4.1、9.8.4），由工具编排。

    错：表的前面写一段“单位：mm”。

    对：在表里写 `:unit: 毫米`。
    """
    if not compiled(UNIT_LINE).fullmatch(passage.text.strip("。")):
        return
    _, after = context.neighbours(passage.node)
    if passage.form == "frame-paragraph" or isinstance(after, (Table, Figure)):
        whole = Stretch(passage, 0, len(passage.text))
        yield Report(whole, "单位写成了一段。", "删去这一段，在表或图里写 :unit:。")
