"""Who takes part: organisations, districts, roles and participation elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, sound
from qicao.catalog.stats import LEVELS
from qicao.catalog.system import Row, System
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.model.programme import District, Organisation, Participation
from qicao.model.system import PLANNED, Entry
from qicao.source.patterns import compiled

__all__ = ["check_people"]

WANTED = {"proposes": "提出", "in_charge": "归口", "drafts": "起草", "reviews": "审查"}
"""Roles without which a planned standard goes nowhere; the others are given when they are due."""
CENTRE = "区城运中心"
UNFIT = frozenset({"起草单位", "使用单位", "服务机构"})
"""Kinds of organisations that cannot be in charge of a standard."""
WORK = compiled(r"[A-Z][A-Z0-9/]* ?[0-9]+(?:\.[0-9]+)?(?:[—:-][0-9]{4})?")
"""The number at the beginning of a work."""
SCOPES = {
    "国家": {"national"},
    "行业": {"sector"},
    "长三角": {"local", "group"},
    "国际": {"international", "other"},
}
"""The scope of participation → the kinds of numbers that a work in it may have."""
RANKS = {"城运管理机构": 1, CENTRE: 2, "街镇城运中心": 3}
"""The three tiers of centres; a parent stands higher."""


def check_people(context: Context) -> Iterator[Finding]:
    """Yield the faults of organisations and of what they do."""
    system = context.system
    for row in sound(system.organisations):
        yield from _organisation(row, system)
    for district in sound(system.districts):
        yield from _district(district, system)
    kinds = {body.value.id: body.value.kind for body in system.organisations}
    for entry in sound(system.entries):
        yield from _roles(entry, kinds)
    for part in sound(system.participation):
        yield from _part(part, context)


def _organisation(row: Row[Organisation], system: System) -> Iterator[Finding]:
    body = row.value
    if body.kind == CENTRE and not body.district:
        yield faults.NO_DISTRICT.at(row.at("kind"), title=body.title)
    if body.kind == "服务机构" and not any(map(str.strip, body.abilities)):
        yield faults.NO_ABILITIES.at(row.at("kind"), title=body.title)
    parent = next((one.value for one in system.organisations if one.value.id == body.parent), None)
    districts = {one.value.id for one in system.districts}
    if parent and {parent.district, body.district} <= districts and parent.district != body.district:
        yield faults.PARENT_ELSEWHERE.at(
            row.at("parent"), title=body.title, district=body.district, parent=parent.title, other=parent.district
        )
    if parent and RANKS.get(parent.kind, 0) >= RANKS.get(body.kind, 9):
        yield faults.OUT_OF_PLACE.at(
            row.at("parent"), title=body.title, kind=body.kind, parent=parent.title, other=parent.kind
        )


def _district(row: Row[District], system: System) -> Iterator[Finding]:
    centre = next((one for one in system.organisations if one.value.id == row.value.centre), None)
    if not centre or centre.faulty:
        return
    if centre.value.kind != CENTRE:
        yield faults.NOT_A_CENTRE.at(row.at("centre"), id=row.value.centre, kind=centre.value.kind)
    elif (
        centre.value.district
        and centre.value.district != row.value.id
        and centre.value.district in {one.value.id for one in system.districts}
    ):
        yield faults.OTHER_DISTRICT.at(row.at("centre"), id=row.value.centre, district=centre.value.district)


def _part(row: Row[Participation], context: Context) -> Iterator[Finding]:
    part, found = row.value, WORK.match(row.value.work)
    number = parse_number(found[0]) if found else None
    entry = context.system.entry_of.get(part.entry)
    ours = parse_number(entry.value.number) if entry and entry.value.number else None
    if number and ours and (number.prefix, number.number, number.part) != (ours.prefix, ours.number, ours.part):
        yield faults.WORK_AND_ENTRY.at(row.at("work"), work=part.work, number=ours, id=part.entry)
    if number and part.scope in SCOPES and number.kind not in SCOPES[part.scope]:
        level = LEVELS.get(number.kind, "国际文件")
        yield faults.WORK_AND_SCOPE.at(row.at("scope"), scope=part.scope, work=part.work, level=level)
    since, until = part.since, part.until
    if since and until and until < since:
        yield faults.BACKWARDS.at(row.at("until"), later="结束日期", second=until, earlier="开始日期", first=since)
    if since and context.day and since > context.day:
        yield faults.IN_THE_FUTURE.at(row.at("since"), what="开始日期", date=since, state=context.day)


def _roles(row: Row[Entry], kinds: Mapping[str, str]) -> Iterator[Finding]:
    entry, roles = row.value, row.value.roles
    missing = [word for key, word in WANTED.items() if not getattr(roles, key)]
    if entry.status in PLANNED and missing and not entry.origin:
        yield faults.MISSING_ROLE.at(row.at("roles"), status=entry.status, roles="、".join(missing))
    for at, name in enumerate(roles.reviews):
        if name in roles.drafts:
            yield faults.REVIEWS_OWN.at(row.at("roles", "reviews", at), id=name)
    for at, name in enumerate(roles.evaluates):
        if name in roles.drafts:
            yield faults.EVALUATES_OWN.at(row.at("roles", "evaluates", at), id=name)
    for at, name in enumerate(roles.in_charge):
        if kinds.get(name) in UNFIT:
            yield faults.UNFIT_FOR_CHARGE.at(row.at("roles", "in_charge", at), id=name, kind=kinds[name])
