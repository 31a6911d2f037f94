"""What a check of a standards system looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from qicao.catalog.system import Row, System, plain_number
from qicao.model.catalogue import Catalogue, CatalogueEntry
from qicao.model.comment import RoundKind
from qicao.model.data import StandardData
from qicao.model.line import SourceLine
from qicao.model.programme import PlanStage, Step, Task
from qicao.model.span import Span
from qicao.model.system import Entry

__all__ = [
    "STAGES",
    "Context",
    "DraftFacts",
    "RoundFacts",
    "cycles",
    "near",
    "number_of",
    "place",
    "round_of",
    "sound",
    "step_of",
]

Value = TypeVar("Value")
STAGES: tuple[PlanStage, ...] = ("立项", "起草", "征求意见", "审查", "报批", "发布")
ROUND = " → "


class RoundFacts(Struct, frozen=True):
    """A round of comments on a draft; a day is None if the record does not give it."""

    name: str
    kind: RoundKind
    start: dt.date | None
    end: dt.date | None
    settled: bool
    """True if every comment has its decision."""


class DraftFacts(Struct, frozen=True):
    """What the system must know of a draft in `drafts/`."""

    slug: str
    data: StandardData
    cites: tuple[str, ...] = ()
    """The numbers of its normative references."""
    rounds: tuple[RoundFacts, ...] = ()


class Context(Struct, frozen=True, dict=True):
    """A system, the catalogue of existing standards, and the drafts."""

    system: System
    catalogue: Catalogue = field(default_factory=Catalogue)
    drafts: Mapping[str, DraftFacts] = field(default_factory=dict)
    tables: tuple[tuple[SourceLine, ...], ...] = ()
    """The lines of the files of the repository's own catalogue."""

    @cached_property
    def day(self) -> dt.date | None:
        """The day of which the data tell; None if the programme does not say."""
        return self.system.programme.value.state

    @cached_property
    def titled(self) -> Mapping[str, tuple[CatalogueEntry, ...]]:
        """Title without blanks → the standards of the catalogue that bear it, each once."""
        found: dict[str, dict[CatalogueEntry, None]] = {}
        for known in self.catalogue.entries.values():
            found.setdefault("".join(known.title_zh.split()), {})[known] = None
        return {title: tuple(entries) for title, entries in found.items()}

    def publication(self, entry: Entry) -> dt.date | None:
        """Return the day on which a standard that is not published yet will be; None if nobody has planned it."""
        task = self.system.task_of.get(entry.id)
        step = step_of(task.value, "发布") if task else None
        return (step.actual or step.planned) if step else None


def sound(rows: Iterable[Row[Value]]) -> Iterator[Row[Value]]:
    """Yield the rows that were read completely; a fault of reading explains what else is wrong in the others."""
    return (row for row in rows if not row.faulty)


def step_of(task: Task, stage: PlanStage) -> Step | None:
    """Return the step of the task with that stage."""
    return next((step for step in task.stages if step.stage == stage), None)


def place(span: Span) -> str:
    """Return the place as findings mention another one: `metadata/entries.yaml:12`."""
    return f"{span.file}:{span.line}"


def near(word: str, known: Iterable[str]) -> str:
    """Return a hint to the name that may be meant."""
    close = get_close_matches(word, list(known), 1, 0.6)
    return f"是不是“{close[0]}”？" if close else "先在它的文件里列出，或改正。"


def cycles(follows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each cycle of the graph once, beginning with its first node in the order of *follows*."""
    done: set[str] = set()
    for start in follows:
        found = _cycle_from(start, follows, done)
        if found:
            yield found


def _cycle_from(start: str, follows: Mapping[str, Iterable[str]], done: set[str]) -> tuple[str, ...]:
    """Return the first cycle that is reached from *start* over nodes that are not done; all that are seen are done."""
    path: list[str] = []
    stack: list[tuple[str, bool]] = [(start, True)]
    found: tuple[str, ...] = ()
    while stack:
        node, enters = stack.pop()
        if not enters:
            path.pop()
            done.add(node)
        elif node in path:
            found = found or tuple(path[path.index(node) :])
        elif node not in done:
            path.append(node)
            stack += [
                (node, False),
                *((next_, True) for next_ in reversed(list(follows.get(node, ()))) if next_ != node),
            ]
    return found


def round_of(cycle: tuple[str, ...]) -> str:
    """Return the cycle as findings tell it."""
    return ROUND.join((*cycle, cycle[0]))


def number_of(entry: Entry) -> str:
    """Return the name by which people know the standard: its number, or its id."""
    return plain_number(entry.number) if entry.number else entry.id
