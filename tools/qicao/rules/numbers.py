"""NUM: numbers, units, ranges and tolerances (9.4.4 to 9.4.7)."""

from __future__ import annotations
