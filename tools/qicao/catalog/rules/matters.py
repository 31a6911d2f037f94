"""What standards are for: matters, needs, clashes, policies, and the frameworks of others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, cycles, place, round_of, sound
from qicao.catalog.rules.relations import obsolete
from qicao.catalog.stats import LEVELS
from qicao.catalog.system import Row, System, plain_number
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.model.programme import Clash, Matter, Need
from qicao.model.system import OBSOLETE, PLANNED, Comparison, Entry, Framework, Policy
from qicao.source.patterns import compiled

__all__ = ["check_matters"]

LIMIT = compiled(
    r"(?:即时|即刻|立即|长期|随时|当日|当天|实时|持续|常态|定期).*"
    r"|[^0-9]{0,12}[0-9]+(?:\.[0-9]+)?(?:～[0-9]+)? ?(?:s|min|h|d|秒|分钟|小时|天|日|个?工作日|个?自然日|个?月|年)(?:内|以内)?.{0,12}"
)
YEAR = compiled(r"〔([0-9]{4})〕")
BRACKETS = compiled(r"[\[（(【]([0-9]{4})[\]）)】]")
UNITS = {"小时": "h", "分钟": "min", "秒": "s"}
"""Units in words → their symbols, which stand behind numbers (GB 3100)."""
MOST = 0.6
SHORTEST = 4
"""A reason of fewer characters is none."""


def check_matters(context: Context) -> Iterator[Finding]:
    """Yield the faults of what the standards are for."""
    system = context.system
    yield from _matters(system)
    for row in sound(system.needs):
        yield from _need(row, context)
    yield from _merged(system)
    for clash in sound(system.coordination):
        yield from _clash(clash, context)
    for policy in sound(system.policies):
        yield from _policy(policy, context)
    for framework in sound(system.frameworks):
        yield from _framework(framework, system)


def _matters(system: System) -> Iterator[Finding]:
    titles: dict[str, Row[Matter]] = {}
    yield from _domains(system)
    for row in sound(system.matters):
        title = row.value.title
        if title in titles:
            yield faults.TITLE_TWICE.at(row.at("title"), what="事项", title=title, where=place(titles[title].at()))
        titles.setdefault(title, row)
        yield from _matter(row, system)
        yield from _variants(row)


def _domains(system: System) -> Iterator[Finding]:
    """Yield the matters whose domain is not that of most of the others with the same letters in their codes."""
    groups: dict[str, list[Row[Matter]]] = defaultdict(list)
    for row in sound(system.matters):
        groups[row.value.code.rstrip("0123456789").rstrip("-")].append(row)
    for prefix, rows in groups.items():
        usual, count = Counter(row.value.domain for row in rows).most_common(1)[0]
        for row in rows:
            if prefix and row.value.domain != usual and count > MOST * len(rows):
                yield faults.CODE_AND_DOMAIN.at(row.at("domain"), prefix=prefix, other=usual, domain=row.value.domain)


def _limit(row: Row[Matter], where: tuple[str | int, ...], limit: str) -> Iterator[Finding]:
    if not limit:
        return
    unit = next((unit for unit in UNITS if re.search(rf"\d\s*{unit}", limit)), "")
    if unit:
        yield faults.UNIT_OF_TIME.at(row.at(*where), limit=limit, right=UNITS[unit])
    elif not LIMIT.fullmatch(limit):
        yield faults.MALFORMED_LIMIT.at(row.at(*where), limit=limit)


def _matter(row: Row[Matter], system: System) -> Iterator[Finding]:
    matter = row.value
    yield from _limit(row, ("limit",), matter.limit)
    for at, id_ in enumerate(matter.standards):
        entry = system.entry_of.get(id_)
        if entry and entry.value.status in OBSOLETE:
            yield faults.OBSOLETE_FOR_MATTER.at(row.at("standards", at), id=id_, status=entry.value.status)
    entries = [system.entry_of[id_].value for id_ in dict.fromkeys(matter.standards) if id_ in system.entry_of]
    alike = [pair for pair in combinations(entries, 2) if pair[0].subsystem == pair[1].subsystem]
    if any(not _coordinated(pair, system) for pair in alike):
        ids = dict.fromkeys(entry.id for pair in alike for entry in pair)
        yield faults.COVERED_TWICE.at(row.at("standards"), count=len(ids), ids="、".join(ids))


def _coordinated(pair: tuple[Entry, Entry], system: System) -> bool:
    """Return whether the two know of each other: a relation between them, or a clash that is on the list."""
    linked = any(
        name in {second.id, second.number}
        for first, second in (pair, pair[::-1])
        for name in (*first.coordinates_with, *first.cites)
        if name
    )
    return linked or any({one.id for one in pair} <= set(row.value.between) for row in system.coordination)


def _variants(row: Row[Matter]) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, variant in enumerate(row.value.districts):
        place_ = ("districts", at)
        if variant.district in seen:
            yield faults.VARIANT_TWICE.at(row.at(*place_, "district"), id=variant.district)
        seen.add(variant.district)
        yield from _limit(row, (*place_, "limit"), variant.limit)
        given = [word for word, value in (("时限", variant.limit), ("不同之处", variant.difference)) if value.strip()]
        if variant.mode == "调整" and not given:
            yield faults.VARIANT_SILENT.at(row.at(*place_))
        elif variant.mode == "调整" and variant.limit and variant.limit == row.value.limit:
            yield faults.SAME_LIMIT.at(row.at(*place_), limit=variant.limit)
        elif variant.mode == "未开展" and "时限" in given:
            yield faults.VARIANT_CONTRADICTS.at(row.at(*place_), mode=variant.mode, what="时限")
        elif variant.mode == "照用" and given and not (given == ["时限"] and variant.limit == row.value.limit):
            yield faults.VARIANT_CONTRADICTS.at(row.at(*place_), mode=variant.mode, what="、".join(given))


def _need(row: Row[Need], context: Context) -> Iterator[Finding]:
    need, state = row.value, context.day
    answers = [key for key in ("entry", "merged", "refused") if getattr(need, key)]
    if len(answers) > 1:
        yield faults.SEVERAL_ANSWERS.at(row.at(answers[1]), count=len(answers), keys="、".join(answers))
    if answers and not need.answered:
        yield faults.ANSWER_AND_DATE.at(row.at(answers[0]), fact="写了回应，没有写回应日期（answered）")
    if need.answered and not answers:
        yield faults.ANSWER_AND_DATE.at(row.at("answered"), fact="写了回应日期，没有写回应")
    if need.answered and need.answered < need.date:
        yield faults.BACKWARDS.at(
            row.at("answered"), later="回应日期", second=need.answered, earlier="提出日期", first=need.date
        )
    for key, word in (("date", "提出日期"), ("answered", "回应日期")):
        date = getattr(need, key)
        if date and state and date > state:
            yield faults.IN_THE_FUTURE.at(row.at(key), what=word, date=date, state=state)
    if need.refused and len(need.refused.strip("。，. ")) < SHORTEST:
        yield faults.SHORT_REASON.at(row.at("refused"), reason=need.refused)


def _merged(system: System) -> Iterator[Finding]:
    needs = {row.value.id: row for row in sound(system.needs)}
    round_ids: set[str] = set()
    for cycle in cycles({id_: [row.value.merged] for id_, row in needs.items() if row.value.merged}):
        round_ids |= set(cycle)
        yield faults.CYCLE_IN_TREE.at(needs[cycle[0]].at("merged"), what="需求", round=round_of(cycle))
    for row in needs.values():
        target = needs.get(row.value.merged)
        if target is row:
            yield faults.WITH_ITSELF.at(row.at("merged"), what="并入的需求", id=row.value.id)
        elif target and target.value.merged and target.value.id not in round_ids:
            yield faults.MERGED_ON.at(row.at("merged"), id=target.value.id, state=f"并入了“{target.value.merged}”")


def _clash(row: Row[Clash], context: Context) -> Iterator[Finding]:
    clash, state = row.value, context.day
    if len(set(clash.between)) < 2:
        yield faults.LONELY_CLASH.at(row.at("between"), count=len(set(clash.between)))
    if not clash.owner:
        yield faults.NO_OWNER.at(row.at())
    if bool(clash.decision) != bool(clash.decided):
        key, fact = (
            ("decision", "写了处理结果，没有写决定日期（decided）")
            if clash.decision
            else ("decided", "写了决定日期，没有写处理结果")
        )
        yield faults.DECISION_AND_DATE.at(row.at(key), fact=fact)
    dates: list[tuple[tuple[str | int, ...], str, Any]] = [(("opened",), "提出日期", clash.opened)]
    dates += [(("meetings", at, "date"), "会商日期", meeting.date) for at, meeting in enumerate(clash.meetings)]
    dates.append((("decided",), "决定日期", clash.decided))
    given = [item for item in dates if item[2]]
    for before, item in pairwise(given):
        if item[2] < before[2]:
            yield faults.BACKWARDS.at(
                row.at(*item[0]), later=item[1], second=item[2], earlier=before[1], first=before[2]
            )
    for path, word, date in given:
        if state and date > state:
            yield faults.IN_THE_FUTURE.at(row.at(*path), what=word, date=date, state=state)


def _policy(row: Row[Policy], context: Context) -> Iterator[Finding]:
    policy = row.value
    cited = {found.value.id for found in map(context.system.find, policy.cites) if found}
    for at, id_ in enumerate(policy.should_cite):
        yield from _wanted(row, at, id_, cited, context)
    if policy.number and BRACKETS.search(policy.number):
        right = BRACKETS.sub(r"〔\1〕", policy.number)
        yield faults.FORM_OF_POLICY.at(row.at("number"), number=policy.number, right=right)
    year = YEAR.search(policy.number)
    if year and policy.date and int(year[1]) != policy.date.year:
        yield faults.YEAR_OF_POLICY.at(row.at("date"), year=year[1], date=policy.date)
    if policy.date and context.day and policy.date > context.day:
        yield faults.IN_THE_FUTURE.at(row.at("date"), what="发文日期", date=policy.date, state=context.day)


def _wanted(row: Row[Policy], at: int, id_: str, cited: set[str], context: Context) -> Iterator[Finding]:
    span = row.at("should_cite", at)
    if id_ in cited:
        yield faults.CITED_AND_WANTED.at(span, id=id_)
    elif id_ in context.system.entry_of:
        yield from obsolete(id_, span, "政策文件宜引用", context)


def _framework(row: Row[Framework], system: System) -> Iterator[Finding]:
    titles: dict[str, int] = {}
    for at, item in enumerate(row.value.entries):
        if item.title in titles:
            first = place(row.at("entries", titles[item.title]))
            yield faults.TITLE_TWICE.at(row.at("entries", at, "title"), what="对照项", title=item.title, where=first)
        titles.setdefault(item.title, at)
        for judge in JUDGES:
            yield from judge(row, at, item, system)


def _state_and_ours(row: Row[Framework], at: int, item: Comparison, system: System) -> Iterator[Finding]:
    expected = {"已有": lambda status: status not in PLANNED | OBSOLETE, "拟制定": lambda status: status in PLANNED}
    if item.state not in expected:
        return
    if not item.ours:
        yield faults.STATE_WITHOUT_OURS.at(row.at("entries", at, "state"), state=item.state)
    known = [system.entry_of[id_].value for id_ in item.ours if id_ in system.entry_of]
    if known and not any(expected[item.state](entry.status) for entry in known):
        yield faults.STATE_AND_OURS.at(
            row.at("entries", at, "state"), state=item.state, id=known[0].id, status=known[0].status
        )


def _number(row: Row[Framework], at: int, item: Comparison, system: System) -> Iterator[Finding]:
    """Yield the numbers that are not as printed, and those that the standard of ours does not bear."""
    number = parse_number(item.number) if item.number else None
    number = number if number and number.kind in LEVELS and ":" not in item.number else None  # PAS 180:2014 is foreign
    if number and str(number) != item.number:
        yield faults.PRINTED_NUMBER.at(row.at("entries", at, "number"), number=item.number, right=number)
    known = [system.entry_of[id_].value for id_ in item.ours if id_ in system.entry_of]
    numbers = [plain_number(entry.number) for entry in known if entry.number]
    if number and item.state == "已有" and numbers and str(number) not in numbers and number.year:
        yield faults.OTHER_NUMBER.at(row.at("entries", at, "number"), number=number, ours=numbers[0], id=known[0].id)


def _gap(row: Row[Framework], at: int, item: Comparison, _system: System) -> Iterator[Finding]:
    if item.state not in {"缺少", "不需要"}:
        return
    if not item.reason.strip():
        yield faults.GAP_WITHOUT_REASON.at(row.at("entries", at, "state"), state=item.state)
    if item.ours:
        yield faults.GAP_WITH_OURS.at(row.at("entries", at, "ours"), state=item.state, id=item.ours[0])


JUDGES: tuple[Callable[[Row[Framework], int, Comparison, System], Iterator[Finding]], ...] = (
    _state_and_ours,
    _number,
    _gap,
)
