"""The sets of indicators of a repository, read row by row: a faulty row costs itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from qicao.indicators import faults as indicator_faults
from qicao.indicators.formula import Formula, read_placed
from qicao.indicators.problem import Problem
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, Grade, Indicator, IndicatorSet
from qicao.model.span import Span
from qicao.model.yaml import Path as YamlPath
from qicao.model.yaml import Row, YamlFile
from qicao.source import faults
from qicao.source.construct import Unfit, construct
from qicao.source.draft import LEFT_OUT
from qicao.source.files import Files
from qicao.source.text import read_lines
from qicao.source.validate import validate_row
from qicao.source.yaml import read_table

__all__ = ["FOLDER", "ReadSet", "Sets", "has_sets", "read_set", "read_sets", "read_sets_naming"]

FOLDER = "metadata/indicators"
LONGEST = 2_000_000
"""The greatest size of a file, in bytes."""
LOST = LEFT_OUT | {
    faults.TOO_MANY_VALUES.code,
    faults.BAD_VALUE.code,
    faults.UNKNOWN_KEY.code,
    faults.DUPLICATE_KEY.code,
}
"""Faults of reading for which a part of a file, or a value, was left out."""
TABLES: Mapping[str, type] = {"data": DataItem, "indicators": Indicator, "grades": Grade}
"""Name of a list in a file → the class of its rows."""


class ReadSet(Struct, frozen=True, dict=True):
    """A set of indicators as it was read: what is good of it, every row with its place, and the faults of reading."""

    name: str
    """The name of the file without its ending."""
    head: Row[IndicatorSet]
    """The whole set; places are those of the values at the top of the file."""
    data: tuple[Row[DataItem], ...]
    indicators: tuple[Row[Indicator], ...]
    grades: tuple[Row[Grade], ...]
    findings: tuple[Finding, ...] = ()

    @property
    def value(self) -> IndicatorSet:
        """The set."""
        return self.head.value

    @cached_property
    def lost(self) -> bool:
        """True if a part of the file could not be read, so that names and numbers may be in that part."""
        return any(one.code in LOST or one.code.startswith("FIL0") for one in self.findings)

    @cached_property
    def item_of(self) -> Mapping[str, Row[DataItem]]:
        """Id → data item; of several the first."""
        return {row.value.id: row for row in reversed(self.data)}

    @cached_property
    def indicator_of(self) -> Mapping[str, Row[Indicator]]:
        """Id → indicator; of several the first."""
        return {row.value.id: row for row in reversed(self.indicators)}

    @cached_property
    def formulas(self) -> Mapping[str, Formula | Problem]:
        """Id → the formula of the indicator, or what is wrong with its text."""
        return {name: read_placed(row.value.formula) for name, row in self.indicator_of.items()}

    def formula_of(self, row: Row[Indicator]) -> Formula | Problem:
        """Return the formula of the row, also of one whose id another row has before it."""
        first = self.indicator_of[row.value.id] is row
        return self.formulas[row.value.id] if first else read_placed(row.value.formula)

    def at(self, row: Row[Any], key: str, problem: Problem) -> Finding:
        """Return the finding for a problem in the formula or condition under *key* of the row."""
        return problem.at(_within(row, key, problem.start, problem.end))


class Sets(Struct, frozen=True, dict=True):
    """All sets of a repository, by the names of their files."""

    sets: tuple[ReadSet, ...] = ()
    findings: tuple[Finding, ...] = ()
    """The faults of reading."""

    @cached_property
    def set_of(self) -> Mapping[str, ReadSet]:
        """Id → set; of several the first."""
        return {one.value.id: one for one in reversed(self.sets) if one.value.id}

    def find(self, name: str, default: str = "") -> tuple[tuple[ReadSet, Row[Indicator]], ...]:
        """Return the indicators that *name* may mean: `set/id`, or `id`, that of the set *default* if it has one."""
        wanted, _, plain = name.rpartition("/")
        within = [one for one in self.sets if wanted in {"", one.value.id} and plain in one.indicator_of]
        own = [one for one in within if not wanted and default and default in {one.value.id, one.value.standard}]
        return tuple((one, one.indicator_of[plain]) for one in (own if len(own) == 1 else within))


def has_sets(files: Files, root: Path) -> bool:
    """Return whether the repository at *root* has sets of indicators."""
    return any(True for _ in _names(files, root))


def read_sets(files: Files, root: Path) -> Sets:
    """Return all sets of the repository at *root*; each fault is a finding, and the rest is read."""
    sets = tuple(read_set(files, root, name) for name in _names(files, root))
    return Sets(sets, (*(finding for one in sets for finding in one.findings), *_other_endings(files, root)))


def read_sets_naming(files: Files, root: Path, word: str) -> Sets:
    """Return the sets whose files hold the word; that is quick if there is none."""
    named = [name for name in _names(files, root) if _holds(files, root / FOLDER / f"{name}.yaml", word.encode())]
    return Sets(tuple(read_set(files, root, name) for name in named))


def _holds(files: Files, path: Path, word: bytes) -> bool:
    try:
        return word in files.read(path)
    except OSError:
        return False


def read_set(files: Files, root: Path, name: str) -> ReadSet:
    """Return the set in the file of that name, which is given without its ending."""
    path, shown = root / FOLDER / f"{name}.yaml", f"{FOLDER}/{name}.yaml"
    lines, faulty = read_lines(files, path, shown, root, LONGEST)
    yaml = read_table(lines)
    reader = _Reader(yaml, Span(shown, 1), [*faulty, *_first_of_runs(yaml.findings)])
    return reader.read(name)


def _names(files: Files, root: Path) -> Iterator[str]:
    for name in files.names(root / FOLDER):
        if name.endswith(".yaml"):
            yield name.removesuffix(".yaml")


def _other_endings(files: Files, root: Path) -> Iterator[Finding]:
    for name in files.names(root / FOLDER):
        if name.lower().endswith((".yml", ".yaml", ".json")) and not name.endswith(".yaml"):
            yield indicator_faults.OTHER_ENDING.at(Span(f"{FOLDER}/{name}", 1), name=name)


class _Reader(Struct):
    yaml: YamlFile
    top: Span
    findings: list[Finding]

    def read(self, name: str) -> ReadSet:
        """Return the set."""
        rows = {key: tuple(self.rows(key, kind)) for key, kind in TABLES.items()}
        given = {key: [] if key in TABLES else value for key, value in self.yaml.value.items()}
        head = self.row(IndicatorSet, (), given)
        whole = replace(head.value, **{key: tuple(row.value for row in found) for key, found in rows.items()})
        return ReadSet(name, Row(whole, self.yaml, (), self.top, head.faulty), **rows, findings=tuple(self.findings))

    def rows(self, key: str, kind: type) -> Iterator[Row[Any]]:
        """Yield the rows of a list that are mappings."""
        value = self.yaml.value.get(key) or []
        if not isinstance(value, list):
            self.bad((key,), "应为列表，每项以“- ”开头")
            return
        for at, item in enumerate(value):
            if isinstance(item, dict):
                yield self.row(kind, (key, at), item)
            else:
                self.bad((key, at), "应为“名称: 值”")

    def row(self, kind: type, path: YamlPath, item: dict[str, object]) -> Row[Any]:
        """Return the row at *path*."""
        try:
            return Row(construct(kind, item), self.yaml, path, self.top)
        except Unfit:
            length = len(path)
            spans = {place[length:]: span for place, span in self.yaml.spans.items() if place[:length] == path}
            value: object
            value, faulty = validate_row(kind, YamlFile(item, spans), self.top)
            self.findings += _told(faulty, self.findings)
            return Row(value, self.yaml, path, self.top, faulty=bool(faulty))

    def bad(self, path: YamlPath, reason: str) -> None:
        """Report the value at *path*."""
        span = self.yaml.span(path) or self.top
        self.findings.append(faults.BAD_VALUE.at(span, key=path[0], reason=reason, near=""))


def _first_of_runs(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that say of the next line what was said of one: one slip spoils many lines."""
    found: list[Finding] = []
    last: Finding | None = None
    for finding in findings:
        follows = last is not None and last.message == finding.message and finding.span.line == last.span.line + 1
        found += [] if follows else [finding]
        last = finding
    return found


def _told(faulty: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """Return the faults of a row without missing keys that are only misspelt, or in a part that was left out."""
    if any(one.code == faults.TOO_MANY_VALUES.code for one in before):
        return []
    meant = {one.hint for one in faulty if one.code == faults.UNKNOWN_KEY.code}
    lost = any(one.code in LEFT_OUT for one in before)
    missing = [one for one in faulty if one.code == faults.MISSING_KEY.code]
    untold = [one for one in missing if lost or any(f"是不是“{key}”" in hint for hint in meant for key in _keys(one))]
    return [one for one in faulty if one not in untold]


def _keys(missing: Finding) -> list[str]:
    """Return the last part of the key that is missing."""
    return [missing.message.partition("“")[2].partition("”")[0].rpartition(".")[2]]


def _within(row: Row[Any], key: str, start: int, end: int) -> Span:
    """Return the place of characters of the text under *key*; line ends count as one character, as YAML folds them."""
    for line in row.file.lines((*row.path, key)):
        if start <= len(line.text):
            last = max(min(end, len(line.text)), start + 1)
            return Span(line.file, line.line, line.column + start, line.line, line.column + last)
        start, end = start - len(line.text) - 1, end - len(line.text) - 1
    return row.at(key)
