"""NUM: numbers, units, ranges and tolerances (9.4.4 to 9.4.7)."""

from __future__ import annotations

from qicao.rules.numbers.digits import decimal_comma, degree_in_words, italic_unit, ungrouped_digits
from qicao.rules.numbers.joined import unit_product
from qicao.rules.numbers.letters import time_in_words, unit_letter
from qicao.rules.numbers.named import unit_name
from qicao.rules.numbers.names import numeral_in_words, unit_in_words
from qicao.rules.numbers.ranges import dimensions, percent_range, range_mark, range_unit, tolerance
from qicao.rules.numbers.reversed import reversed_range
from qicao.rules.numbers.signs import (
    angle_in_minutes,
    comparison_sign,
    date_form,
    leading_point,
    multiplication_sign,
    percent_in_words,
)
from qicao.rules.numbers.symbols import no_gap, ppm_like, unit_gap, unit_name_mix, unit_symbol

__all__ = [
    "angle_in_minutes",
    "comparison_sign",
    "date_form",
    "decimal_comma",
    "degree_in_words",
    "dimensions",
    "italic_unit",
    "leading_point",
    "multiplication_sign",
    "no_gap",
    "numeral_in_words",
    "percent_in_words",
    "percent_range",
    "ppm_like",
    "range_mark",
    "range_unit",
    "reversed_range",
    "time_in_words",
    "tolerance",
    "ungrouped_digits",
    "unit_gap",
    "unit_in_words",
    "unit_letter",
    "unit_name",
    "unit_name_mix",
    "unit_product",
    "unit_symbol",
]
