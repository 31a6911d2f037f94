"""Names: each given once, in the right form, and known wherever it is used."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, near, place, sound
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.source.patterns import compiled

__all__ = ["KINDS", "Kind", "check_names"]

CODE = compiled(r"[A-Z]{2}[0-9]*")
NAME = compiled(r"[A-Za-z0-9][A-Za-z0-9_-]*")
LETTERS, DIGITS = compiled(r"[A-Za-z]+"), compiled(r"[0-9]+")
ENOUGH = 3
"""The number of codes that show how codes of their kind are written."""


class Kind(Struct, frozen=True):
    """What can be named: how it is called, where it is listed, the field of its name, and of its title."""

    what: str
    table: str
    key: str
    title: str = ""
    pattern: re.Pattern[str] = NAME
    form: str = "用字母、数字和“-”，不留空格。"

    def rows(self, system: System) -> tuple[Row[Any], ...]:
        """Return the rows of the table."""
        rows: tuple[Row[Any], ...] = getattr(system, self.table)
        return rows

    def known(self, system: System) -> frozenset[str]:
        """Return the names that are given."""
        return frozenset(getattr(row.value, self.key) for row in self.rows(system))


KINDS: Mapping[str, Kind] = {
    "subsystem": Kind("子体系", "subsystems", "code", "title", CODE, "用两个大写字母和数字，如 JC、JC101。"),
    "entry": Kind("标准", "entries", "id"),
    "organisation": Kind("组织", "organisations", "id", "title"),
    "participation": Kind("参与", "participation", "id"),
    "need": Kind("需求", "needs", "id"),
    "clash": Kind("协调事项", "coordination", "id"),
    "policy": Kind("政策文件", "policies", "id", "title"),
    "matter": Kind("事项", "matters", "code"),
    "framework": Kind("对照的体系", "frameworks", "id"),
    "district": Kind("区", "districts", "id", "title"),
}
ROLES = ("proposes", "in_charge", "drafts", "reviews", "uses", "evaluates")
USES: tuple[tuple[str, str, str], ...] = (
    ("entries", "subsystem", "subsystem"),
    *(("entries", f"roles.{role}", "organisation") for role in ROLES),
    ("entries", "coordinates_with", "entry"),
    ("organisations", "district", "district"),
    ("participation", "organisation", "organisation"),
    ("participation", "entry", "entry"),
    ("needs", "by", "organisation"),
    ("needs", "matters", "matter"),
    ("needs", "entry", "entry"),
    ("needs", "merged", "need"),
    ("coordination", "between", "entry"),
    ("coordination", "owner", "organisation"),
    ("tasks", "entry", "entry"),
    ("tasks", "owner", "organisation"),
    ("tasks", "depends_on", "entry"),
    ("policies", "should_cite", "entry"),
    ("matters", "responsible", "organisation"),
    ("matters", "standards", "entry"),
    ("matters", "districts.district", "district"),
    ("frameworks", "entries.ours", "entry"),
    ("districts", "centre", "organisation"),
)
"""Table, field, and the kind of what the field names."""


def check_names(context: Context) -> Iterator[Finding]:
    """Yield the faults of names."""
    system = context.system
    for kind in KINDS.values():
        yield from _given(kind, system)
        yield from _alike(kind, system)
        yield from _used(kind, system)
    yield from _of_programme(system)


def _given(kind: Kind, system: System) -> Iterator[Finding]:
    ids: dict[str, Row[Any]] = {}
    titles: dict[str, Row[Any]] = {}
    for row in kind.rows(system):
        id_ = getattr(row.value, kind.key)
        if not id_:
            continue
        if id_ in ids:
            yield faults.TWICE.at(row.at(kind.key), what=kind.what, id=id_, where=place(ids[id_].at()))
        elif not kind.pattern.fullmatch(id_):
            yield faults.FORM_OF_CODE.at(row.at(kind.key), what=f"{kind.what}编号", id=id_, form=kind.form)
        elif kind.title:
            yield from _title_once(kind, row, titles)
        ids.setdefault(id_, row)


def _title_once(kind: Kind, row: Row[Any], titles: dict[str, Row[Any]]) -> Iterator[Finding]:
    title = getattr(row.value, kind.title)
    if title and title in titles:
        yield faults.TITLE_TWICE.at(row.at(kind.title), what=kind.what, title=title, where=place(titles[title].at()))
    titles.setdefault(title, row)


def _alike(kind: Kind, system: System) -> Iterator[Finding]:
    """Yield the codes that are not written as most of those with the same letters are: a zero is missing."""
    groups: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in (row for row in sound(kind.rows(system)) if DIGITS.search(getattr(row.value, kind.key))):
        groups[DIGITS.sub("", getattr(row.value, kind.key))].append(row)
    for rows in groups.values():
        ids = {getattr(row.value, kind.key): row for row in rows}
        shapes = Counter(map(_shape, ids))
        usual, count = shapes.most_common(1)[0]
        if count >= ENOUGH and count > len(ids) / 2:
            other = next(id_ for id_ in ids if _shape(id_) == usual)
            odd = {id_: row for id_, row in ids.items() if _shape(id_) != usual and kind.pattern.fullmatch(id_)}
            yield from (faults.ODD_CODE.at(row.at(kind.key), id=id_, other=other) for id_, row in odd.items())


def _shape(id_: str) -> tuple[int, ...]:
    """Return the lengths of the runs of digits."""
    return tuple(map(len, DIGITS.findall(id_)))


def _used(kind: Kind, system: System) -> Iterator[Finding]:
    """Yield the uses of names that nobody gives; those that another finding explains are left out."""
    if kind.table in system.incomplete:
        return
    known = kind.known(system)
    found = [use for table, path, named in USES if KINDS[named] is kind for use in _unknown(system, table, path, known)]
    misnamed = len(kind.rows(system)) - len(known) + sum(_is_misnamed(row, system) for row in kind.rows(system))
    if len({name for _, name in found}) > misnamed:
        yield from (faults.UNKNOWN.at(span, what=kind.what, id=name, near=near(name, known)) for span, name in found)


def _is_misnamed(row: Row[Any], system: System) -> bool:
    """Return whether the entry bears the id of another sub-system, so that its own id is missed elsewhere."""
    code = getattr(row.value, "subsystem", "")
    return bool(code) and code in system.subsystem_of and not row.value.id.startswith(code)


def _unknown(system: System, table: str, path: str, known: frozenset[str]) -> Iterator[tuple[Any, str]]:
    rows: Iterable[Row[Any]] = getattr(system, table)
    for row in sound(rows):
        for where, name in _named(row.value, path.split(".")):
            if name and name not in known:
                yield row.at(*where), name


def _named(value: Any, path: list[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every name in the field at *path*, with its place; lists on the way are walked."""
    if not path:
        names = [((), value)] if isinstance(value, str) else [((at,), name) for at, name in enumerate(value)]
        yield from names
        return
    inner = getattr(value, path[0])
    if isinstance(inner, tuple) and path[1:]:
        for at, item in enumerate(inner):
            yield from (((path[0], at, *where), name) for where, name in _named(item, path[1:]))
    else:
        yield from (((path[0], *where), name) for where, name in _named(inner, path[1:]))


def _of_programme(system: System) -> Iterator[Finding]:
    row, organisations = system.programme, KINDS["organisation"].known(system)
    owner = row.value.owner
    if owner and owner not in organisations and "organisations" not in system.incomplete:
        yield faults.UNKNOWN.at(row.at("owner"), what="组织", id=owner, near=near(owner, organisations))
    policies = KINDS["policy"].known(system)
    for at, name in enumerate(row.value.basis if "policies" not in system.incomplete else ()):
        if name not in policies:
            yield faults.UNKNOWN.at(row.at("basis", at), what="政策文件", id=name, near=near(name, policies))
    seen: set[str] = set()
    for at, problem in enumerate(row.value.problems):
        if problem.id in seen:
            span = row.at("problems", at, "id")
            yield faults.TWICE.at(span, what="问题", id=problem.id, where=f"{span.file} 前面")
        seen.add(problem.id)
