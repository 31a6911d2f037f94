"""TBL: tables (9.8)."""

from __future__ import annotations

from qicao.rules.tables.options import unit_option
from qicao.rules.tables.repeated import unit_repeated
from qicao.rules.tables.shape import (
    diagonal_head,
    ditto,
    empty_cell,
    headless_table,
    paragraph_after_note,
    same_title,
    table_in_cell,
    table_not_mentioned,
    table_order,
)
from qicao.rules.tables.units import unit_in_brackets, unit_in_every_cell, unit_in_every_head, unit_line_typed
from qicao.rules.tables.voids import void_mark

__all__ = [
    "diagonal_head",
    "ditto",
    "empty_cell",
    "headless_table",
    "paragraph_after_note",
    "same_title",
    "table_in_cell",
    "table_not_mentioned",
    "table_order",
    "unit_in_brackets",
    "unit_in_every_cell",
    "unit_in_every_head",
    "unit_line_typed",
    "unit_option",
    "unit_repeated",
    "void_mark",
]
