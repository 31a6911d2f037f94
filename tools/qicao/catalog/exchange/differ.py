"""What changed between two states of a system: rows that came, went, were renamed or moved, and dates that slipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.exchange import Exchange
from qicao.model.numbers import parse_number
from qicao.model.programme import Step, Task
from qicao.model.system import Entry
from qicao.source.rowtext import value_text

__all__ = ["KINDS", "TABLES", "Change", "changes", "field_name"]

Kind = Literal["added", "removed", "renamed", "moved", "slipped", "changed"]
KINDS: Mapping[Kind, str] = {
    "added": "新增",
    "removed": "删去",
    "renamed": "改名",
    "moved": "移动",
    "slipped": "推迟",
    "changed": "改动",
}
"""Kind of a change → what people read, in the order in which changes are told."""


class Change(Struct, frozen=True):
    """A difference between two states; `field`, `old` and `new` are empty if a whole row came or went."""

    kind: Kind
    table: str
    id: str
    title: str
    field: str = ""
    """The name of the field; with a point before the name of a field in it: `roles.drafts`, `stages.起草.planned`."""
    old: str = ""
    new: str = ""


class _Table(Struct, frozen=True):
    name: str
    """What people read."""
    key: Callable[[Any], str]
    title: str


TABLES: Mapping[str, _Table] = {
    "subsystems": _Table("子体系", lambda row: row.code, "title"),
    "entries": _Table("标准", lambda row: row.id, "title"),
    "terms": _Table("术语", lambda row: f"{row.draft}/{row.term}", "term"),
    "organisations": _Table("组织", lambda row: row.id, "title"),
    "participation": _Table("参与", lambda row: row.id, "work"),
    "needs": _Table("需求", lambda row: row.id, "text"),
    "coordination": _Table("协调", lambda row: row.id, "title"),
    "years": _Table("年度", lambda row: str(row.year), "year"),
    "tasks": _Table("任务", lambda row: f"{row.entry}/{row.year}", "entry"),
    "policies": _Table("政策文件", lambda row: row.id, "title"),
    "matters": _Table("事项", lambda row: row.code, "title"),
    "frameworks": _Table("对照体系", lambda row: row.id, "title"),
    "districts": _Table("区", lambda row: row.id, "title"),
}
"""Attribute of `Exchange` → its name, the key of a row, and the field that names the row for people."""
MOVES = frozenset({("entries", "subsystem"), ("subsystems", "parent")})
Pair = tuple[Any, Any]


def changes(before: Exchange, after: Exchange, *, terms: bool = True) -> tuple[Change, ...]:
    """Return the differences, by kind and then in the order of the tables; without *terms* those are not compared."""
    found = [change for table in TABLES if terms or table != "terms" for change in _of_table(table, before, after)]
    if before.title != after.title:
        found.append(Change("renamed", "system", "", after.title, "title", before.title, after.title))
    names = {entry.id: entry.title for state in (before, after) for entry in state.entries}
    named = (replace(one, title=names.get(one.title, one.title)) if one.table == "tasks" else one for one in found)
    order = list(KINDS)
    return tuple(sorted(named, key=lambda change: order.index(change.kind)))


def field_name(table: str, path: str) -> str:
    """Return the name of a field as its description begins: `roles.drafts` of entries is “起草”."""
    stage, _, last = path.removeprefix("stages.").partition(".")
    if table == "tasks" and last:
        return f"{stage}的{'计划' if last == 'planned' else '实际'}日期"
    kind: Any = get_args(Exchange.__dataclass_fields__[table].type)[0] if table in TABLES else Exchange
    words = path
    for name in path.split("."):
        one = kind.__dataclass_fields__.get(name)
        words = str(one.metadata.get("description", name)) if one else name
        kind = one.type if one else kind
    return words.partition("，")[0].partition("；")[0].partition("：")[0].partition("（")[0]


def _of_table(table: str, before: Exchange, after: Exchange) -> Iterator[Change]:
    kept, gone, new = _paired(table, getattr(before, table), getattr(after, table))
    yield from (_whole("added", table, row) for row in new)
    yield from (_whole("removed", table, row) for row in gone)
    for old, now in kept:
        for path, first, second in _fields(old, now):
            yield _changed(table, now, path, first, second)


def _paired(table: str, before: Sequence[Any], after: Sequence[Any]) -> tuple[list[Pair], list[Any], list[Any]]:
    """Return the rows that are in both, those that are gone, and those that are new."""
    olds, news = _by_key(table, before), _by_key(table, after)
    kept = [(olds[key], news[key]) for key in olds if key in news]
    gone = [row for key, row in olds.items() if key not in news]
    new = [row for key, row in news.items() if key not in olds]
    if table == "entries":
        for name in (_number, _title):
            kept += _rejoined(gone, new, name)
    return kept, gone, new


def _by_key(table: str, rows: Sequence[Any]) -> dict[str, Any]:
    """Return the rows by their keys; of two with one key, which is a fault, the second has a mark of its own."""
    found: dict[str, Any] = {}
    for row in rows:
        key = TABLES[table].key(row)
        while key in found:
            key += "+"
        found[key] = row
    return found


def _rejoined(gone: list[Any], new: list[Any], name: Callable[[Entry], str]) -> list[Pair]:
    """Return the pairs of rows that have another id, but the same *name*, and take them out of both lists."""
    named = {name(row): row for row in reversed(new) if name(row)}
    pairs: list[Pair] = []
    for row in list(gone):
        other = named.pop(name(row), None)
        if other is not None:
            pairs.append((row, other))
            gone.remove(row)
            new.remove(other)
    return pairs


def _number(entry: Entry) -> str:
    parsed = parse_number(entry.number)
    return str(parsed) if parsed and "X" not in parsed.number else ""


def _title(entry: Entry) -> str:
    return "".join(entry.title.split())


def _whole(kind: Kind, table: str, row: Any) -> Change:
    return Change(kind, table, TABLES[table].key(row), _told(getattr(row, TABLES[table].title)))


def _fields(old: Any, new: Any, lead: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield the path and both values of each field that differs."""
    for one in fields(old):
        first, second = getattr(old, one.name), getattr(new, one.name)
        if first == second:
            continue
        if isinstance(old, Task) and one.name == "stages":
            yield from _stages(first, second)
        elif hasattr(first, "__dataclass_fields__") and hasattr(second, "__dataclass_fields__"):
            yield from _fields(first, second, f"{lead}{one.name}.")
        else:
            yield f"{lead}{one.name}", first, second


def _stages(old: Sequence[Step], new: Sequence[Step]) -> Iterator[tuple[str, Any, Any]]:
    """Yield the dates that differ; a stage that is not there has none."""
    olds, news = ({step.stage: step for step in steps} for steps in (old, new))
    for stage in dict.fromkeys([*olds, *news]):
        first, second = olds.get(stage, Step(stage=stage)), news.get(stage, Step(stage=stage))
        yield from _fields(first, second, f"stages.{stage}.")


def _changed(table: str, row: Any, path: str, old: Any, new: Any) -> Change:
    told = _told(getattr(row, TABLES[table].title))
    return Change(_kind(table, path, old, new), table, TABLES[table].key(row), told, path, _told(old), _told(new))


def _kind(table: str, path: str, old: Any, new: Any) -> Kind:
    if path == TABLES[table].title:
        return "renamed"
    if (table, path) in MOVES:
        return "moved"
    later = isinstance(old, dt.date) and isinstance(new, dt.date) and new > old
    return "slipped" if later and path.endswith(".planned") else "changed"


def _told(value: Any) -> str:
    """Return the value as people write it; nothing for one that is not given."""
    if value is None or value == ():
        return ""
    return value if isinstance(value, str) else value_text(value)
