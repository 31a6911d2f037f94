"""Units of length of WordprocessingML and DrawingML."""

from __future__ import annotations

__all__ = ["emu_from_mm", "mm_from_twips", "twips_from_mm", "twips_within"]


def twips_from_mm(length: float) -> int:
    """Return the length in twips (twentieths of a point), rounded."""
    return round(length * 1440 / 25.4)


def twips_within(length: float) -> int:
    """Return the length in twips, rounded down, for what must not be wider than *length* mm."""
    return int(length * 1440 / 25.4)


def mm_from_twips(length: float) -> float:
    """Return the length in millimetres."""
    return length * 25.4 / 1440


def emu_from_mm(length: float) -> int:
    """Return the length in EMU (English Metric Units), rounded."""
    return round(length * 36000)
