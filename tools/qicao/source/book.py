"""A workbook that was handed in, as grids: every sheet with its words and merged cells (ECMA-376-1, 18).

Only cells that exist are read, however far down or to the right they are. A formula is never computed and never
followed: its text is taken as words, unless its result is a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from qicao.errors import FileError
from qicao.ooxml.archive import Archive, open_archive
from qicao.ooxml.grid import GridCell, GridRow
from qicao.source.shown import show_value

__all__ = [
    "MOST_COLUMNS",
    "WORKBOOK",
    "Parts",
    "R",
    "S",
    "Sheet",
    "column_letters",
    "column_number",
    "format_of",
    "is_date",
    "moment_of",
    "read_book",
    "read_parts",
    "row_number",
    "string_of",
]

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORKBOOK = "xl/workbook.xml"
MOST_COLUMNS = 500
"""The number of columns that are read; nobody types comments beyond them."""
EPOCHS = (dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1))  # noqa: DTZ001 -- sheets know no zones
"""The day 0 of a workbook, and the one of workbooks from old Macintoshes."""
LAST_DAY = 2_958_465
Words = Mapping[tuple[int, int], str]
"""Row and column, both from 1 → words."""


class Sheet(Struct, frozen=True):
    """A sheet: the rows that contain anything."""

    name: str
    rows: tuple[GridRow, ...]


class Parts(Struct, frozen=True):
    """The parts of the workbook to which the cells of all sheets refer."""

    strings: Sequence[str]
    formats: Sequence[str]
    epoch: dt.datetime


def read_book(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook, also hidden ones.

    `FileError` is raised with the reason if it cannot be read.
    """
    archive = open_archive(data)
    main = archive.main(WORKBOOK)
    if not archive.has(main):
        raise FileError("文件里没有工作簿", "请检查它是不是 Excel 文件。")
    root = archive.xml(main)
    book = read_parts(archive, main, root)
    paths = {one.id: one.target for one in archive.relations(main)}
    found = [(item.get("name", ""), paths.get(item.get(f"{R}id", ""), "")) for item in root.iter(f"{S}sheet")]
    return tuple(Sheet(name, _rows(archive.xml(path), book)) for name, path in found if archive.has(path))


def column_letters(column: int) -> str:
    """Return the name of the column: 1 is `A`, 27 is `AA`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_parts(archive: Archive, main: str, root: Any) -> Parts:
    """Return what the cells of all sheets refer to; *root* is the part *main*, the workbook itself."""
    parts = {one.kind: one.target for one in archive.relations(main) if archive.has(one.target)}
    strings = archive.xml(parts["sharedStrings"]) if "sharedStrings" in parts else ()
    styles = archive.xml(parts["styles"]) if "styles" in parts else None
    properties = root.find(f"{S}workbookPr")
    old = properties is not None and properties.get("date1904", "0") in {"1", "true"}
    texts = [_text(item) for item in strings]
    return Parts(texts, [] if styles is None else [*_formats(styles)], EPOCHS[old])


def _text(item: Any) -> str:
    """Return the words of a string without their phonetic guide."""
    return "".join(run.text or "" for run in item.iter(f"{S}t") if run.getparent().tag != f"{S}rPh")


def _formats(styles: Any) -> Iterator[str]:
    """Yield the number format of each cell style."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {item.get("numFmtId"): item.get("formatCode", "") for item in styles.iter(f"{S}numFmt")}
    for item in styles.iterfind(f"{S}cellXfs/{S}xf"):
        id_ = item.get("numFmtId", "0")
        yield own.get(id_) or BUILTIN_FORMATS.get(int(id_) if id_.isdecimal() else 0, "General")


def _rows(sheet: Any, book: Parts) -> tuple[GridRow, ...]:
    words = {place: text for place, text in _cells(sheet, book) if text and place[1] <= MOST_COLUMNS}
    if not words:
        return ()
    last = max(row for row, _ in words), max(column for _, column in words)
    covered = dict(_covered(sheet, *last))
    rows = sorted({row for row, _ in words} | {row for row, _ in covered})
    return tuple(
        GridRow(row, tuple(_cell(words, covered, (row, column)) for column in range(1, last[1] + 1))) for row in rows
    )


def _cell(words: Words, covered: Words, place: tuple[int, int]) -> GridCell:
    return GridCell(covered=covered[place]) if place in covered else GridCell(words.get(place, ""))


def _cells(sheet: Any, book: Parts) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield every cell that exists; a cell without address follows the one before it."""
    row = 0
    for line in sheet.iter(f"{S}row"):
        row = row_number(line.get("r", ""), row + 1)
        column = 0
        for cell in line.iterfind(f"{S}c"):
            column = column_number(cell.get("r", "")) or column + 1
            yield (row, column), _words(cell, book).strip()


def row_number(text: str, otherwise: int) -> int:
    """Return the number in the text, *otherwise* if it is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else otherwise


def column_number(address: str) -> int:
    """Return the number of the column in an address such as `AB12`, 0 if there is none."""
    column = 0
    for letter in address[:4]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column


def _words(cell: Any, book: Parts) -> str:
    """Return the words of the cell: the formula itself, unless its result is a number."""
    kind, value, formula = cell.get("t", "n"), cell.findtext(f"{S}v", ""), cell.findtext(f"{S}f")
    if formula and (kind != "n" or not value):
        return f"={formula}"
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return "" if inline is None else _text(inline)
    if kind == "s":
        return string_of(value, book)
    return _shown(value, cell.get("s", ""), book) if kind == "n" and value else value


def string_of(value: str, book: Parts) -> str:
    """Return the shared string that a cell names."""
    at = row_number(value, len(book.strings))
    return book.strings[at] if at < len(book.strings) else ""


def format_of(style: str, book: Parts) -> str:
    """Return the number format of the cell style."""
    at = row_number(style, 0)
    return book.formats[at] if at < len(book.formats) else "General"


def _shown(value: str, style: str, book: Parts) -> str:
    """Return the number as the sheet shows it."""
    form = format_of(style, book)
    try:
        number = float(value)
    except ValueError:
        return value
    whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
    return show_value(moment_of(number, book) if is_date(form) and 0 <= number <= LAST_DAY else whole, form)[0]


def is_date(form: str) -> bool:
    """Return whether cells of the number format show dates."""
    from openpyxl.styles.numbers import is_date_format

    return bool(form != "General" and is_date_format(form))


def moment_of(number: float, book: Parts) -> dt.datetime | dt.date:
    """Return the date, or the time if there is one, that the number of days means in the workbook."""
    moment = book.epoch + dt.timedelta(days=number)
    return moment.date() if number.is_integer() else moment.replace(microsecond=0)


def _covered(sheet: Any, rows: int, columns: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the positions that merged cells cover, in the used part of the sheet."""
    for item in sheet.iter(f"{S}mergeCell"):
        first, _, last = item.get("ref", "").partition(":")
        left, top, right, bottom = (
            column_number(first),
            _line(first),
            column_number(last or first),
            _line(last or first),
        )
        for row in range(max(top, 1), min(bottom, rows) + 1):
            for column in range(max(left, 1), min(right, columns) + 1):
                if (row, column) != (top, left):
                    yield (row, column), "^" if row > top else "<"


def _line(address: str) -> int:
    return row_number(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 0)
