"""STR: elements and levels: their presence, their order, and the division of the text (6.2, clause 7)."""

from __future__ import annotations

from qicao.rules.structure.elements import (
    combined_terms,
    element_in_annex,
    element_says_nothing,
    element_title_variant,
    introduction_missing,
    misplaced_chapter,
    misplaced_symbols,
    scope_missing,
    typed_caption_number,
    typed_paragraph_number,
)
from qicao.rules.structure.levels import (
    divided_untitled,
    empty_clause,
    general_clause_late,
    hanging_paragraph,
    heading_stop,
    mixed_titles,
    single_clause,
    uneven_emphasis,
    untitled_first_level,
)
from qicao.rules.structure.parts import index_before_end, parts_listed

__all__ = [
    "combined_terms",
    "divided_untitled",
    "element_in_annex",
    "element_says_nothing",
    "element_title_variant",
    "empty_clause",
    "general_clause_late",
    "hanging_paragraph",
    "heading_stop",
    "index_before_end",
    "introduction_missing",
    "misplaced_chapter",
    "misplaced_symbols",
    "mixed_titles",
    "parts_listed",
    "scope_missing",
    "single_clause",
    "typed_caption_number",
    "typed_paragraph_number",
    "uneven_emphasis",
    "untitled_first_level",
]
