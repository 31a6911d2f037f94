"""SYM: symbols and abbreviated terms (8.8, 9.4.3)."""

from __future__ import annotations
