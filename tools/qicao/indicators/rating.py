"""The values at which a rating rule changes."""

from __future__ import annotations

from qicao.model.indicator import Rating

__all__ = ["limits_of"]


def limits_of(rating: Rating) -> tuple[float, ...]:
    """Return the ends and thresholds of the rule."""
    ends = [end for one in rating.intervals for end in (one.low, one.high)]
    found = (rating.zero, rating.full, *ends, *(step.at for step in rating.steps))
    return tuple(limit for limit in found if limit is not None)
