"""Rows of a YAML table added and altered in its text: comments, order and all other lines stay byte for byte.

The text is the work of people, so it is never written anew. What an edit has made is read again and compared with what
it was to make; text whose form is too unusual is refused and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from qicao.errors import UsageError
from qicao.model.span import Span
from qicao.model.yaml import YamlFile
from qicao.source.files import Files
from qicao.source.patterns import compiled
from qicao.source.rowtext import given, row_lines, value_text
from qicao.source.text import Decoded, decode, split_lines
from qicao.source.yaml import read_table

__all__ = ["TableText", "open_table", "plain", "save_table"]

ENDS = compiled(r"(?<=\n)|(?<=\r)(?!\n)")
"""The place behind a line end."""
EMPTY = compiled(r"(?P<key>\w+:)(?:[ ]*(?:\[\s*\]|~|null))?(?P<rest>[ ]*(?:#.*)?)")
"""The line of a table that has no rows."""


class TableText(Struct, frozen=True):
    """The text of a file with tables, and what it says; each edit returns another one."""

    path: Path
    decoded: Decoded
    yaml: YamlFile

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.decoded.encode(self.decoded.text)

    def with_row(self, table: str, after: int, row: Any, comment: str = "") -> TableText:
        """Return the text with *row*, a value of a dataclass, behind the row at position *after*; -1 is the last row.

        The *comment* stands on a line before the row. `UsageError` is raised if the form of the table is too unusual.
        """
        return self.with_rows(table, {after: [row]}, comment)

    def with_rows(self, table: str, added: Mapping[int, Sequence[Any]], comment: str = "") -> TableText:
        """Return the text with rows behind each of the positions; the *comment* stands before the first one only."""
        places = {at if at >= 0 else len(self.rows(table)) - 1: rows for at, rows in added.items() if rows}
        if not places:
            return self
        text = self if self.rows(table) else self._begun(table)
        lines, wanted = text.lines(), list(self.rows(table))
        for at in sorted(places, reverse=True):
            line, indent = _behind(text, lines, table, at)
            told = [f"{indent}# {comment}"] if comment and at == min(places) else []
            made = [*told, *(part for row in places[at] for part in row_lines(row, indent))]
            lines[line:line] = [part + text.end for part in made]
            wanted[at + 1 : at + 1] = [plain(row) for row in places[at]]
        return self._become(lines, table, wanted)

    def with_value(self, table: str, at: int, key: str, value: object, order: Sequence[str]) -> TableText:
        """Return the text in which the row has that value for the key; *order* names the keys as they follow each other.

        `UsageError` is raised if the form of the row is too unusual.
        """
        row, lines = dict(self.rows(table)[at]), self.lines()
        if key in row and row[key] is None:
            self._fill(lines, self.yaml.spans[table, at, key], value_text(value))
        elif key in row:
            self._replace(lines, self.yaml.spans[table, at, key], value_text(value))
        else:
            self._insert(lines, (table, at), key, f"{key}: {value_text(value)}", order)
        wanted = list(self.rows(table))
        wanted[at] = {**row, key: plain(value)}
        return self._become(lines, table, wanted)

    def rows(self, table: str) -> list[Any]:
        """Return the rows of the table as lists and mappings of text."""
        found = self.yaml.value.get(table)
        return found if isinstance(found, list) else []

    def lines(self) -> list[str]:
        """Return the lines with their ends, which the last one has, too."""
        lines = ENDS.split(self.decoded.text)
        if lines[-1]:
            lines[-1] += self.end
        return lines if lines[-1] else lines[:-1]

    @property
    def end(self) -> str:
        """The line end of the file."""
        return "\r\n" if "\r\n" in self.decoded.text else "\n"

    def _begun(self, table: str) -> TableText:
        """Return the text in which the table exists and is ready for its first row."""
        lines = self.lines()
        for at, line in enumerate(lines):
            match = EMPTY.fullmatch(line.rstrip("\r\n"))
            if match and match["key"] == f"{table}:":
                lines[at] = f"{match['key']}{match['rest']}{self.end}"
                return self._with("".join(lines))
        if table in self.yaml.value and self.yaml.value[table] is not None:
            raise self.strange(table)
        return self._with("".join([*lines, f"{table}:{self.end}"]))

    def _fill(self, lines: list[str], key: Span, text: str) -> None:
        """Put the text behind a key that has no value."""
        line, end = lines[key.line - 1], key.end_column
        lines[key.line - 1] = f"{line[:end]} {text}{line[end:].removeprefix(' ~').removeprefix(' null')}"

    def _replace(self, lines: list[str], span: Span, text: str) -> None:
        """Put the text where a value on one line stands."""
        if span.end_line != span.line:
            raise self.strange()
        line = lines[span.line - 1]
        lines[span.line - 1] = f"{line[: span.column - 1]}{text}{line[span.end_column - 1 :]}"

    def _insert(self, lines: list[str], row: tuple[str, int], key: str, text: str, order: Sequence[str]) -> None:
        """Put the key with its value into the row: before the next key in the *order* that stands on a line of its own."""
        span = self.yaml.spans[row]
        first = lines[span.line - 1]
        if first[span.column - 1 :].startswith("{"):
            self._insert_in_braces(lines, span, text)
            return
        dash, indent = _dash(first), " " * (span.column - 1)
        if dash is None:
            raise self.strange(row[0])
        heads = [f"{indent}{name}:" for name in order[order.index(key) + 1 :]]
        last = _end_of_row(lines, span.line - 1, len(dash))
        at = next((n for n in range(span.line, last) if any(map(lines[n].startswith, heads))), last)
        lines.insert(at, f"{indent}{text}{self.end}")

    def _insert_in_braces(self, lines: list[str], span: Span, text: str) -> None:
        if span.end_line != span.line:
            raise self.strange()
        line, end = lines[span.line - 1], span.end_column - 2
        lines[span.line - 1] = f"{line[:end].rstrip()}, {text}{line[end:]}"

    def _with(self, text: str) -> TableText:
        return replace(self, decoded=replace(self.decoded, text=text), yaml=_read(text))

    def _become(self, lines: Sequence[str], table: str, wanted: Sequence[Any]) -> TableText:
        """Return the text of the lines, if it says what it said, but for the rows that the table is to have."""
        found = self._with("".join(lines))
        if found.yaml.findings or {**self.yaml.value, table: list(wanted)} != found.yaml.value:
            raise self.strange(table)
        return found

    def strange(self, table: str = "") -> UsageError:
        """Return the error that the form of the table is too unusual."""
        where = f" 中 {table} " if table else " "
        return UsageError(
            f"{self.path.as_posix()}{where}的写法特别，不能自动改，没有改动。",
            "请按每行一项、以“- ”开头的写法整理后再试。",
        )


def open_table(files: Files, path: Path) -> TableText:
    """Return the text of the file; a file that does not exist is empty.

    `UsageError` is raised if it is faulty, for an edit could then hit the wrong row.
    """
    decoded = decode(files.read(path)) if files.has_file(path) else Decoded("", "utf-8")
    yaml = _read(decoded.text, path.name)
    if yaml.findings:
        span = yaml.findings[0].span
        raise UsageError(
            f"{path.as_posix()}:{span.line}:{span.column} {yaml.findings[0].message}没有改动。",
            "请先改正，用 qicao system check 查看全部问题。",
        )
    return TableText(path, decoded, yaml)


def save_table(files: Files, table: TableText) -> bool:
    """Write the file if it has changed; return whether it has."""
    if files.has_file(table.path) and files.read(table.path) == table.data:
        return False
    files.write(table.path, table.data)
    return True


def plain(value: Any) -> Any:
    """Return the value as `read_table` reads its text: lists and mappings of text."""
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(item) for name, item in given(value).items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _read(text: str, shown: str = "") -> YamlFile:
    return read_table(split_lines(text.encode("utf-8"), shown)[0])


def _behind(text: TableText, lines: Sequence[str], table: str, at: int) -> tuple[int, str]:
    """Return the number of the line behind the row, from 0, and the indentation of its dash."""
    if at < 0:
        head = next((n for n, line in enumerate(lines) if line.rstrip("\r\n").startswith(f"{table}:")), None)
        if head is None:
            raise text.strange(table)
        return head + 1, "  "
    first = text.yaml.spans[table, at].line - 1
    dash = _dash(lines[first])
    if dash is None:
        raise text.strange(table)
    return _end_of_row(lines, first, len(dash)), dash


def _dash(line: str) -> str | None:
    """Return the blanks before the dash of a row; None if the line does not begin with a dash."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    return indent if line[len(indent) :].startswith("- ") else None


def _end_of_row(lines: Sequence[str], first: int, indent: int) -> int:
    """Return the number of the line behind the row; blank lines and comments before the next row are not part of it."""
    end = first + 1
    for at in range(first + 1, len(lines)):
        words = lines[at].strip()
        depth = len(lines[at]) - len(lines[at].lstrip(" "))
        if words and depth <= indent:
            if not words.startswith("#"):
                break
        elif words:
            end = at + 1
    return end
