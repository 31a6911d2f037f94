"""Values after changes: rows stay in their order, new ones stand below the row above them in the sheet."""

from __future__ import annotations

from qicao.catalog.workbook.returned import Added, Changes
from qicao.catalog.workbook.tree import changed_files, new_values
from qicao.source.patch import Kept, plainly

OLD = {"entries": [{"id": "A", "title": "甲"}, {"id": "B", "roles": {"drafts": ["X"]}, "strange": "?"}]}


def test_new_rows_stand_where_they_were_typed() -> None:
    """Several below one row in their order; those of a table without rows at its end."""
    fresh = [Added((), (), {"id": "C"}), Added((), ("entries", 0), {"id": "D"}), Added((), ("entries", 0), {"id": "E"})]
    changes = Changes(added={("entries", ("entries",)): fresh})

    ids = [row["id"] for row in plainly(new_values("entries", OLD, changes))["entries"]]

    assert ids == ["A", "D", "E", "B", "C"]
    assert changed_files(changes) == ("entries",)


def test_values_are_put_into_their_records() -> None:
    """A record that is empty goes, one that is needed is made; what nobody knows stays."""
    values = {
        ("entries", ("entries", 0)): {"roles.uses": ["Y"]},
        ("entries", ("entries", 1)): {"roles.drafts": None, "title": "乙"},
    }
    first, second = plainly(new_values("entries", OLD, Changes(values=values)))["entries"]

    assert first == {"id": "A", "title": "甲", "roles": {"uses": ["Y"]}}
    assert list(second.items()) == [("id", "B"), ("title", "乙"), ("strange", "?")]


def test_rows_in_rows() -> None:
    """Only the table that changes is made anew."""
    adopts = Added(("entries", 1), (), {"number": "ISO 1", "degree": "MOD"})
    new = new_values(
        "entries",
        OLD,
        Changes(gone={("entries", ("entries", 0))}, added={("entries", ("entries", "adopts")): [adopts]}),
    )

    assert new["entries"] == [Kept(1, {**OLD["entries"][1], "adopts": [{"number": "ISO 1", "degree": "MOD"}]})]
