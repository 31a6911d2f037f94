"""Names: each given once, in the right form, and known wherever it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, near, place, sound
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.source.patterns import compiled

__all__ = ["check_names"]

CODE = compiled(r"[A-Z]{2}[0-9]*")
NAME = compiled(r"[A-Za-z0-9][A-Za-z0-9_-]*")


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


KINDS: Mapping[str, Kind] = {
    "subsystem": Kind("子体系", "subsystems", "code", "", CODE, "用两个大写字母和数字，如 JC、JC101。"),
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
USES: tuple[tuple[str, str, str], ...] = (
    ("entries", "subsystem", "subsystem"),
    *(
        ("entries", f"roles.{role}", "organisation")
        for role in ("proposes", "in_charge", "drafts", "reviews", "uses", "evaluates")
    ),
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
    ("entries", "coordinates_with", "entry"),
)
"""Table, field, and the kind of what the field names."""


def check_names(context: Context) -> Iterator[Finding]:
    """Yield the faults of names."""
    for kind in KINDS.values():
        yield from _given(kind, context.system)
    for table, path, named_kind in USES:
        yield from _used(context.system, table, path.split("."), KINDS[named_kind])
    yield from _of_programme(context.system)


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


def _used(system: System, table: str, path: list[str], kind: Kind) -> Iterator[Finding]:
    known = {getattr(row.value, kind.key) for row in kind.rows(system)}
    rows: Iterable[Row[Any]] = getattr(system, table)
    for row in sound(rows):
        seen: set[tuple[Any, ...]] = set()
        for where, name in named(row.value, path):
            if name and name not in known:
                yield faults.UNKNOWN.at(row.at(*where), what=kind.what, id=name, near=near(name, known))
            elif (*where[:-1], name) in seen and isinstance(where[-1], int):
                yield faults.LISTED_TWICE.at(row.at(*where), id=name, key=path[-1])
            seen.add((*where[:-1], name))


def named(value: Any, path: list[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every name in the field at *path*, with its place; lists on the way are walked."""
    if not path:
        if isinstance(value, str):
            yield (), value
        else:
            yield from (((at,), name) for at, name in enumerate(value))
        return
    inner = getattr(value, path[0])
    if isinstance(inner, tuple) and path[1:]:
        for at, item in enumerate(inner):
            yield from (((path[0], at, *where), name) for where, name in named(item, path[1:]))
    else:
        yield from (((path[0], *where), name) for where, name in named(inner, path[1:]))


def _of_programme(system: System) -> Iterator[Finding]:
    row, organisations = system.programme, {one.value.id for one in system.organisations}
    owner = row.value.owner
    if owner and owner not in organisations:
        yield faults.UNKNOWN.at(row.at("owner"), what="组织", id=owner, near=near(owner, organisations))
    policies = {one.value.id for one in system.policies}
    for at, name in enumerate(row.value.basis):
        if name not in policies:
            yield faults.UNKNOWN.at(row.at("basis", at), what="政策文件", id=name, near=near(name, policies))
