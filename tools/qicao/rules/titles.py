"""TTL: the name of the document (GB/T 1.1—2020, 6.1)."""

from __future__ import annotations
