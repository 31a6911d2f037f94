"""The files of a standards system, read row by row: a faulty row costs itself."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.model.programme import (
    Clash,
    District,
    Matter,
    Need,
    Organisation,
    Participation,
    PlanFile,
    ProgrammeFile,
    Task,
    Year,
)
from qicao.model.span import Span
from qicao.model.system import Entry, Framework, Policy, Subsystem, SystemFile
from qicao.model.yaml import Path as YamlPath
from qicao.model.yaml import YamlFile
from qicao.source import faults
from qicao.source.construct import Unfit, construct
from qicao.source.draft import LEFT_OUT
from qicao.source.files import Files
from qicao.source.text import read_lines
from qicao.source.validate import validate_row
from qicao.source.yaml import read_table

__all__ = ["FOLDER", "HEADS", "LONGEST", "NAMES", "TABLES", "Table", "has_system", "read_system"]

FOLDER = "metadata"
ROW_DEPTH = 2
"""The length of the path of a row: the name of its table, and its position there."""
LONGEST = 20_000_000
"""The greatest size of a file, in bytes."""


class Table(Struct, frozen=True):
    """A list in a file: its name, which is also that in `System`, and the class of its rows."""

    file: str
    name: str
    row: type


TABLES = (
    Table("system", "subsystems", Subsystem),
    Table("entries", "entries", Entry),
    Table("organisations", "organisations", Organisation),
    Table("participation", "participation", Participation),
    Table("needs", "needs", Need),
    Table("coordination", "coordination", Clash),
    Table("plan", "years", Year),
    Table("plan", "tasks", Task),
    Table("policies", "policies", Policy),
    Table("matters", "matters", Matter),
    Table("frameworks", "frameworks", Framework),
    Table("districts", "districts", District),
)
HEADS: Mapping[str, tuple[str, type]] = {
    "programme": ("programme", ProgrammeFile),
    "system": ("head", SystemFile),
    "plan": ("plan", PlanFile),
}
"""File → the attribute of `System` for the values at its top, and their class."""
NAMES = tuple(dict.fromkeys((*HEADS, *(table.file for table in TABLES))))


def has_system(files: Files, root: Path) -> bool:
    """Return whether the repository at *root* has a standards system."""
    return files.has(root / FOLDER / "system.yaml")


def read_system(files: Files, root: Path) -> System:
    """Return the standards system of the repository at *root*; each fault is a finding, and the rest is read."""
    read = [_read_file(files, root, name) for name in NAMES]
    found: dict[str, Any] = {}
    for file in read:
        found |= file.parts()
    incomplete = frozenset(table.name for table in TABLES for file in read if file.lost and table.file == file.name)
    return System(**found, findings=tuple(finding for file in read for finding in file.findings), incomplete=incomplete)


def _read_file(files: Files, root: Path, name: str) -> _File:
    path, shown = root / FOLDER / f"{name}.yaml", f"{FOLDER}/{name}.yaml"
    lines, faulty = read_lines(files, path, shown, root, LONGEST) if files.has(path) else ((), ())
    yaml = read_table(lines)
    return _File(name, yaml, Span(shown, 1), [*faulty, *_once_a_row(yaml)])


def _once_a_row(yaml: YamlFile) -> Iterator[Finding]:
    """Yield the findings of reading; of several keys that occur twice in a row only the first, which explains them."""
    rows = sorted({span.line for path, span in yaml.spans.items() if len(path) == ROW_DEPTH})
    seen: set[int] = set()
    for finding in yaml.findings:
        row = bisect(rows, finding.span.line)
        if finding.code != faults.DUPLICATE_KEY.code or row not in seen:
            yield finding
        seen |= {row} if finding.code == faults.DUPLICATE_KEY.code else set()


class _File(Struct):
    name: str
    yaml: YamlFile
    top: Span
    findings: list[Finding]

    @property
    def lost(self) -> bool:
        """True if a part of the file could not be read."""
        return any(finding.code in LEFT_OUT or finding.code.startswith("FIL0") for finding in self.findings)

    def parts(self) -> dict[str, Any]:
        """Return the attributes of `System` that the file gives."""
        tables = [table for table in TABLES if table.file == self.name]
        found: dict[str, Any] = {table.name: tuple(self.rows(table)) for table in tables}
        rest = {key: value for key, value in self.yaml.value.items() if key not in found}
        if self.name in HEADS:
            attribute, kind = HEADS[self.name]
            found[attribute] = self.head(kind, rest)
        else:
            self.findings += [self.unknown(key, found) for key in rest]
        return found

    def rows(self, table: Table) -> Iterator[Row[Any]]:
        """Yield the rows of a table that are mappings."""
        value = self.yaml.value.get(table.name) or []
        if not isinstance(value, list):
            self.bad((table.name,), "应为列表，每项以“- ”开头")
            return
        for at, item in enumerate(value):
            if isinstance(item, dict):
                yield self.row(table.row, (table.name, at), item)
            else:
                self.bad((table.name, at), "应为“名称: 值”")

    def head(self, kind: type, rest: Mapping[str, object]) -> Row[Any]:
        """Return the values at the top of the file; a file that does not exist lacks nothing."""
        there = bool(self.yaml.value) or bool(self.findings)
        return self.row(kind, (), dict(rest) if there or self.name == "plan" else {"title": ""})

    def row(self, kind: type, path: YamlPath, item: dict[str, object]) -> Row[Any]:
        """Return the row at *path*."""
        try:
            return Row(construct(kind, item), self.yaml, path, self.top)
        except Unfit:
            length = len(path)
            spans = {place[length:]: span for place, span in self.yaml.spans.items() if place[:length] == path}
            value: object
            value, faulty = validate_row(kind, YamlFile(item, spans), self.top)
            self.findings += faulty
            return Row(value, self.yaml, path, self.top, faulty=True)

    def bad(self, path: YamlPath, reason: str) -> None:
        """Report the value at *path*."""
        span = self.yaml.span(path) or self.top
        self.findings.append(faults.BAD_VALUE.at(span, key=path[0], reason=reason, near=""))

    def unknown(self, key: str, tables: Mapping[str, object]) -> Finding:
        """Return the finding of a key at the top that is no table."""
        near = f"这个文件里是“{'”“'.join(tables)}”。"
        return faults.UNKNOWN_KEY.at(self.yaml.span((key,)) or self.top, key=key, near=near)
