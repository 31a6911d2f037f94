"""What the 编制说明 tells of a standards system: counts, gaps, comparisons and weak spots, all computed from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from qicao.catalog.comparison import STATES as COMPARED
from qicao.catalog.coverage import DOMAINS, STATES, coverage_of
from qicao.catalog.schedule import YearPlan, name_of, upcoming, year_plans
from qicao.catalog.stats import Ages, Count, Group, ages, counted, counts, groups, total_of
from qicao.catalog.system import Row, System
from qicao.model.programme import Clash, Problem
from qicao.model.system import THERE, Comparison, Policy

__all__ = ["Branch", "Compared", "Covered", "Digest", "digest_of"]

WANTING = frozenset({"拟制定", "缺少"})


class Branch(Struct, frozen=True):
    """A sub-system, how deep it is in the tree (1 at the top), and the entries of it and of all below it."""

    code: str
    title: str
    scope: str
    depth: int
    leaf: bool
    count: Count


class Compared(Struct, frozen=True):
    """Another framework, how many of its documents are in which state, and those that we lack or only plan."""

    title: str
    owner: str
    states: Mapping[str, int]
    wanting: tuple[Comparison, ...]


class Covered(Struct, frozen=True):
    """A field of governance: its matters, and how they are covered at the worst of their levels."""

    domain: str
    matters: int
    served: int
    doubtful: int
    coming: int
    bare: int


class Digest(Struct, frozen=True):
    """Everything that the templates of the documents of the system may tell."""

    title: str
    owner: str
    day: str
    """The day of the data in ISO 8601; "" if it is not given."""
    goals: tuple[str, ...]
    boundary: str
    environment: tuple[str, ...]
    principles: tuple[str, ...]
    problems: tuple[Problem, ...]
    basis: tuple[Policy, ...]
    groups: tuple[Group, ...]
    total: Count
    gone: int
    """The number of entries that are replaced or withdrawn, which the counts leave out."""
    related: int
    ages: Ages
    adopting: int
    """The number of existing standards that adopt an international one."""
    branches: tuple[Branch, ...]
    covered: tuple[Covered, ...]
    compared: tuple[Compared, ...]
    clashes: tuple[Clash, ...]
    outside: tuple[tuple[str, str], ...]
    """Another system, and the sub-systems that must agree with it."""
    takes_part: tuple[tuple[str, int], ...]
    needs: Mapping[str, int]
    """Answer to a need → how many got it."""
    years: tuple[YearPlan, ...]
    leading: tuple[str, ...]
    """The titles of the most important standards that are not finished, those that come first before the others."""
    late: int
    samples: bool

    @property
    def leaves(self) -> tuple[Branch, ...]:
        """The sub-systems that have none below them."""
        return tuple(branch for branch in self.branches if branch.leaf)

    @property
    def empty(self) -> tuple[Branch, ...]:
        """The sub-systems in which no standard exists."""
        return tuple(branch for branch in self.leaves if not branch.count.there)

    @property
    def thin(self) -> tuple[Branch, ...]:
        """The sub-systems in which standards exist, but fewer than half of those that are wanted."""
        return tuple(one for one in self.leaves if 0 < one.count.there * 2 < one.count.wanted)

    @property
    def bare(self) -> int:
        """The number of matters that no standard governs at one of their levels."""
        return sum(field.bare for field in self.covered)

    @property
    def open_clashes(self) -> int:
        """The number of clashes about which nothing is decided."""
        return sum(not clash.decision for clash in self.clashes)

    @property
    def wanting(self) -> int:
        """The number of documents of others that we lack or only plan."""
        return sum(len(framework.wanting) for framework in self.compared)


def digest_of(system: System) -> Digest:
    """Return what is to be told of the system."""
    programme, head = system.programme.value, system.head.value
    rows = counted(system)
    years = tuple(year_plans(system))
    there = [row.value for row in rows if row.value.status in THERE]
    return Digest(
        title=head.title,
        owner=name_of(system, programme.owner),
        day=programme.state.isoformat() if programme.state else "",
        goals=programme.goals,
        boundary=programme.boundary,
        environment=programme.environment,
        principles=head.principles,
        problems=programme.problems,
        basis=tuple(_basis(system)),
        groups=tuple(groups(system)),
        total=total_of(system),
        gone=len(system.entries) - len(rows),
        related=sum(row.value.related for row in rows),
        ages=ages(system, programme.state),
        adopting=sum(bool(entry.adopts) for entry in there),
        branches=tuple(_branches(system, "", frozenset())),
        covered=tuple(_covered(system)),
        compared=tuple(_compared(system)),
        clashes=tuple(row.value for row in system.coordination),
        outside=tuple(_outside(system)),
        takes_part=tuple(Counter(row.value.scope for row in system.participation).items()),
        needs=_needs(system),
        years=years,
        leading=tuple(_leading(system)),
        late=sum(work.late for year in years for work in year.works),
        samples=any(row.value.sample for row in _sampled(system)),
    )


def _basis(system: System) -> Iterator[Policy]:
    known = {row.value.id: row.value for row in system.policies}
    yield from (known[id_] for id_ in system.programme.value.basis if id_ in known)


def _branches(system: System, parent: str, above: frozenset[str]) -> Iterator[Branch]:
    """Yield the sub-systems below *parent* in the order of the tree; those *above* are not walked again."""
    for value in (row.value for row in system.children_of[parent]):
        if value.code in above:
            continue
        below = {value.code, *_below(system, value.code, above | {value.code})}
        entries = [one.value for one in counted(system) if one.value.subsystem in below]
        lacking = sum(number for code, number in system.unlisted.items() if code in below)
        leaf, count = value.code in system.leaves, counts(value.code, entries, lacking)
        yield Branch(value.code, value.title, value.scope, len(above) + 1, leaf, count)
        yield from _branches(system, value.code, above | {value.code})


def _below(system: System, code: str, seen: frozenset[str]) -> Iterator[str]:
    for row in system.children_of.get(code, ()):
        if row.value.code not in seen:
            yield row.value.code
            yield from _below(system, row.value.code, seen | {row.value.code})


def _covered(system: System) -> Iterator[Covered]:
    coverage = coverage_of(system)
    for domain in DOMAINS:
        codes = dict.fromkeys(row.value.code for row in system.matters if row.value.domain == domain)
        worst = Counter(max((STATES.index(cell.state) for cell in coverage.matter(code)), default=0) for code in codes)
        yield Covered(domain, len(codes), *(worst[at] for at in range(len(STATES))))


def _compared(system: System) -> Iterator[Compared]:
    for framework in (row.value for row in system.frameworks):
        states = Counter[str](one.state for one in framework.entries)
        wanting = tuple(one for one in framework.entries if one.state in WANTING)
        yield Compared(framework.title, framework.owner, {state: states[state] for state in COMPARED}, wanting)


def _outside(system: System) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for row in system.subsystems:
        for name in row.value.coordinates_with:
            if name not in system.subsystem_of:
                found.setdefault(name, []).append(f"{row.value.title}（{row.value.code}）")
    yield from ((name, "、".join(codes)) for name, codes in found.items())


def _needs(system: System) -> dict[str, int]:
    answers = Counter(
        "立项" if need.entry else "并入" if need.merged else "不立项" if need.refused else "未答复"
        for need in (row.value for row in system.needs)
    )
    return {answer: answers[answer] for answer in ("立项", "并入", "不立项", "未答复")}


def _leading(system: System) -> Iterator[str]:
    for _, task in upcoming(system):
        if task.priority == 1 and task.entry in system.entry_of:
            yield system.entry_of[task.entry].value.title


def _sampled(system: System) -> tuple[Row[Any], ...]:
    return (*system.organisations, *system.needs, *system.matters, *system.coordination, *system.participation)
