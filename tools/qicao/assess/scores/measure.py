"""Units of data: what one is in another."""

from __future__ import annotations

from functools import lru_cache

from qicao.indicators.units import read_unit

__all__ = ["factor_of", "ratio"]


def factor_of(unit: str) -> float:
    """Return how many base units it is; an unknown unit counts as 1."""
    known = read_unit(unit)
    return known.factor if known else 1.0


@lru_cache(maxsize=512)
def ratio(given: str, wanted: str) -> float | None:
    """Return by what a number in the unit *given* is multiplied to be one in the unit *wanted*, None if it cannot be."""
    if given == wanted:
        return 1.0
    one, other = read_unit(given), read_unit(wanted)
    return one.factor / other.factor if one and other and one.dimension == other.dimension else None
