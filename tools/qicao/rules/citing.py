"""CIT: citations of other documents and the list of normative references (8.6, 9.5.4)."""

from __future__ import annotations
