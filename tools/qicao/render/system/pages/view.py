"""The system as its pages look at it: what is counted once, who is meant by an id, and the words for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from qicao.catalog.citing import cited_by, policies_of
from qicao.catalog.listing import listing
from qicao.catalog.problems.survey import Survey, matter_target, subsystem_target
from qicao.catalog.progress import Progress
from qicao.catalog.stats import LEVELS
from qicao.catalog.system import Row, System
from qicao.catalog.target import Kind, Target
from qicao.model.programme import Matter, Need
from qicao.model.system import Entry, Policy
from qicao.render.system.pages.drafts import DraftFacts
from qicao.render.system.pages.places import FOLDER, Place, places_of
from qicao.render.system.pages.values import Cell, Inline, Link, Mark, cell

__all__ = ["COVER_TONES", "DEGREES", "View", "forecast", "joined", "page_link", "state", "status", "text"]

STATUS_TONES: Mapping[str, str] = {
    "现行": "good",
    "即将实施": "good",
    "修订中": "good",
    "未核实": "doubt",
    "在编": "coming",
    "拟编": "coming",
    "被代替": "gap",
    "废止": "gap",
    "旧版": "gap",
    "体系外": "plain",
}
COVER_TONES: Mapping[str, str] = {
    "有标可依": "good",
    "未核实": "doubt",
    "制定中": "coming",
    "无标可依": "gap",
}
DEGREES: Mapping[str, str] = {
    "A": "编号和名称已核对",
    "A-en": "编号和英文名称已核对",
    "B": "见于引用清单，未核对",
    "C": "未核对",
    "N": "未核对",
}


class View(Struct, frozen=True, dict=True):
    """A system and the drafts of its repository."""

    survey: Survey
    drafts: Mapping[str, DraftFacts] = field(default_factory=dict)
    """Name of the folder → the draft."""

    @property
    def system(self) -> System:
        """The system."""
        return self.survey.system

    @cached_property
    def places(self) -> Mapping[tuple[Kind, str], Place]:
        """Where each row stands."""
        return places_of(self.system)

    @cached_property
    def listed(self) -> tuple[Row[Entry], ...]:
        """The standards in the order of the tree."""
        found = (self.system.entry_of.get(one.id) for one in listing(self.system))
        return tuple(row for row in found if row)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Row[Entry], ...]]:
        """System id → the standards that cite it."""
        return cited_by(self.system)

    @cached_property
    def policies_of(self) -> Mapping[str, tuple[tuple[Row[Policy], bool], ...]]:
        """System id → the policies that name it."""
        return policies_of(self.system)

    @cached_property
    def matters_of(self) -> Mapping[str, tuple[Row[Matter], ...]]:
        """System id → the matters that name it."""
        found: dict[str, list[Row[Matter]]] = {}
        for row in self.system.matters:
            named = (self.system.find(name) for name in row.value.standards)
            for id_ in dict.fromkeys(one.value.id for one in named if one):
                found.setdefault(id_, []).append(row)
        return {id_: tuple(rows) for id_, rows in found.items()}

    @cached_property
    def needs_of(self) -> Mapping[str, tuple[Row[Need], ...]]:
        """System id → the needs that it answers, those merged into such needs included."""
        needs = {row.value.id: row for row in self.system.needs}
        found: dict[str, list[Row[Need]]] = {}
        for row in self.system.needs:
            answer, seen = row, {row.value.id}
            while answer.value.merged in needs and answer.value.merged not in seen:
                answer = needs[answer.value.merged]
                seen.add(answer.value.id)
            entry = self.system.find(answer.value.entry) if answer.value.entry else None
            if entry:
                found.setdefault(entry.value.id, []).append(row)
        return {id_: tuple(rows) for id_, rows in found.items()}

    @cached_property
    def titles(self) -> Mapping[tuple[Kind, str], str]:
        """Kind and id → the words for the row; the first of an id counts."""
        system = self.system
        named: dict[Kind, Iterable[Row[Any]]] = {
            "organisation": system.organisations,
            "district": system.districts,
            "framework": system.frameworks,
            "policy": system.policies,
        }
        found: dict[tuple[Kind, str], str] = {}
        for kind, rows in named.items():
            for row in rows:
                found.setdefault((kind, row.value.id), row.value.title)
        return found

    def named(self, kind: Kind, id_: str) -> Inline:
        """Return an organisation, district, framework or policy by its id; an unknown id as it is."""
        return Target(kind, id_, self.titles[kind, id_]) if (kind, id_) in self.titles else id_

    def bodies(self, ids: Iterable[str]) -> Cell:
        """Return organisations, one after the other."""
        return joined(self.named("organisation", id_) for id_ in ids)

    def entry(self, row: Row[Entry], *, short: bool = False) -> Target:
        """Return the name of a standard: number or id, and title; *short* for the id alone."""
        one = row.value
        return Target("entry", one.id, one.id if short else " ".join(filter(None, (one.number or one.id, one.title))))

    def stated(self, row: Row[Entry]) -> Cell:
        """Return the name of a standard and its status; 未核实 stands beside its name already."""
        return cell(self.entry(row), *(() if row.value.status == "未核实" else (" ", status(row.value.status))))

    def standard(self, name: str) -> Inline:
        """Return a standard by its id or number; one that the system has not as it is written."""
        row = self.system.find(name)
        return self.entry(row) if row else name

    def matter(self, code: str) -> Inline:
        """Return a matter by its code; an unknown code as it is."""
        row = next((row for row in self.system.matters if row.value.code == code), None)
        return matter_target(row) if row else code

    def subsystem(self, code: str) -> Inline:
        """Return a sub-system by its code; a name from outside as it is."""
        row = self.system.subsystem_of.get(code)
        return subsystem_target(row) if row else code

    @property
    def day(self) -> str:
        """The day whose state the pages show."""
        return text(self.system.programme.value.state)


def forecast(view: View, one: Progress) -> Cell:
    """Return the day of publication as things stand, and what moves it: the standards it waits for, or its own stage."""
    day = text(one.day)
    if one.held:
        return cell(f"{day}（要等 ", *joined(view.entry(row, short=True) for row in one.held), "）")
    late = Mark(f"{one.next.stage}已迟 {one.late} 天", "late") if one.late and one.next else ""
    return cell(day, " " if late else "", late)


def joined(inlines: Iterable[Inline], mark: str = "、") -> Cell:
    """Return the inlines one after the other; a dash if there is none."""
    found: list[Inline] = []
    for inline in inlines:
        found += [mark, inline] if found else [inline]
    return cell(*found)


def page_link(name: str, words: str, anchor: str = "") -> Link:
    """Return a link to a page of the system."""
    return Link(f"{FOLDER}/{name}", words, anchor)


def text(value: object) -> str:
    """Return the value in words: a day as it is written, a level in Chinese, nothing as a dash."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return LEVELS.get(str(value), str(value)) if value is not None and value != "" else "—"


def status(word: str) -> Mark:
    """Return the mark of a status."""
    return Mark(word, STATUS_TONES.get(word, "plain"))


def state(word: str) -> Mark:
    """Return the mark of what a matter has."""
    return Mark(word, COVER_TONES.get(word, "plain"))
