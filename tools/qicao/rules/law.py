"""LEG: contracts and law, which a document does not lay down (5.5.3)."""

from __future__ import annotations
