"""结构图 of systems: numbers are those of the 明细表, every sub-system has its box."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from programmes import chance_system, harbour, sample
from qicao.catalog.listing import listing
from qicao.catalog.stats import groups
from qicao.catalog.system import System
from qicao.layout.drawing import Paper
from qicao.model.system import OBSOLETE, THERE
from qicao.render.system.diagram import MOST_LISTED, diagrams
from qicao.render.system.sheet import A3, A4, PAGE


def _inside(system: System, code: str) -> set[str]:
    """The code, and those of all sub-systems below it."""
    below = {row.value.code for row in system.subsystems if row.value.parent == code} - {code}
    return {code, *(inner for one in below for inner in _inside(system, one))}


@pytest.mark.parametrize("system", [sample(), harbour()], ids=["sample", "harbour"])
@pytest.mark.parametrize("paper", [A4, A3, PAGE], ids=["A4", "A3", "page"])
def test_numbers_are_those_of_the_list(system: System, paper: Paper) -> None:
    """For each box: how many standards exist, and how many should: those listed, and what a sub-system lacks."""
    rows = [row for row in listing(system) if row.status not in OBSOLETE]
    found = {row[0]: row for sheet in diagrams(system, paper) for row in sheet.data.rows}

    assert found.keys() == {"", *system.subsystem_of}
    for code in system.subsystem_of:
        here = [row for row in rows if row.subsystem in _inside(system, code)]
        lacking = sum(system.unlisted.get(one, 0) for one in _inside(system, code))
        assert found[code][3:5] == (str(sum(row.status in THERE for row in here)), str(len(here) + lacking))


def test_the_whole_is_that_of_the_statistics() -> None:
    """The first row of the table."""
    total = next(iter(groups(sample()))).total

    assert diagrams(sample())[0].data.rows[0][3:5] == (str(total.there), str(total.wanted))


def test_the_numbers_of_the_table_are_drawn() -> None:
    """In the boxes."""
    (sheet,) = diagrams(sample())

    for code, title, _, there, wanted, _ in sheet.data.rows:
        assert f"现有 {there}　应有 {wanted}<" in sheet.svg
        assert f"{code} {title}".strip() in sheet.svg


@pytest.mark.parametrize("seed", range(30))
def test_any_system_is_drawn(seed: int) -> None:
    """Even one with unknown sub-systems."""
    system = chance_system(seed)

    for expanded in (False, True):
        assert diagrams(system, expanded=expanded)


def test_expanded_boxes_list_every_standard() -> None:
    """By its id, once."""
    printed = "".join(sheet.svg for sheet in diagrams(sample(), A3, expanded=True))

    assert [
        row.id for row in listing(sample()) if row.status not in OBSOLETE and printed.count(f">{row.id} ") != 1
    ] == []


def test_names_titles_and_descriptions() -> None:
    """Files have names of their own; a sheet tells what it shows."""
    sheets = diagrams(sample(), A4, expanded=True)

    assert len({sheet.name for sheet in sheets}) == len(sheets)
    assert len({sheet.title for sheet in sheets}) == len(sheets)
    assert "JC 基础通用（现有28项，应有32项）" in sheets[0].description
    assert all(sheet.height_mm <= A4.height for sheet in sheets)


def test_boxes_lead_to_their_pages() -> None:
    """If addresses are given."""
    (sheet,) = diagrams(sample(), links={"JC101": "jc101.html"})

    assert sheet.svg.count("<a href=") == 1


def test_a_system_is_drawn_in_the_same_bytes() -> None:
    """Every time."""
    assert diagrams(sample()) == diagrams(sample())


def test_too_many_standards_are_not_listed() -> None:
    """A picture of hundreds of sheets helps nobody, and takes minutes."""
    system = sample()
    many = replace(system, entries=system.entries * (MOST_LISTED // len(system.entries) + 1))

    assert [sheet.svg.count("JC101-001") for sheet in diagrams(many, expanded=True)] == [0]
