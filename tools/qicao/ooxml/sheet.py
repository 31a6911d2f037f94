"""The rows of a worksheet as text (ECMA-376-1, 18.3.1.80): a workbook of many cells takes a library long to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qicao.ooxml.xml import escape

__all__ = ["rows_xml"]


def rows_xml(rows: Iterable[tuple[Sequence[str], int]]) -> str:
    """Return the rows, each with the words of its cells and the number of their style; cells without words are left out.

    Every cell holds text, which no program takes for a formula.
    """
    return f"<sheetData>{''.join(_row(at, words, style) for at, (words, style) in enumerate(rows, 1))}</sheetData>"


def _row(at: int, words: Sequence[str], style: int) -> str:
    return f'<row r="{at}">{"".join(_cells(at, words, style))}</row>'


def _cells(at: int, words: Sequence[str], style: int) -> Iterator[str]:
    for column, text in enumerate(words, 1):
        if text:
            body = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
            yield f'<c r="{_letters(column)}{at}" s="{style}" t="inlineStr">{body}</c>'


def _letters(column: int) -> str:
    """Return the name of the column: 1 is `A`, 27 is `AA`."""
    first, last = divmod(column - 1, 26)
    return (_letters(first) if first else "") + chr(65 + last)
