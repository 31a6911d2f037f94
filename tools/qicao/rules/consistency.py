"""CON: the same things said the same way (5.4)."""

from __future__ import annotations
