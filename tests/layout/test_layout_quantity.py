"""Values as people write them."""

from __future__ import annotations

import pytest

from qicao.layout.quantity import quantity_words
from qicao.model.provision import Quantity


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Quantity("≥", 2, "名"), "≥2 名"),
        (Quantity("～", 20, "℃", 26), "20 ℃～26 ℃"),
        (Quantity("±", 0, "s", 1), "±1 s"),
        (Quantity("±", 5, "mm", 0.5), "（5±0.5） mm"),
        (Quantity("=", 98, "%"), "98%"),
        (Quantity("≤", 0.1), "≤0.1"),
    ],
)
def test_numbers_have_their_comparison_and_unit(value: Quantity, words: str) -> None:
    """A whole number has no decimals, a range its unit at both ends."""
    assert quantity_words(value) == words
