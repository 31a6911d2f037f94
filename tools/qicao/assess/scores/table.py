"""Data as tables: the sheets of a workbook or the rows of a CSV file, each cell with its place."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.source.book import column_letters
from qicao.source.sheet import BETWEEN, is_workbook
from qicao.source.text import LINE_END, LOST, decode
from qicao.source.values import ValueRow, read_values

__all__ = ["Table", "read_tables"]

DELIMITERS = (",", "\t", ";", "，", "|")
SEARCHED = 30
"""The number of lines within which the head must be."""


class Table(Struct, frozen=True):
    """A sheet, or the whole of a CSV file."""

    name: str
    """The name of the sheet; "" in a CSV file."""
    rows: Sequence[ValueRow]
    place: Callable[[int, int], Span]
    """The number of a row and of a column, both from 1 → the place of the cell."""
    findings: tuple[Finding, ...] = ()


def read_tables(data: bytes, shown: str) -> tuple[Table, ...]:
    """Return the tables in the bytes; *shown* is the path that findings name.

    `FileError` is raised if it is a workbook that cannot be read.
    """
    if not is_workbook(shown) and not data.startswith(b"PK\3\4"):
        return (_read_csv(data, shown),)
    return tuple(Table(sheet.name, sheet.rows, _cell_place(shown, sheet.name)) for sheet in read_values(data))


def _cell_place(shown: str, sheet: str) -> Callable[[int, int], Span]:
    return lambda row, column: Span(f"{shown}{BETWEEN}{sheet}{BETWEEN}{column_letters(column)}{row}", 1)


def _read_csv(data: bytes, shown: str) -> Table:
    lines = LINE_END.split(decode(data).text.replace("\0", LOST))
    delimiter = max(DELIMITERS, key=lambda one: _width(lines, one))
    starts: dict[int, int] = {}
    rows = [ValueRow(at, cells) for at, cells in enumerate(_records(lines, delimiter, starts), 1) if any(cells)]
    place = _place(shown, lines, delimiter, starts)
    odd = sum(line.count('"') for line in lines) % 2
    return Table("", rows, place, (faults.UNCLOSED.at(place(len(starts), 1)),) if odd and starts else ())


def _width(lines: Sequence[str], delimiter: str) -> int:
    """Return the number of columns into which it divides the widest of the first lines."""
    return max(line.count(delimiter) for line in lines[:SEARCHED])


def _records(lines: Sequence[str], delimiter: str, starts: dict[int, int]) -> Iterator[list[str]]:
    """Yield the cells of each record; *starts* is told on which line it begins, by its number."""
    csv.field_size_limit(max(sum(map(len, lines)) + len(lines) + 1, csv.field_size_limit()))
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    begins = 1
    for at, record in enumerate(reader, 1):
        starts[at] = begins
        begins = reader.line_num + 1
        yield [cell.strip() for cell in record]


def _place(shown: str, lines: Sequence[str], delimiter: str, starts: dict[int, int]) -> Callable[[int, int], Span]:
    """Return the function that finds a cell again in the lines; most are never asked for."""

    def place(row: int, column: int) -> Span:
        line, at, inside = starts.get(row, 1), 0, False
        text = lines[line - 1]
        for _ in range(column - 1):
            while at < len(text) and (inside or text[at] != delimiter):
                inside ^= text[at] == '"'
                at += 1
                if at >= len(text) and inside and line < len(lines):
                    line, at, text = line + 1, 0, lines[line]
            at += 1
        if at > len(text):
            return Span(shown, line, len(text) + 1)
        end = text.find('"', at + 1) + 1 if text[at : at + 1] == '"' else text.find(delimiter, at)
        return Span(shown, line, at + 1, line, (end if end > 0 else len(text)) + 1)

    return place
