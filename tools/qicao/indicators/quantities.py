"""What the names of a set stand for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from qicao.indicators.dimensions import Quantity
from qicao.indicators.units import Dimension, read_unit
from qicao.model.indicator import IndicatorSet

__all__ = ["is_finer", "quantities"]

LENGTHS: Mapping[str, int] = {"月": 1, "季": 3, "年": 12}
"""Period → its months."""


def is_finer(period: str | None, whole: str) -> bool:
    """Return whether there are several such periods in the whole one."""
    return bool(period) and LENGTHS[str(period)] < LENGTHS[whole]


def quantities(indicators: IndicatorSet, unsure: frozenset[str] = frozenset()) -> Mapping[str, Quantity]:
    """Return name → quantity; a data item comes before an indicator of the same name.

    The dimension of *unsure* names, whose rows have faults, is not known.
    """
    found = {one.id: Quantity(_dimension(one.unit), indicator=True) for one in indicators.indicators}
    for item in indicators.data:
        found[item.id] = Quantity(_dimension(item.unit), finer=is_finer(item.period, indicators.period))
    return {name: replace(one, dimension=None) if name in unsure else one for name, one in found.items()}


def _dimension(unit: str) -> Dimension | None:
    known = read_unit(unit)
    return known.dimension if known else None
