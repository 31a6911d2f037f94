"""P1: the districts differ in set-up and matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qicao.catalog.problems.survey import Measure, Survey, Worst, cell_of, matter_target, worst
from qicao.catalog.system import Row, System
from qicao.catalog.target import Cell, Target
from qicao.model.programme import District, Matter

__all__ = ["departures", "uneven", "uneven_rows"]

MODES = ("照用", "调整", "未开展")
SETUPS: Mapping[str, str] = {"其他": "其他方式设置"}
"""Way in which a district is set up → the words before 的区, if they are not its name."""


def uneven(survey: Survey) -> Iterator[Measure]:
    """Yield how districts are set up and how often they depart from the list of matters."""
    system = survey.system
    setups = Counter(row.value.setup for row in system.districts)
    modes: Counter[str] = Counter(variant.mode for row in system.matters for variant in row.value.districts)
    registered = sum(bool(row.value.districts) for row in system.matters)
    yield Measure("城运中心的设置方式，种", len(setups))
    yield from (
        Measure(f"{SETUPS.get(setup, setup)}的区", number, len(system.districts), None)
        for setup, number in setups.most_common()
    )
    yield Measure("登记了各区做法的事项", registered, len(system.matters), bad=False)
    yield from (Measure(f"各区做法：{mode}", modes[mode], modes.total(), mode != "照用") for mode in MODES)


def uneven_rows(survey: Survey) -> Iterator[Worst]:
    """Yield the districts that depart most, and the matters that differ most."""
    found = sorted(
        survey.system.districts, key=lambda row: (-_modes(survey.system, row.value.id)["departed"], row.value.id)
    )
    heads = ("区", "设置方式", "照用", "调整", "未开展", "未登记的事项")
    yield Worst("各区的做法", heads, tuple(_district(survey.system, row) for row in found))
    matters = [row for row in survey.system.matters if departures(row.value)]
    matters.sort(key=lambda row: (-departures(row.value), row.value.code))
    rows = (((matter_target(row),), cell_of(row.value.limit), *_differences(row.value)) for row in matters)
    yield worst("各区做法差别最大的事项", ("事项", "全市时限", "调整或未开展的区数", "各区时限"), rows)


def departures(matter: Matter) -> int:
    """Return the number of districts that do the matter in another way or not at all."""
    return sum(variant.mode != "照用" for variant in matter.districts)


def _differences(matter: Matter) -> tuple[Cell, Cell]:
    limits = dict.fromkeys(variant.limit for variant in matter.districts if variant.limit)
    return cell_of(departures(matter)), cell_of("、".join(limits))


def _modes(system: System, district: str) -> Mapping[str, int]:
    modes: Counter[str] = Counter(
        variant.mode for row in system.matters for variant in row.value.districts if variant.district == district
    )
    return {**{mode: modes[mode] for mode in MODES}, "departed": modes["调整"] + modes["未开展"]}


def _district(system: System, row: Row[District]) -> tuple[Cell, ...]:
    found = _modes(system, row.value.id)
    known = [found[mode] for mode in MODES]
    name = Target("district", row.value.id, row.value.title)
    return ((name,), (row.value.setup,), *map(cell_of, known), cell_of(len(system.matters) - sum(known)))
