"""Load of organisations, roles that nobody has, standards due for review."""

from __future__ import annotations

import datetime as dt

import pytest

from programmes import chance_system, harbour
from qicao.catalog.load import due_reviews, loads, missing_roles


def test_who_leads_too_much() -> None:
    """The institute leads three unfinished standards, all of which are worked on at the end of 2026."""
    found = {load.organisation.value.id: load for load in loads(harbour())}

    assert [row.value.id for row in found["O-INST"].leading] == ["B1-001", "B1-002", "B1-003"]
    assert (found["O-INST"].most, found["O-INST"].over) == (3, True)
    assert (found["O-EAST"].leading, found["O-EAST"].over) == ((), False)
    assert [row.value.id for row in found["O-EAST"].roles["起草"]] == ["B1-001"]


def test_roles_that_nobody_has() -> None:
    """Only in standards of the programme itself."""
    system = harbour()

    assert missing_roles(system.entry_of["B1-001"].value) == ("评价",)
    assert missing_roles(system.entry_of["A1-001"].value) == ()
    assert missing_roles(system.entry_of["B1-004"].value) == ()


def test_which_standards_are_due_for_review() -> None:
    """Five years after their issue, the longest overdue first; those without a day of issue are not counted."""
    found = [(due.entry.value.id, due.due, due.overdue) for due in due_reviews(harbour())]

    assert found == [("A1-001", dt.date(2020, 3, 1), True), ("B1-004", dt.date(2021, 12, 30), True)]


@pytest.mark.parametrize("seed", range(40))
def test_nobody_leads_more_at_once_than_in_all(seed: int) -> None:
    """For any plan; and every registered role is counted once."""
    system = chance_system(seed)
    found = loads(system)
    roles = sum(len(set(row.value.roles.drafts)) for row in system.entry_of.values())

    assert all(0 <= load.most <= len(load.leading) for load in found)
    assert sum(len(load.roles["起草"]) for load in found) == roles
