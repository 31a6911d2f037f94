"""LST: 列项: lead-in, punctuation, depth (7.5)."""

from __future__ import annotations
