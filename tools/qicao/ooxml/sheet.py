"""The rows of a worksheet as text (ECMA-376-1, 18.3.1.80): a workbook of many cells takes a library long to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat

from msgspec import Struct

from qicao.ooxml.xml import escape

__all__ = ["Cell", "Formula", "cells_xml", "rows_xml"]


class Formula(Struct, frozen=True):
    """A formula without the sign of equality before it, and without a result: who opens the file computes it."""

    text: str


Cell = str | float | Formula
"""What a cell holds; "" is nothing."""


def cells_xml(rows: Iterable[Sequence[tuple[Cell, int]]], heights: Iterable[float] = ()) -> str:
    """Return the rows, whose cells are text, numbers or formulas, each with the number of its style.

    *heights* are those of the first rows in points.
    """
    pairs = zip(enumerate(rows, 1), chain(heights, repeat(0.0)), strict=False)
    return f"<sheetData>{''.join(_mixed_row(at, cells, height) for (at, cells), height in pairs)}</sheetData>"


def _mixed_row(at: int, cells: Sequence[tuple[Cell, int]], height: float) -> str:
    high = f' ht="{height:g}"' if height else ""
    return f'<row r="{at}"{high}>{"".join(_mixed(f"{_letters(column)}{at}", *cell) for column, cell in enumerate(cells, 1))}</row>'


def _mixed(address: str, cell: Cell, style: int) -> str:
    if isinstance(cell, Formula):
        return f'<c r="{address}" s="{style}"><f>{escape(cell.text)}</f></c>'
    if isinstance(cell, str):
        body = f'<is><t xml:space="preserve">{escape(cell)}</t></is>'
        return f'<c r="{address}" s="{style}" t="inlineStr">{body}</c>' if cell else f'<c r="{address}" s="{style}"/>'
    return f'<c r="{address}" s="{style}"><v>{cell!r}</v></c>'


def rows_xml(rows: Iterable[tuple[Sequence[str], int]], heights: Iterable[float] = ()) -> str:
    """Return the rows, each with the words of its cells and the number of their style; cells without words are left out.

    Every cell holds text, which no program takes for a formula. *heights* are those of the first rows in points; the
    program that opens the sheet may change them when somebody edits it.
    """
    pairs = zip(enumerate(rows, 1), chain(heights, repeat(0.0)), strict=False)
    return f"<sheetData>{''.join(_row(at, words, style, height) for (at, (words, style)), height in pairs)}</sheetData>"


def _row(at: int, words: Sequence[str], style: int, height: float) -> str:
    high = f' ht="{height:g}"' if height else ""
    return f'<row r="{at}"{high}>{"".join(_cells(at, words, style))}</row>'


def _cells(at: int, words: Sequence[str], style: int) -> Iterator[str]:
    for column, text in enumerate(words, 1):
        if text:
            body = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
            yield f'<c r="{_letters(column)}{at}" s="{style}" t="inlineStr">{body}</c>'


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    """Return the name of the column: 1 is `A`, 27 is `AA`."""
    first, last = divmod(column - 1, 26)
    return (_letters(first) if first else "") + chr(65 + last)
