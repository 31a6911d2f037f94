"""What changed between two states: nothing between a state and itself, else exactly the edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import ROOT
from qicao.catalog.exchange.differ import KINDS, TABLES, Change, changes, field_name
from qicao.catalog.exchange.gather import gather
from qicao.catalog.exchange.states import parse_exchange
from qicao.catalog.exchange.written import render_exchange
from qicao.catalog.read import read_system
from qicao.model.exchange import Exchange, SharedTerm
from qicao.model.programme import Step, Task
from qicao.model.system import Entry
from qicao.source.files import DISK

TERM = SharedTerm(draft="x", standard="DB31/T XXXX—XXXX", number="3.1", term="甲", definition="旧")
STATE = replace(gather(read_system(DISK, ROOT)), terms=(TERM,))
Edit = tuple[str, int, Callable[[Any], Any], tuple[str, str]]


def edited(state: Exchange, table: str, at: int, row: Any) -> Exchange:
    """The state with another row at a position; without it if the row is None."""
    rows = list(getattr(state, table))
    rows[at : at + 1] = [] if row is None else [row]
    return replace(state, **{table: tuple(rows)})


def told(found: tuple[Change, ...]) -> set[tuple[str, str, str, str]]:
    """Kind, table, id and field of each change."""
    return {(one.kind, one.table, one.id, one.field) for one in found}


def later(task: Task) -> Task:
    """The task with its last stage planned a month later."""
    last = task.stages[-1]
    assert last.planned
    return replace(task, stages=(*task.stages[:-1], replace(last, planned=last.planned + dt.timedelta(30))))


EDITS: dict[str, tuple[str, Callable[[Any], Any], str, Callable[[Any], str]]] = {
    "rename": ("entries", lambda row: replace(row, title=f"{row.title}新"), "renamed", lambda _: "title"),
    "move": ("entries", lambda row: replace(row, subsystem="JC103x"), "moved", lambda _: "subsystem"),
    "status": ("entries", lambda row: replace(row, note=f"{row.note}改"), "changed", lambda _: "note"),
    "roles": (
        "entries",
        lambda row: replace(row, roles=replace(row.roles, drafts=(*row.roles.drafts, "ORG-N"))),
        "changed",
        lambda _: "roles.drafts",
    ),
    "remove": ("entries", lambda _: None, "removed", lambda _: ""),
    "slip": ("tasks", later, "slipped", lambda row: f"stages.{row.stages[-1].stage}.planned"),
    "owner": ("tasks", lambda row: replace(row, owner="ORG-N"), "changed", lambda _: "owner"),
    "matter": ("matters", lambda row: replace(row, limit="99 h"), "changed", lambda _: "limit"),
    "parent": ("subsystems", lambda row: replace(row, parent="JCx"), "moved", lambda _: "parent"),
    "need": ("needs", lambda row: replace(row, text="别的"), "renamed", lambda _: "text"),
    "organisation": ("organisations", lambda _: None, "removed", lambda _: ""),
    "policy": ("policies", lambda row: replace(row, verified=not row.verified), "changed", lambda _: "verified"),
    "definition": ("terms", lambda row: replace(row, definition="新"), "changed", lambda _: "definition"),
}
"""Name → table, what is done to a row, and the kind and field of the change that this is."""
SEEDS = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 500)), max_size=12, unique_by=lambda seed: seed[1] % 40
)


def seeded(seeds: list[tuple[str, int]]) -> tuple[Exchange, set[tuple[str, str, str, str]]]:
    """The state with these edits, each of a row of its own, and what they are to be told as."""
    state, expected, touched = STATE, set(), set()
    for name, number in seeds:
        table, change, kind, field = EDITS[name]
        rows = getattr(STATE, table)
        row = rows[number % len(rows)]
        if (table, number % len(rows)) in touched:
            continue
        touched.add((table, number % len(rows)))
        now = getattr(state, table)
        state = edited(state, table, now.index(row), change(row))
        expected.add((kind, table, TABLES[table].key(row), field(row)))
    return state, expected


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_told_as_what_it_is(name: str) -> None:
    """And nothing else."""
    state, expected = seeded([(name, 7)])

    assert told(changes(STATE, state)) == expected


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_exactly_the_edits_are_told(seeds: list[tuple[str, int]]) -> None:
    """However many, and none between a state and itself, also when it was written and read."""
    state, expected = seeded(seeds)
    read = parse_exchange(render_exchange(state).encode())

    assert told(changes(STATE, read)) == expected
    assert changes(state, read) == ()


def test_changes_come_by_kind() -> None:
    """First what is new."""
    state, _ = seeded([(name, at) for at, name in enumerate(EDITS)])
    kinds = [change.kind for change in changes(STATE, state)]

    assert kinds == sorted(kinds, key=list(KINDS).index)


def test_a_new_row_and_the_way_back() -> None:
    """What is new in one direction is gone in the other."""
    new = Entry(id="JC101-900", subsystem="JC101", title="新", level="local", kind="基础", status="拟编")
    state = replace(STATE, entries=(*STATE.entries, new))

    assert changes(STATE, state) == (Change("added", "entries", "JC101-900", "新"),)
    assert changes(state, STATE) == (Change("removed", "entries", "JC101-900", "新"),)


def test_an_entry_that_got_another_id_is_known_by_number_or_title() -> None:
    """So that moving it is one change and not a loss and a gain."""
    numbered = next(at for at, row in enumerate(STATE.entries) if row.number)
    planned = next(at for at, row in enumerate(STATE.entries) if not row.number)
    for at in (numbered, planned):
        row = STATE.entries[at]
        state = edited(STATE, "entries", at, replace(row, id="BZ404-900", subsystem="BZ404"))
        assert told(changes(STATE, state)) == {
            ("changed", "entries", "BZ404-900", "id"),
            ("moved", "entries", "BZ404-900", "subsystem"),
        }


def test_a_stage_that_is_done_and_one_that_is_earlier_are_no_slips() -> None:
    """The title of a task is that of its standard."""
    at = next(at for at, task in enumerate(STATE.tasks) if task.stages and not task.stages[-1].actual)
    task = STATE.tasks[at]
    day = dt.date(2020, 1, 1)
    stages = (*task.stages[:-1], Step(stage=task.stages[-1].stage, planned=day, actual=day))
    found = changes(STATE, edited(STATE, "tasks", at, replace(task, stages=stages)))

    assert [change.kind for change in found] == ["changed", "changed"]
    assert found[0].title == next(entry.title for entry in STATE.entries if entry.id == task.entry)


def test_terms_are_left_out_if_one_side_does_not_know_them() -> None:
    """As a revision does not."""
    assert changes(replace(STATE, terms=()), STATE, terms=False) == ()
    assert len(changes(replace(STATE, terms=()), STATE)) == 1


def test_two_rows_of_one_key_are_both_compared() -> None:
    """A fault of the data hides no change."""
    twice = replace(STATE, entries=(*STATE.entries, STATE.entries[0]))

    assert [change.kind for change in changes(STATE, twice)] == ["added"]
    assert changes(twice, twice) == ()


@pytest.mark.parametrize(
    ("table", "path", "name"),
    [
        ("entries", "status", "状态"),
        ("entries", "roles.drafts", "起草"),
        ("tasks", "stages.起草.planned", "起草的计划日期"),
        ("tasks", "owner", "负责的组织的编号"),
        ("system", "title", "标准体系的名称"),
    ],
)
def test_a_field_is_named_as_its_description_begins(table: str, path: str, name: str) -> None:
    """For people."""
    assert field_name(table, path) == name
