"""The place in 式中 where the explanation of a symbol is missing (9.9.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from qicao.model.block import Formula, Symbol, Where
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.tex import as_tex, read_tex

__all__ = ["gap_for"]

FEWEST = 2
"""The number of lines of 式中 that show that the symbols of the formula are explained there."""


def gap_for(context: Context, position: int, name: str) -> Span | None:
    """Return where the line of the symbol belongs in the 式中 of the formula at *position*.

    None is returned if there is no such 式中, or if it explains a symbol that the formula does not have: then the formula
    was changed.
    """
    formula, where = context.nodes[position][0], _where(context, position)
    if where is None or not isinstance(formula, Formula) or len(where.symbols) < FEWEST:
        return None
    names = list(dict.fromkeys(item.name for item in read_tex(formula.tex).variables))
    rows = {item.name: symbol for symbol in where.symbols for item in read_tex(as_tex(symbol.symbol)).variables}
    if not all(any(item.name in names for item in read_tex(as_tex(row.symbol)).variables) for row in where.symbols):
        return None
    earlier = [rows[other] for other in takewhile(lambda other: other != name, names) if other in rows]
    return _below(context, earlier, where.symbols)


def _where(context: Context, position: int) -> Where | None:
    """Return the 式中 right after the formula, or None."""
    after = context.neighbours(context.nodes[position][0])[1]
    return after if isinstance(after, Where) else None


def _below(context: Context, earlier: Sequence[Symbol], rows: Sequence[Symbol]) -> Span | None:
    """Return the line below the last of the earlier rows; the first row, or the end of the last one if it belongs there."""
    if not earlier:
        return rows[0].span
    span = max((row.span for row in earlier if row.span), key=lambda span: span.end_line, default=None)
    if span is None or span == rows[-1].span:
        return span and Span(span.file, span.end_line, span.end_column)
    lines = len(context.files.get(span.file, ()))
    return Span(span.file, span.end_line + 1) if span.end_line < lines else span
