"""XRF: mentions of the document itself and of its own parts (9.5.2, 9.5.3, 9.5.5)."""

from __future__ import annotations
