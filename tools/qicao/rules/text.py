"""TXT: characters and punctuation (9.4.1, GB/T 15834)."""

from __future__ import annotations
