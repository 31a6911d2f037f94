"""TBL: tables (9.8)."""

from __future__ import annotations
