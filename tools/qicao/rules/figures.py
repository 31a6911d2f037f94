"""FIG: figures (9.7)."""

from __future__ import annotations
