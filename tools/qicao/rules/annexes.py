"""ANX: annexes (9.6)."""

from __future__ import annotations
