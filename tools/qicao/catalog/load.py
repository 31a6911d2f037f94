"""Who has how much to do, and which standards are due for review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from qicao.catalog.progress import is_unfinished
from qicao.catalog.stats import OLD, age, years_later
from qicao.catalog.system import Row, System
from qicao.model.programme import Organisation, Task
from qicao.model.system import THERE, Entry

__all__ = ["ROLES", "Due", "Load", "due_reviews", "loads", "missing_roles", "roles_of"]

ROLES: Mapping[str, str] = {
    "proposes": "提出",
    "in_charge": "归口",
    "drafts": "起草",
    "reviews": "审查",
    "uses": "使用",
    "evaluates": "评价",
}
"""Field of `Roles` → what people read."""


class Load(Struct, frozen=True):
    """What an organisation has to do."""

    organisation: Row[Organisation]
    roles: Mapping[str, tuple[Row[Entry], ...]]
    """Role → the standards in which it has that role."""
    leading: tuple[Row[Entry], ...]
    """The unfinished standards whose drafting it leads."""
    most: int
    """The greatest number of these that are worked on at the same time, by the dates of the plan."""
    undated: int
    """The number of those that it leads whose time is not known, which *most* leaves out."""
    over: bool
    """True if that is more than the programme thinks good."""


class Due(Struct, frozen=True):
    """A standard in force whose day of issue is known."""

    entry: Row[Entry]
    years: float
    due: dt.date
    """The day on which it is to be reviewed: five years after its issue."""
    overdue: bool


def roles_of(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Return role → ids of organisations, as people read the role."""
    return {words: getattr(entry.roles, role) for role, words in ROLES.items()}


def missing_roles(entry: Entry) -> tuple[str, ...]:
    """Return the roles that nobody has in a standard that is being made or is to be; what exists was made by others."""
    made = is_unfinished(entry) and not entry.related
    return tuple(role for role, ids in roles_of(entry).items() if not ids) if made else ()


def loads(system: System) -> tuple[Load, ...]:
    """Return the load of every organisation, in the order of the file."""
    roles: dict[tuple[str, str], list[Row[Entry]]] = {}
    for row in system.entry_of.values():
        for role, ids in roles_of(row.value).items():
            for id_ in dict.fromkeys(ids):
                roles.setdefault((id_, role), []).append(row)
    return tuple(_load(system, row, roles) for row in system.organisations)


def _load(system: System, row: Row[Organisation], roles: Mapping[tuple[str, str], list[Row[Entry]]]) -> Load:
    id_ = row.value.id
    own = {role: tuple(roles.get((id_, role), ())) for role in ROLES.values()}
    leading = tuple(one for one in own["起草"] if one.value.roles.drafts[0] == id_ and is_unfinished(one.value))
    tasks = [task.value for one in leading if (task := system.task_of.get(one.value.id))]
    spans = [days for task in tasks if (days := _span(task))]
    most = _most(spans)
    return Load(row, own, leading, most, len(leading) - len(spans), most > system.programme.value.load)


def _span(task: Task) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a task that is not finished."""
    days = [day for step in task.stages if (day := step.actual or step.planned)]
    finished = any(step.stage == "发布" and step.actual for step in task.stages)
    return (min(days), max(days)) if days and not finished else None


def _most(spans: list[tuple[dt.date, dt.date]]) -> int:
    return max((sum(start <= day <= end for start, end in spans) for day, _ in spans), default=0)


def due_reviews(system: System) -> tuple[Due, ...]:
    """Return the standards in force by the day of their review, the longest overdue first."""
    return tuple(sorted(_due(system), key=lambda due: (due.due, due.entry.value.id)))


def _due(system: System) -> Iterator[Due]:
    day = system.programme.value.state
    for row in system.entry_of.values():
        issued = row.value.issued
        if day and issued and row.value.status in THERE:
            due = years_later(issued, OLD)
            yield Due(row, round(age(issued, day), 1), due, due <= day)
