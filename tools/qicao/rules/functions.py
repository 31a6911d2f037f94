"""FUN: what each function type asks for (8.11, GB/T 20001)."""

from __future__ import annotations
