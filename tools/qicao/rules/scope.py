"""SCP: the scope (8.5)."""

from __future__ import annotations
