"""XRF: mentions of the document itself and of its own parts (9.5.2, 9.5.3, 9.5.5)."""

from __future__ import annotations

from qicao.rules.mentioning.forms import bare_chapter, clause_word, doubled_word, formula_mention, ordinal_clause
from qicao.rules.mentioning.split import split_number
from qicao.rules.mentioning.typed import dangling_number, typed_number
from qicao.rules.mentioning.words import (
    attachment,
    consulted_requirement,
    page_mention,
    self_naming,
    typed_mark,
    vague_mention,
)

__all__ = [
    "attachment",
    "bare_chapter",
    "clause_word",
    "consulted_requirement",
    "dangling_number",
    "doubled_word",
    "formula_mention",
    "ordinal_clause",
    "page_mention",
    "self_naming",
    "split_number",
    "typed_mark",
    "typed_number",
    "vague_mention",
]
