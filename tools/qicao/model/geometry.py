"""The text area of a page, in mm: what every face prints into (GB/T 1.1—2020, figure E.1)."""

from __future__ import annotations

__all__ = ["LANDSCAPE_WIDTH", "TEXT_WIDTH"]

TEXT_WIDTH = 165.0
"""210 mm of paper without margins of 25 mm and 20 mm."""
LANDSCAPE_WIDTH = 252.0
"""297 mm of paper, laid on its long side, without the same margins."""
