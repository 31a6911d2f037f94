"""Charts of numbers: their tables add up, and agree with what the catalog counts."""

from __future__ import annotations

import pytest

from programmes import chance_system, harbour, sample
from qicao.catalog.load import loads
from qicao.catalog.stats import ages, groups
from qicao.catalog.system import System
from qicao.render.system.charts import age_chart, load_chart, statistics

SYSTEMS = [sample(), harbour(), *map(chance_system, range(20))]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_table_adds_up_to_the_same_total(system: System) -> None:
    """Wanted, there and verified."""
    totals = set()
    for sheet in statistics(system):
        *lines, total = sheet.data.rows
        for column in (1, 2, 4):
            assert sum(int(line[column]) for line in lines) == int(total[column])
        totals.add(total)

    assert len(totals) == 1


def test_numbers_are_those_of_the_statistics() -> None:
    """Line by line."""
    sheets = {sheet.title: sheet for sheet in statistics(sample())}

    for group in groups(sample()):
        rows = sheets[f"标准统计图（{group.title}）"].data.rows
        assert [row[:3] for row in rows] == [
            (line.name, str(line.wanted), str(line.there)) for line in (*group.lines, group.total)
        ]


@pytest.mark.parametrize("system", SYSTEMS)
def test_ages_add_up(system: System) -> None:
    """To those whose day of issue is known."""
    *lines, total = age_chart(system).data.rows
    found = ages(system, system.programme.value.state)

    assert sum(int(line[1]) for line in lines) == int(total[1]) == found.known
    assert sum(int(line[1]) for line in lines[3:]) == found.old


@pytest.mark.parametrize("system", SYSTEMS)
def test_load_is_that_of_the_catalog(system: System) -> None:
    """The most at once, and all that an organisation leads."""
    rows = {row[0]: row for row in load_chart(system).data.rows}

    for load in loads(system):
        if load.leading:
            assert rows[load.organisation.value.title][1:3] == (str(load.most), str(len(load.leading)))


def test_who_leads_too_much_is_told() -> None:
    """In words, and in red."""
    sheet = load_chart(harbour())
    over = [load.organisation.value.title for load in loads(harbour()) if load.over]

    assert over
    assert all(title in sheet.description for title in over)
    assert "同时牵头过多" in sheet.svg
    assert "同时牵头过多" not in load_chart(sample()).svg
