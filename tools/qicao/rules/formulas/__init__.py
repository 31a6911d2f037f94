"""EQN: formulas, their symbols and how they are mentioned (9.9)."""

from __future__ import annotations

from qicao.rules.formulas.led import formula_without_words
from qicao.rules.formulas.pairs import unpaired_bracket
from qicao.rules.formulas.signs import (
    typed_operator,
    upright_greek,
    upright_symbol,
    upright_term_symbol,
    upright_variable,
)
from qicao.rules.formulas.symbols import (
    abbreviation_as_symbol,
    explained_unused,
    two_meanings,
    two_symbols,
    unexplained_symbol,
    where_order,
)
from qicao.rules.formulas.units import unit_missing, unit_of_symbol
from qicao.rules.formulas.writing import (
    formula_not_named,
    other_where,
    tall_inline,
    unit_in_formula,
    where_stop,
    words_in_formula,
)

__all__ = [
    "abbreviation_as_symbol",
    "explained_unused",
    "formula_not_named",
    "formula_without_words",
    "other_where",
    "tall_inline",
    "two_meanings",
    "two_symbols",
    "typed_operator",
    "unexplained_symbol",
    "unit_in_formula",
    "unit_missing",
    "unit_of_symbol",
    "unpaired_bracket",
    "upright_greek",
    "upright_symbol",
    "upright_term_symbol",
    "upright_variable",
    "where_order",
    "where_stop",
    "words_in_formula",
]
