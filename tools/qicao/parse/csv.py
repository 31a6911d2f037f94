"""Comma-separated values, in which each cell keeps its place (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.line import SourceLine

__all__ = ["CsvCell", "CsvRows", "read_csv"]


class CsvCell(Struct, frozen=True):
    """A cell; after two quotation marks that mean one, the rest of the line is glued to the text before it."""

    lines: Sequence[SourceLine]


class CsvRows(Struct):
    """The rows, and the lines with quotation marks that have no partner."""

    rows: list[list[CsvCell]] = field(default_factory=list)
    broken: list[SourceLine] = field(default_factory=list)
    """The rest of a line, from a quotation that never ends, or after one that ends inside a cell."""


def read_csv(lines: Sequence[SourceLine]) -> CsvRows:
    """Return the rows in *lines*; blank lines between rows are ignored."""
    result = CsvRows()
    at = 0
    while at < len(lines):
        if not lines[at].text.strip():
            at += 1
            continue
        row, at = _read_row(result, lines, at)
        result.rows.append(row)
    return result


def _read_row(result: CsvRows, lines: Sequence[SourceLine], at: int) -> tuple[list[CsvCell], int]:
    """Return the row that begins on line *at*, and the next line after it."""
    row: list[CsvCell] = []
    column: int | None = 0
    while column is not None:
        cell, at, column = _read_cell(result, lines, at, column)
        row.append(cell)
    return row, at + 1


def _read_cell(result: CsvRows, lines: Sequence[SourceLine], at: int, column: int) -> tuple[CsvCell, int, int | None]:
    """Return the cell at a place, the line on which it ends, and the column of the next cell on that line."""
    text = lines[at].text
    if text[column:].lstrip().startswith('"'):
        start = text.index('"', column) + 1
        end = _find_quote(lines, at, start)
        if end:
            behind, after = _up_to_comma(lines[end[0]], end[1] + 1)
            result.broken += [behind] if behind.text else []
            inner = [piece for line in _between(lines, (at, start), end) for piece in _single_marks(line)]
            return CsvCell([*inner, *([replace(behind, glued=True)] if behind.text else [])]), end[0], after
        result.broken.append(lines[at])
    cell, after = _up_to_comma(lines[at], column)
    return CsvCell([cell]), at, after


def _up_to_comma(line: SourceLine, column: int) -> tuple[SourceLine, int | None]:
    """Return the text before the next comma, and the column after it; None if there is no comma."""
    comma = line.text.find(",", column)
    return _piece(line, column, len(line.text) if comma < 0 else comma), None if comma < 0 else comma + 1


def _find_quote(lines: Sequence[SourceLine], at: int, column: int) -> tuple[int, int] | None:
    """Return the place of the quotation mark that ends the cell."""
    while at < len(lines):
        text = lines[at].text
        column = text.find('"', column)
        if column < 0:
            at, column = at + 1, 0
        elif text[column + 1 : column + 2] == '"':
            column += 2
        else:
            return at, column
    return None


def _between(lines: Sequence[SourceLine], start: tuple[int, int], end: tuple[int, int]) -> list[SourceLine]:
    (first, left), (last, right) = start, end
    if first == last:
        return [_piece(lines[first], left, right)]
    middle = [_piece(line, 0, len(line.text)) for line in lines[first + 1 : last]]
    return [_piece(lines[first], left, len(lines[first].text)), *middle, _piece(lines[last], 0, right)]


def _single_marks(line: SourceLine) -> Iterator[SourceLine]:
    """Yield the pieces of the line without the second one of each two quotation marks."""
    at = 0
    while (marks := line.text.find('""', at)) >= 0:
        yield _glued(line, at, marks + 1)
        at = marks + 2
    yield _glued(line, at)


def _glued(line: SourceLine, start: int, end: int | None = None) -> SourceLine:
    return SourceLine(line.text[start:end], line.file, line.line, line.column + start, glued=start > 0)


def _piece(line: SourceLine, start: int, end: int) -> SourceLine:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    return SourceLine(text.strip(), line.file, line.line, line.column + start)
