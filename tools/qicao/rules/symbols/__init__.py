"""SYM: symbols, abbreviated terms and short names (8.8, 9.4.3)."""

from __future__ import annotations

from qicao.rules.symbols.listed import (
    lead_in,
    meaning_of_other_letters,
    numbered_symbol,
    provision_in_meaning,
    symbol_twice,
    untitled_group,
    unused_symbol,
)
from qicao.rules.symbols.meanings import same_meaning
from qicao.rules.symbols.names import (
    dotted_abbreviation,
    full_name_after_short,
    short_name_unused,
    unexplained_abbreviation,
)

__all__ = [
    "dotted_abbreviation",
    "full_name_after_short",
    "lead_in",
    "meaning_of_other_letters",
    "numbered_symbol",
    "provision_in_meaning",
    "same_meaning",
    "short_name_unused",
    "symbol_twice",
    "unexplained_abbreviation",
    "untitled_group",
    "unused_symbol",
]
