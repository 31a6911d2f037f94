"""TXT: characters and punctuation (9.4.1, GB/T 15834)."""

from __future__ import annotations

from qicao.rules.text.blanks import invisible_character, space_in_chinese, spaced_latin
from qicao.rules.text.bounds import limit_twice
from qicao.rules.text.characters import full_width_letter, full_width_sign, product_name, trademark, unusual_character
from qicao.rules.text.marks import (
    comma_before_and,
    doubled_mark,
    ellipsis,
    hyphens_as_dash,
    stray_mark,
)
from qicao.rules.text.pairs import straight_quote, unpaired_mark
from qicao.rules.text.stops import stop_missing
from qicao.rules.text.width import half_width_mark
from qicao.rules.text.words import misspelt_word, word_twice

__all__ = [
    "comma_before_and",
    "doubled_mark",
    "ellipsis",
    "full_width_letter",
    "full_width_sign",
    "half_width_mark",
    "hyphens_as_dash",
    "invisible_character",
    "limit_twice",
    "misspelt_word",
    "product_name",
    "space_in_chinese",
    "spaced_latin",
    "stop_missing",
    "straight_quote",
    "stray_mark",
    "trademark",
    "unpaired_mark",
    "unusual_character",
    "word_twice",
]
