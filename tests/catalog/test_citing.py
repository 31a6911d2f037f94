"""Citations: what a standard of the system names, by whom it is named, and how current that is."""

from __future__ import annotations

import pytest

from programmes import harbour
from qicao.catalog.citing import citation_of, cited_by, is_current, policies_of


@pytest.mark.parametrize(
    ("name", "id_", "currency"),
    [
        ("A1-001", "A1-001", "现行"),
        ("DB99/T 10-2015", "A1-001", "现行"),
        ("GB/T 99001—2018", "A1-002", "旧版"),
        ("GB/T 99001", "A1-002", "未核实"),
        ("DB99/T 5", "A1-003", "被代替"),
        ("GB/T 12345", None, "体系外"),
        ("没有编号的文件", None, "体系外"),
    ],
)
def test_a_citation_tells_how_current_it_is(name: str, id_: str | None, currency: str) -> None:
    """By id or number, with or without year, in other widths of the dash; another edition is told apart."""
    found = citation_of(harbour(), name)

    assert (found.row.value.id if found.row else None, found.currency) == (id_, currency)


def test_only_what_is_in_force_is_current() -> None:
    """And not what nobody has looked up."""
    assert is_current(citation_of(harbour(), "A1-001"))
    assert not is_current(citation_of(harbour(), "A1-002"))
    assert not is_current(citation_of(harbour(), "GB/T 99001—2018"))


def test_who_cites_a_standard() -> None:
    """Each once, in the order of the file."""
    found = {id_: [row.value.id for row in rows] for id_, rows in cited_by(harbour()).items()}

    assert found == {
        "A1-001": ["B1-001", "B1-003"],
        "A1-002": ["B1-001", "B1-002"],
        "A1-003": ["B1-001"],
        "B1-001": ["B1-003"],
    }


def test_which_policies_name_a_standard() -> None:
    """Those that cite it and those that should."""
    found = {id_: [(row.value.id, cites) for row, cites in pairs] for id_, pairs in policies_of(harbour()).items()}

    assert found == {"A1-001": [("Z-1", False), ("Z-2", True)], "A1-003": [("Z-1", True)], "B1-001": [("Z-1", False)]}
