"""Tables of a document as grids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.ooxml.walk import words_of
from qicao.ooxml.walker import W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["GridCell", "GridRow", "first_words", "read_tables"]

WIDEST = 200
"""The greatest number of columns that a cell may span; more is a fault of the file."""
WRAPPERS = {f"{W}{name}" for name in ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


class GridCell(Struct, frozen=True):
    """A position in a grid: a cell with its words, or a part of a merged cell."""

    text: str = ""
    covered: str = ""
    """`<` if the position belongs to the cell on its left, `^` to the one above, "" if it is a cell of its own."""


class GridRow(Struct, frozen=True):
    """A row, and its number in the table or sheet, from 1."""

    at: int
    cells: tuple[GridCell, ...]


def read_tables(root: _Element) -> Iterator[tuple[tuple[str, ...], tuple[GridRow, ...]]]:
    """Yield the tables of a part with all changes accepted, each after the paragraphs since the previous one.

    Tables inside cells are left out.
    """
    before: list[str] = []
    for block in _inner(root, f"{W}p", f"{W}tbl"):
        if block.tag == f"{W}p":
            before.append(words_of(block))
        else:
            yield tuple(before), tuple(GridRow(at, _row(row)) for at, row in _rows(block))
            before = []


def first_words(root: _Element, rows: int) -> Iterator[list[str]]:
    """Yield the words in the cells of the first rows of each table.

    Tracked changes are ignored, which is quick and enough to see what the table is about.
    """
    for table in _inner(root, f"{W}tbl"):
        top = islice(_inner(table, f"{W}tr"), rows)
        yield ["".join(word.text or "" for word in cell.iter(f"{W}t")) for row in top for cell in _inner(row, f"{W}tc")]


def _rows(table: _Element) -> Iterator[tuple[int, _Element]]:
    """Yield the rows of the table that no tracked change deletes, with their numbers."""
    for at, row in enumerate(_inner(table, f"{W}tr"), 1):
        if row.find(f"{W}trPr/{W}del") is None:
            yield at, row


def _inner(parent: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the elements of that kind, also inside content controls, but not inside inner tables."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inner(child, *tags)


def _row(row: _Element) -> tuple[GridCell, ...]:
    before = row.find(f"{W}trPr/{W}gridBefore")
    cells = [GridCell()] * _count(before, 0)
    for cell in _inner(row, f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        down = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        cells.append(GridCell(covered="^") if down else GridCell(words_of(cell).strip()))
        cells += [GridCell(covered="<")] * (_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1)
    return tuple(cells)


def _count(element: _Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "")
    return min(int(text), WIDEST) if text.isdecimal() and len(text) < 6 else otherwise
