"""NTE: notes, examples and footnotes (9.10 to 9.12)."""

from __future__ import annotations
