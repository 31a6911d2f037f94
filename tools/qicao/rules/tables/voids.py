"""Cells that express in another way than the norm that they are empty (10.4.2.2)."""

from __future__ import annotations

from qicao.model.block import Cell, Table
from qicao.rules.context import Context
from qicao.rules.passage import Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.tables.cells import DASH, body_rows, passages_in, text_of
from qicao.source.patterns import compiled

__all__ = ["void_mark"]

VOID = r"[/／\\＼\-－–~～]|—{2,}|--+|──|[Nn]/[Aa]|N\.A\."
"""Signs that are written instead of the dash."""
WORDS = frozenset({"无", "空", "一", "没有", "不适用", "O", "o", "×"})
"""Words that mean “empty” only among numbers."""
NUMBER = r"[<>≤≥＜＞±]?\s*\d[\d\s.,～~%]*"
SIGNS = frozenset({"+", "＋", "±"})
"""Results beside which “-” is a result, too."""


@rule("TBL015", "void-mark", clause="10.4.2.2", severity="warning", fix="safe", on=Table)
def void_mark(context: Context, table: Table, _place: Place) -> Reports:
    """没有内容的单元格没有写一字线“—”。

    为什么：单元格没有内容时写一字线“—”，不写“/”“-”“无”或别的（10.4.2.2）。

    错：| 联络席 | 8 | / |

    对：| 联络席 | 8 | — |
    """
    cells = [cell for row in body_rows(table) for cell in row if cell.column >= table.stub]
    signed = any(text_of(cell) in SIGNS for cell in cells)
    for cell in cells if not signed else ():
        text = text_of(cell)
        if compiled(VOID).fullmatch(text) or (text in WORDS and _among_numbers(table, cell)):
            yield from _reports(context, cell)


def _among_numbers(table: Table, cell: Cell) -> bool:
    """Return whether all other cells of the column or of the row are numbers, or say that there is none."""
    rows = body_rows(table)
    column = [text_of(other) for row in rows for other in row if other.column == cell.column and other is not cell]
    own = next((row for row in rows if any(other is cell for other in row)), ())
    beside = [text_of(other) for other in own if other.column and other is not cell]
    return any(_are_numbers(texts) for texts in (column, beside))


def _are_numbers(texts: list[str]) -> bool:
    numbers = [text for text in texts if compiled(NUMBER).fullmatch(text)]
    return bool(numbers) and all(text in numbers or text == DASH or compiled(VOID).fullmatch(text) for text in texts)


def _reports(context: Context, cell: Cell) -> Reports:
    for passage in passages_in(context, cell):
        whole = Stretch(passage, 0, len(passage.text))
        fact = f"没有内容的单元格里写的是“{passage.text}”。"
        yield Report(whole, fact, "写一字线“—”。", (Replacement(whole, DASH),))
