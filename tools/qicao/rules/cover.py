"""CVR: the data of the cover: numbers, dates, classification, publishers (8.1, 10.3.1)."""

from __future__ import annotations
