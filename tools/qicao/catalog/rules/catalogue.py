"""The catalogue of existing standards as a file: each row whole, its number as printed, its dates as dates."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, place
from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.numbers import parse_number
from qicao.model.span import Span
from qicao.source.patterns import compiled

__all__ = ["check_catalogue"]

DATE = compiled(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
DATES = ("issue_date", "implement_date")


def check_catalogue(context: Context) -> Iterator[Finding]:
    """Yield the faults of the rows of each table of the catalogue; a row of several lines is not looked at."""
    for lines in context.tables:
        head = next(csv.reader([lines[0].text]), []) if lines else []
        if "number" in head:
            yield from _table(head, lines[1:])


def _table(head: Sequence[str], lines: Sequence[SourceLine]) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for line in lines:
        cells = next(csv.reader([line.text]), [])
        if not cells or line.text.count('"') % 2:
            continue
        span = Span(line.file, line.line, line.column, line.line, line.column + len(line.text))
        if len(cells) != len(head):
            yield faults.COLUMNS.at(span, count=len(cells), wanted=len(head))
            continue
        row = dict(zip(head, cells, strict=True))
        yield from _row(row, span)
        if row["number"] in seen:
            yield faults.TWICE.at(span, what="标准号", id=row["number"], where=place(seen[row["number"]]))
        seen.setdefault(row["number"], span)


def _row(row: dict[str, str], span: Span) -> Iterator[Finding]:
    number = parse_number(row["number"])
    if number is None:
        yield faults.MALFORMED_NUMBER.at(span, number=row["number"])
    elif str(number) != row["number"] and ":" not in row["number"]:
        yield faults.PRINTED_NUMBER.at(span, number=row["number"], right=number)
    for key in DATES:
        if not DATE.fullmatch(row.get(key, "")):
            yield faults.FORM_OF_DATE.at(span, date=row[key])
