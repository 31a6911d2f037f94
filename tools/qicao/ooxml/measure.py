"""Units of length of WordprocessingML and DrawingML."""

from __future__ import annotations

__all__ = ["emu_from_mm", "twips_from_mm"]


def twips_from_mm(length: float) -> int:
    """The length in twentieths of a point, rounded."""
    return round(length * 1440 / 25.4)


def emu_from_mm(length: float) -> int:
    """The length in English Metric Units, rounded."""
    return round(length * 36000)
