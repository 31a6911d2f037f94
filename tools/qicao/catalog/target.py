"""Names of rows, by which numbers and tables point to what they are about."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["Cell", "Kind", "Target"]

Kind = Literal[
    "subsystem", "entry", "organisation", "matter", "district", "need", "clash", "framework", "policy", "problem"
]


class Target(Struct, frozen=True):
    """A row of the system that has a page or a place of its own, and the words for it."""

    kind: Kind
    id: str
    words: str


Cell = tuple[Target | str, ...]
"""What stands in a cell of a table: words and rows that they point to."""
