"""TRM: terms and definitions (8.7)."""

from __future__ import annotations
