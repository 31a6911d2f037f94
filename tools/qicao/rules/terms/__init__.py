"""TRM: terminological entries and the use of terms (8.7)."""

from __future__ import annotations

from qicao.rules.terms.definitions import (
    definition_opening,
    definition_stop,
    requirement_in_definition,
    several_sentences,
)
from qicao.rules.terms.entries import (
    english_capital,
    english_missing,
    english_with_chinese,
    footnote_or_table_in_entry,
    note_before_example,
    term_twice,
    term_with_stop,
    text_beside_terms,
    untitled_group,
)
from qicao.rules.terms.sources import source_changed_form
from qicao.rules.terms.spelt import english_misspelt
from qicao.rules.terms.uses import circular_definition, deprecated_used, term_unused
from qicao.rules.terms.varied import term_varied

__all__ = [
    "circular_definition",
    "definition_opening",
    "definition_stop",
    "deprecated_used",
    "english_capital",
    "english_missing",
    "english_misspelt",
    "english_with_chinese",
    "footnote_or_table_in_entry",
    "note_before_example",
    "requirement_in_definition",
    "several_sentences",
    "source_changed_form",
    "term_twice",
    "term_unused",
    "term_varied",
    "term_with_stop",
    "text_beside_terms",
    "untitled_group",
]
