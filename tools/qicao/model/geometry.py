"""The text area of a page in mm, the same for every output (GB/T 1.1—2020, figure E.1)."""

from __future__ import annotations

__all__ = ["LANDSCAPE_WIDTH", "TEXT_WIDTH"]

TEXT_WIDTH = 165.0
"""210 mm of paper without margins of 25 mm and 20 mm."""
LANDSCAPE_WIDTH = 252.0
"""297 mm of landscape paper without the same margins."""
