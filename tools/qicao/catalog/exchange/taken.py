"""What a file of another programme says about standards: JSON, YAML, CSV or a workbook, whatever its form.

The kind of a file is known by its content. What cannot be read is told with row and column and left out; the rest is
taken. Formulas are never computed.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import chain, islice
from typing import Any

from msgspec import Struct, field

from qicao.catalog.exchange.columns import HEADS, Unreadable, field_of, read_cell
from qicao.catalog.exchange.written import FORMULA
from qicao.errors import FileError
from qicao.intake.text import decode_chinese
from qicao.model.exchange import FORMAT, VERSION
from qicao.source.book import Sheet, read_book
from qicao.source.escapes import printable
from qicao.source.text import split_lines
from qicao.source.yaml import read_table

__all__ = ["Record", "Taken", "take"]

SEARCHED = 30
"""The number of rows within which the head of a table must be."""
LONGEST = 1000
"""The greatest number of characters in a cell; longer ones are not those of a table of standards."""
LONGEST_YAML = 400_000
"""The number of characters of a YAML file; such files are written by hand, and broken ones are read slowly."""
READABLE = "可以导入本程序导出的 JSON、带表头的 CSV 和 .xlsx。"
DELIMITERS = ("\t", ",", ";", "，", "|")
ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
LIST = "entries"
TELLING = frozenset({"number", "level", "status", "issued", "implemented", "plan_number", "replaces", "adopts"})
"""Fields that standards have and other things mostly have not."""
OF_STANDARDS = ("标准名称", "标准号", "标准编号", "标准中文名称", "title_zh")
Line = tuple[str, Sequence[str]]
"""The place of a row, and its cells."""


class Record(Struct, frozen=True):
    """A row of the file: its place in words, and what it says."""

    place: str
    values: Mapping[str, Any]
    """Field of `Entry` → value of its type; fields of which the row says nothing are missing."""


class Taken(Struct, frozen=True):
    """What a file says."""

    title: str
    """The name of the system, if the file tells it."""
    state: str
    records: tuple[Record, ...]
    doubts: tuple[str, ...]
    """What was not read and why, with row and column."""


class _Reader(Struct):
    records: list[Record] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    title: str = ""
    state: str = ""

    def rows(self, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[object]]]) -> None:
        """Take the rows, each with its place, of a table with these heads."""
        columns = _columns(heads)
        unknown = [head for at, head in enumerate(heads) if head.strip() and at not in columns]
        if unknown:
            self.doubts.append(f"没有读取这些列：{'、'.join(map(_short, unknown))}")
        for place, cells in rows:
            self.row(place, ((columns[at], heads[at], cell) for at, cell in enumerate(cells) if at in columns))

    def row(self, place: str, cells: Iterable[tuple[str, str, object]]) -> None:
        """Take a row: field, head and content of each cell."""
        values: dict[str, Any] = {}
        for name, head, cell in cells:
            clean, formula = _clean(cell), isinstance(cell, str) and cell.lstrip().startswith("=")
            if clean in ("", None, [], {}):
                continue
            try:
                values[name] = read_cell(name, _checked(clean, formula=formula))
            except Unreadable as error:
                self.doubts.append(f"{place}“{_short(head)}”列的“{_short(str(clean))}”没有读取：{error}")
        if values:
            self.records.append(Record(place, values))


def take(data: bytes) -> Taken:
    """Return what the file says; `FileError` is raised with the reason if it is of no kind that is read."""
    if not data.strip():
        raise FileError("文件是空的", "请检查是不是给错了文件。")
    reader = _Reader()
    if data.startswith(ZIP):
        _take_book(reader, data)
    elif data.startswith(OLD):
        raise FileError("这是旧版的 Excel 文件或加了密的文件", "请用 Excel 或 WPS 另存为不加密的 .xlsx。")
    else:
        _take_text(reader, decode_chinese(data))
    return Taken(reader.title, reader.state, tuple(reader.records), tuple(reader.doubts))


def _take_text(reader: _Reader, text: str) -> None:
    start = text.lstrip()
    if start.startswith(("{", "[")):
        _take_data(reader, _json(text))
    elif not any(_take_csv(reader, text, delimiter) for delimiter in DELIMITERS):
        _take_data(reader, _yaml(text))


def _json(text: str) -> object:
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise FileError(f"JSON 写法有误（第{error.lineno}行第{error.colno}列）", "请让对方重新导出。") from error
    except RecursionError as error:
        raise FileError("JSON 嵌套的层次太多", "请让对方按交换格式导出。") from error


def _yaml(text: str) -> object:
    if len(text) > LONGEST_YAML:
        raise FileError("认不出这是什么文件", READABLE)
    lines, _ = split_lines(text.encode("utf-8", "replace"), "")
    yaml = read_table(lines)
    broken = [found for found in yaml.findings if found.code.startswith("YML")]
    if not yaml.value:
        where = f"（第{broken[0].span.line}行第{broken[0].span.column}列：{broken[0].message}）" if broken else ""
        raise FileError(f"认不出这是什么文件{where}", READABLE)
    return yaml.value


def _take_data(reader: _Reader, data: object) -> None:
    """Take the list of standards in values as JSON has them."""
    if isinstance(data, dict) and data.get("format") == FORMAT and data.get("version") != str(VERSION):
        raise FileError(
            f"交换格式的版本是 {_short(str(data.get('version')))}，这里只认识 {VERSION}",
            "请升级本程序，或让对方导出旧的版本。",
        )
    rows = _list_in(data)
    if rows is None:
        raise FileError("文件里没有标准的列表", "列表的每一项至少有名称（title 或“标准名称”）。")
    if isinstance(data, dict):
        reader.title, reader.state = (_text_of(data.get(name)) for name in ("title", "state"))
    unknown: dict[str, None] = {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            reader.doubts.append(f"第{number}项不是“名称: 值”，没有读取")
            continue
        unknown.update(dict.fromkeys(key for key in row if not field_of(key) and key != "roles"))
        reader.row(f"第{number}项", ((field_of(key), key, value) for key, value in row.items() if field_of(key)))
    if unknown:
        reader.doubts.insert(0, f"没有读取这些字段：{'、'.join(map(_short, unknown))}")


def _list_in(data: object) -> list[object] | None:
    """Return the list of standards: the whole, the one called entries, or the first whose rows have titles."""
    if isinstance(data, list):
        return data if _of_standards(data) else None
    if not isinstance(data, dict):
        return None
    if isinstance(data.get(LIST), list) or data.get("format") == FORMAT:
        return list(data.get(LIST) or [])
    return next((value for value in data.values() if isinstance(value, list) and _of_standards(value)), None)


def _of_standards(rows: Sequence[object]) -> bool:
    return any(isinstance(row, dict) and any(field_of(key) == "title" for key in row) for row in rows)


def _take_csv(reader: _Reader, text: str, delimiter: str) -> bool:
    """Take the rows of the CSV text; return whether it is one with this separator."""
    if delimiter not in text:
        return False
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = _table_in((f"第{lines.line_num}行", cells) for cells in lines)
        if found:
            reader.rows(found.heads, found.rows)
    except csv.Error as error:
        raise FileError(f"CSV 写法有误（第{lines.line_num}行）", "请用 Excel 或 WPS 打开后另存为 .xlsx。") from error
    return found is not None


def _take_book(reader: _Reader, data: bytes) -> None:
    """Take the sheets that are surely tables of standards; if none is, those that may be."""
    found = [table for sheet in read_book(data) if (table := _table_in(_placed(sheet)))]
    if not found:
        raise FileError("工作簿里没有标准的表", "表头至少有“标准名称”和“标准号”两列。")
    for table in [table for table in found if table.sure] or found:
        reader.rows(table.heads, table.rows)


def _placed(sheet: Sheet) -> Iterator[Line]:
    for row in sheet.rows:
        yield f"“{sheet.name}”第{row.at}行", [cell.text for cell in row.cells]


class _Table(Struct, frozen=True):
    heads: Sequence[str]
    rows: Iterable[Line]
    sure: bool
    """True if the columns are those of standards; other things have names and numbers, too."""


def _table_in(lines: Iterator[Line]) -> _Table | None:
    """Return the table whose head is the one among the first lines that names most; None if none is a head.

    Our workbooks have a line of our own names below the head for people.
    """
    first = list(islice(lines, SEARCHED))
    known = [set(_columns(cells).values()) for _, cells in first]
    at = max(range(len(first)), key=lambda at: len(known[at]), default=-1)
    if at < 0 or "title" not in known[at] or len(known[at]) < 2:
        return None
    heads = first[at][1]
    named = any(word in head for head in heads for word in OF_STANDARDS)
    sure = bool(known[at] & TELLING) and (named or len(known[at] & TELLING) > 2)
    return _Table(heads, chain(first[at + 1 :], lines), sure)


def _columns(heads: Sequence[str]) -> dict[int, str]:
    """Return the field of each column that is known; our own names come first, then the leftmost."""
    found: dict[int, str] = {}
    own = [at for at, head in enumerate(heads) if head.strip() in HEADS or head.strip() in HEADS.values()]
    for at in (*own, *range(len(heads))):
        name = field_of(heads[at])
        if name and at not in found and name not in found.values():
            found[at] = name
    return found


def _clean(cell: object) -> Any:
    """Return the cell without blanks around it and without the mark that says that it is text."""
    if isinstance(cell, bool):
        return "是" if cell else ""
    if not isinstance(cell, str):
        return cell
    words = printable(cell).strip()
    return words[1:] if words[:1] == "'" and words[1:].startswith(FORMULA) else words


def _checked(cell: Any, *, formula: bool) -> Any:
    if formula:
        raise Unreadable("这是公式；请粘贴成数值")
    if isinstance(cell, str) and len(cell) > LONGEST:
        raise Unreadable(f"超过 {LONGEST} 个字符")
    return cell


def _text_of(value: object) -> str:
    return " ".join(printable(value).split())[:200] if isinstance(value, str) else ""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 30 else f"{flat[:30]}……"
